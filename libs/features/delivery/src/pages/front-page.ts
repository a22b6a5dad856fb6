import type { DeliverySummary } from '../domain/delivery-document';
import { frontMeta } from './front-meta';
import { briefList, itemList } from './item-list';
import { renderPage } from './layout';
import type { PageFeed } from './layout';
import { markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import { breadcrumb } from './masthead';
import { programmeStrip } from './programme-strip';
import { serviceCards } from './service-cards';
import { columnPageOf, frontOf } from './site-unit';
import type { SiteColumn, SiteUnit } from './site-unit';
import { topicStrip } from './topic-strip';
import type { TopicLink } from './topic-strip';
import { wordsFor } from './words';
import type { PageWords } from './words';

export interface FrontPageFacts {
  unit: SiteUnit;
  items: DeliverySummary[];
  nextCursor: string | null;
  /** What the list was narrowed to. */
  column?: string;
  /** Of a column of the unit's own. */
  columnName?: string;
  tag?: string;
  /** Of an older page. */
  cursor?: string;
  isFirst: boolean;
  publicUrl: string;
  /** Of a whole front: the newest of each column that has any. */
  sections?: { column: SiteColumn; items: DeliverySummary[] }[];
  topics?: TopicLink[];
  /** The newest episodes. */
  episodes?: DeliverySummary[];
}

/** A unit's front: its branch's items, newest first; of one column or tag where it was narrowed. */
export function renderFrontPage(facts: FrontPageFacts): Buffer {
  const { unit, items, column, tag, isFirst, publicUrl } = facts;
  const words = wordsFor('zh-CN');
  const heading = headingOf(facts);
  const isFront = column === undefined && tag === undefined;
  const list =
    items.length === 0
      ? markup`<p class="nothing">${words.nothing}</p>`
      : itemList({ items, unit, words, publicUrl, hasTop: isFront && isFirst });
  const main = markup`<h1${isFront && markup` class="quiet"`}>${heading}</h1>
${list}
${pages(facts, words)}`;
  return renderPage({
    unit,
    lang: 'zh-CN',
    title: isFront ? unit.site.name : `${heading} - ${unit.site.name}`,
    words,
    feeds: feedsOf(facts, heading),
    head: frontMeta(facts, { heading, address: addressOf(facts) }),
    address: isFront && isFirst ? undefined : addressOf(facts, facts.cursor),
    place: isFront ? 'front' : column === undefined ? null : { column },
    crumbs: !isFront && breadcrumb(unit, words, [{ address: addressOf(facts), name: heading }]),
    isWide: isFront && isFirst,
    body: isFront && isFirst ? wholeFront(facts, words, main) : main,
  });
}

function wholeFront(facts: FrontPageFacts, words: PageWords, main: Markup): Markup {
  const { unit, sections = [], topics = [], episodes = [], publicUrl } = facts;
  const beside = [
    serviceCards(unit, words),
    topicStrip(unit, topics, words),
    programmeStrip(episodes, words, publicUrl),
  ].filter(Boolean);
  return markup`${beside.length > 0 ? markup`<div class="front"><div>${main}</div>\n<aside>${beside}</aside></div>` : main}
${
  sections.length > 0 &&
  markup`<div class="sections">${sections.map(({ column, items }) => section(unit, column, items, words))}</div>`
}`;
}

function section(unit: SiteUnit, column: SiteColumn, items: DeliverySummary[], words: PageWords): Markup {
  const address = columnPageOf(unit, column);
  return markup`<section class="section"><h2><a href="${address}">${column.name}</a><a class="more" href="${address}" aria-label="${words.more(column.name)}">${words.all}</a></h2>
${briefList(items, unit)}</section>
`;
}

function headingOf({ unit, items, column, columnName, tag }: FrontPageFacts): string {
  if (tag !== undefined) return `#${tag}`;
  if (column === undefined) return unit.site.name;
  const known = unit.columns.find(({ code }) => code === column);
  return columnName ?? known?.name ?? items[0]?.column?.name ?? column;
}

/** A list of both a column and a tag has none: nobody subscribes to it. */
function feedsOf({ column, tag }: FrontPageFacts, title: string): PageFeed[] {
  if (column !== undefined && tag !== undefined) return [];
  if (column !== undefined) return [{ by: 'columns', word: column, title }];
  return tag === undefined ? [] : [{ by: 'tags', word: tag, title }];
}

function pages(facts: FrontPageFacts, words: PageWords): MarkupPart {
  const { isFirst, nextCursor } = facts;
  if (isFirst && !nextCursor) return null;
  return markup`<nav class="pages" aria-label="${words.pages}">
${!isFirst && markup`<a class="button" href="${addressOf(facts)}">${words.newest}</a>`}
${nextCursor && markup`<a class="button" rel="next" href="${addressOf(facts, nextCursor)}">${words.older}</a>`}
</nav>`;
}

/** A column alone has an address of its own; the old one with `?column=` leads to the same page. */
function addressOf({ unit, column, tag }: FrontPageFacts, cursor?: string): string {
  const path = column === undefined ? frontOf(unit) : columnPageOf(unit, { code: column });
  const query = new URLSearchParams({
    ...(tag !== undefined && { tag }),
    ...(cursor !== undefined && { cursor }),
  }).toString();
  return query === '' ? path : `${path}?${query}`;
}
