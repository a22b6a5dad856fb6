import {
  askForFigures,
  type AccountFiguresAnswer,
  type AskedPost,
  type ChannelContext,
  type ChannelFigures,
  type PostFiguresAnswer,
} from '@haojiao/channel-kit';
import { beijingDate, DAY_MS, endOfBeijingDate, HOUR_MS, MINUTE_MS, type Message } from '@haojiao/kernel';
import { DatacubeClient, type ArticleStatistics } from './wechat.datacube';
import { olderFigures } from './wechat.older-figures';
import { articleOf, isSameArticle } from './wechat.statistics-id';

/** A day's data can be had from eight in the morning of the next. */
const READY_AT_MS = 8 * HOUR_MS + 30 * MINUTE_MS;
/** `getarticletotaldetail` reports up to so many days after the publication. */
const DAYS_TOLD = 30;
/** Numbers may still change (`is_delay`): posts of the last days are asked about again after this, older ones tomorrow. */
const SETTLING_MS = 2 * HOUR_MS;
const SETTLING_DAYS = 3;
const SETTLED_BY_MS = 14 * HOUR_MS;
/** We learn of a publication by asking for it, at times after the midnight that followed it. */
const LEARNT_LATE_MS = 6 * HOUR_MS;
/** getusercumulate takes no more days at once. */
const FOLLOWER_DAYS = 7;

/** The account may not ask for statistics (not verified, or lapsed); it says nothing of publishing. */
export const statisticsRefusals: ReadonlySet<string> = new Set(['48001', '50001']);

const notVerified: Message = {
  zh: '该公众号没有数据统计接口权限（仅认证账号开放），请人工填写或从公众平台导出后导入。',
  en: 'Statistics are told to verified accounts only: type the figures in, or import the console’s export.',
};

/**
 * Statistics of the days before, told once a day: those by `msg_data_id` that came in November 2025 for every article,
 * and the older ones, which alone count times, for what was sent to followers.
 */
export const wechatFigures: ChannelFigures = {
  posts: {
    metrics: [
      'readers',
      'sharers',
      'wow_count',
      'like_count',
      'comment_count',
      'favorite_count',
      'read_count',
      'share_count',
    ],
    cadence: { kind: 'daily', readyAtMs: READY_AT_MS, days: DAYS_TOLD },
    operation: 'datacube',
    // One call selects by the date of publication, and tells every article of that date.
    batches: byPublicationDate,
    read: readPosts,
  },
  account: { metrics: ['followers'], readyAtMs: READY_AT_MS, operation: 'datacube', read: readFollowers },
  notTold: {
    zh: '新统计接口只给人数；阅读次数、分享次数只有群发后 7 天内的旧接口提供，互动不足 3 次的小文章可能缺失。',
    en: 'The newer statistics count people; times read and shared come from the older ones, for seven days after a mass send, and small articles may be missing.',
  },
};

function byPublicationDate(posts: readonly AskedPost[]): AskedPost[][] {
  const dates = new Map<string, AskedPost[]>();
  for (const post of posts) {
    const date = beijingDate(post.remote.publishedAt);
    dates.set(date, [...(dates.get(date) ?? []), post]);
  }
  return [...dates.entries()].sort(([one], [other]) => (one < other ? 1 : -1)).map(([, group]) => group);
}

async function readPosts(batch: readonly AskedPost[], context: ChannelContext): Promise<PostFiguresAnswer> {
  const answer: PostFiguresAnswer = { told: [], untold: [], notes: [] };
  const [first] = batch;
  if (!first) return answer;
  const date = beijingDate(first.remote.publishedAt);
  if (date >= beijingDate(context.clock.now()))
    return { ...answer, untold: batch.map(({ key }) => ({ key, why: 'not_yet' })) };
  const client = new DatacubeClient(context);
  const found = await articlesOf(batch, date, context, client);
  const older = await olderFigures(batch, date, context, client);
  answer.notes.push(...older.notes);
  for (const post of batch) {
    const figures = [...(found.figures.get(post.key) ?? []), ...(older.figures.get(post.key) ?? [])];
    if (figures.length > 0) answer.told.push({ key: post.key, figures });
    else if (!isKnown(post)) answer.untold.push({ key: post.key, why: 'not_askable', reason: noNumber });
    else answer.untold.push({ key: post.key, why: 'not_yet' });
  }
  const now = context.clock.now();
  // It is said of every date, and each costs a call. In the afternoon tomorrow's answer is soon enough.
  const isNew = date >= beijingDate(new Date(now.getTime() - SETTLING_DAYS * DAY_MS));
  if (found.isDelayed && isNew && sinceMidnightMs(now) < SETTLED_BY_MS) answer.askAgainAfterMs = SETTLING_MS;
  return answer;
}

function isKnown({ remote }: AskedPost): boolean {
  const { msgId, url } = articleOf(remote);
  return msgId !== null || url !== null;
}

const noNumber: Message = {
  zh: '没有登记文章链接，无法在统计中找到这一篇，请人工填写。',
  en: 'No address of the article is recorded, so it can’t be found among the statistics: type its figures in.',
};

type Figures = PostFiguresAnswer['told'][number]['figures'];

async function articlesOf(
  batch: readonly AskedPost[],
  date: string,
  context: ChannelContext,
  client: DatacubeClient,
): Promise<{ figures: Map<string, Figures>; isDelayed: boolean }> {
  const figures = new Map<string, Figures>();
  const ask = (day: string) =>
    askForFigures(
      () => client.articleDetails(day),
      statisticsRefusals,
      'wechat_statistics_not_granted',
      notVerified,
    );
  const collect = (posts: readonly AskedPost[], { articles, isDelayed }: Awaited<ReturnType<typeof ask>>) => {
    for (const post of posts) {
      const article = articles.find((candidate) => isSameArticle(candidate, articleOf(post.remote)));
      if (article) figures.set(post.key, figuresOf(article, isDelayed ? yesterday(context) : null));
    }
  };
  const answer = await ask(date);
  collect(batch, answer);
  const learntLate = batch.filter(
    ({ key, remote }) => !figures.has(key) && sinceMidnightMs(remote.publishedAt) < LEARNT_LATE_MS,
  );
  if (learntLate.length > 0) collect(learntLate, await ask(dayBefore(date)));
  return { figures, isDelayed: answer.isDelayed };
}

/** Each day as it stood at its end, all since the publication. `unsettled`: the day whose numbers may still change. */
function figuresOf({ days }: ArticleStatistics, unsettled: string | null): Figures {
  return days
    .filter(({ date }) => date !== unsettled)
    .flatMap(({ date, counts }) =>
      Object.entries(counts).map(([metric, words]) => ({ metric, words, takenAt: endOfBeijingDate(date) })),
    );
}

async function readFollowers(context: ChannelContext): Promise<AccountFiguresAnswer> {
  const end = yesterday(context);
  const begin = beijingDate(new Date(endOfBeijingDate(end).getTime() - (FOLLOWER_DAYS - 1) * DAY_MS));
  const days = await askForFigures(
    () => new DatacubeClient(context).followers(begin, end),
    statisticsRefusals,
    'wechat_statistics_not_granted',
    notVerified,
  );
  return {
    figures: days.map(({ date, followers }) => ({
      metric: 'followers',
      words: followers,
      takenAt: endOfBeijingDate(date),
    })),
    notes: [],
  };
}

function yesterday({ clock }: ChannelContext): string {
  return beijingDate(new Date(clock.now().getTime() - DAY_MS));
}

function dayBefore(date: string): string {
  return beijingDate(new Date(endOfBeijingDate(date).getTime() - DAY_MS));
}

function sinceMidnightMs(at: Date): number {
  return at.getTime() - (endOfBeijingDate(beijingDate(at)).getTime() + 1 - DAY_MS);
}
