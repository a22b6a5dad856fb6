import { beijingDate, DAY_MS, HOUR_MS, startOfBeijingDay } from '@haojiao/kernel';
import type { FastifyInstance } from 'fastify';
import type { WechatAccount } from './wechat-account';
import { WechatError } from './wechat-error';
import { plainText, wechatRoute, type WechatCall, type WechatJson } from './wechat-routes';
import { settle } from './wechat-settle';
import {
  articlesOf,
  articlesUntil,
  countsAt,
  countsOfDay,
  dayBefore,
  daysBetween,
  daysFrom,
  followersAt,
  type ArticleCounts,
  type CountedArticle,
} from './wechat-statistics';
import type { WechatWorld } from './wechat-world';

/** Yesterday's data can be had from then on. */
const READY_AT_MS = 8 * HOUR_MS;
/** First days of the two families. */
const OLDER_SINCE = '2014-12-01';
const NEWER_SINCE = '2025-11-01';
const NEWER_DAYS = 30;
const OLDER_DAYS = 7;
/** The older family leaves out what has fewer readers, sharers and keepers together. */
const FEWEST = 3;

interface Span {
  begin: string;
  end: string;
}

/** Statistics of articles, the newer family (every article) and the older one (what was sent to followers), and of users. */
export function registerDatacubeRoutes(app: FastifyInstance, world: WechatWorld): void {
  const route = (
    name: string,
    spanDays: number,
    since: string,
    answer: (account: WechatAccount, span: Span) => WechatJson,
  ): void =>
    wechatRoute(app, world, `/datacube/${name}`, { method: 'POST' }, ({ account, json }: WechatCall) => {
      settle(world, account);
      const span = spanOf(json, spanDays, world.now());
      return span.end < since ? { list: [] } : answer(account, span);
    });
  const newer = (
    name: string,
    spanDays: number,
    list: (account: WechatAccount, span: Span) => WechatJson[],
  ) =>
    route(name, spanDays, NEWER_SINCE, (account, span) => ({
      list: list(account, span),
      is_delay: account.statisticsDelayed,
    }));
  const older = (
    name: string,
    spanDays: number,
    list: (account: WechatAccount, span: Span) => WechatJson[],
  ) => route(name, spanDays, OLDER_SINCE, (account, span) => ({ list: list(account, span) }));

  newer('getarticletotaldetail', 1, (account, { begin }) =>
    articlesOf(account, begin).map((article) => detailOf(world, account, article)),
  );
  newer('getarticleread', 1, (account, { begin }) =>
    movedOn(account, begin, ({ read_user }) => read_user > 0).map(({ article, counts }) => ({
      ref_date: begin,
      msgid: article.msgid,
      detail: { read_user: counts.read_user, read_user_source: sourcesOf(counts.read_user) },
    })),
  );
  newer('getarticleshare', 1, (account, { begin }) =>
    movedOn(account, begin, ({ share_user }) => share_user > 0).map(({ article, counts }) => ({
      ref_date: begin,
      msgid: article.msgid,
      detail: { share_user: counts.share_user },
    })),
  );
  newer('getbizsummary', 30, (account, { begin, end }) =>
    daysFrom(begin, end).map((date) => ({ ref_date: date, detail: summaryOf(account, date) })),
  );

  older('getarticletotal', 1, (account, { begin }) =>
    sentArticles(articlesOf(account, begin))
      .filter((article) => isLarge(countsAt(account, article, dayBefore(beijingDate(world.now())))))
      .map((article) => ({
        ref_date: begin,
        msgid: article.msgid,
        title: article.title,
        details: daysTold(world, begin, OLDER_DAYS).map((date) => ({
          stat_date: date,
          target_user: account.followers,
          ...olderCounts(countsAt(account, article, date)),
          // These three pairs alone are cut short in their names.
          feed_share_from_session_user: 0,
          feed_share_from_session_cnt: 0,
        })),
      })),
  );
  older('getarticlesummary', 1, (account, { begin }) =>
    sentArticles(articlesUntil(account, begin))
      .map((article) => ({ article, counts: countsOfDay(account, article, begin) }))
      .filter(({ counts }) => isLarge(counts))
      .map(({ article, counts }) => ({
        ref_date: begin,
        msgid: article.msgid,
        title: article.title,
        ...olderCounts(counts),
      })),
  );
  older('getusercumulate', 7, (account, { begin, end }) =>
    daysFrom(begin, end).map((date) => ({
      ref_date: date,
      user_source: 0,
      cumulate_user: followersAt(account, date),
    })),
  );
  older('getusersummary', 7, (account, { begin, end }) =>
    daysFrom(begin, end).flatMap((date) => {
      const grown = followersAt(account, date) - followersAt(account, dayBefore(date));
      return [
        { ref_date: date, user_source: 0, new_user: Math.max(0, grown), cancel_user: Math.max(0, -grown) },
        { ref_date: date, user_source: 30, new_user: 0, cancel_user: 0 },
      ];
    }),
  );
}

/** @throws WechatError 61500, 61501 (assumed for today and later), 61503 before eight in the morning */
function spanOf(json: WechatJson, spanDays: number, now: Date): Span {
  const [begin, end] = [plainText(json.begin_date), plainText(json.end_date)];
  if (!isDate(begin) || !isDate(end)) throw new WechatError(61500);
  const yesterday = dayBefore(beijingDate(now));
  const days = daysBetween(begin, end);
  if (days < 0 || days >= spanDays || end > yesterday) throw new WechatError(61501);
  const isEarly = now.getTime() - startOfBeijingDay(now).getTime() < READY_AT_MS;
  if (end === yesterday && isEarly) throw new WechatError(61503);
  return { begin, end };
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Days of which something is told of what went out on a date. */
function daysTold(world: WechatWorld, publishedOn: string, most: number): string[] {
  const now = world.now();
  const isEarly = now.getTime() - startOfBeijingDay(now).getTime() < READY_AT_MS;
  const newest = beijingDate(new Date(now.getTime() - (isEarly ? 2 : 1) * DAY_MS));
  if (newest < publishedOn) return [];
  return daysFrom(publishedOn, newest).slice(0, most);
}

function detailOf(world: WechatWorld, account: WechatAccount, article: CountedArticle): WechatJson {
  const { post, idx, msgid, title, publishedOn } = article;
  return {
    ref_date: publishedOn,
    msgid,
    publish_type: post.msgId === undefined ? 1 : 0,
    title,
    content_url: world.articleUrl(account, post, idx - 1),
    detail_list: daysTold(world, publishedOn, NEWER_DAYS + 1).map((date) => {
      const counts = countsAt(account, article, date);
      return {
        stat_date: date,
        read_user: counts.read_user,
        read_user_source: sourcesOf(counts.read_user),
        share_user: counts.share_user,
        zaikan_user: counts.zaikan_user,
        like_user: counts.like_user,
        comment_count: counts.comment_count,
        collection_user: counts.collection_user,
        praise_money: 0,
        read_subscribe_user: Math.floor(counts.read_user / 2),
        read_delivery_rate: 0.12,
        read_finish_rate: 0.61,
        read_avg_activetime: 1.4,
        read_jump_position: [1, 2, 3, 4, 5].map((position) => ({ position, rate: 0.2 })),
      };
    }),
  };
}

function sourcesOf(readers: number): WechatJson[] {
  const fromMessages = Math.floor(readers / 2);
  return [
    { user_count: readers, scene_desc: '全部' },
    { user_count: fromMessages, scene_desc: '公众号消息' },
    { user_count: readers - fromMessages, scene_desc: '其他' },
  ];
}

function movedOn(account: WechatAccount, date: string, isMoved: (counts: ArticleCounts) => boolean) {
  return articlesUntil(account, date)
    .map((article) => ({ article, counts: countsOfDay(account, article, date) }))
    .filter(({ counts }) => isMoved(counts));
}

function summaryOf(account: WechatAccount, date: string): WechatJson {
  const days = articlesUntil(account, date).map((article) => countsOfDay(account, article, date));
  const sum = (name: keyof ArticleCounts) => days.reduce((total, counts) => total + counts[name], 0);
  const readers = sum('read_user');
  return {
    read_user: readers,
    read_user_source: sourcesOf(readers),
    share_user: sum('share_user'),
    zaikan_user: sum('zaikan_user'),
    like_user: sum('like_user'),
    comment_count: sum('comment_count'),
    collection_user: sum('collection_user'),
    redirect_ori_page_user: 0,
    send_page_count: articlesOf(account, date).length,
  };
}

/** What was published without notice never appears in the older family. */
function sentArticles(articles: CountedArticle[]): CountedArticle[] {
  return articles.filter(({ post }) => post.msgId !== undefined);
}

function isLarge({ read_user, share_user, collection_user }: ArticleCounts): boolean {
  return read_user + share_user + collection_user >= FEWEST;
}

function olderCounts(counts: ArticleCounts): WechatJson {
  return {
    int_page_read_user: counts.read_user,
    int_page_read_count: counts.read_count,
    ori_page_read_user: 0,
    ori_page_read_count: 0,
    share_user: counts.share_user,
    share_count: counts.share_times,
    add_to_fav_user: counts.collection_user,
    add_to_fav_count: counts.collection_user,
  };
}
