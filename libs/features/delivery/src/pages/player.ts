import type { DeliveredEpisode, DeliveredMedia, DeliverySummary } from '../domain/delivery-document';
import { displayDuration } from '../domain/display-time';
import { relativeTo } from '../domain/site-html';
import { mediaUrl } from '../domain/media-url';
import { linkTo, markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import { wave } from './wave';
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
  /** `waveOutline` of the recording. */
  outline?: string | null;
  /** Of which it is an episode, where lists do not say it. */
  programme?: NamedProgramme | null;
}

/** A programme that everybody may hear. */
export interface NamedProgramme {
  address: string;
  title: string;
}

/**
 * The sound of an episode: the browser's own player, which `player-script` teaches to remember. What needs the script is
 * hidden until it runs.
 */
export function player({
  item,
  episode,
  words,
  publicUrl,
  cover,
  outline,
  programme = null,
}: PlayerFacts): Markup {
  const { id, title, media, organization } = item;
  // By way of the address that counts what is delivered.
  const counted = mediaUrl(item, publicUrl);
  const address = relativeTo(publicUrl, counted ? `${counted}?src=page` : media.url);
  return markup`<div class="player" data-player="${id}" data-from="${organization.name}" data-seconds="${Math.round(media.durationSeconds)}">
${cover}
${episode && notes(episode, media, programme, words)}
${outline && wave(outline)}
<audio controls preload="none" aria-label="${title}"><source src="${address}" type="${media.mediaType}">${captions(episode, publicUrl)}
${words.noPlayer}<a href="${address}">${words.download}</a></audio>
${tools(title, words)}
${episode && markup`<p class="player-now" data-kept-words="${words.heardUntil}" hidden></p>\n`}${chapters(episode, address, words)}</div>`;
}

function notes(
  { season, number }: DeliveredEpisode,
  { durationSeconds }: DeliveredMedia,
  programme: NamedProgramme | null,
  words: PageWords,
): MarkupPart {
  const parts = [
    programme && markup`<a href="${programme.address}">${programme.title}</a>`,
    number !== null && words.episode(season, number),
    durationSeconds > 0 && displayDuration(durationSeconds),
  ].filter(Boolean);
  return parts.length > 0 && markup`<p>${parts.map((part, index) => [index > 0 && ' · ', part])}</p>`;
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
  return markup`<track kind="captions" src="${relativeTo(publicUrl, file.url)}">`;
}

/** Without script the recording itself opens at the time (Media Fragments, W3C 2012). */
function chapters(episode: DeliveredEpisode | undefined, address: string, words: PageWords): MarkupPart {
  const all = episode?.chapters ?? [];
  if (all.length === 0) return null;
  return markup`<ol class="chapters" aria-label="${words.chapters}">${all.map(
    ({ startSeconds, title }) =>
      markup`<li><a href="${linkTo(`${address}#t=${startSeconds}`)}" data-at="${startSeconds}"><span>${displayDuration(startSeconds)}</span> ${title}</a></li>\n`,
  )}</ol>`;
}
