import { plainText, type WechatBody } from './wechat.answer';
import { pictureCount } from './wechat.html';

/** `publish_status` 0..6 of freepublish/get and PUBLISHJOBFINISH. */
export const publishStatus = {
  success: 0,
  running: 1,
  originalClaimFailed: 2,
  failed: 3,
  reviewRejected: 4,
  deletedByUser: 5,
  blockedByPlatform: 6,
} as const;

export interface PublishStatus {
  status: number;
  articleId: string | null;
  /** Addresses of the articles, in their order. */
  urls: (string | null)[];
}

export interface ListedPost {
  articleId: string;
  title: string;
  sourceUrl: string;
  thumbMediaId: string;
  /** Addresses of its articles, in their order. */
  urls: (string | null)[];
  isDeleted: boolean;
  /** When it was published or last changed; null when the platform does not say. */
  at: Date | null;
}

/** Reads a status as freepublish/get and the event carry it: numbers may be strings, one item may stand without a list. */
export function readPublishStatus(body: WechatBody): PublishStatus {
  const detail = body.article_detail as { item?: unknown } | undefined;
  const items = Array.isArray(detail?.item) ? detail.item : detail?.item ? [detail.item] : [];
  const inOrder = [...(items as WechatBody[])].sort((a, b) => Number(a.idx ?? 1) - Number(b.idx ?? 1));
  return {
    status: Number(body.publish_status ?? publishStatus.running),
    // The official sample has a line break within the id.
    articleId: textOrNull(body.article_id)?.replace(/\s+/g, '') ?? null,
    urls: inOrder.map((item) => textOrNull(item.article_url)?.trim() ?? null),
  };
}

/** An article of a draft as WeChat keeps it. */
export interface StoredArticle {
  content: string;
  pictures: number;
  /** Media id of the cover; of a picture post its first picture. */
  cover: string;
}

/** Reads `news_item` of draft/get and of one entry of draft/batchget. */
export function readStoredArticles(body: WechatBody): StoredArticle[] {
  const items = Array.isArray(body.news_item) ? (body.news_item as WechatBody[]) : [];
  return items.map((item) => {
    const content = plainText(item.content);
    const list = (item.image_info as { image_list?: unknown } | undefined)?.image_list;
    const pictures = Array.isArray(list) ? (list as WechatBody[]) : [];
    const isPicturePost = item.article_type === 'newspic';
    return {
      content,
      pictures: isPicturePost ? pictures.length : pictureCount(content),
      cover: plainText(isPicturePost ? pictures[0]?.image_media_id : item.thumb_media_id),
    };
  });
}

/** Reads a page of freepublish/batchget, one entry for each post (its first article). */
export function readListedPosts(body: WechatBody): { total: number; posts: ListedPost[] } {
  const items = Array.isArray(body.item) ? (body.item as WechatBody[]) : [];
  return {
    total: Number(body.total_count ?? items.length),
    posts: items.map((item) => {
      const content = (item.content ?? {}) as WechatBody;
      const articles = Array.isArray(content.news_item) ? (content.news_item as WechatBody[]) : [];
      const [article = {}] = articles;
      const seconds = Number(content.create_time ?? item.update_time);
      return {
        articleId: plainText(item.article_id).replace(/\s+/g, ''),
        title: plainText(article.title),
        sourceUrl: plainText(article.content_source_url),
        thumbMediaId: plainText(article.thumb_media_id),
        urls: articles.map(({ url }) => textOrNull(url)),
        isDeleted: article.is_deleted === true,
        at: Number.isFinite(seconds) ? new Date(seconds * 1_000) : null,
      };
    }),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
