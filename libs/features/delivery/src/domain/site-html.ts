import sanitizeHtml from 'sanitize-html';
import { escapeHtml, replaceMedia } from '@haojiao/kernel';
import type { DeliveredImage, DeliveredMedia } from './delivery-document';
import { pictureSources, sourceSet } from './picture-sources';

/** Widest rendition that the text column ever shows, CSS pixels. */
const BODY_SIZES = '(min-width: 46rem) 44rem, 100vw';

const textTags = [
  ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li', 'a'],
  ...['strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'span', 'img', 'figure', 'figcaption'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];
const aligned = ['p', 'h2', 'h3', 'h4', 'th', 'td', 'figcaption'];
const cellAttributes = ['colspan', 'rowspan', 'scope'];
const imageAttributes = ['src', 'srcset', 'sizes', 'width', 'height', 'alt', 'loading', 'decoding'];
const playerAttributes = ['controls', 'preload', 'src', 'aria-label'];
const filmAttributes = [...playerAttributes, 'playsinline', 'poster', 'width', 'height'];
const sourceAttributes = ['media', 'type', 'srcset', 'sizes'];
const nonTextTags = [
  ...['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe', 'object', 'svg'],
];

/** What a body names, by asset. */
export interface BodyFiles {
  images: ReadonlyMap<string, DeliveredImage>;
  media: ReadonlyMap<string, DeliveredMedia>;
}

/**
 * A saved body for front ends: pictures by asset become pictures by address, in all their sizes, sounds and films players
 * of our own files (of one that is gone its caption stays). It was cleaned when it
 * was saved and is cleaned once more here, so that a row altered behind the product's back runs nothing at readers.
 */
export function deliveredHtml(saved: string, { images: imagesById, media }: BodyFiles): string {
  const cleaned = sanitizeHtml(saved, {
    allowedTags: textTags,
    allowedAttributes: {
      ...Object.fromEntries(aligned.map((tag) => [tag, ['style', ...cellAttributes]])),
      a: ['href', 'title', 'rel'],
      ol: ['start'],
      img: ['data-asset-id', 'alt'],
      figure: ['data-asset-id', 'data-kind'],
    },
    allowedStyles: { '*': { 'text-align': [/^(left|right|center|justify)$/] } },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags,
    transformTags: {
      a: (tagName, { href = '', title }) => ({
        tagName,
        attribs: { href, ...(title && { title }), rel: 'noopener' },
      }),
      img: (tagName, { alt = '', 'data-asset-id': assetId = '' }) => {
        const image = imagesById.get(assetId);
        return {
          tagName,
          attribs: { 'data-asset-id': image ? assetId : '', alt: alt || (image?.alt ?? '') },
        };
      },
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs['data-asset-id'],
  });
  // The cleaner wrote these tags itself, and a `<` in any other place as a name: nothing else looks like them.
  const played = replaceMedia(cleaned, ({ assetId, kind, captionHtml }, whole) => {
    const file = media.get(assetId);
    const caption = whole.slice(whole.indexOf('>') + 1, -'</figure>'.length);
    if (!file) return caption && `<figure>${caption}</figure>`;
    const player = playerHtml(kind, file, captionHtml);
    return `<figure data-kind="${kind}">${player}${caption}</figure>`;
  });
  return played.replace(
    /<img data-asset-id="([^"]*)" alt="([^"]*)" \/>/g,
    (_, assetId: string, alt: string) => pictureHtml(imagesById.get(assetId)!, alt),
  );
}

/** Nothing of it is fetched before somebody wants to hear or see it. */
function playerHtml(kind: 'audio' | 'video', file: DeliveredMedia, captionHtml: string): string {
  const caption = captionHtml
    .replace(/<[^>]*>/g, '')
    .replaceAll('"', '&quot;')
    .trim();
  const label = caption && ` aria-label="${caption}"`;
  const address = `src="${escapeHtml(file.url)}"${label}`;
  if (kind === 'audio') return `<audio controls preload="none" ${address}></audio>`;
  const { posterUrl, width, height } = file;
  const poster = posterUrl ? ` poster="${escapeHtml(posterUrl)}"` : '';
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  const preload = posterUrl ? 'none' : 'metadata';
  return `<video controls playsinline preload="${preload}" ${address}${poster}${size}></video>`;
}

/** @param alt as it stands between the quotes of an attribute */
function pictureHtml(image: DeliveredImage, alt: string): string {
  const sources = pictureSources(image).map(
    ({ mediaType, srcset, moves }) =>
      `<source${moves ? ' media="(prefers-reduced-motion: no-preference)"' : ''} type="${mediaType}" ` +
      `srcset="${escapeHtml(srcset)}"${moves ? '' : ` sizes="${BODY_SIZES}"`} />`,
  );
  const jpegs = sourceSet(image, 'image/jpeg');
  const size = image.width > 0 ? ` width="${image.width}" height="${image.height}"` : '';
  const widths = jpegs && ` srcset="${escapeHtml(jpegs)}" sizes="${BODY_SIZES}"`;
  const picture = `<img src="${escapeHtml(image.url)}"${widths}${size} alt="${alt}" loading="lazy" decoding="async" />`;
  return sources.length === 0 ? picture : `<picture>${sources.join('')}${picture}</picture>`;
}

/**
 * A delivered body inside our own page: no inline style is left, so that the page's policy can refuse them all, and
 * our own addresses are relative to wherever the page is looked at.
 */
export function pageHtml(delivered: string, publicUrl: string): string {
  return sanitizeHtml(delivered, {
    allowedTags: [...textTags, 'picture', 'source', 'audio', 'video'],
    allowedAttributes: {
      ...Object.fromEntries(aligned.map((tag) => [tag, ['class', ...cellAttributes]])),
      a: ['href', 'title', 'rel'],
      ol: ['start'],
      img: imageAttributes,
      source: sourceAttributes,
      figure: ['data-kind'],
      audio: playerAttributes,
      video: filmAttributes,
    },
    allowedClasses: Object.fromEntries(aligned.map((tag) => [tag, ['align-*']])),
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags,
    transformTags: {
      '*': (tagName, { style = '', ...attribs }) => {
        const align = /^\s*text-align:\s*(left|right|center|justify)\s*;?\s*$/.exec(style)?.[1];
        return { tagName, attribs: align ? { ...attribs, class: `align-${align}` } : attribs };
      },
      img: (tagName, attribs) => ({
        tagName,
        attribs: {
          ...attribs,
          src: relativeTo(publicUrl, attribs.src ?? ''),
          ...(attribs.srcset && { srcset: withoutHost(publicUrl, attribs.srcset) }),
        },
      }),
      audio: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, ...ownFile(publicUrl, attribs, 'src') },
      }),
      video: (tagName, attribs) => ({
        tagName,
        attribs: {
          ...attribs,
          ...ownFile(publicUrl, attribs, 'src'),
          ...ownFile(publicUrl, attribs, 'poster'),
        },
      }),
      source: (tagName, attribs) => ({
        tagName,
        attribs: { ...attribs, srcset: withoutHost(publicUrl, attribs.srcset ?? '') },
      }),
    },
  });
}

/** The cleaner looks at no poster: one that is no address of the web goes. */
function ownFile(publicUrl: string, attribs: Record<string, string>, name: string): Record<string, string> {
  const address = relativeTo(publicUrl, attribs[name] ?? '');
  return name in attribs ? { [name]: /^(?:https?:\/)?\//.test(address) ? address : '' } : {};
}

/** Our own absolute address without the host; every other stays as it is. */
export function relativeTo(publicUrl: string, url: string): string {
  return url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : url;
}

/** The same for all addresses of a `srcset`. */
export function withoutHost(publicUrl: string, addresses: string): string {
  return addresses.replaceAll(`${publicUrl}/`, '/');
}
