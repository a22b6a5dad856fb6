import { beijingDate, DAY_MS, endOfBeijingDate } from '@haojiao/kernel';
import { createHash } from 'node:crypto';
import type { Post, WechatAccount } from './wechat-account';

/** Of one article from its publication to the end of one day, in the platform's names; old and new count together. */
export interface ArticleCounts {
  read_user: number;
  read_count: number;
  share_user: number;
  share_times: number;
  zaikan_user: number;
  like_user: number;
  comment_count: number;
  collection_user: number;
}

export interface CountedArticle {
  post: Post;
  /** From 1. */
  idx: number;
  msgid: string;
  title: string;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  publishedOn: string;
}

/** Articles that were published on a date. */
export function articlesOf(account: WechatAccount, date: string): CountedArticle[] {
  return [...account.posts.values()]
    .filter((post) => beijingDate(post.publishedAt) === date)
    .flatMap((post) =>
      post.articles.map((article, position) => ({
        post,
        idx: position + 1,
        msgid: `${post.msgDataId}_${position + 1}`,
        title: article.title,
        publishedOn: date,
      })),
    );
}

/** Everything that was out by the end of a date. */
export function articlesUntil(account: WechatAccount, date: string): CountedArticle[] {
  const dates = new Set([...account.posts.values()].map((post) => beijingDate(post.publishedAt)));
  return [...dates].filter((day) => day <= date).flatMap((day) => articlesOf(account, day));
}

/**
 * Half of those who will ever read an article do so on its first day, half of the rest on the second. A day that a test
 * has scripted is as scripted, and the days after it go on as they were: so figures fall, and rise again.
 */
export function countsAt(account: WechatAccount, article: CountedArticle, date: string): ArticleCounts {
  const scripted = account.statistics.get(`${article.msgid} ${date}`) ?? {};
  const days = daysBetween(article.publishedOn, date);
  if (days < 0) return { ...none };
  const all = 40 + (createHash('sha256').update(article.msgid).digest().readUInt16BE(0) % 4_000);
  const readers = Math.floor(all * (1 - 0.5 ** (days + 1)));
  return {
    read_user: readers,
    read_count: Math.floor(readers * 1.3),
    share_user: Math.floor(readers / 12),
    share_times: Math.floor(readers / 10),
    zaikan_user: Math.floor(readers / 40),
    like_user: Math.floor(readers / 25),
    comment_count: Math.floor(readers / 90),
    collection_user: Math.floor(readers / 60),
    ...scripted,
  };
}

/** What a day added; nobody is taken away from a day. */
export function countsOfDay(account: WechatAccount, article: CountedArticle, date: string): ArticleCounts {
  const until = countsAt(account, article, date);
  const before = countsAt(account, article, dayBefore(date));
  return Object.fromEntries(
    Object.entries(until).map(([name, count]) => [
      name,
      Math.max(0, count - before[name as keyof ArticleCounts]),
    ]),
  ) as unknown as ArticleCounts;
}

/** Follows the calendar, not the clock: what is said of a day stays. Now and then some leave. */
export function followersAt({ followers }: WechatAccount, date: string): number {
  const day = Math.floor(Date.parse(date) / DAY_MS);
  return followers + (day % 1_000) * 3 - (day % 10 === 5 ? 20 : 0);
}

export function daysFrom(begin: string, end: string): string[] {
  return Array.from({ length: daysBetween(begin, end) + 1 }, (_, index) =>
    beijingDate(new Date(endOfBeijingDate(begin).getTime() + index * DAY_MS)),
  );
}

export function dayBefore(date: string): string {
  return beijingDate(new Date(endOfBeijingDate(date).getTime() - DAY_MS));
}

export function daysBetween(begin: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(begin)) / DAY_MS);
}

const none: ArticleCounts = {
  read_user: 0,
  read_count: 0,
  share_user: 0,
  share_times: 0,
  zaikan_user: 0,
  like_user: 0,
  comment_count: 0,
  collection_user: 0,
};
