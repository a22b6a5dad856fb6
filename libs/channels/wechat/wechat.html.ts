import { load } from 'cheerio';
import sanitizeHtml from 'sanitize-html';
import { elementStyles, frameStyle, pictureStyle, styleOf, type WechatStyle } from './wechat.house-style';
import { CONTENT_LIMIT } from './wechat.limits';
import { lengthOf, wellFormed } from './wechat.text';

/** Attributes of the picture in the article, or null to leave it out. */
export type PictureAttributes = (assetId: string) => Record<string, string> | null;

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

/** As long as real addresses of uploaded pictures get: what fits with these fits with the real ones. */
export const PICTURE_STAND_IN = `http://mmbiz.qpic.cn/${'x'.repeat(140)}`;

/**
 * The one way from our HTML to what survives on WeChat: sections instead of divs, inline styles only, pictures by
 * their new addresses, outside links as text. When the house style alone makes it too long, it goes without; that is
 * decided by stand-ins for the pictures, so that a preview looks as what is sent.
 */
export function toWechatHtml(html: string, picture: PictureAttributes, style = styleOf({})): string {
  if (!style.house) return inline(sanitise(html, picture), {}, style);
  const standIn: PictureAttributes = (assetId) => picture(assetId) && { src: PICTURE_STAND_IN };
  const longest = inline(sanitise(html, standIn), elementStyles, style);
  return inline(sanitise(html, picture), lengthOf(longest) < CONTENT_LIMIT ? elementStyles : {}, style);
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

/** Most accounts may not link outside: the address is told in brackets instead. Links to articles on WeChat stay. */
export function linksAsText(html: string): string {
  const $ = load(html, null, false);
  $('a').each((_index, element) => {
    const href = element.attribs.href ?? '';
    if (isOnWechat(href)) return;
    const address = href.replace(/^mailto:/i, '');
    const untold = /^(https?:\/\/|mailto:)/i.test(href) && !$(element).text().includes(address);
    if (untold) $(element).append($('<span></span>').text(`（${address}）`));
    $(element).replaceWith($(element).contents());
  });
  return $.html();
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
  return sanitizeHtml(linksAsText($.html()), {
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

function inline(html: string, styles: Readonly<Record<string, string>>, style: WechatStyle): string {
  const $ = load(html, null, false);
  for (const [tag, look] of Object.entries(styles)) {
    $(tag).each((_index, element) => {
      const own = $(element).attr('style');
      $(element).attr('style', own ? `${look};${own}` : look);
    });
  }
  $('img').attr('style', pictureStyle);
  return `<section style="${frameStyle(style)}">${$.html().trim()}</section>`;
}
