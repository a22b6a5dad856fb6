import type { PublicPerson } from '@haojiao/features/programmes';
import { shortened } from '../domain/shortened';
import { renderPage } from '../pages/layout';
import { jsonScript, linkTo, markup } from '../pages/markup';
import type { Markup, MarkupPart } from '../pages/markup';
import { breadcrumb } from '../pages/masthead';
import { personPageOf } from '../pages/people-line';
import type { PersonPlaces } from '../pages/people-line';
import { playerAddress } from '../pages/public-files';
import type { SiteUnit } from '../pages/site-unit';
import { wordsFor } from '../pages/words';
import type { PageWords } from '../pages/words';
import { episodeEntry } from './episode-entry';
import { listPages } from './list-pages';
import type { ListedEpisode } from './listed-episode';
import type { PersonsEpisode } from './person-page-reader';
import { programmePageOf, titleOf } from './programme-page';

export interface PersonPageFacts {
  unit: SiteUnit;
  person: PublicPerson;
  /** Newest first. */
  episodes: (ListedEpisode & Pick<PersonsEpisode, 'programme'>)[];
  places: PersonPlaces;
  portrait: { path: string; width: number; height: number } | null;
  /** Of a further page. */
  cursor?: string;
  nextCursor: string | null;
  publicUrl: string;
}

const LANGUAGE = 'zh-CN';
/** Link previews and inspectors see this many characters at most. */
const DESCRIPTION_CHARACTERS = 200;

/** Somebody who is heard in programmes or makes them: what they agreed to have told, and their episodes. */
export function renderPersonPage(facts: PersonPageFacts): Buffer {
  const { unit, person, cursor, nextCursor } = facts;
  const words = wordsFor(LANGUAGE);
  const address = addressOf(facts);
  return renderPage({
    unit,
    lang: LANGUAGE,
    title: `${person.name} - ${unit.site.name}`,
    words,
    head: head(facts, words),
    address: cursor === undefined ? undefined : furtherOf(address, cursor),
    crumbs: breadcrumb(unit, words, [{ address, name: person.name }]),
    body: markup`${top(facts, words)}
${episodeList(facts, words)}
${listPages(
  {
    first: cursor === undefined ? null : address,
    next: nextCursor && furtherOf(address, nextCursor),
  },
  words,
)}`,
    scripts: markup`<script src="${playerAddress}" defer></script>`,
  });
}

function top({ person, portrait, episodes }: PersonPageFacts, words: PageWords): Markup {
  return markup`<div class="programme person">${
    portrait &&
    markup`<img src="${portrait.path}" alt="${words.portraitOf(person.name)}" width="${portrait.width}" height="${portrait.height}">`
  }<div><h1>${person.name}</h1>
<p class="roles">${rolesOf(person, episodes).map(words.role).join(' · ')}</p>
${person.bio && markup`<p>${person.bio}</p>`}${
    person.link && markup`<p><a href="${linkTo(person.link)}" rel="noopener">${words.theirPage}</a></p>`
  }${programmes(person, words)}</div></div>`;
}

/** In programmes, then in the episodes that are shown. */
function rolesOf(person: PublicPerson, episodes: readonly ListedEpisode[]): string[] {
  return [
    ...new Set([
      ...person.programmes.flatMap(({ roles }) => roles),
      ...episodes.flatMap(({ people }) =>
        people.filter(({ personId }) => personId === person.id).map(({ role }) => role),
      ),
    ]),
  ];
}

function programmes(person: PublicPerson, words: PageWords): MarkupPart {
  if (person.programmes.length === 0) return null;
  return markup`<ul class="ways" aria-label="${words.theirProgrammes}">${person.programmes.map(
    (programme) =>
      markup`<li><a class="button" href="${addressOfProgramme(programme)}">${titleOf(programme, LANGUAGE)}</a></li>`,
  )}</ul>`;
}

function episodeList({ episodes, ...facts }: PersonPageFacts, words: PageWords): MarkupPart {
  if (episodes.length === 0) return null;
  const { unit, publicUrl, places } = facts;
  return markup`<h2 class="season">${words.theirEpisodes}</h2>
<ol class="episodes">${episodes.map(({ programme, ...episode }) =>
    episodeEntry(episode, {
      ...{ unit, words, publicUrl, places },
      level: 3,
      showsSeason: true,
      programme: programme && {
        address: addressOfProgramme(programme),
        title: titleOf(programme, LANGUAGE),
      },
    }),
  )}</ol>`;
}

type PersonsProgramme = NonNullable<PersonsEpisode['programme']>;

function addressOfProgramme({ organizationCode, code }: PersonsProgramme): string {
  return programmePageOf({ code: organizationCode }, code);
}

function addressOf({ unit, person }: PersonPageFacts): string {
  return personPageOf({ organizationCode: unit.code, slug: person.slug });
}

function furtherOf(address: string, cursor: string): string {
  return `${address}?cursor=${encodeURIComponent(cursor)}`;
}

function head(facts: PersonPageFacts, words: PageWords): Markup {
  const { unit, person, portrait, cursor, publicUrl, episodes } = facts;
  const url = `${publicUrl}${addressOf(facts)}`;
  const roles = rolesOf(person, episodes).map(words.role);
  const picture = portrait && `${publicUrl}${portrait.path}`;
  const description = shortened(person.bio || [person.name, ...roles].join(' · '), DESCRIPTION_CHARACTERS);
  return markup`<link rel="canonical" href="${url}">
${cursor !== undefined && markup`<meta name="robots" content="noindex, follow">\n`}<meta name="SiteName" content="${unit.site.name}">
<meta name="Description" content="${description}">
<meta property="og:type" content="profile">
<meta property="og:site_name" content="${unit.site.name}">
<meta property="og:title" content="${person.name}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${url}">${
    portrait &&
    markup`
<meta property="og:image" content="${picture}">
<meta property="og:image:width" content="${portrait.width}">
<meta property="og:image:height" content="${portrait.height}">`
  }
${jsonScript('application/ld+json', {
  '@context': 'https://schema.org',
  '@type': 'Person',
  name: person.name,
  url,
  ...(person.bio && { description }),
  ...(picture && { image: picture }),
  ...(person.link && { sameAs: person.link }),
  ...(roles.length > 0 && { jobTitle: roles }),
})}`;
}
