import type { SiteUnit } from '../persistence/delivery-reader';
import { markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import { iconAddress, styleAddress } from './public-files';
import type { PageWords } from './words';

export interface PageFrame {
  /** Whose page it is: its name on top, its filing numbers at the foot. */
  unit: SiteUnit | null;
  lang: string;
  title: string;
  words: PageWords;
  head?: MarkupPart;
  body: Markup;
  /** After everything else; only files, the policy allows no inline script. */
  scripts?: MarkupPart;
}

export function frontOf(unit: SiteUnit): string {
  return unit.isRoot ? '/' : `/o/${encodeURIComponent(unit.code)}`;
}

/** The whole document around a page's own part. */
export function renderPage({ unit, lang, title, words, head, body, scripts }: PageFrame): Buffer {
  const page = markup`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${iconAddress}" type="image/svg+xml">
<link rel="stylesheet" href="${styleAddress}">
${unit && feedLinks(unit)}${head}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="masthead"><div class="wide">
${unit && markup`<a href="${frontOf(unit)}">${unit.name}</a>`}
</div></header>
<main id="main" class="wide" tabindex="-1">
${body}
</main>
${unit && footer(unit, words)}
${scripts}
</body>
</html>
`;
  return Buffer.from(page.text);
}

function feedOf(unit: SiteUnit): string {
  return `/delivery/v1/feeds/${encodeURIComponent(unit.code)}`;
}

function feedLinks(unit: SiteUnit): Markup {
  return markup`<link rel="alternate" type="application/rss+xml" title="${unit.name}" href="${feedOf(unit)}.rss">
<link rel="alternate" type="application/feed+json" title="${unit.name}" href="${feedOf(unit)}.json">
`;
}

/** Filing numbers must stand at the foot of every page and lead to the registers. */
function footer(unit: SiteUnit, words: PageWords): Markup {
  const { icpNumber, psbNumber } = unit;
  return markup`<footer class="foot"><div class="wide">
<span>${unit.name}</span>
${icpNumber && markup`<a href="https://beian.miit.gov.cn/" rel="noopener">${icpNumber}</a>`}
${psbNumber && markup`<a href="https://beian.mps.gov.cn/" rel="noopener">${psbNumber}</a>`}
<a href="${feedOf(unit)}.rss">${words.subscribe}</a>
</div></footer>`;
}
