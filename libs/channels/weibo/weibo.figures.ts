import {
  ChannelFailure,
  piecesOf,
  type AskedPost,
  type ChannelContext,
  type ChannelFigures,
  type PostFiguresAnswer,
  type UntoldPost,
} from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS, type Message } from '@haojiao/kernel';
import { withAuthorization } from './weibo-with-token';
import { WeiboClient } from './weibo.client';

/** 20009 beyond them (official reference of statuses/count and users/counts). */
const POSTS_A_CALL = 100;
/** Of the few calls of a day no more than these go to posts that were left out. */
const LOOKS_A_BATCH = 3;
/** Weibo names no hour for followers; in the morning yesterday is over. */
const FOLLOWERS_AT_MS = 9 * HOUR_MS;

const TARGET_GONE = '20101';

const deleted: Message = {
  zh: '微博已删除或不可见；已有数据保留，不再查询。',
  en: 'The post is deleted or hidden. What is known stays; nobody asks any more.',
};
const uidUnknown: Message = {
  zh: '账号没有登记 UID，无法读取粉丝数；请重新授权或填写 UID。',
  en: 'The account’s uid is not known, so its followers can’t be asked; authorise again or enter it.',
};

/** Reposts, comments and likes by `statuses/count`, a hundred posts a call; followers of the account's own user. */
export const weiboFigures: ChannelFigures = {
  posts: {
    metrics: ['forward_count', 'comment_count', 'like_count'],
    // With a hundred posts a call and all posts of an account at one moment, 24 calls of a day's hundred.
    cadence: {
      kind: 'moving',
      steps: [
        { untilAgeMs: DAY_MS, everyMs: HOUR_MS },
        { untilAgeMs: 7 * DAY_MS, everyMs: 6 * HOUR_MS },
        { untilAgeMs: 90 * DAY_MS, everyMs: DAY_MS },
        { untilAgeMs: 365 * DAY_MS, everyMs: 7 * DAY_MS },
      ],
    },
    operation: 'calls',
    batches: (posts) => {
      const askable = posts.filter(isAskable);
      const others = posts.filter((post) => !isAskable(post));
      return [...piecesOf(askable, POSTS_A_CALL), ...(others.length > 0 ? [others] : [])];
    },
    read: readPosts,
  },
  account: {
    metrics: ['followers'],
    readyAtMs: FOLLOWERS_AT_MS,
    operation: 'calls',
    read: async (context) => {
      const uid = context.account.credentials.uid?.trim();
      if (!uid) return { figures: [], notes: [uidUnknown] };
      const { followers } = await withAuthorization(context, (token) =>
        new WeiboClient(context).user(token, uid),
      );
      return { figures: followers ? [{ metric: 'followers', words: followers }] : [], notes: [] };
    },
  },
  notTold: {
    zh: '阅读数、视频播放数只对签约的媒体类账号开放商业接口，普通应用读不到；请从微博后台填写或导入。',
    en: 'Reads and plays are told to media accounts with a commercial contract only; type them in or import them from Weibo’s back office.',
  },
};

/** Decimal ids; what was recorded by a link without one can't be asked about. */
function isAskable({ remote }: AskedPost): boolean {
  return /^\d{1,24}$/.test(remote.id);
}

async function readPosts(batch: readonly AskedPost[], context: ChannelContext): Promise<PostFiguresAnswer> {
  const [first] = batch;
  if (!first) return { told: [], untold: [], notes: [] };
  if (!isAskable(first))
    return {
      told: [],
      untold: batch.map(({ key }) => ({ key, why: 'not_askable', reason: noId })),
      notes: [],
    };
  const client = new WeiboClient(context);
  const ids = batch.map(({ remote }) => remote.id);
  const counts = await withAuthorization(context, (token) => client.counts(token, ids));
  const answer: PostFiguresAnswer = { told: [], untold: [], notes: [] };
  const missing: AskedPost[] = [];
  for (const post of batch) {
    const figures = counts.get(post.remote.id);
    if (figures)
      answer.told.push({
        key: post.key,
        figures: Object.entries(figures).map(([metric, words]) => ({ metric, words })),
      });
    else missing.push(post);
  }
  answer.untold = await judgeMissing(missing, context, client);
  return answer;
}

const noId: Message = {
  zh: '登记的链接里没有微博编号，无法自动读取，请人工填写。',
  en: 'The recorded address holds no id of the post: type its figures in.',
};

/**
 * Deleted posts are left out without a word. Missing for the second time, a post is looked at by itself; one that is
 * there all the same is asked about, and looked at, ever less often (`pauseOfMissing`).
 */
async function judgeMissing(
  posts: readonly AskedPost[],
  context: ChannelContext,
  client: WeiboClient,
): Promise<UntoldPost[]> {
  const untold: UntoldPost[] = [];
  let looks = 0;
  for (const { key, remote, timesMissing } of posts) {
    const isLookedAt = timesMissing >= 1 && looks < LOOKS_A_BATCH && (await context.remaining('calls')) > 0;
    if (isLookedAt) looks += 1;
    if (isLookedAt && (await isGone(remote.id, context, client)))
      untold.push({ key, why: 'gone', reason: deleted });
    else untold.push({ key, why: 'missing' });
  }
  return untold;
}

async function isGone(mid: string, context: ChannelContext, client: WeiboClient): Promise<boolean> {
  try {
    await withAuthorization(context, (token) => client.showPost(token, mid));
    return false;
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error;
    if (error.platformCode === TARGET_GONE) return true;
    // The counts of the others are told already: a look that fails is made again next time.
    context.log.warn('weibo_post_not_looked_at', { platformCode: error.platformCode, code: error.code });
    return false;
  }
}
