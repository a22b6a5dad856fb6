import type { TextPart } from '../domain/highlights';
import { displayDate } from '../domain/display-time';
import type { DeliverySummary } from '../domain/delivery-document';
import { pageOf } from '../pages/item-list';
import { renderPage } from '../pages/layout';
import { markup } from '../pages/markup';
import type { Markup, MarkupPart } from '../pages/markup';
import { frontOf } from '../pages/site-unit';
import type { SiteUnit } from '../pages/site-unit';
import { wordsFor } from '../pages/words';
import type { PageWords } from '../pages/words';
import { archivePageOf } from '../archive/archive-page';
import { searchForm, searchPageOf } from './search-form';
import type { SearchSort } from './search-question';

export interface FoundItem {
  item: DeliverySummary;
  title: TextPart[];
  /** Where the words stand in its summary or body; the summary where they stand in neither. */
  snippet: TextPart[];
}

export interface SearchPageFacts {
  unit: SiteUnit;
  /** As they were typed; empty: nothing was asked yet. */
  asked: string;
  /** Whether there is something in them that can be searched for. */
  canSearch: boolean;
  sort: SearchSort;
  /** Of a further page. */
  cursor?: string;
  found: FoundItem[];
  isFirst: boolean;
  nextCursor: string | null;
}

/** What was found, with a way on from every outcome. Never to be indexed: it says nothing of its own. */
export function renderSearchPage(facts: SearchPageFacts): Buffer {
  const { unit, asked } = facts;
  const words = wordsFor('zh-CN');
  const heading = asked === '' ? words.search : words.searchFor(asked);
  return renderPage({
    unit,
    lang: 'zh-CN',
    title: `${heading} - ${unit.site.name}`,
    words,
    head: markup`<meta name="robots" content="noindex, follow">\n`,
    address: asked === '' ? undefined : addressOf(facts, facts.sort, facts.cursor),
    body: markup`<h1>${heading}</h1>
${searchForm(unit, words, { place: 'page', value: asked })}
${outcome(facts, words)}`,
  });
}

function outcome(facts: SearchPageFacts, words: PageWords): MarkupPart {
  const { unit, asked, canSearch, found, isFirst } = facts;
  if (asked === '') return markup`<p class="nothing">${words.searchHint}</p>${waysOn(unit, words)}`;
  if (!canSearch)
    return markup`<p class="nothing" role="status">${words.searchUnusable}</p>${waysOn(unit, words)}`;
  if (found.length === 0) {
    return markup`<p class="nothing" role="status">${isFirst ? words.nothingFound(asked) : words.noMoreFound}</p>${waysOn(unit, words)}`;
  }
  return markup`${sorts(facts, words)}
<ol class="items found">
${found.map((each) => entry(each, unit, words))}</ol>
${pages(facts, words)}`;
}

function entry({ item, title, snippet }: FoundItem, unit: SiteUnit, words: PageWords): Markup {
  const kind = item.type === 'article' ? null : words.kinds[item.type];
  const where = [item.organization.id !== unit.id && item.organization.name, item.column?.name];
  const facts = [kind, ...where].filter(Boolean).join(' · ');
  return markup`<li><div class="words"><h2 lang="${item.locale}"><a href="${pageOf(item)}">${marks(title)}</a></h2>
${snippet.length > 0 && markup`<p class="summary" lang="${item.locale}">${marks(snippet)}</p>\n`}<p class="small">${facts && `${facts} · `}<time datetime="${item.publishedAt}">${displayDate(item.publishedAt, unit.timeZone)}</time></p></div></li>
`;
}

/** Every part is text and is escaped; the marks alone are ours. */
function marks(parts: TextPart[]): MarkupPart {
  return parts.map(({ text, isHit }) => (isHit ? markup`<mark>${text}</mark>` : text));
}

function sorts(facts: SearchPageFacts, words: PageWords): Markup {
  const choices: [SearchSort, string][] = [
    ['relevance', words.bestFirst],
    ['newest', words.newestFirst],
  ];
  return markup`<nav class="sorts" aria-label="${words.sort}"><ul>${choices.map(
    ([sort, name]) =>
      markup`<li><a href="${addressOf(facts, sort)}"${sort === facts.sort && markup` aria-current="true"`}>${name}</a></li>`,
  )}</ul></nav>`;
}

function pages(facts: SearchPageFacts, words: PageWords): MarkupPart {
  const { isFirst, nextCursor, sort } = facts;
  if (isFirst && !nextCursor) return null;
  return markup`<nav class="pages" aria-label="${words.pages}">
${!isFirst && markup`<a class="button" href="${addressOf(facts, sort)}">${words.firstFound}</a>`}
${nextCursor && markup`<a class="button" rel="next" href="${addressOf(facts, sort, nextCursor)}">${words.moreFound}</a>`}
</nav>`;
}

function waysOn(unit: SiteUnit, words: PageWords): Markup {
  return markup`<ul class="ways"><li><a href="${frontOf(unit)}">${words.home}</a></li><li><a href="${archivePageOf(unit)}">${words.archive}</a></li></ul>`;
}

function addressOf({ unit, asked }: SearchPageFacts, sort: SearchSort, cursor?: string): string {
  const query = new URLSearchParams({
    q: asked,
    ...(sort === 'newest' && { sort }),
    ...(cursor !== undefined && { cursor }),
  });
  return `${searchPageOf(unit)}?${query.toString()}`;
}
