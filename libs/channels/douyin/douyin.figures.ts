import {
  askForFigures,
  ChannelFailure,
  byteDanceCadence,
  figuresOfWorks,
  piecesOf,
  plainScope,
  WORKS_A_CALL,
} from '@haojiao/channel-kit';
import type {
  AccountFiguresAnswer,
  AskedPost,
  ByteDanceWork,
  ChannelContext,
  ChannelFigures,
  PostFiguresAnswer,
} from '@haojiao/channel-kit';
import { endOfBeijingDate, HOUR_MS } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { readDailyFans, readVideos } from './douyin.client';

/** Yesterday's figures arrive around ten in the morning. */
const FANS_AT_MS = 11 * HOUR_MS;
const VIDEO_STATUS_PRIVATE = 7;
const FANS_SCOPE = 'data.external.user';

/** The app or the user lacks this scope: nothing that posting would need. */
const scopeRefusals = new Set(['28001012', '28001014', '28001018', '2190003', '2190004', '10004']);

const worksNotGranted: Message = {
  zh: '应用或账号没有授予“视频数据”（video.data.bind）权限，读不到作品数据；请获批后重新授权并勾选，或从创作者中心导入。',
  en: 'The app or the account lacks video.data.bind: figures of works can’t be read. Get it granted and authorise again, or import them.',
};
const fansNotGranted: Message = {
  zh: '没有授予“用户数据”（data.external.user）权限，读不到粉丝数，请人工填写或导入。',
  en: 'data.external.user is not granted, so followers can’t be read; type them in or import them.',
};

/** Counters of named works, twenty a call; followers by day where the account's owner granted that. */
export const douyinFigures: ChannelFigures = {
  posts: {
    metrics: ['play_count', 'like_count', 'comment_count', 'share_count', 'forward_count', 'download_count'],
    cadence: byteDanceCadence,
    operation: 'figures',
    batches: (posts) => {
      const named = (kind: IdKind): AskedPost[] => posts.filter(({ remote }) => kindOf(remote) === kind);
      return [
        ...piecesOf(named('item_id'), WORKS_A_CALL),
        ...piecesOf(named('video_id'), WORKS_A_CALL),
        ...piecesOf(named('none'), Math.max(1, posts.length)),
      ];
    },
    read: readPosts,
  },
  account: { metrics: ['followers'], readyAtMs: FANS_AT_MS, operation: 'figures', read: readFans },
  notTold: {
    zh: '收藏数和完播率不在接口中；请从抖音创作者中心导入。',
    en: 'Favourites and completion rates are not told; import them from Douyin’s creator site.',
  },
};

type IdKind = 'item_id' | 'video_id' | 'none';

/**
 * What our server or the app posted has an opaque `item_id`; what a person recorded by its address the decimal id of the
 * public page; a short address only a code of its own.
 */
function kindOf({ id, url }: AskedPost['remote']): IdKind {
  if (id === '' || (url && /^https?:\/\/v\.douyin\.com\//i.test(url))) return 'none';
  return /^\d{6,25}$/.test(id) ? 'video_id' : 'item_id';
}

async function readPosts(batch: readonly AskedPost[], context: ChannelContext): Promise<PostFiguresAnswer> {
  const [first] = batch;
  const kind = first ? kindOf(first.remote) : 'none';
  if (kind === 'none')
    return {
      told: [],
      untold: batch.map(({ key }) => ({ key, why: 'not_askable', reason: shortAddress })),
      notes: [],
    };
  await context.spend('figures');
  const ids = batch.map(({ remote }) => remote.id);
  const works = await askForFigures(
    () => readVideos(context, ids, kind === 'item_id' ? 'item_ids' : 'video_ids'),
    scopeRefusals,
    'douyin_figures_not_granted',
    worksNotGranted,
  );
  const idOf = (work: ByteDanceWork) => (kind === 'item_id' ? work.itemId : work.videoId);
  return figuresOfWorks(batch, works, (work, post) => idOf(work) === post.remote.id, isTold);
}

const shortAddress: Message = {
  zh: '没有登记作品页链接（或只有短链接），平台不提供按短链接查询；请人工填写，或从抖音创作者中心导出后导入。',
  en: 'No address of the work’s page is recorded, or a short one only, by which nothing can be asked: type its figures in, or import the export of Douyin’s creator site.',
};

/** A private work is told with no plays, which says nothing of those that it had. */
function isTold(counter: string, { videoStatus, playCount }: ByteDanceWork): boolean {
  return !(counter === 'play_count' && videoStatus === VIDEO_STATUS_PRIVATE && playCount === 0);
}

/** The last seven days, each as it stood at its end. */
async function readFans(context: ChannelContext): Promise<AccountFiguresAnswer> {
  const grant = await context.grantFacts?.();
  if (grant?.scopes && !grant.scopes.some((scope) => plainScope(scope) === FANS_SCOPE))
    return { figures: [], notes: [fansNotGranted] };
  await context.spend('figures');
  try {
    const days = await askForFigures(
      () => readDailyFans(context),
      scopeRefusals,
      'douyin_fans_not_granted',
      fansNotGranted,
    );
    return {
      figures: days.map(({ date, fans }) => ({
        metric: 'followers',
        words: fans,
        takenAt: endOfBeijingDate(date),
      })),
      notes: [],
    };
  } catch (error) {
    if (!(error instanceof ChannelFailure) || error.code !== 'douyin_fans_not_granted') throw error;
    return { figures: [], notes: [fansNotGranted] };
  }
}
