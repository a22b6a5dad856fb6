import { markup } from '@haojiao/kernel';
import type { Markup } from '@haojiao/kernel';
import { textOfHtml } from '@haojiao/features/contents';
import type { FeedEpisode, FeedProgramme } from './feed-facts';
import { person } from './render-person';
import { element, elementWith } from './xml-text';

/** Apple cuts what is longer (podcasters.apple.com/support/823). */
const LONGEST_DESCRIPTION = 4_000;

/** The guid is made of the item's id: whatever is edited, it stays. */
export function renderEpisode(episode: FeedEpisode, programme: FeedProgramme): Markup {
  const { document, enclosureUrl, imageUrl, chaptersUrl, transcriptUrl } = episode;
  const { media, episode: block } = document;
  if (!media || !block) return markup``;
  const { season, number, captions, notesHtml } = block;
  const seasonTitle = (season !== null && programme.seasonTitles.get(season)) || null;
  const named = new Set(block.people?.map(({ name }) => name));
  const guests = block.guests.filter((name) => !named.has(name)).map((name) => ({ name, role: 'guest' }));
  const words = document.summary || textOfHtml(notesHtml) || document.title;
  return markup`<item>
${[
  element('title', document.title),
  element('itunes:title', document.title),
  !programme.isPrivate && element('link', document.canonicalUrl),
  elementWith('guid', { isPermaLink: 'false' }, `urn:uuid:${document.id}`),
  element('pubDate', new Date(document.publishedAt).toUTCString()),
  element('description', words.slice(0, LONGEST_DESCRIPTION)),
  element('content:encoded', notesHtml),
  elementWith('enclosure', { url: enclosureUrl, length: media.bytes, type: media.mediaType }),
  media.durationSeconds > 0 && element('itunes:duration', Math.max(1, Math.round(media.durationSeconds))),
  element('itunes:season', season),
  element('itunes:episode', number),
  element('itunes:episodeType', block.episodeType ?? 'full'),
  element('itunes:explicit', String(block.explicit ?? programme.explicit)),
  document.byline !== '' && element('itunes:author', document.byline),
  imageUrl && elementWith('itunes:image', { href: imageUrl }),
  programme.isPrivate && element('itunes:block', 'Yes'),
  season !== null && elementWith('podcast:season', { name: seasonTitle }, String(season)),
  element('podcast:episode', number),
  ...[...(block.people ?? []), ...guests].map(person),
  // Their address is the file's own, which no key closes.
  captions &&
    !programme.isPrivate &&
    elementWith('podcast:transcript', {
      url: captions.url,
      type: captions.mediaType,
      language: programme.language,
      rel: 'captions',
    }),
  transcriptUrl &&
    elementWith('podcast:transcript', {
      url: transcriptUrl,
      type: 'text/plain',
      language: programme.language,
    }),
  chaptersUrl && elementWith('podcast:chapters', { url: chaptersUrl, type: 'application/json+chapters' }),
]}</item>
`;
}
