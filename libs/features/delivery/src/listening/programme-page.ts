import { feedUrl } from '@haojiao/features/programmes';
import type { DeliverySummary } from '../domain/delivery-document';
import { displayDate } from '../domain/display-time';
import { pageOf } from '../pages/item-list';
import { languageName } from '../pages/language-links';
import { renderPage } from '../pages/layout';
import { markup } from '../pages/markup';
import type { Markup, MarkupPart } from '../pages/markup';
import { breadcrumb } from '../pages/masthead';
import { player } from '../pages/player';
import { playerAddress } from '../pages/public-files';
import type { SiteUnit } from '../pages/site-unit';
import { wordsFor } from '../pages/words';
import type { PageWords } from '../pages/words';
import type { PageProgramme } from './programme-page-reader';

export interface ProgrammePageFacts {
  unit: SiteUnit;
  programme: PageProgramme;
  language: string;
  order: 'newest' | 'oldest';
  episodes: DeliverySummary[];
  cover: { path: string; width: number; height: number } | null;
  /** Of a further page. */
  cursor?: string;
  nextCursor: string | null;
  publicUrl: string;
}

export function programmePageOf(unit: Pick<SiteUnit, 'code'>, programmeCode: string): string {
  return `/o/${encodeURIComponent(unit.code)}/a/${encodeURIComponent(programmeCode)}`;
}

/** A programme in one of its languages: how to subscribe, and its episodes to be heard here. */
export function renderProgrammePage(facts: ProgrammePageFacts): Buffer {
  const { unit, programme, language, episodes, cursor, publicUrl } = facts;
  const words = wordsFor(language);
  const title = programme.titles[language] ?? programme.code;
  const address = programmePageOf(unit, programme.code);
  return renderPage({
    unit,
    lang: language,
    title: `${title} - ${unit.site.name}`,
    words,
    head: head(facts, title, words),
    address: addressOf(facts, { cursor }),
    crumbs: breadcrumb(unit, words, [{ address, name: title }]),
    body: markup`${top(facts, title, words)}
${switches(facts, words)}
${
  episodes.length === 0
    ? markup`<p class="nothing">${words.nothing}</p>`
    : markup`<ol class="episodes">${episodes.map((item) => entry(item, unit, words, publicUrl))}</ol>`
}
${pages(facts, words)}`,
    scripts: markup`<script src="${playerAddress}" defer></script>`,
  });
}

function top(
  { programme, language, cover, publicUrl }: ProgrammePageFacts,
  title: string,
  words: PageWords,
): Markup {
  const feed = addressOfFeed(programme, language, publicUrl);
  return markup`<div class="programme">${
    cover && markup`<img src="${cover.path}" alt="" width="${cover.width}" height="${cover.height}">`
  }<div><h1>${title}</h1>
${programme.author && markup`<p>${programme.author}</p>`}<p>${programme.descriptions[language]}</p>
<ul class="ways"><li><a class="button" href="${feed}">${words.subscribe}</a></li><li><a class="button" href="${feed.replace(/^https?:/, 'podcast:')}">${words.openInApp}</a></li></ul>
<label>${words.feedAddress} <input class="feed" readonly value="${feed}"></label></div></div>`;
}

function switches(facts: ProgrammePageFacts, words: PageWords): Markup {
  const { programme, language, order } = facts;
  const orders = [
    ['newest', words.newestFirst],
    ['oldest', words.oldestFirst],
  ] as const;
  return markup`${
    programme.languages.length > 1 &&
    markup`<nav class="sorts" aria-label="${words.languages}"><ul>${programme.languages.map(
      (each) =>
        markup`<li><a lang="${each}" hreflang="${each}" href="${addressOf(facts, { language: each })}"${each === language && markup` aria-current="true"`}>${languageName(each)}</a></li>`,
    )}</ul></nav>\n`
  }<nav class="sorts" aria-label="${words.sort}"><ul>${orders.map(
    ([each, name]) =>
      markup`<li><a href="${addressOf(facts, { order: each })}"${each === order && markup` aria-current="true"`}>${name}</a></li>`,
  )}</ul></nav>`;
}

function entry(item: DeliverySummary, unit: SiteUnit, words: PageWords, publicUrl: string): Markup {
  const { media } = item;
  return markup`<li><h2 lang="${item.locale}"><a href="${pageOf(item)}">${item.title}</a></h2>
<p class="small"><time datetime="${item.publishedAt}">${displayDate(item.publishedAt, unit.timeZone)}</time></p>
${item.summary && markup`<p>${item.summary}</p>`}${
    media && player({ item: { ...item, media }, words, publicUrl, cover: null })
  }</li>
`;
}

function pages(facts: ProgrammePageFacts, words: PageWords): MarkupPart {
  const { nextCursor } = facts;
  const isFirst = facts.cursor === undefined;
  if (isFirst && !nextCursor) return null;
  return markup`<nav class="pages" aria-label="${words.pages}">
${!isFirst && markup`<a class="button" href="${addressOf(facts, {})}">${words.firstFound}</a>`}
${nextCursor && markup`<a class="button" rel="next" href="${addressOf(facts, { cursor: nextCursor })}">${words.moreFound}</a>`}
</nav>`;
}

function addressOf(
  { unit, programme, ...shown }: ProgrammePageFacts,
  change: { language?: string; order?: string; cursor?: string },
): string {
  const language = change.language ?? shown.language;
  const order = change.order ?? shown.order;
  const query = new URLSearchParams({
    ...(language !== programme.languages[0] && { language }),
    ...(order !== orderOf(programme) && { order }),
    ...(change.cursor !== undefined && { cursor: change.cursor }),
  }).toString();
  const path = programmePageOf(unit, programme.code);
  return query === '' ? path : `${path}?${query}`;
}

/** A serial is told from its beginning. */
export function orderOf({ type }: Pick<PageProgramme, 'type'>): 'newest' | 'oldest' {
  return type === 'serial' ? 'oldest' : 'newest';
}

function head(facts: ProgrammePageFacts, title: string, words: PageWords): Markup {
  const { unit, programme, language, cursor, publicUrl, cover } = facts;
  const url = `${publicUrl}${addressOf({ ...facts, order: orderOf(programme) }, {})}`;
  const description = (programme.descriptions[language] ?? '').replace(/\s+/g, ' ').slice(0, 200);
  return markup`<link rel="canonical" href="${url}">
${cursor !== undefined && markup`<meta name="robots" content="noindex, follow">\n`}<link rel="alternate" type="application/rss+xml" title="${title}" href="${addressOfFeed(programme, language, publicUrl)}">
${
  programme.languages.length > 1 &&
  programme.languages.map(
    (each) =>
      markup`<link rel="alternate" hreflang="${each}" href="${publicUrl}${addressOf({ ...facts, order: orderOf(programme) }, { language: each })}">\n`,
  )
}<meta name="SiteName" content="${unit.site.name}">
<meta name="ColumnName" content="${words.programmes}">
<meta name="Description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">${cover && markup`\n<meta property="og:image" content="${publicUrl}${cover.path}">`}
`;
}

function addressOfFeed(programme: PageProgramme, language: string, publicUrl: string): string {
  const { organizationCode, code: programmeCode } = programme;
  return feedUrl(publicUrl, { organizationCode, programmeCode, language });
}
