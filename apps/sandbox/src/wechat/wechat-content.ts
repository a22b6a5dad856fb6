import { load } from 'cheerio';
import { escapeHtml } from '@haojiao/kernel';
import type { Article, WechatAccount } from './wechat-account';
import { WechatError } from './wechat-error';

const removed =
  'script,style,link,meta,base,iframe,form,input,button,select,textarea,object,embed,video,audio,noscript';
const DIGEST_LENGTH = 54;

/**
 * What the platform makes of an article's HTML: active and foreign things go, pictures not uploaded to it go,
 * links to elsewhere lose their address. @throws WechatError 45166 where the account is set to refuse such links
 */
export function sanitiseContent(account: WechatAccount, html: string): string {
  const $ = load(html, null, false);
  $(removed).remove();
  $('*').each((_index, element) => {
    const attributes = $(element).attr() ?? {};
    for (const name of Object.keys(attributes)) {
      if (/^on/i.test(name) || name === 'id') $(element).removeAttr(name);
    }
    if (attributes.style !== undefined) $(element).attr('style', sanitiseStyle(attributes.style));
  });
  $('img').each((_index, element) => {
    const source = $(element).attr('src') ?? $(element).attr('data-src') ?? '';
    if (!account.pictures.has(source)) {
      $(element).remove();
      return;
    }
    $(element).attr('data-src', source).attr('data-type', 'jpeg').attr('data-ratio', '0.66');
  });
  $('a[href]').each((_index, element) => {
    if (isOnPlatform($(element).attr('href') ?? '')) return;
    if (account.refusesOutsideLinks) throw new WechatError(45166);
    $(element).removeAttr('href');
  });
  return $.html();
}

/** The first 54 characters of the text, as the platform fills an absent digest. */
export function digestOf(html: string): string {
  return [...textOfHtml(html)].slice(0, DIGEST_LENGTH).join('');
}

export function textOfHtml(html: string): string {
  return load(html, null, false).text().replace(/\s+/g, ' ').trim();
}

/** The article as the sandbox's pages can show it: with pictures that load. */
export function withShownPictures(account: WechatAccount, html: string): string {
  const $ = load(html, null, false);
  $('img').each((_index, element) => {
    const shown = account.pictures.get($(element).attr('data-src') ?? '');
    if (shown) $(element).attr('src', shown);
  });
  return $.html();
}

/** The whole article as its followers see it; of a picture post the pictures, then the words. */
export function articleHtml(account: WechatAccount, article: Article): string {
  if (article.article_type === 'news') return withShownPictures(account, article.content);
  const pictures = (article.image_info?.image_list ?? []).map(({ image_media_id }) => {
    const shown = account.pictures.get(account.materials.get(image_media_id)?.url ?? '');
    return shown === undefined ? '' : `<img src="${escapeHtml(shown)}" alt="">`;
  });
  return `${pictures.join('')}<p style="white-space:pre-line">${escapeHtml(article.content)}</p>`;
}

function sanitiseStyle(style: string): string {
  return style
    .split(';')
    .filter((rule) => !/^\s*(position|transform|animation)\b/i.test(rule) && !/url\s*\(/i.test(rule))
    .join(';');
}

function isOnPlatform(href: string): boolean {
  try {
    return new URL(href).hostname === 'mp.weixin.qq.com';
  } catch {
    return false;
  }
}
