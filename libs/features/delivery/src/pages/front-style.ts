/** What lists items: fronts, columns, topics. */
export const frontStyle = `
.items { list-style: none; margin: 0; padding: 0; }
.items > li { display: flex; gap: 1rem; padding: 1.25rem 0; border-bottom: 1px solid var(--line); align-items: flex-start; position: relative; }
.items > li:first-child { padding-top: 0; }
.items .words { flex: 1; min-width: 0; }
.items h2, .items h3 { font-size: 1.125rem; line-height: 1.5; margin: 0 0 .25rem; text-wrap: pretty; }
.items :is(h2, h3) a { color: inherit; text-decoration: none; }
.items :is(h2, h3) a::after { content: ""; position: absolute; inset: 0; }
.items :is(h2, h3) a:focus-visible { outline: 0; }
.items :is(h2, h3) a:focus-visible::after { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 6px; }
.items li:hover :is(h2, h3) a { color: var(--accent); }
.items p { margin: 0; color: var(--muted); font-size: .9375rem; line-height: 1.6; }
.items .summary { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; margin-bottom: .25rem; }
.items .small { font-size: .8125rem; }
.items img { flex: none; width: 7.5rem; aspect-ratio: 16 / 10; object-fit: cover; border-radius: calc(var(--radius) * .7); background: var(--raised); }
@media (min-width: 40rem) { .items img { width: 11rem; } .items > li { gap: 1.5rem; } }
.items > .top { display: block; padding: 0 0 1.5rem; }
.items .top img { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; object-fit: cover; border-radius: var(--radius); margin: 0 0 1rem; }
.items .top h2 { font-size: clamp(1.375rem, 1.2rem + 1vw, 1.875rem); line-height: 1.4; margin-bottom: .5rem; }
.items .top .summary { font-size: 1rem; line-height: 1.7; -webkit-line-clamp: 3; margin-bottom: .5rem; }
.front { display: grid; gap: 2.5rem; }
@media (min-width: 62rem) { .front { grid-template-columns: minmax(0, 1fr) 20rem; gap: 3rem; } }
.front > aside { display: grid; gap: 2rem; align-content: start; }
.block > h2, .section > h2 { font-size: 1.1875rem; line-height: 1.4; margin: 0 0 1rem; padding-bottom: .5rem; border-bottom: 2px solid var(--accent); display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; }
.section > h2 a { color: inherit; text-decoration: none; }
.section > h2 .more { font-size: .875rem; font-weight: 400; color: var(--accent); flex: none; }
main > .section + .section { margin-top: 2.75rem; }
.sections { display: grid; gap: 2.5rem; margin-top: 2.5rem; }
@media (min-width: 48rem) { .sections { grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); } }
.brief { list-style: none; margin: 0; padding: 0; }
.brief li { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; padding: .5rem 0; border-bottom: 1px dashed var(--line); line-height: 1.55; }
.brief a { color: inherit; text-decoration: none; }
.brief a:hover { color: var(--accent); text-decoration: underline; }
.brief time { flex: none; font-size: .8125rem; color: var(--muted); }
.services { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem; }
.services a { display: block; height: 100%; padding: .9rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--raised); color: inherit; text-decoration: none; line-height: 1.5; }
.services a:hover { border-color: var(--accent); }
.services svg { display: block; width: 1.75rem; height: 1.75rem; color: var(--accent); margin-bottom: .4rem; }
.services b { display: block; }
.services span { display: block; font-size: .8125rem; color: var(--muted); }
.tiles { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; }
.tiles li { position: relative; display: flex; gap: .9rem; align-items: center; line-height: 1.5; }
.tiles img, .tiles .disc { flex: none; width: 4.25rem; height: 4.25rem; object-fit: cover; border-radius: calc(var(--radius) * .7); background: var(--raised); }
.tiles .disc { display: grid; place-items: center; color: var(--accent); border: 1px solid var(--line); }
.tiles .disc svg { width: 1.75rem; height: 1.75rem; }
.tiles h3 { font-size: 1rem; line-height: 1.5; margin: 0; }
.tiles h3 a { color: inherit; text-decoration: none; }
.tiles h3 a::after { content: ""; position: absolute; inset: 0; }
.tiles li:hover h3 a { color: var(--accent); }
.tiles p { margin: 0; font-size: .8125rem; color: var(--muted); }
.topics { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
.topics a { display: block; border-radius: var(--radius); overflow: hidden; background: var(--raised); border: 1px solid var(--line); color: inherit; text-decoration: none; font-weight: 700; line-height: 1.5; }
.topics a:hover { border-color: var(--accent); }
.topics img { display: block; width: 100%; height: auto; aspect-ratio: 16 / 7; object-fit: cover; }
.topics span { display: block; padding: .65rem .9rem; }
.hero { margin: 0 0 2rem; }
.hero img { display: block; width: 100%; height: auto; aspect-ratio: 21 / 9; object-fit: cover; border-radius: var(--radius); margin-bottom: 1.5rem; }
.hero p { color: var(--muted); margin: 0; white-space: pre-line; }
.related { margin-top: 3rem; }
.neighbours { display: grid; gap: .75rem; margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); font-size: .9375rem; line-height: 1.6; }
@media (min-width: 40rem) { .neighbours { grid-template-columns: 1fr 1fr; gap: 2rem; } .neighbours .after { text-align: right; grid-column: 2; } }
.neighbours span { display: block; font-size: .8125rem; color: var(--muted); }
.neighbours a { color: inherit; text-decoration: none; }
.neighbours a:hover { color: var(--accent); }
`.trim();
