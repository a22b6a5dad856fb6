import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Noto Sans Mongolian (SIL Open Font License 1.1), as bundled with the product: most systems have no font for the script,
 * and none is fetched from elsewhere.
 */
export const mongolianFont: Buffer = readFileSync(
  join(
    dirname(require.resolve('@fontsource/noto-sans-mongolian/package.json')),
    'files/noto-sans-mongolian-mongolian-400-normal.woff2',
  ),
);

/**
 * For pages whose script runs from top to bottom, its lines from left to right. The article is as high as the screen
 * allows and grows to the side, as a scroll does; on a phone, too, lines keep their direction.
 */
export function verticalStyle(fontAddress: string): string {
  return `
@font-face { font-family: "Noto Sans Mongolian"; src: url("${fontAddress}") format("woff2"); font-display: swap; }
:lang(mn-Mong) { font-family: "Noto Sans Mongolian", "Mongolian Baiti", var(--text); }
.vertical { writing-mode: vertical-lr; text-orientation: mixed; height: min(34rem, 78vh); max-width: 100%; overflow-x: auto;
  font-size: 1.25rem; line-height: 1.9; padding-block-end: .75rem; }
.vertical h1 { margin: 0; margin-block-end: .6em; font-size: 1.6rem; line-height: 1.5; }
.vertical p, .vertical ul, .vertical ol, .vertical blockquote { margin: 0; margin-block-end: 1.15em; }
.vertical .facts { margin: 0; margin-block-end: 1rem; padding: 0; border: 0; }
.vertical .body { max-width: none; }
.vertical img, .vertical video { max-height: 100%; max-width: min(36rem, 88vw); width: auto; height: auto; writing-mode: horizontal-tb; }
.vertical .player, .vertical .film { writing-mode: horizontal-tb; width: min(36rem, 88vw); }
.vertical .player, .vertical .film { margin: 0 1.5rem 0 0; }
.vertical .player img { width: 5rem; height: 5rem; }
.vertical .player :is(p, ol) { margin: 0; }
.vertical .people { margin: 0; margin-block-end: 1.15em; padding: 0; }
.vertical .transcript { margin: 0; padding: 1rem .75rem; }
.vertical :is(.cues, .said) { height: auto !important; margin: 0; margin-block-start: .75rem; }
.vertical .cues button { grid-template-columns: 4rem 1fr; padding: .5rem .25rem; }
.programme :is(h1, h1 ~ p):lang(mn-Mong), .episodes > li > :is(h2, h3, h3 ~ p, h2 ~ p):not(.small):lang(mn-Mong) { display: inline-block; vertical-align: top; writing-mode: vertical-lr; max-height: 14rem; }
.items :lang(mn-Mong), .neighbours :lang(mn-Mong) { display: inline-block; writing-mode: vertical-lr; max-height: 14rem; }
`.trim();
}
