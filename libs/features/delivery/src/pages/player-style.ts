export const playerStyle = `
.player-tools { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; font-size: .9375rem; line-height: 1.5; }
.player-tools[hidden] { display: none; }
.js .player-tools[hidden] { display: flex; visibility: hidden; }
.player-tools button, .player-tools select { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--muted); border-radius: 99px; padding: .35rem .9rem; min-height: 2.25rem; }
.player-tools button { cursor: pointer; }
.player-tools select:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.player .player-now { grid-column: 1 / -1; min-height: 1.5em; color: var(--ink); }
.js .player-now[hidden] { display: block; visibility: hidden; }
.wave { grid-column: 1 / -1; display: block; width: 100%; height: 4rem; fill: none; stroke-width: 2; }
@media (min-width: 40rem) {
  .player img ~ .wave { grid-column: 2; align-self: start; }
  .player img ~ .wave ~ audio { grid-column: 1 / -1; }
}
.wave stop { stop-color: var(--muted); stop-opacity: .55; }
.wave .heard { stop-color: var(--accent); stop-opacity: 1; }
.js .wave { cursor: pointer; }
.chapters a[aria-current], .cues button[aria-current] { color: var(--accent); background: var(--paper); box-shadow: inset 3px 0 var(--accent); }
.transcript > p, .said p { margin: .75rem 0 0; }
.cues { list-style: none; margin: .75rem -.75rem 0; padding: 0; position: relative; overscroll-behavior: contain; }
.cues, .js .lines .said { height: 24rem; overflow-y: auto; }
.cues button { display: grid; grid-template-columns: 3.25rem 1fr; gap: .75rem; width: 100%; padding: .4rem .75rem; border: 0; border-radius: var(--radius); background: none; color: inherit; font: inherit; line-height: 1.7; text-align: start; cursor: pointer; }
.cues span:first-child { color: var(--muted); font-size: .875rem; line-height: 1.95; font-variant-numeric: tabular-nums; }
.cues button:hover { color: var(--accent); }
.cues button[aria-current] { background: var(--raised); }
.cues button:focus-visible { outline-offset: -3px; }
html.contrast :is(.chapters a, .cues button)[aria-current] { outline: 2px solid; outline-offset: -2px; }
.chapters { grid-column: 1 / -1; list-style: none; margin: 0; padding: 0; font-size: .9375rem; }
.chapters a { display: flex; gap: .75rem; padding: .35rem .6rem; color: inherit; text-decoration: none; border-top: 1px solid var(--line); }
.chapters a:hover { color: var(--accent); }
.chapters span { color: var(--muted); font-variant-numeric: tabular-nums; }
.programme { display: grid; gap: 1.25rem; margin: 0 0 2rem; }
.programme img { width: 10rem; height: 10rem; object-fit: cover; border-radius: var(--radius); }
.programme h1 { margin-bottom: .5rem; }
.programme p { margin: 0 0 .75rem; white-space: pre-line; color: var(--muted); }
@media (min-width: 40rem) { .programme { grid-template-columns: auto 1fr; } }
.ways, .sorts ul { flex-wrap: wrap; }
.feed { width: 100%; font: .875rem/1.5 var(--text); color: var(--ink); background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); padding: .5rem .75rem; }
.episodes { list-style: none; margin: 0; padding: 0; }
.episodes > li { padding: 1.25rem 0; border-top: 1px solid var(--line); }
.season { font-size: 1.25rem; line-height: 1.5; margin: 2rem 0 .75rem; }
.episodes :is(h2, h3) { font-size: 1.125rem; line-height: 1.5; margin: 0 0 .35rem; }
.episodes .player { margin: .75rem 0 0; padding: 1rem; }
.people { list-style: none; display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; margin: 0 0 1.25rem; padding: 0; font-size: .9375rem; line-height: 1.6; color: var(--muted); }
.episodes .people { margin: .25rem 0 0; font-size: .875rem; }
.episodes > li > p { margin: .5rem 0 0; }
.person img { border-radius: 50%; }
.person .roles { color: var(--accent); font-weight: 600; }
.episodes .small { margin: 0; color: var(--muted); font-size: .875rem; }
`.trim();
