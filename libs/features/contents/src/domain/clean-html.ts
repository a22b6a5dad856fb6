import sanitizeHtml from 'sanitize-html';
import { escapeHtml, isId, mediaAlone, withoutMedia } from '@haojiao/kernel';
import { cleanText } from './clean-text';

export interface CleanedHtml {
  html: string;
  /** Addresses of pictures that are not ours, as found in the text. */
  foreignImages: string[];
  /** The same of sounds and films. */
  foreignMedia: string[];
}

export interface CleaningWish {
  /** Whether sounds and films of the library stay; else only their captions do. */
  keepsMedia?: boolean;
}

type Foreign = Omit<CleanedHtml, 'html'>;

const alignment = { 'text-align': [/^(left|right|center|justify)$/] };
const aligned = ['p', 'h2', 'h3', 'h4', 'th', 'td', 'figcaption'];

/**
 * The one allow-list for every body that is stored. Scripts, styles, classes, frames, forms and event handlers go;
 * links are http, https or mailto; a picture is `<img data-asset-id="…" alt="…">` and nothing else. A picture that
 * points to one of our asset addresses (`/assets/{id}…`, below `publicUrl` or relative) becomes such a reference. A sound or
 * a film is `<figure data-asset-id="…" data-kind="audio|video">` with nothing in it but a `<figcaption>`, where it has one.
 * Cleaning a cleaned text changes nothing.
 */
export function cleanHtml(
  dirty: string,
  publicUrl: string,
  { keepsMedia = false }: CleaningWish = {},
): CleanedHtml {
  const foreign: Foreign = { foreignImages: [], foreignMedia: [] };
  const text = cleanText(dirty);
  if (plainParagraphs.test(text)) return { html: text, ...foreign };
  const clean = (markup: string) => {
    const html = pass(markup, publicUrl, foreign);
    return keepsMedia ? mediaAlone(html) : withoutMedia(html);
  };
  let html = clean(text);
  // What was clean comes out as it went in: our own editors send nothing else.
  if (html === text) return { html, ...foreign };
  // Broken markup can come out in a form that is read differently the next time: clean until nothing changes.
  for (let rest = MAX_PASSES; rest > 0; rest -= 1) {
    const again = clean(html);
    if (again === html) return { html, ...foreign };
    html = again;
  }
  return { html: `<p>${escapeHtml(textOfHtml(html))}</p>`, ...foreign };
}

/** Markup that is not stable after so many passes is kept as mere text. */
const MAX_PASSES = 5;

/** What our editors send of plain text. There is nothing to clean in it, and looking for it costs more than all else. */
const plainParagraphs = /^(?:<(p|h[234])>[^<>&]*<\/\1>)+$/;

function pass(dirty: string, publicUrl: string, { foreignImages, foreignMedia }: Foreign): string {
  const foreignOne = (tagName: string, named: string): sanitizeHtml.Tag => {
    foreignMedia.push(named.slice(0, 200));
    return { tagName, attribs: {} };
  };
  return sanitizeHtml(dirty, {
    allowedTags: [
      ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li', 'a'],
      ...['strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'span', 'img', 'figure', 'figcaption'],
      ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ],
    allowedAttributes: {
      a: ['href', 'title'],
      img: ['data-asset-id', 'alt'],
      figure: ['data-asset-id', 'data-kind'],
      ol: ['start'],
      th: ['colspan', 'rowspan', 'scope', 'style'],
      td: ['colspan', 'rowspan', 'style'],
      ...Object.fromEntries(aligned.filter((tag) => !tag.startsWith('t')).map((tag) => [tag, ['style']])),
    },
    allowedStyles: Object.fromEntries(aligned.map((tag) => [tag, alignment])),
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe', 'object', 'svg'],
    transformTags: {
      // The title is the page's only first heading.
      h1: 'h2',
      img: (_, { src = '', alt = '', 'data-asset-id': named }) => {
        const assetId = named ?? assetIdIn(src, publicUrl);
        if (!isId(assetId)) foreignImages.push(src.slice(0, 200));
        const attribs: Record<string, string> = isId(assetId)
          ? { 'data-asset-id': assetId.toLowerCase(), alt: cleanText(alt) }
          : {};
        return { tagName: 'img', attribs };
      },
      figure: (tagName, { 'data-asset-id': assetId, 'data-kind': kind }) => {
        if (kind === undefined) return { tagName, attribs: {} };
        return mediaFigure(assetId, kind) ?? foreignOne(tagName, String(assetId));
      },
      // As a player of one of our own files would be written by hand.
      audio: (tagName, { src = '' }) =>
        mediaFigure(assetIdIn(src, publicUrl), tagName) ?? foreignOne(tagName, src),
      video: (tagName, { src = '' }) =>
        mediaFigure(assetIdIn(src, publicUrl), tagName) ?? foreignOne(tagName, src),
    },
    exclusiveFilter: (frame) => frame.tag === 'img' && !frame.attribs['data-asset-id'],
  }).trim();
}

function mediaFigure(assetId: string | null | undefined, kind: string): sanitizeHtml.Tag | null {
  if (!isId(assetId) || (kind !== 'audio' && kind !== 'video')) return null;
  return { tagName: 'figure', attribs: { 'data-asset-id': assetId.toLowerCase(), 'data-kind': kind } };
}

function assetIdIn(address: string, publicUrl: string): string | null {
  const path = address.startsWith(`${publicUrl}/`) ? address.slice(publicUrl.length) : address;
  return /^\/assets\/([0-9a-f-]{36})(?:[/?.#]|$)/i.exec(path)?.[1] ?? null;
}

/** Ids of the pictures that a cleaned body names, in order, each once. */
export function imagesOfHtml(html: string): string[] {
  return [...new Set([...html.matchAll(/<img data-asset-id="([0-9a-f-]{36})"/g)].map((match) => match[1]!))];
}

const lineBreaking =
  /<\/?(?:p|br|hr|h[2-4]|blockquote|pre|ul|ol|li|figure|figcaption|table|tr|caption)\b[^>]*>/g;
const entityPattern = /&(amp|lt|gt|quot|#39|nbsp);/g;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The words of a cleaned body, a line per block: for search, comparison and counting; never shown as HTML. */
export function textOfHtml(html: string): string {
  return html
    .replace(lineBreaking, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(entityPattern, (_, name: string) => entities[name]!)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}

/** Characters instead of the entities that the cleaner writes. */
export function decodeEntities(text: string): string {
  return text.replace(entityPattern, (_, name: string) => entities[name]!);
}
