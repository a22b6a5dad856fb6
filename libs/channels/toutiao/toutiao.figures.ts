import {
  askForFigures,
  byteDanceCadence,
  figuresOfWorks,
  piecesOf,
  WORKS_A_CALL,
} from '@haojiao/channel-kit';
import type { AskedPost, ChannelContext, ChannelFigures, PostFiguresAnswer } from '@haojiao/channel-kit';
import type { Message } from '@haojiao/kernel';
import { readVideos } from './toutiao.client';

/** The scope is missing, or the API was taken off. */
const refusals = new Set([
  '2190003',
  '2190004',
  '28001012',
  '28001014',
  '28001017',
  '28001018',
  '28001056',
  '10004',
  'http_404',
]);

const notGranted: Message = {
  zh: '没有“头条视频数据”（toutiao.video.data）权限，或接口已下线，读不到作品数据；请从头条号后台导出后导入。',
  en: 'toutiao.video.data is not granted, or the API is gone: export the table in Toutiao’s back office and import it.',
};
const switchedOff: Message = {
  zh: '头条号文章没有数据接口，官方短视频接口也没有为该账号开启；请人工填写，或从头条号后台导出数据表后导入。',
  en: 'Articles have no call for figures, and the video API is switched off for this account: type them in, or import the table that the back office exports.',
};
const noCall: Message = {
  zh: '头条只对接口发布的短视频提供数据，这一篇请人工填写或导入后台导出的数据表。',
  en: 'Toutiao tells figures only of videos that were posted by API; type this one’s in, or import the exported table.',
};

/** Counters of short videos that were posted by the official API, twenty a call. Nothing of articles, nothing of followers. */
export const toutiaoFigures: ChannelFigures = {
  posts: {
    metrics: ['play_count', 'like_count', 'comment_count', 'share_count', 'forward_count'],
    cadence: byteDanceCadence,
    operation: 'figures',
    batches: (posts) => {
      const askable = posts.filter(isAskable);
      const others = posts.filter((post) => !isAskable(post));
      return [...piecesOf(askable, WORKS_A_CALL), ...(others.length > 0 ? [others] : [])];
    },
    read: readPosts,
  },
  notTold: {
    zh: '文章的展现、阅读等和粉丝数没有接口；请人工填写，或导入头条号后台导出的数据表。',
    en: 'Impressions and reads of articles and followers have no call: type them in, or import the back office’s table.',
  },
  refusal: ({ settings }) => (settings.officialVideo === true ? null : switchedOff),
};

/** Articles and videos recorded by their address have decimal ids, of which the API knows nothing. */
function isAskable({ remote }: AskedPost): boolean {
  return remote.extra?.videoId !== undefined;
}

async function readPosts(batch: readonly AskedPost[], context: ChannelContext): Promise<PostFiguresAnswer> {
  const [first] = batch;
  if (!first || !isAskable(first))
    return {
      told: [],
      untold: batch.map(({ key }) => ({ key, why: 'not_askable', reason: noCall })),
      notes: [],
    };
  await context.spend('figures');
  const ids = batch.map(({ remote }) => remote.id);
  const works = await askForFigures(
    () => readVideos(context, ids),
    refusals,
    'toutiao_figures_not_granted',
    notGranted,
  );
  return figuresOfWorks(batch, works, (work, post) => work.itemId === post.remote.id);
}
