import { findingStyle } from './finding-style';
import { frontStyle } from './front-style';
import { playerStyle } from './player-style';
import { siteStyle } from './site-style';

/** What is read: system fonts only, readable at 375 px, by day and by night. Colours come from the unit's own sheet. */
const readingStyle = `
:root {
  color-scheme: light dark;
  --ink: #221e1b; --muted: #6d645d; --line: #e8e1da; --paper: #fffdfa; --raised: #f7f2ec; --accent: #a81f24;
  --head: #fffdfa; --head-ink: #221e1b; --radius: 10px; --scale: 1;
  --text: -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC",
    "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #ece6e0; --muted: #a89f97; --line: #37322e; --paper: #191715; --raised: #23201d; --accent: #f08a80; --head: #191715; --head-ink: #ece6e0; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; font-size: calc(100% * var(--scale)); scroll-padding-top: 1rem; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink); font: 1.0625rem/1.8 var(--text); overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible, summary:focus-visible, audio:focus-visible, video:focus-visible, button:focus-visible, input:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
img, video { max-width: 100%; height: auto; }
picture { display: contents; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
.wide { width: 100%; max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
.narrow { max-width: 48rem; }
main.wide { flex: 1; padding-top: 1.5rem; padding-bottom: 3.5rem; }
main:focus { outline: none !important; }
@media (min-width: 40rem) { main.wide { padding-top: 2rem; } }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.125rem); line-height: 1.35; margin: 0 0 1rem; text-wrap: pretty; }
.facts { color: var(--muted); font-size: .9375rem; line-height: 1.6; margin: 0 0 2rem; padding: 0 0 1rem; border-bottom: 1px solid var(--line);
  display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; }
.lead { background: var(--raised); border-radius: var(--radius); padding: 1rem 1.25rem; margin: 0 0 1.75rem; color: var(--muted); }
.body > :first-child { margin-top: 0; }
.body p { margin: 0 0 1.15em; }
.body h2 { font-size: 1.3125rem; line-height: 1.45; margin: 2em 0 .75em; }
.body h3 { font-size: 1.1875rem; margin: 1.75em 0 .6em; }
.body h4 { font-size: 1.0625rem; margin: 1.5em 0 .5em; }
.body img { display: block; margin: 1.5rem auto .5rem; border-radius: 8px; background: var(--raised); }
blockquote > :last-child, figure > :last-child { margin-bottom: 0; }
.body figure { margin: 1.5rem 0; }
.body figcaption { color: var(--muted); font-size: .875rem; line-height: 1.6; text-align: center; }
.body blockquote { margin: 1.5rem 0; padding: .25rem 0 .25rem 1.25rem; border-left: 3px solid var(--accent); color: var(--muted); }
.body pre { overflow-x: auto; background: var(--raised); padding: 1rem; border-radius: 8px; }
.body table { display: block; overflow-x: auto; overflow-wrap: break-word; border-collapse: collapse; font-size: .9375rem; margin: 0 0 1.5rem; }
.body th, .body td { border: 1px solid var(--line); padding: .4rem .75rem; min-width: 4em; }
.body th { background: var(--raised); }
.align-center { text-align: center; } .align-right { text-align: right; }
.align-left { text-align: left; } .align-justify { text-align: justify; }
.player { background: var(--raised); border-radius: var(--radius); padding: 1.25rem; margin: 0 0 2rem;
  display: grid; grid-template-columns: auto 1fr; gap: 1rem 1.25rem; align-items: center; }
.player img { width: 5rem; height: 5rem; object-fit: cover; border-radius: 8px; }
.player p { margin: 0; color: var(--muted); font-size: .9375rem; line-height: 1.5; }
.player audio, .player p:first-child { grid-column: 1 / -1; }
@media (min-width: 40rem) {
  .player img { width: 7rem; height: 7rem; grid-row: span 2; }
  .player img ~ audio { grid-column: 2; align-self: start; }
  .player img ~ p { align-self: end; }
}
audio { width: 100%; display: block; }
.body video { display: block; width: 100%; max-height: 80vh; background: #000; border-radius: var(--radius); }
.film { margin: 0 0 1.75rem; }
.film video { display: block; width: 100%; max-height: 80vh; background: #000; border-radius: var(--radius); }
.film .wide { aspect-ratio: 16 / 9; }
.film .square { aspect-ratio: 1; }
.film .upright { aspect-ratio: 9 / 16; }
.plain { white-space: pre-line; }
details { border: 1px solid var(--line); border-radius: var(--radius); padding: .75rem 1.25rem; margin: 2rem 0; }
summary { cursor: pointer; font-weight: 600; }
.tags { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; margin: 2.5rem 0 0; padding: 0; }
.tags a { display: block; font-size: .875rem; line-height: 1.5; padding: .35rem .85rem; border-radius: 99px; background: var(--raised); color: var(--muted); text-decoration: none; }
.tags a:hover { color: var(--accent); }
.kind { color: var(--accent); font-weight: 600; }
.pages { margin: 2rem 0 0; display: flex; justify-content: center; gap: 1rem; flex-wrap: wrap; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.button { display: inline-block; padding: .55rem 1.25rem; border: 1px solid var(--line); border-radius: 99px; text-decoration: none; }
.message { text-align: center; padding: 12vh 0; }
.message h1 { margin-bottom: .75rem; }
.message p { color: var(--muted); margin: 0 0 2rem; }
.languages ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: 0 0 1rem; padding: 0; }
@media (prefers-color-scheme: dark) { audio { color-scheme: dark; } }
`.trim();

/** The one style sheet of the public pages. */
export const pageStyle = [readingStyle, siteStyle, frontStyle, findingStyle, playerStyle].join('\n');
