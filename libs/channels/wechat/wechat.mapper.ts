import type { ChannelAccess, PublicationDraft } from '@haojiao/channel-kit';
import { escapeHtml } from '@haojiao/kernel';
import { centredCrop, cropText } from './wechat.crop';
import { styleOf, type WechatStyle } from './wechat.house-style';
import { toWechatHtml, type PictureAttributes } from './wechat.html';
import { readOptions, type WechatOptions } from './wechat.options';
import { toPicturePost, type WechatPicturePost } from './wechat.picture-post';
import { wellFormed } from './wechat.text';

/** One article of draft/add (`news`), in the platform's field names and order. */
export interface WechatNews {
  article_type: 'news';
  title: string;
  author: string;
  digest: string;
  content: string;
  /** 阅读原文: the item's own page; also how we find the post again. */
  content_source_url: string;
  thumb_media_id: string;
  need_open_comment: 0 | 1;
  only_fans_can_comment: 0 | 1;
  /** The whole cover: it is uploaded in this shape, cut by its focal point. */
  pic_crop_235_1: string;
  pic_crop_1_1: string;
}

export type WechatArticle = WechatNews | WechatPicturePost;

/** What uploads gave: the cover's media id, and for each further picture its address (a body) or media id (a picture post). */
export interface WechatUploads {
  cover: string;
  pictures: Record<string, string>;
}

const wholeCover = cropText(centredCrop(2.35, 1, '2.35_1'));
const squareOfCover = cropText(centredCrop(2.35, 1, '1_1'));

/** The articles of one draft as they are sent, the lead first. Nothing is cut: what is too long is found by `check`. */
export function toArticles(
  drafts: readonly PublicationDraft[],
  uploads: readonly WechatUploads[],
  account: ChannelAccess,
): WechatArticle[] {
  return drafts.map((draft, index) => {
    const article = toArticle(draft, uploads[index]!, account);
    // Only a post of a single article shows one.
    return article.article_type === 'news' && drafts.length > 1 ? { ...article, digest: '' } : article;
  });
}

export function toArticle(
  draft: PublicationDraft,
  uploads: WechatUploads,
  account: ChannelAccess,
): WechatArticle {
  const options = readOptions(draft, account);
  if (options.form === 'picture_post') return toPicturePost(draft, uploads, options);
  return toNews(draft, uploads, options, styleOf(account.settings));
}

function toNews(
  draft: PublicationDraft,
  uploads: WechatUploads,
  options: WechatOptions,
  style: WechatStyle,
): WechatNews {
  const picture: PictureAttributes = (assetId) => {
    const src = uploads.pictures[assetId];
    return src === undefined ? null : { src };
  };
  return {
    article_type: 'news',
    title: wellFormed(draft.title).trim(),
    author: wellFormed(draft.byline).trim(),
    digest: toDigest(draft),
    content: toContent(draft, picture, style),
    content_source_url: draft.canonicalUrl,
    thumb_media_id: uploads.cover,
    need_open_comment: options.openComment ? 1 : 0,
    only_fans_can_comment: options.onlyFansCanComment ? 1 : 0,
    pic_crop_235_1: wholeCover,
    pic_crop_1_1: squareOfCover,
  };
}

export function toDigest(draft: PublicationDraft): string {
  return wellFormed(draft.summary).replace(/\s+/g, ' ').trim();
}

/** The body: an article's own text; of episodes and videos the notes and where to listen or watch. */
export function toContent(draft: PublicationDraft, picture: PictureAttributes, style?: WechatStyle): string {
  return toWechatHtml(`${lead(draft)}${draft.html}${mediaLine(draft)}${sourceLine(draft)}`, picture, style);
}

function lead(draft: PublicationDraft): string {
  if (draft.kind === 'article' || draft.summary.trim() === '') return '';
  return `<p><strong>${escapeHtml(draft.summary.trim())}</strong></p>`;
}

/** WeChat plays no audio or video that was sent by interface: the way to our own page is told instead. */
function mediaLine(draft: PublicationDraft): string {
  if (draft.kind === 'article') return '';
  const url = escapeHtml(draft.canonicalUrl);
  const english = draft.locale.startsWith('en');
  const words =
    draft.kind === 'episode'
      ? english
        ? `Listen to the episode: ${url} (or tap “Read original” below)`
        : `收听完整节目：${url}（也可点击文末“阅读原文”）`
      : english
        ? `Watch the video: ${url} (or tap “Read original” below)`
        : `观看完整视频：${url}（也可点击文末“阅读原文”）`;
  return `<p>${words}</p>`;
}

function sourceLine(draft: PublicationDraft): string {
  if (!draft.source?.name) return '';
  const label = draft.locale.startsWith('en') ? 'Source: ' : '来源：';
  return `<p style="font-size:14px;color:#888">${label}${escapeHtml(draft.source.name)}</p>`;
}
