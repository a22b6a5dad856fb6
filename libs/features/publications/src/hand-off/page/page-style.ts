/** Of the page for the phone: readable at 375 px, by day and by night, with targets that a thumb hits. */
export const handOffStyle = `
:root { color-scheme: light dark; --ink: #221e1b; --muted: #6d645d; --line: #e3dbd3; --paper: #fffdfa; --raised: #f7f2ec; --accent: #a81f24; --on: #fff; --good: #1d6b3c; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece6e0; --muted: #a89f97; --line: #3a342f; --paper: #191715; --raised: #23201d; --accent: #f08a80; --on: #1b0f0e; --good: #7fd3a0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
header { border-top: 4px solid var(--accent); padding: 1rem 1.25rem 0; }
main, header { max-width: 40rem; margin: 0 auto; }
main { padding: 0 1.25rem 3rem; }
h1 { font-size: 1.375rem; line-height: 1.4; margin: 0 0 .25rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .75rem; display: flex; gap: .6rem; align-items: center; }
h2 span { flex: none; width: 1.75rem; height: 1.75rem; border-radius: 50%; background: var(--accent); color: var(--on); font-size: .9375rem; display: grid; place-items: center; }
p { margin: 0 0 .75rem; }
.muted { color: var(--muted); font-size: .9375rem; }
a { color: var(--accent); }
.note, .problem, .done { border-radius: 10px; padding: .75rem 1rem; margin: 1rem 0; background: var(--raised); }
.problem { border: 2px solid var(--accent); }
.problem ul { margin: .25rem 0 0; padding-left: 1.2rem; }
.done { border: 2px solid var(--good); }
.block { margin: 0 0 1rem; }
.block header { padding: 0; border: 0; display: flex; justify-content: space-between; align-items: center; gap: 1rem; margin-bottom: .35rem; }
.block label { font-weight: 600; }
textarea, input[type=url], input[type=text] { width: 100%; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--line); border-radius: 10px; padding: .65rem .8rem; }
textarea { display: block; resize: vertical; }
input[type=file] { width: 100%; font: inherit; padding: .65rem 0; }
button, .button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: .4rem 1.25rem; border-radius: 99px; border: 0; background: var(--accent); color: var(--on); text-decoration: none; display: inline-flex; align-items: center; justify-content: center; cursor: pointer; }
button[hidden] { display: none; }
.wide { width: 100%; }
.second { background: none; border: 1px solid var(--line); color: var(--ink); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.pictures { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; margin: 0; padding: 0; list-style: none; }
.pictures img { width: 100%; aspect-ratio: 1; object-fit: contain; background: var(--raised); border-radius: 8px; display: block; -webkit-touch-callout: default; }
.pictures a { display: block; text-align: center; padding: .5rem; }
video, audio { width: 100%; border-radius: 10px; background: #000; display: block; margin: 0 0 .5rem; max-height: 70vh; }
.checks { list-style: none; margin: 0; padding: 0; }
.checks label { display: flex; gap: .75rem; padding: .6rem 0; border-bottom: 1px solid var(--line); }
.checks input { flex: none; width: 1.35rem; height: 1.35rem; margin-top: .2rem; accent-color: var(--accent); }
.field { margin: 0 0 1.1rem; }
.field label { display: block; font-weight: 600; margin-bottom: .3rem; }
.qr { width: 12rem; max-width: 100%; margin: 1rem auto; border-radius: 10px; overflow: hidden; }
.qr svg { display: block; width: 100%; height: auto; }
section:last-of-type { margin-bottom: 2rem; }
.message { text-align: center; padding: 14vh 0 4vh; }
`.trim();
