import type { ChannelAccess, PublicationDraft } from '@haojiao/channel-kit';
import { escapeHtml } from '@haojiao/kernel';
import { load } from 'cheerio';
import { styleOf } from './wechat.house-style';
import { toContent, toDigest } from './wechat.mapper';
import { readOptions } from './wechat.options';
import { picturesOfPost, toPostText } from './wechat.picture-post';
import { wellFormed } from './wechat.text';

const page =
  'box-sizing:border-box;width:375px;max-width:100%;margin:0 auto;padding:20px 16px 32px;background:#fff;color:#333;font-family:system-ui,-apple-system,sans-serif;overflow-wrap:anywhere';
const grey = 'color:#8c8c8c;font-size:15px';
const link = 'color:#576b95';

/** The page that followers open, 375 px wide; above it the card by which they find it. Links lead nowhere. */
export function wechatFace(draft: PublicationDraft, account: ChannelAccess): string {
  const isPicturePost = readOptions(draft, account).form === 'picture_post';
  return isPicturePost ? picturePost(draft, account) : card(draft) + article(draft, account);
}

function card(draft: PublicationDraft): string {
  const cover = draft.cover
    ? `<img data-asset-id="${escapeHtml(draft.cover.assetId)}" data-ratio="2.35:1" alt="" style="display:block;width:100%">`
    : '<div style="height:146px;background:#ededed"></div>';
  const digest = toDigest(draft);
  return `<div style="box-sizing:border-box;width:375px;max-width:100%;margin:0 auto;padding:16px;background:#ededed">
<div style="border-radius:8px;overflow:hidden;background:#fff">${cover}
<div style="padding:12px 14px"><div style="font-size:17px;line-height:1.4">${text(draft.title)}</div>${
    digest === '' ? '' : `<div style="margin-top:4px;${grey};font-size:14px">${escapeHtml(digest)}</div>`
  }</div></div></div>`;
}

function article(draft: PublicationDraft, account: ChannelAccess): string {
  const content = toContent(
    draft,
    (assetId) => (draft.images[assetId] ? { 'data-asset-id': assetId } : null),
    styleOf(account.settings),
  );
  return `<article style="${page}">
<h1 style="margin:0 0 14px;font-size:22px;line-height:1.4;font-weight:500">${text(draft.title)}</h1>
${credits(draft, account)}
${withoutAddresses(content)}
<p style="margin:24px 0 0;${link};font-size:15px">${english(draft) ? 'Read original' : '阅读原文'}</p></article>`;
}

function picturePost(draft: PublicationDraft, account: ChannelAccess): string {
  const pictures = picturesOfPost(draft).map(
    ({ assetId, altText }) =>
      `<img data-asset-id="${escapeHtml(assetId)}" alt="${escapeHtml(altText)}" style="display:block;width:100%;margin:0 0 4px">`,
  );
  const paragraphs = toPostText(draft)
    .split('\n')
    .map((line) => `<p style="margin:0 0 .6em">${escapeHtml(line)}</p>`);
  return `<article style="${page};font-size:16px;line-height:1.6">
${pictures.join('\n')}
<h1 style="margin:14px 0 8px;font-size:18px;line-height:1.4;font-weight:500">${text(draft.title)}</h1>
${paragraphs.join('\n')}
${credits({ ...draft, byline: '' }, account)}</article>`;
}

/** Author, the account's name, and when: the day is the one on which it goes out. */
function credits(draft: PublicationDraft, account: ChannelAccess): string {
  const byline = wellFormed(draft.byline).trim();
  const author = byline === '' ? '' : `<span style="margin-right:10px">${escapeHtml(byline)}</span>`;
  const name = account.name === '' ? (english(draft) ? 'Your account' : '公众号名称') : account.name;
  const day = english(draft) ? 'Today' : '今天';
  return `<p style="margin:0 0 22px;${grey}">${author}<span style="margin-right:10px;${link}">${escapeHtml(name)}</span><span>${day}</span></p>`;
}

/** Links look like links; nothing in a preview leads or loads from elsewhere. */
function withoutAddresses(content: string): string {
  const $ = load(content, null, false);
  $('a').each((_index, element) => {
    const look = $('<span></span>').attr('style', link);
    $(element).replaceWith(look.append($(element).contents()));
  });
  return $.html();
}

function text(title: string): string {
  return escapeHtml(wellFormed(title).trim());
}

function english(draft: PublicationDraft): boolean {
  return draft.locale.startsWith('en');
}
