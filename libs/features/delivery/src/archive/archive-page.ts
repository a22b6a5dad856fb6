import type { DeliverySummary } from '../domain/delivery-document';
import { itemList } from '../pages/item-list';
import { renderPage } from '../pages/layout';
import { markup } from '../pages/markup';
import type { Markup, MarkupPart } from '../pages/markup';
import { breadcrumb } from '../pages/masthead';
import type { SiteUnit } from '../pages/site-unit';
import { wordsFor } from '../pages/words';
import type { PageWords } from '../pages/words';
import type { MonthCount } from './archive-reader';

/** Where a unit's past stands; of one month where one is named. */
export function archivePageOf(
  unit: Pick<SiteUnit, 'code'>,
  month?: Pick<MonthCount, 'year' | 'month'>,
): string {
  const path = `/o/${encodeURIComponent(unit.code)}/archive`;
  return month ? `${path}/${month.year}/${String(month.month).padStart(2, '0')}` : path;
}

/** Years, and in them months with how much they hold. */
export function renderArchivePage(unit: SiteUnit, months: MonthCount[], publicUrl: string): Buffer {
  const words = wordsFor('zh-CN');
  const years = [...new Set(months.map(({ year }) => year))];
  return renderPage({
    unit,
    lang: 'zh-CN',
    title: `${words.archive} - ${unit.site.name}`,
    words,
    head: head(`${publicUrl}${archivePageOf(unit)}`, words.archiveOf(unit.site.name)),
    crumbs: breadcrumb(unit, words, [{ address: archivePageOf(unit), name: words.archive }]),
    body: markup`<h1>${words.archive}</h1>
${years.length === 0 && markup`<p class="nothing">${words.nothing}</p>`}${years.map((year) =>
      yearPart(
        unit,
        year,
        months.filter((month) => month.year === year),
        words,
      ),
    )}`,
  });
}

function yearPart(unit: SiteUnit, year: number, months: MonthCount[], words: PageWords): Markup {
  const count = months.reduce((sum, month) => sum + month.count, 0);
  return markup`<section class="section"><h2>${words.year(year)} <span class="more">${words.items(count)}</span></h2>
<ul class="months">${months.map(
    (month) =>
      markup`<li><a href="${archivePageOf(unit, month)}">${words.month(month.month)}</a> <span>${words.items(month.count)}</span></li>\n`,
  )}</ul></section>
`;
}

export interface MonthPageFacts {
  unit: SiteUnit;
  month: Pick<MonthCount, 'year' | 'month'>;
  items: DeliverySummary[];
  /** Of an older page. */
  cursor?: string;
  nextCursor: string | null;
  publicUrl: string;
}

/** What was published in one month, newest first. */
export function renderMonthPage(facts: MonthPageFacts): Buffer {
  const { unit, month, items, cursor, publicUrl } = facts;
  const words = wordsFor('zh-CN');
  const heading = words.yearMonth(month.year, month.month);
  const address = archivePageOf(unit, month);
  return renderPage({
    unit,
    lang: 'zh-CN',
    title: `${heading} - ${unit.site.name}`,
    words,
    head: [
      head(`${publicUrl}${address}`, `${unit.site.name} ${heading}`),
      cursor !== undefined && markup`<meta name="robots" content="noindex, follow">\n`,
    ],
    address: cursor === undefined ? undefined : olderOf(address, cursor),
    crumbs: breadcrumb(unit, words, [
      { address: archivePageOf(unit), name: words.archive },
      { address, name: heading },
    ]),
    body: markup`<h1>${heading}</h1>
${itemList({ items, unit, words, publicUrl })}
${pages(facts, address, words)}`,
  });
}

function pages({ cursor, nextCursor }: MonthPageFacts, address: string, words: PageWords): MarkupPart {
  const isFirst = cursor === undefined;
  if (isFirst && !nextCursor) return null;
  return markup`<nav class="pages" aria-label="${words.pages}">
${!isFirst && markup`<a class="button" href="${address}">${words.newest}</a>`}
${nextCursor && markup`<a class="button" rel="next" href="${olderOf(address, nextCursor)}">${words.older}</a>`}
</nav>`;
}

function olderOf(address: string, cursor: string): string {
  return `${address}?cursor=${encodeURIComponent(cursor)}`;
}

function head(url: string, description: string): Markup {
  return markup`<link rel="canonical" href="${url}">
<meta name="Description" content="${description}">
<meta name="Url" content="${url}">
`;
}
