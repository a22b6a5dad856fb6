import type { DeliveredEpisode, DeliveredMedia, DeliverySummary } from '../domain/delivery-document';
import { displayDuration } from '../domain/display-time';
import { relativeTo } from '../domain/site-html';
import { mediaUrl } from '../domain/media-url';
import { markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import type { PageWords } from './words';

/** Times as fast as it was spoken. */
const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];

export interface PlayerFacts {
  item: DeliverySummary & { media: DeliveredMedia };
  /** Of the whole document; lists do without. */
  episode?: DeliveredEpisode;
  words: PageWords;
  publicUrl: string;
  /** Of its picture; null: none is shown. */
  cover: Markup | null;
}

/**
 * The sound of an episode: the browser's own player, which `player-script` teaches to remember. What needs the script is
 * hidden until it runs.
 */
export function player({ item, episode, words, publicUrl, cover }: PlayerFacts): Markup {
  const { id, title, media, organization } = item;
  // By way of the address that counts what is delivered.
  const counted = mediaUrl(item, publicUrl);
  const address = relativeTo(publicUrl, counted ? `${counted}?src=page` : media.url);
  const notes = [
    episode?.number ? words.episode(episode.season, episode.number) : '',
    media.durationSeconds > 0 ? displayDuration(media.durationSeconds) : '',
  ].filter(Boolean);
  return markup`<div class="player" data-player="${id}" data-from="${organization.name}">
${cover}
${notes.length > 0 && markup`<p>${notes.join(' · ')}</p>`}
<audio controls preload="none" aria-label="${title}"><source src="${address}" type="${media.mediaType}">${captions(episode, publicUrl)}
${words.noPlayer}<a href="${address}">${words.download}</a></audio>
${tools(title, words)}
<p class="player-now" hidden></p>
${chapters(episode, words)}</div>`;
}

function tools(title: string, words: PageWords): Markup {
  return markup`<div class="player-tools" role="group" aria-label="${words.playerTools(title)}" hidden>
<button type="button" data-skip="-15" aria-label="${words.back15}">−15</button>
<button type="button" data-skip="30" aria-label="${words.forward30}">+30</button>
<label>${words.speed} <select>${SPEEDS.map(
    (speed) => markup`<option value="${speed}"${speed === 1 && markup` selected`}>${speed}×</option>`,
  )}</select></label>
</div>`;
}

/** Only the form that browsers read. */
function captions(episode: DeliveredEpisode | undefined, publicUrl: string): MarkupPart {
  const file = episode?.captions;
  if (file?.mediaType !== 'text/vtt') return null;
  return markup`<track kind="captions" src="${relativeTo(publicUrl, file.url)}" default>`;
}

function chapters(episode: DeliveredEpisode | undefined, words: PageWords): MarkupPart {
  const all = episode?.chapters ?? [];
  if (all.length === 0) return null;
  return markup`<ol class="chapters" aria-label="${words.chapters}">${all.map(
    ({ startSeconds, title }) =>
      markup`<li><a href="#t=${startSeconds}" data-at="${startSeconds}"><span>${displayDuration(startSeconds)}</span> ${title}</a></li>\n`,
  )}</ol>`;
}
