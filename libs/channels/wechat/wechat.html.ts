import { load } from 'cheerio';
import sanitizeHtml from 'sanitize-html';

/** Attributes of the picture in the article, or null to leave it out. */
export type PictureAttributes = (assetId: string) => Record<string, string> | null;

/** Strictly fewer than this many characters, markup counted (official reference, read 2026-11). */
export const CONTENT_LIMIT = 20_000;

const containers = 'div,article,main,header,footer,aside,figure,address,details,summary,nav';

const allowedTags = [
  ...['section', 'p', 'span', 'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'br', 'hr', 'a', 'img'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
  ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption'],
];

// Values without url(): background pictures from outside do not survive.
const plainValue = /^(?!.*(url|expression)\s*\()[-#%.,()'"\w\s\u4e00-\u9fff]+$/i;
const allowedProperties = [
  ...['color', 'background', 'background-color', 'font-size', 'font-weight', 'font-style', 'font-family'],
  ...['text-align', 'text-indent', 'text-decoration', 'line-height', 'letter-spacing', 'vertical-align'],
  ...['margin', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left'],
  ...['padding', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left'],
  ...['border', 'border-top', 'border-right', 'border-bottom', 'border-left', 'border-radius'],
  ...['border-collapse', 'width', 'max-width', 'height'],
];

/** There is no style sheet on WeChat: what is to look like something says so itself. */
const houseStyle: Readonly<Record<string, string>> = {
  p: 'margin:0 0 1em',
  h1: 'margin:1.2em 0 .6em;font-size:22px;line-height:1.4',
  h2: 'margin:1.2em 0 .6em;font-size:20px;line-height:1.4',
  h3: 'margin:1.1em 0 .6em;font-size:18px;line-height:1.4',
  blockquote: 'margin:0 0 1em;padding:8px 12px;border-left:3px solid #c8c8c8;color:#666',
  ul: 'margin:0 0 1em;padding-left:1.5em',
  ol: 'margin:0 0 1em;padding-left:1.5em',
  table: 'width:100%;margin:0 0 1em;border-collapse:collapse',
  td: 'padding:6px;border:1px solid #ddd',
  th: 'padding:6px;border:1px solid #ddd;background:#f5f5f5',
  pre: 'margin:0 0 1em;padding:8px;background:#f5f5f5;font-size:14px',
};
const pictureStyle = 'max-width:100%;height:auto';
const frameStyle = 'padding:0 8px;font-size:16px;line-height:1.75;color:#333';

/**
 * The one way from our HTML to what survives on WeChat: sections instead of divs, inline styles only, pictures by
 * their new addresses, outside links as text. When the house style alone makes it too long, it goes without.
 */
export function toWechatHtml(html: string, picture: PictureAttributes): string {
  const clean = sanitise(html, picture);
  const styled = inline(clean, houseStyle);
  return lengthOf(styled) < CONTENT_LIMIT ? styled : inline(clean, {});
}

/** Code points: the platform does not say how it counts, and these are never fewer than what people see. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The words alone, paragraphs as lines. */
export function toPlainText(html: string): string {
  const $ = load(html, null, false);
  $('br').replaceWith('\n');
  $('p,h1,h2,h3,h4,h5,h6,li,blockquote,tr,section,div').append('\n');
  return $.root()
    .text()
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Asset ids of the pictures, in the order in which they stand. */
export function pictureIds(html: string): string[] {
  const $ = load(html, null, false);
  return [
    ...new Set(
      $('img')
        .toArray()
        .map((element) => element.attribs['data-asset-id'] ?? ''),
    ),
  ].filter(Boolean);
}

/** What the sanitiser will take away: elements by name, links that lead outside, pictures that are no assets. */
export function losses(html: string): { elements: string[]; outsideLinks: number; foreignPictures: number } {
  const $ = load(html, null, false);
  const lost = $('video,audio,iframe,embed,object,form,svg,canvas').toArray();
  return {
    elements: [...new Set(lost.map((element) => element.tagName))],
    outsideLinks: $('a[href]')
      .toArray()
      .filter((element) => !isOnWechat(element.attribs.href ?? '')).length,
    foreignPictures: $('img')
      .toArray()
      .filter((element) => !element.attribs['data-asset-id']).length,
  };
}

export function isOnWechat(href: string): boolean {
  try {
    const url = new URL(href);
    return url.hostname === 'mp.weixin.qq.com' && /^https?:$/.test(url.protocol);
  } catch {
    return false;
  }
}

export function pictureCount(html: string): number {
  return load(html, null, false)('img').length;
}

/** Lone surrogates would be escaped by JSON and control characters refused (47001). */
export function wellFormed(text: string): string {
  return (
    text
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
  );
}

function sanitise(html: string, picture: PictureAttributes): string {
  const $ = load(wellFormed(html), null, false);
  $(containers).each((_index, element) => {
    element.tagName = 'section';
  });
  $('figcaption').each((_index, element) => {
    element.tagName = 'p';
    element.attribs.style = 'text-align:center;font-size:13px;color:#888';
  });
  $('img').each((_index, element) => {
    const attributes = picture(element.attribs['data-asset-id'] ?? '');
    if (attributes === null) $(element).remove();
    else element.attribs = { ...attributes, alt: element.attribs.alt ?? '' };
  });
  // Most accounts may not link outside: the address is told instead.
  $('a').each((_index, element) => {
    const href = element.attribs.href ?? '';
    if (isOnWechat(href)) return;
    const untold = /^https?:\/\//i.test(href) && !$(element).text().includes(href);
    if (untold) $(element).append($('<span></span>').text(`（${href}）`));
    $(element).replaceWith($(element).contents());
  });
  return sanitizeHtml($.html(), {
    allowedTags,
    allowedAttributes: {
      '*': ['style'],
      a: ['href', 'style'],
      img: ['src', 'alt', 'data-asset-id', 'style'],
      td: ['colspan', 'rowspan', 'style'],
      th: ['colspan', 'rowspan', 'style'],
    },
    allowedStyles: { '*': Object.fromEntries(allowedProperties.map((name) => [name, [plainValue]])) },
    allowedSchemes: ['http', 'https'],
  });
}

function inline(html: string, styles: Readonly<Record<string, string>>): string {
  const $ = load(html, null, false);
  for (const [tag, style] of Object.entries(styles)) {
    $(tag).each((_index, element) => {
      const own = $(element).attr('style');
      $(element).attr('style', own ? `${style};${own}` : style);
    });
  }
  $('img').attr('style', pictureStyle);
  return `<section style="${frameStyle}">${$.html().trim()}</section>`;
}
