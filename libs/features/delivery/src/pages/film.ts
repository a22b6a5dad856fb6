import type { DeliveredImage, DeliveredMedia, DeliveryDocument } from '../domain/delivery-document';
import { displayDuration } from '../domain/display-time';
import { relativeTo } from '../domain/site-html';
import { linkTo, markup } from './markup';
import type { Markup, MarkupPart } from './markup';
import type { PageWords } from './words';

const STREAM = 'application/vnd.apple.mpegurl';

/**
 * The player of a film: the stream for browsers that play it, one file for all others, captions, and chapters as links
 * to their times.
 */
export function filmPlayer(
  media: DeliveredMedia,
  { cover, title, video }: DeliveryDocument,
  words: PageWords,
  publicUrl: string,
): Markup {
  const address = relativeTo(publicUrl, media.url);
  const poster = posterOf(media, video?.poster ?? cover, publicUrl);
  const { width, height, streamUrl } = media;
  return markup`<div class="film">
<video class="${shapeOf(media)}" controls playsinline aria-label="${title}" preload="${poster ? 'none' : 'metadata'}"${
    poster && markup` poster="${poster}"`
  }${width && height && markup` width="${width}" height="${height}"`}>
${streamUrl && markup`<source src="${relativeTo(publicUrl, streamUrl)}" type="${STREAM}">\n`}<source src="${address}" type="${media.mediaType}">
${tracks(video, publicUrl)}${words.noPlayer}<a href="${address}">${words.download}</a></video>
${chapters(video, address, words)}</div>`;
}

/** Of the picture, by which its room is kept: a poster of another shape must not move what stands below. */
function shapeOf({ width, height }: DeliveredMedia): 'wide' | 'square' | 'upright' {
  const ratio = width && height ? width / height : 16 / 9;
  if (ratio > 1.25) return 'wide';
  return ratio > 0.8 ? 'square' : 'upright';
}

function posterOf(media: DeliveredMedia, image: DeliveredImage | null, publicUrl: string): string | null {
  const crop = image?.renditions.find(({ name }) => name === 'cover_169') ?? image;
  const url = crop?.url ?? media.posterUrl;
  return url ? relativeTo(publicUrl, url) : null;
}

function tracks(video: DeliveryDocument['video'], publicUrl: string): MarkupPart {
  return video?.captions?.map(
    ({ language, label, url, isDefault }) =>
      markup`<track kind="captions" src="${relativeTo(publicUrl, url)}" srclang="${language}" label="${label}"${isDefault && markup` default`}>\n`,
  );
}

function chapters(video: DeliveryDocument['video'], address: string, words: PageWords): MarkupPart {
  if (!video?.chapters) return null;
  return markup`<ol class="chapters" aria-label="${words.chapters}">${video.chapters.map(
    ({ startSeconds, title }) =>
      markup`<li><a href="${linkTo(`${address}#t=${startSeconds}`)}">${displayDuration(startSeconds)} ${title}</a></li>`,
  )}</ol>\n`;
}
