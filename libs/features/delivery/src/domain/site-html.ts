import sanitizeHtml from 'sanitize-html';
import type { DeliveredImage } from './delivery-document';

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
const nonTextTags = [
  ...['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe', 'object', 'svg'],
];

/**
 * A saved body for front ends: pictures by asset become pictures by address, in all their sizes. It was cleaned when it
 * was saved and is cleaned once more here, so that a row altered behind the product's back runs nothing at readers.
 */
export function deliveredHtml(saved: string, imagesById: ReadonlyMap<string, DeliveredImage>): string {
  return sanitizeHtml(saved, {
    allowedTags: textTags,
    allowedAttributes: {
      ...Object.fromEntries(aligned.map((tag) => [tag, ['style', ...cellAttributes]])),
      a: ['href', 'title', 'rel'],
      ol: ['start'],
      img: imageAttributes,
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
        return { tagName, attribs: image ? imageAttributesOf(image, alt) : {} };
      },
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs.src,
  });
}

function imageAttributesOf(image: DeliveredImage, alt: string): Record<string, string> {
  const sourceSet = sourceSetOf(image);
  return {
    src: image.url,
    ...(sourceSet !== '' && { srcset: sourceSet, sizes: BODY_SIZES }),
    ...(image.width > 0 && { width: String(image.width), height: String(image.height) }),
    alt: alt || image.alt,
    loading: 'lazy',
    decoding: 'async',
  };
}

/** Every width once, whole pictures only: a crop is no smaller copy. */
export function sourceSetOf(image: DeliveredImage): string {
  const urlsByWidth = new Map<number, string>();
  for (const { url, name, width, mediaType } of image.renditions) {
    if (name.startsWith('cover_')) continue;
    if (!urlsByWidth.has(width) || mediaType === 'image/webp') urlsByWidth.set(width, url);
  }
  return [...urlsByWidth]
    .sort(([one], [other]) => one - other)
    .map(([width, url]) => `${url} ${width}w`)
    .join(', ');
}

/**
 * A delivered body inside our own page: no inline style is left, so that the page's policy can refuse them all, and
 * our own addresses are relative to wherever the page is looked at.
 */
export function pageHtml(delivered: string, publicUrl: string): string {
  return sanitizeHtml(delivered, {
    allowedTags: textTags,
    allowedAttributes: {
      ...Object.fromEntries(aligned.map((tag) => [tag, ['class', ...cellAttributes]])),
      a: ['href', 'title', 'rel'],
      ol: ['start'],
      img: imageAttributes,
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
          ...(attribs.srcset && { srcset: attribs.srcset.replaceAll(`${publicUrl}/`, '/') }),
        },
      }),
    },
  });
}

/** Our own absolute address without the host; every other stays as it is. */
export function relativeTo(publicUrl: string, url: string): string {
  return url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : url;
}
