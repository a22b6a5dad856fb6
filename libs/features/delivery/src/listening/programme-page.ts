import { feedUrl, languageAmong } from '@haojiao/features/programmes';
import { languageName } from '../pages/language-links';
import { renderPage } from '../pages/layout';
import { markup } from '../pages/markup';
import type { Markup } from '../pages/markup';
import { breadcrumb } from '../pages/masthead';
import { peopleLine } from '../pages/people-line';
import type { NamedPerson, PersonPlaces } from '../pages/people-line';
import { playerAddress } from '../pages/public-files';
import type { SiteUnit } from '../pages/site-unit';
import { wordsFor } from '../pages/words';
import type { PageWords } from '../pages/words';
import { episodeEntry } from './episode-entry';
import { listPages } from './list-pages';
import type { ListedEpisode } from './listed-episode';
import type { PageProgramme } from './programme-page-reader';
import { seasonsOf } from './seasons';

export interface ProgrammePageFacts {
  unit: SiteUnit;
  programme: PageProgramme;
  language: string;
  order: 'newest' | 'oldest';
  /** By season. */
  episodes: ListedEpisode[];
  /** Who regularly speaks in it or makes it. */
  cast: NamedPerson[];
  places: PersonPlaces;
  cover: { path: string; width: number; height: number } | null;
  /** Of a further page. */
  cursor?: string;
  nextCursor: string | null;
  publicUrl: string;
}

export function programmePageOf(unit: Pick<SiteUnit, 'code'>, programmeCode: string): string {
  return `/o/${encodeURIComponent(unit.code)}/a/${encodeURIComponent(programmeCode)}`;
}

/** As it is called in the language (BCP 47), else in its first one. */
export function titleOf(
  { titles, languages, code }: Pick<PageProgramme, 'titles' | 'languages' | 'code'>,
  locale: string,
): string {
  const language = languageAmong(languages, locale) ?? languages[0] ?? '';
  return titles[language] ?? code;
}

/** A programme in one of its languages: how to subscribe, and its episodes to be heard here. */
export function renderProgrammePage(facts: ProgrammePageFacts): Buffer {
  const { unit, programme, language, cursor, nextCursor } = facts;
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
${episodeList(facts, words)}
${listPages(
  {
    first: cursor === undefined ? null : addressOf(facts, {}),
    next: nextCursor && addressOf(facts, { cursor: nextCursor }),
  },
  words,
)}`,
    scripts: markup`<script src="${playerAddress}" defer></script>`,
  });
}

function top(
  { programme, language, cover, publicUrl, cast, places }: ProgrammePageFacts,
  title: string,
  words: PageWords,
): Markup {
  const feed = addressOfFeed(programme, language, publicUrl);
  return markup`<div class="programme">${
    cover && markup`<img src="${cover.path}" alt="" width="${cover.width}" height="${cover.height}">`
  }<div><h1>${title}</h1>
${programme.author && markup`<p>${programme.author}</p>`}<p>${programme.descriptions[language]}</p>
${peopleLine(cast, places, words)}<ul class="ways"><li><a class="button" href="${feed}">${words.subscribe}</a></li><li><a class="button" href="${feed.replace(/^https?:/, 'podcast:')}">${words.openInApp}</a></li></ul>
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

function episodeList(facts: ProgrammePageFacts, words: PageWords): Markup {
  const { episodes, programme, unit, places, publicUrl } = facts;
  if (episodes.length === 0) return markup`<p class="nothing">${words.nothing}</p>`;
  const { groups, hasSeasons } = seasonsOf(episodes, programme.seasons, words);
  const entry = { unit, words, places, publicUrl, showsSeason: false, programme: null } as const;
  return markup`${groups.map(
    ({ heading, episodes: those }) =>
      markup`${hasSeasons && markup`<h2 class="season">${heading}</h2>\n`}<ol class="episodes">${those.map(
        (each) => episodeEntry(each, { ...entry, level: hasSeasons ? 3 : 2 }),
      )}</ol>\n`,
  )}`;
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
