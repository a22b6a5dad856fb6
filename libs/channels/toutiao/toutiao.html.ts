import * as cheerio from 'cheerio';
import sanitizeHtml from 'sanitize-html';
import { escapeHtml } from '@haojiao/kernel';

export interface CleaningOptions {
  /** What takes the place of a picture, as HTML; `number` counts from 1 in reading order. */
  pictureHtml(assetId: string, altText: string, number: number): string;
  /** Stands for audio and video, which the editor drops. */
  pageTitle: string;
  /** 来源, the last line. */
  sourceName?: string;
  /** For our own preview, which finds pictures by their id. */
  keepsAssetIds?: boolean;
}

/** What survives pasting into the editor, as public tools show; tables are not among it. */
export const keptTags = ['p', 'h1', 'h2', 'h3', 'strong', 'em', 'blockquote', 'ul', 'ol', 'li', 'img', 'br'];

/**
 * Brings an approved body into the form that Toutiao's editor keeps: deeper headings become `h3`, tables paragraphs,
 * links their text, audio and video a line with the title; empty blocks and everything foreign go.
 */
export function cleanForToutiao(html: string, options: CleaningOptions): string {
  const $ = cheerio.load(html, null, false);
  $('audio, video, iframe').each((_, element) => {
    const kind = element.tagName === 'audio' ? '音频' : '视频';
    $(element).replaceWith(`<p>【${kind}】${escapeHtml(options.pageTitle)}</p>`);
  });
  tablesToParagraphs($);
  pictures($, options);
  const clean = sanitizeHtml($.html(), {
    allowedTags: keptTags,
    allowedAttributes: {
      img: ['src', 'alt', 'width', 'height', ...(options.keepsAssetIds ? ['data-asset-id'] : [])],
    },
    transformTags: {
      h4: 'h3',
      h5: 'h3',
      h6: 'h3',
      b: 'strong',
      i: 'em',
      pre: 'p',
      div: 'p',
      figcaption: 'p',
    },
    // Files of the pack are named relatively. Addresses are our own; plain http is judged where it is sent.
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['https', 'http', 'about'] },
    allowProtocolRelative: false,
    exclusiveFilter: (frame) => isEmptyBlock(frame.tag, frame.text, frame.mediaChildren),
  });
  const source = options.sourceName ? `<p>来源：${escapeHtml(options.sourceName)}</p>` : '';
  return unnested(clean) + source;
}

function tablesToParagraphs($: cheerio.CheerioAPI): void {
  $('table').each((_, table) => {
    const rows = $(table)
      .find('tr')
      .toArray()
      .map((row) =>
        $(row)
          .find('th, td')
          .toArray()
          .map((cell) => $(cell).text().trim())
          .join('　'),
      )
      .filter(Boolean);
    $(table).replaceWith(rows.map((row) => `<p>${escapeHtml(row)}</p>`).join(''));
  });
}

function pictures($: cheerio.CheerioAPI, options: CleaningOptions): void {
  let number = 0;
  $('img').each((_, image) => {
    const assetId = $(image).attr('data-asset-id');
    if (assetId === undefined) return void $(image).remove();
    number += 1;
    $(image).replaceWith(options.pictureHtml(assetId, $(image).attr('alt') ?? '', number));
  });
}

function isEmptyBlock(tag: string, text: string, mediaChildren: string[]): boolean {
  return (
    ['p', 'h1', 'h2', 'h3', 'strong', 'em', 'blockquote', 'li'].includes(tag) &&
    !text.trim() &&
    mediaChildren.length === 0
  );
}

/** Boxes became paragraphs; a paragraph in a paragraph is none. */
function unnested(html: string): string {
  return cheerio
    .load(html, null, false)
    .html()
    .replace(/<p>\s*<\/p>/g, '');
}
