import type { FastifyInstance } from 'fastify';
import type { Post, PublishJob, WechatAccount } from './wechat-account';
import { draftOf, readPage, seconds } from './wechat-drafts';
import { WechatError } from './wechat-error';
import { wechatRoute } from './wechat-routes';
import { settle } from './wechat-settle';
import type { WechatWorld } from './wechat-world';

/** Publishing without notifying followers. */
export function registerPublishRoutes(app: FastifyInstance, world: WechatWorld): void {
  wechatRoute(app, world, '/cgi-bin/freepublish/submit', { method: 'POST' }, ({ account, json }) => {
    settle(world, account);
    const draft = draftOf(account, json.media_id);
    const job: PublishJob = {
      publishId: world.nextId(),
      msgDataId: world.nextId(),
      draftMediaId: draft.mediaId,
      articles: structuredClone(draft.articles),
      submittedAt: world.now(),
      finishesAt: new Date(world.now().getTime() + account.publishMs),
      finalStatus: account.profile === 'test' ? 3 : account.publishStatus,
      settled: false,
    };
    // Nothing here refuses a second submit of the same draft: whoever sends twice posts twice.
    account.jobs.set(job.publishId, job);
    if (account.draftConsumedAt === 'submit') account.drafts.delete(draft.mediaId);
    const told = account.tellsMsgDataId ? { msg_data_id: job.msgDataId } : {};
    return { errcode: 0, errmsg: 'ok', publish_id: job.publishId, ...told };
  });

  wechatRoute(app, world, '/cgi-bin/freepublish/get', { method: 'POST' }, ({ account, json }) => {
    settle(world, account);
    const job = account.jobs.get(Number(json.publish_id));
    if (!job) throw new WechatError(53502);
    return presentJob(world, account, job);
  });

  wechatRoute(app, world, '/cgi-bin/freepublish/delete', { method: 'POST' }, ({ account, json }) => {
    settle(world, account);
    const post = postOf(account, json.article_id);
    if (post.articles.every((article) => article.isDeleted)) throw new WechatError(53600);
    const index = Number(json.index ?? 0);
    if (index > post.articles.length) throw new WechatError(40114);
    post.articles.forEach((article, position) => {
      if (index === 0 || position + 1 === index) article.isDeleted = true;
    });
    return { errcode: 0, errmsg: 'ok' };
  });

  wechatRoute(app, world, '/cgi-bin/freepublish/getarticle', { method: 'POST' }, ({ account, json }) => {
    settle(world, account);
    const post = postOf(account, json.article_id);
    return {
      news_item: presentArticles(world, account, post, true),
      create_time: seconds(post.publishedAt),
      update_time: seconds(post.publishedAt),
    };
  });

  wechatRoute(app, world, '/cgi-bin/freepublish/batchget', { method: 'POST' }, ({ account, json }) => {
    settle(world, account);
    const { offset, count } = readPage(json);
    const all = [...account.posts.values()]
      .filter((post) => post.msgId === undefined && post.articles.some((article) => !article.isDeleted))
      .reverse();
    const page = all.slice(offset, offset + count);
    return {
      total_count: all.length,
      item_count: page.length,
      item: page.map((post) => ({
        article_id: post.articleId,
        content: {
          news_item: presentArticles(world, account, post, json.no_content !== 1),
          create_time: seconds(post.publishedAt),
          update_time: seconds(post.publishedAt),
        },
        update_time: seconds(post.publishedAt),
      })),
    };
  });
}

/** As far as it got: 1 while running, then what became of it, later 5 (deleted) or 6 (blocked). */
export function statusOf(account: WechatAccount, job: PublishJob): number {
  if (!job.settled) return 1;
  const post = job.articleId === undefined ? undefined : account.posts.get(job.articleId);
  if (!post) return job.finalStatus;
  if (post.blocked) return 6;
  return post.articles.every((article) => article.isDeleted) ? 5 : 0;
}

function presentJob(world: WechatWorld, account: WechatAccount, job: PublishJob): Record<string, unknown> {
  const status = statusOf(account, job);
  const post = job.articleId === undefined ? undefined : account.posts.get(job.articleId);
  const base = { publish_id: job.publishId, publish_status: status };
  if (status !== 0 || !post)
    return { ...base, fail_idx: status >= 2 && status <= 4 ? job.articles.map((_, index) => index + 1) : [] };
  return {
    ...base,
    article_id: post.articleId,
    article_detail: {
      count: post.articles.length,
      item: post.articles.map((_article, index) => ({
        idx: index + 1,
        article_url: world.articleUrl(account, post, index),
      })),
    },
    fail_idx: [],
  };
}

function postOf(account: WechatAccount, articleId: unknown): Post {
  const post = account.posts.get(String(articleId));
  if (!post || post.msgId !== undefined) throw new WechatError(53600);
  return post;
}

function presentArticles(
  world: WechatWorld,
  account: WechatAccount,
  post: Post,
  withContent: boolean,
): Record<string, unknown>[] {
  return post.articles.map((entry, index) => {
    // Of picture posts neither their pictures nor their kind are told.
    const { key: _key, isDeleted, image_info: _pictures, article_type: _type, ...article } = entry;
    return {
      ...article,
      content: withContent ? article.content : '',
      thumb_url: account.materials.get(article.thumb_media_id)?.url ?? '',
      url: world.articleUrl(account, post, index),
      is_deleted: isDeleted,
    };
  });
}
