import type { DeliverySummary } from '../domain/delivery-document';
import { displayDate } from '../domain/display-time';
import { relativeTo } from '../domain/site-html';
import type { SiteUnit } from '../persistence/delivery-reader';
import { frontOf, renderPage } from './layout';
import { markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import { wordsFor } from './words';
import type { PageWords } from './words';

export interface FrontPageFacts {
  unit: SiteUnit;
  items: DeliverySummary[];
  nextCursor: string | null;
  /** What the list was narrowed to. */
  column?: string;
  tag?: string;
  isFirst: boolean;
  publicUrl: string;
}

/** A unit's front: its branch's items, newest first. */
export function renderFrontPage(facts: FrontPageFacts): Buffer {
  const { unit, items } = facts;
  const words = wordsFor('zh-CN');
  const heading = headingOf(facts);
  const list =
    items.length === 0
      ? markup`<p class="nothing">${words.nothing}</p>`
      : markup`<ol class="items">
${items.map((item) => entry(item, unit, words, facts.publicUrl))}</ol>`;
  return renderPage({
    unit,
    lang: 'zh-CN',
    title: heading === unit.name ? unit.name : `${heading} - ${unit.name}`,
    words,
    head: head(facts, heading),
    body: markup`<h1${heading === unit.name && markup` class="quiet"`}>${heading}</h1>
${list}
${pages(facts, words)}`,
  });
}

function head(facts: FrontPageFacts, heading: string): Markup {
  const { unit, column, tag, isFirst, publicUrl } = facts;
  const url = `${publicUrl}${addressOf(facts)}`;
  // Tags and older pages only lead to items; they are nothing to be found by themselves.
  const isSecondary = tag !== undefined || !isFirst;
  return markup`<link rel="canonical" href="${url}">
${isSecondary && markup`<meta name="robots" content="noindex, follow">\n`}<meta name="SiteName" content="${unit.name}">
<meta name="SiteDomain" content="${new URL(publicUrl).host}">
${column && markup`<meta name="ColumnName" content="${heading}">\n`}<meta name="Description" content="${heading}">
<meta property="og:type" content="website">
<meta property="og:title" content="${heading}">
<meta property="og:url" content="${url}">`;
}

function headingOf({ unit, items, column, tag }: FrontPageFacts): string {
  if (tag !== undefined) return `#${tag}`;
  return column === undefined ? unit.name : (items[0]?.column?.name ?? column);
}

function pages(facts: FrontPageFacts, words: PageWords): MarkupPart {
  const { isFirst, nextCursor } = facts;
  if (isFirst && !nextCursor) return null;
  return markup`<nav class="pages" aria-label="${words.pages}">
${!isFirst && markup`<a class="button" href="${addressOf(facts)}">${words.newest}</a>`}
${nextCursor && markup`<a class="button" rel="next" href="${addressOf(facts, nextCursor)}">${words.older}</a>`}
</nav>`;
}

function addressOf({ unit, column, tag }: FrontPageFacts, cursor?: string): string {
  const query = new URLSearchParams({
    ...(column !== undefined && { column }),
    ...(tag !== undefined && { tag }),
    ...(cursor !== undefined && { cursor }),
  }).toString();
  return query === '' ? frontOf(unit) : `${frontOf(unit)}?${query}`;
}

function entry(item: DeliverySummary, unit: SiteUnit, words: PageWords, publicUrl: string): Markup {
  const kind = item.type === 'article' ? null : words.kinds[item.type];
  const where = [item.organization.id !== unit.id && item.organization.name, item.column?.name]
    .filter(Boolean)
    .join(' · ');
  const date = displayDate(item.publishedAt, unit.timeZone);
  return markup`<li><div class="words">
<h2 lang="${item.locale}"><a href="/p/${encodeURIComponent(item.slug)}">${item.title}</a></h2>
${item.summary && markup`<p class="summary">${item.summary}</p>`}
<p class="small">${kind && markup`<span class="kind">${kind}</span> · `}${where && `${where} · `}<time datetime="${item.publishedAt}">${date}</time></p>
</div>${picture(item, publicUrl)}</li>
`;
}

function picture({ cover }: DeliverySummary, publicUrl: string): MarkupPart {
  if (!cover) return null;
  const small = cover.renditions.find(({ name }) => name === 'thumb') ?? cover;
  return markup`<img src="${relativeTo(publicUrl, small.url)}" alt="" width="${small.width}" height="${small.height}" loading="lazy" decoding="async">`;
}
