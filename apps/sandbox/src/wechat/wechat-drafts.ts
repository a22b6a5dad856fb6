import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { newMediaId, type Article, type Draft, type WechatAccount } from './wechat-account';
import { digestOf, sanitiseContent } from './wechat-content';
import { WechatError } from './wechat-error';
import { checkCrops } from './wechat-crops';
import { isCover } from './wechat-material';
import { plainText, wechatRoute, type WechatJson } from './wechat-routes';
import type { WechatWorld } from './wechat-world';

const MOST_ARTICLES = 8;

export function registerDraftRoutes(app: FastifyInstance, world: WechatWorld): void {
  wechatRoute(app, world, '/cgi-bin/draft/add', { method: 'POST' }, ({ account, json }) => {
    const { articles } = json;
    if (!Array.isArray(articles) || articles.length === 0) throw new WechatError(44003);
    if (articles.length > MOST_ARTICLES) throw new WechatError(45008);
    const draft: Draft = {
      mediaId: newMediaId(43),
      articles: articles.map((article) => readArticle(account, article, articles.length === 1)),
      createdAt: world.now(),
      updatedAt: world.now(),
    };
    account.drafts.set(draft.mediaId, draft);
    return { media_id: draft.mediaId };
  });

  wechatRoute(app, world, '/cgi-bin/draft/update', { method: 'POST' }, ({ account, json }) => {
    const draft = draftOf(account, json.media_id);
    const index = json.index;
    if (typeof index !== 'number' || !Number.isInteger(index) || !draft.articles[index])
      throw new WechatError(40114);
    // Here `articles` is one object, unlike in draft/add.
    if (json.articles === null || typeof json.articles !== 'object' || Array.isArray(json.articles))
      throw new WechatError(44003);
    draft.articles[index] = readArticle(account, json.articles, draft.articles.length === 1);
    draft.updatedAt = world.now();
    return { errcode: 0, errmsg: 'ok' };
  });

  wechatRoute(app, world, '/cgi-bin/draft/get', { method: 'POST' }, ({ account, json }) => {
    const draft = draftOf(account, json.media_id);
    return {
      news_item: draft.articles.map(presentDraftArticle),
      create_time: seconds(draft.createdAt),
      update_time: seconds(draft.updatedAt),
    };
  });

  wechatRoute(app, world, '/cgi-bin/draft/batchget', { method: 'POST' }, ({ account, json }) => {
    const { offset, count } = readPage(json);
    const all = [...account.drafts.values()].reverse();
    const page = all.slice(offset, offset + count);
    return {
      total_count: all.length,
      item_count: page.length,
      item: page.map((draft) => ({
        media_id: draft.mediaId,
        content: {
          news_item: draft.articles
            .map(presentDraftArticle)
            .map((article) => (json.no_content === 1 ? { ...article, content: '' } : article)),
          create_time: seconds(draft.createdAt),
          update_time: seconds(draft.updatedAt),
        },
        update_time: seconds(draft.updatedAt),
      })),
    };
  });

  wechatRoute(app, world, '/cgi-bin/draft/delete', { method: 'POST' }, ({ account, json }) => {
    const draft = draftOf(account, json.media_id);
    account.drafts.delete(draft.mediaId);
    return { errcode: 0, errmsg: 'ok' };
  });

  wechatRoute(app, world, '/cgi-bin/draft/count', { method: 'ANY', body: 'none' }, ({ account }) => ({
    total_count: account.drafts.size,
  }));
}

export function draftOf(account: WechatAccount, mediaId: unknown): Draft {
  if (mediaId === undefined || mediaId === '') throw new WechatError(41006);
  const draft = account.drafts.get(plainText(mediaId));
  if (!draft) throw new WechatError(40007);
  return draft;
}

/** Offset and count of the two lists, 1 to 20 a page. @throws WechatError 40035 */
export function readPage(json: WechatJson): { offset: number; count: number } {
  const offset = Number(json.offset ?? 0);
  const count = Number(json.count);
  if (!Number.isInteger(offset) || offset < 0 || !Number.isInteger(count) || count < 1 || count > 20)
    throw new WechatError(40035, 'invalid parameter');
  return { offset, count };
}

export function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1_000);
}

/** @throws WechatError with the code of the first limit that is not kept */
function readArticle(account: WechatAccount, value: unknown, single: boolean): Article {
  // A doubly wrapped list arrives here as a list.
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new WechatError(44003);
  const given = value as Record<string, unknown>;
  const text = (key: string): string => (typeof given[key] === 'string' ? given[key] : '');
  const type = text('article_type') === 'newspic' ? 'newspic' : 'news';
  const content = text('content');
  const source = text('content_source_url');
  if (text('title').trim() === '') throw new WechatError(40227);
  if (length(text('title')) > 32) throw new WechatError(45003);
  if (length(text('author')) > 16) throw new WechatError(45110);
  if (length(text('digest')) > 120) throw new WechatError(45004);
  if (length(content) >= 20_000 || Buffer.byteLength(content) >= 1024 * 1024) throw new WechatError(45002);
  if (source !== '' && (Buffer.byteLength(source) > 1024 || !/^https?:\/\/\S+$/.test(source)))
    throw new WechatError(41039);
  if (type === 'news' && !isCover(account, given.thumb_media_id)) throw new WechatError(40007);
  if (type === 'newspic') checkPictures(account, given.image_info);
  if (Number(given.need_open_comment ?? 0) === 1 && !account.mayOpenComments) throw new WechatError(88000);
  checkCrops(account, type, given);
  // No account here has a shop.
  if (given.product_info !== undefined) throw new WechatError(53406);
  const kept = type === 'news' ? sanitiseContent(account, content) : content;
  const digest = text('digest') === '' ? digestOf(kept) : text('digest');
  return {
    article_type: type,
    title: text('title'),
    author: text('author'),
    // Only posts of a single article show one.
    digest: single ? digest : '',
    content: kept,
    content_source_url: source,
    thumb_media_id: text('thumb_media_id'),
    show_cover_pic: 0,
    need_open_comment: flag(given.need_open_comment),
    only_fans_can_comment: flag(given.only_fans_can_comment),
    ...(type === 'newspic' ? { image_info: given.image_info as Article['image_info'] } : {}),
  };
}

function checkPictures(account: WechatAccount, info: unknown): void {
  const list = (info as { image_list?: { image_media_id?: unknown }[] } | undefined)?.image_list;
  if (!Array.isArray(list) || list.length === 0 || list.length > 20) throw new WechatError(40007);
  if (!list.every((picture) => isCover(account, picture.image_media_id))) throw new WechatError(40007);
}

function presentDraftArticle(article: Article): Record<string, unknown> {
  return {
    ...article,
    url: `http://mp.weixin.qq.com/s?__biz=MzA&tempkey=${randomBytes(12).toString('hex')}&chksm=0#rd`,
  };
}

function flag(value: unknown): 0 | 1 {
  return Number(value ?? 0) === 1 ? 1 : 0;
}

/** Code points; how exactly the platform counts is not documented. */
function length(text: string): number {
  return [...text].length;
}
