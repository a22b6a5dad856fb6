import { markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import { columnPageOf, frontOf } from './site-unit';
import type { SiteUnit } from './site-unit';
import type { PageWords } from './words';
import { searchForm } from '../search/search-form';

/** What the navigation marks: the front itself, a column, or nothing. */
export type CurrentPlace = 'front' | { column: string } | null;

/**
 * Above every page: whose it is, how it may be seen, and the way to its columns.
 * @param address of a page that has a question in its own, which another look keeps
 */
export function masthead(
  unit: SiteUnit,
  words: PageWords,
  current: CurrentPlace,
  address: string = '',
): Markup {
  const { site, columns } = unit;
  return markup`<header class="masthead">
${banner(unit)}<div class="wide bar">
<a class="brand" href="${frontOf(unit)}">${logo(unit)}<span>${site.name}</span></a>
<div class="tools"><a href="${inView(address, 'large')}" data-view="large">${words.large}</a><a href="${inView(address, 'contrast')}" data-view="contrast">${words.contrast}</a></div>
${searchForm(unit, words, { place: 'masthead', value: '' })}
</div>
${columns.length > 0 && navigation(unit, words, current)}</header>`;
}

function inView(address: string, view: 'large' | 'contrast'): string {
  return `${address}${address.includes('?') ? '&' : '?'}view=${view}`;
}

function banner({ site: { headerPicture } }: SiteUnit): MarkupPart {
  if (!headerPicture) return null;
  const { path, width, height } = headerPicture;
  return markup`<img class="banner" src="${path}" alt="" width="${width}" height="${height}">\n`;
}

function logo({ site: { logo } }: SiteUnit): MarkupPart {
  return logo && markup`<img src="${logo.path}" alt="" width="${logo.width}" height="${logo.height}">`;
}

function navigation(unit: SiteUnit, words: PageWords, current: CurrentPlace): Markup {
  const links = [
    { address: frontOf(unit), name: words.home, isCurrent: current === 'front' },
    ...unit.columns.map((column) => ({
      address: columnPageOf(unit, column),
      name: column.name,
      isCurrent: current !== 'front' && column.code === current?.column,
    })),
  ];
  return markup`<nav class="columns" aria-label="${words.columns}"><ul class="wide">
${links.map(
  ({ address, name, isCurrent }) =>
    markup`<li><a href="${address}"${isCurrent && markup` aria-current="page"`}>${name}</a></li>\n`,
)}</ul></nav>
`;
}

/** A way back up: 首页 › 栏目. */
export function breadcrumb(
  unit: SiteUnit,
  words: PageWords,
  steps: { address: string; name: string }[],
): Markup {
  const all = [{ address: frontOf(unit), name: words.home }, ...steps];
  return markup`<nav class="crumbs" aria-label="${words.crumbs}"><ol>${all.map(
    ({ address, name }) => markup`<li><a href="${address}">${name}</a></li>`,
  )}</ol></nav>`;
}
