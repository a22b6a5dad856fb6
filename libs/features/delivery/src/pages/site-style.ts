/** What frames a page: masthead, ways through the site, foot; and the looks that a reader or a day asks for. */
export const siteStyle = `
.masthead { background: var(--head); color: var(--head-ink); border-bottom: 1px solid var(--line); }
.masthead a { color: inherit; text-decoration: none; }
.masthead a:focus-visible { outline-color: currentColor; }
.t-plain .masthead { border-top: 4px solid var(--accent); }
.banner { display: block; width: 100%; max-height: 12rem; object-fit: cover; }
.bar { display: flex; align-items: center; justify-content: space-between; gap: .5rem 1.5rem; flex-wrap: wrap; padding-top: 1rem; padding-bottom: 1rem; }
.brand { display: flex; align-items: center; gap: .75rem; font-weight: 700; font-size: clamp(1.25rem, 1.1rem + 1vw, 1.75rem); line-height: 1.35; letter-spacing: .04em; }
@media (min-width: 62rem) { .bar { padding-top: 1.6rem; padding-bottom: 1.6rem; } .brand img { height: 3.25rem; } }
.brand img { width: auto; height: 2.5rem; max-width: 7rem; object-fit: contain; }
.tools { display: flex; align-items: center; gap: .25rem; font-size: .875rem; line-height: 1.5; margin-left: auto; }
.tools a { padding: .3rem .7rem; border-radius: 99px; white-space: nowrap; }
.tools a:hover, .tools a[aria-current] { background: color-mix(in srgb, currentColor 14%, transparent); }
.tools a[aria-current]::before { content: "✓ "; }
.columns { border-top: 1px solid color-mix(in srgb, currentColor 16%, transparent); }
.columns ul { list-style: none; display: flex; gap: .25rem; overflow-x: auto; scrollbar-width: none; padding-top: 0; padding-bottom: 0; }
.columns ul::-webkit-scrollbar { display: none; }
.columns a { display: block; padding: .6rem .85rem; white-space: nowrap; font-size: 1rem; line-height: 1.5; border-bottom: 3px solid transparent; }
.columns li:first-child a { margin-left: -.85rem; }
.columns a:focus-visible { outline-offset: -4px; }
.columns a:hover { border-color: color-mix(in srgb, currentColor 40%, transparent); }
.columns a[aria-current] { border-color: currentColor; font-weight: 700; }
.crumbs { margin: 0 0 1.25rem; font-size: .875rem; line-height: 1.6; color: var(--muted); }
.crumbs ol { list-style: none; display: flex; flex-wrap: wrap; margin: 0; padding: 0; }
.crumbs li + li::before { content: "›"; padding: 0 .5rem; }
.crumbs a { color: inherit; text-decoration: none; }
.crumbs a:hover { color: var(--accent); text-decoration: underline; }
.foot { background: var(--raised); border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; line-height: 1.8; }
.foot .wide { padding-top: 2rem; padding-bottom: 2.5rem; display: flex; flex-wrap: wrap-reverse; gap: 1.75rem 3rem; justify-content: space-between; align-items: flex-end; }
.foot p { margin: 0; }
.foot a { color: inherit; }
.imprint { flex: 1 1 20rem; }
.owner { color: var(--ink); font-weight: 700; font-size: 1rem; }
.foot .hotline { color: var(--accent); font-weight: 700; font-size: 1.0625rem; text-decoration: none; }
.filings { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.codes { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(3, minmax(0, 6.75rem)); gap: 1rem; order: 1; }
@media (min-width: 48rem) { .codes { grid-template-columns: repeat(4, 6.75rem); } .codes:has(li:nth-child(3):last-child) { grid-template-columns: repeat(3, 6.75rem); } }
.codes li { text-align: center; }
.codes img { display: block; width: 100%; height: auto; aspect-ratio: 1; object-fit: contain; background: #fff; padding: .35rem; border-radius: 8px; border: 1px solid var(--line); margin-bottom: .35rem; }
.codes span { display: block; font-size: .8125rem; line-height: 1.5; }
.codes b { display: block; color: var(--ink); }
.grey { filter: grayscale(1); }
html.large { font-size: calc(137.5% * var(--scale)); }
html.contrast { --ink: #000; --muted: #000; --paper: #fff; --raised: #fff; --line: #000; --accent: #00409f; --head: #000; --head-ink: #fff; }
html.contrast main a, html.contrast .foot a { text-decoration: underline; }
@media (prefers-color-scheme: dark) {
  html.contrast { --ink: #fff; --muted: #fff; --paper: #000; --raised: #000; --line: #fff; --accent: #ffe14d; }
}
@media (prefers-reduced-motion: no-preference) { a { transition: color .12s, border-color .12s; } }
@media print {
  :root { --ink: #000; --muted: #333; --paper: #fff; --raised: #fff; --line: #999; --accent: #000; --head: #fff; --head-ink: #000; color-scheme: light; }
  html { font-size: 11pt; }
  .tools, .columns, .crumbs, .tags, .player, .film, .skip, .codes, .neighbours, .related, .pages, .banner { display: none; }
  .masthead, .foot { border: 0; background: none; }
  .body a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; }
  figure, img, table { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`.trim();
