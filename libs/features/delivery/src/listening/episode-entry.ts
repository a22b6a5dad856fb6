import { shortened } from '../domain/shortened';
import { displayDate, displayDuration } from '../domain/display-time';
import { pageOf } from '../pages/item-list';
import { markup } from '../pages/markup';
import type { Markup, MarkupPart } from '../pages/markup';
import { peopleLine } from '../pages/people-line';
import type { PersonPlaces } from '../pages/people-line';
import { player } from '../pages/player';
import type { NamedProgramme } from '../pages/player';
import type { SiteUnit } from '../pages/site-unit';
import type { PageWords } from '../pages/words';
import type { ListedEpisode } from './listed-episode';

export interface EpisodeEntryFacts {
  unit: SiteUnit;
  words: PageWords;
  publicUrl: string;
  places: PersonPlaces;
  /** Of the title: one below the heading above it. */
  level: 2 | 3;
  /** Where no heading says it. */
  showsSeason: boolean;
  programme: NamedProgramme | null;
}

/** Lists are skimmed, and pages stay small: the whole stands on the episode's own page. */
const TITLE_CHARACTERS = 70;
/** Title and summary together: a long title leaves less to be said. */
const WORDS_CHARACTERS = 130;
/** Said twice for each player. */
const NAME_CHARACTERS = 20;

/** An episode in a list, to be heard there. */
export function episodeEntry(episode: ListedEpisode, facts: EpisodeEntryFacts): Markup {
  const { item, people } = episode;
  const { words, publicUrl, level, places } = facts;
  const title = shortened(item.title, TITLE_CHARACTERS);
  const summary = shortened(item.summary, WORDS_CHARACTERS - [...title].length);
  const link = markup`<a href="${pageOf(item)}">${title}</a>`;
  const { media } = item;
  return markup`<li>${level === 2 ? markup`<h2 lang="${item.locale}">${link}</h2>` : markup`<h3 lang="${item.locale}">${link}</h3>`}
<p class="small">${line(episode, facts)}</p>
${peopleLine(people, places, words)}${summary && markup`<p lang="${item.locale}">${summary}</p>`}${
    media &&
    player({
      item: { ...item, title: shortened(item.title, NAME_CHARACTERS), media },
      words,
      publicUrl,
      cover: null,
    })
  }</li>
`;
}

function line({ item, type, season, number }: ListedEpisode, facts: EpisodeEntryFacts): MarkupPart {
  const { unit, words, programme, showsSeason } = facts;
  const parts = [
    type !== 'full' && markup`<span class="kind">${type === 'trailer' ? words.trailer : words.bonus}</span>`,
    number !== null && words.episode(showsSeason ? season : null, number),
    programme && markup`<a href="${programme.address}">${shortened(programme.title, NAME_CHARACTERS)}</a>`,
    item.media && item.media.durationSeconds > 0 && displayDuration(item.media.durationSeconds),
    markup`<time datetime="${item.publishedAt}">${displayDate(item.publishedAt, unit.timeZone)}</time>`,
  ].filter(Boolean);
  return parts.map((part, index) => [index > 0 && ' · ', part]);
}
