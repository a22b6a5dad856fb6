import type { PublicationDraft } from '@haojiao/channel-kit';
import { escapeHtml } from '@haojiao/kernel';
import { toWechatHtml, wellFormed, type PictureAttributes } from './wechat.html';

/** One article of draft/add, in the platform's field names. */
export interface WechatArticle {
  article_type: 'news';
  title: string;
  author: string;
  digest: string;
  content: string;
  /** 阅读原文: the item's own page; also how we find the post again. */
  content_source_url: string;
  thumb_media_id: string;
  need_open_comment: 0 | 1;
  only_fans_can_comment: 0;
}

/** Ids that uploads gave; by asset id for pictures in the body. */
export interface WechatUploads {
  coverMediaId: string;
  pictureUrls: Record<string, string>;
}

/** The article as it is sent. `digest` and `title` are not cut: what is too long is found by `check`. */
export function toArticle(
  draft: PublicationDraft,
  uploads: WechatUploads,
  settings: Record<string, unknown>,
): WechatArticle {
  return {
    article_type: 'news',
    title: wellFormed(draft.title).trim(),
    author: wellFormed(draft.byline).trim(),
    digest: toDigest(draft),
    content: toContent(draft, (assetId) => {
      const src = uploads.pictureUrls[assetId];
      return src === undefined ? null : { src };
    }),
    content_source_url: draft.canonicalUrl,
    thumb_media_id: uploads.coverMediaId,
    need_open_comment: settings.openComment === true ? 1 : 0,
    only_fans_can_comment: 0,
  };
}

export function toDigest(draft: PublicationDraft): string {
  return wellFormed(draft.summary).replace(/\s+/g, ' ').trim();
}

/** The body: an article's own text; of episodes and videos the notes and where to listen or watch. */
export function toContent(draft: PublicationDraft, picture: PictureAttributes): string {
  return toWechatHtml(`${lead(draft)}${draft.html}${mediaLine(draft)}${sourceLine(draft)}`, picture);
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
