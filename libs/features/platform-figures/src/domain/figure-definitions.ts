import type { Message } from '@haojiao/kernel';
import { figureMetricNames } from './figure-metrics';
import type { FigureMetricName } from './figure-metrics';

/** What a platform means by a figure: the same word means different things on two platforms. */
export interface FigureDefinition {
  /** `{platform}.{metric}.v{n}`; `platform.{metric}.v1` where nothing more is known of a platform. */
  id: string;
  platform: string | null;
  metric: FigureMetricName;
  words: Message;
  /** Where the meaning is told, or that it isn't. */
  origin: Message;
}

type Line = [platform: string, metric: FigureMetricName, words: Message, origin: Message];

const datacube: Message = {
  zh: '微信公众平台开发文档，数据统计接口（新接口自 2025-11-01 起有数据，按人数）。',
  en: 'WeChat developer documentation, datacube (the newer calls, data from 2025-11-01, count people).',
};
const wechatPage: Message = {
  zh: '文章页与公众平台后台所示，页面超过十万只显示“10万+”；群发文章另有旧统计接口（7 天内）。',
  en: 'As the article page (above a hundred thousand only “10万+”) and the back office show it; after a mass send also getarticletotal of the older statistics, for seven days.',
};
const wechatOlder: Message = {
  zh: '微信公众平台开发文档，旧统计接口的分享转发次数（群发后 7 天内，按次）。',
  en: 'WeChat developer documentation, share_count of getarticletotal (older, seven days from the mass send, times).',
};
const wechatFollowers: Message = {
  zh: '微信公众平台开发文档，用户统计接口的累计用户数，按天。',
  en: 'WeChat developer documentation, cumulate_user of getusercumulate, by day.',
};
const weiboCounts: Message = {
  zh: '微博开放平台的微博计数接口；垃圾清理和删除会使数字变小。',
  en: 'Weibo open platform, statuses/count; removal of spam and deletions make it smaller.',
};
const weiboOffice: Message = {
  zh: '微博后台；普通应用没有接口。',
  en: "Weibo's back office; ordinary applications have no call for it.",
};
const douyinData: Message = {
  zh: '抖音开放平台的作品数据接口；作品转为私密后播放为 0。',
  en: 'Douyin open platform, statistics of video/video_data; plays are 0 once a work is private.',
};
const weiboUser: Message = {
  zh: '微博开放平台的用户资料接口，粉丝数。',
  en: 'Weibo open platform, followers_count of users/show.',
};
const douyinFans: Message = {
  zh: '抖音开放平台的粉丝数据接口，粉丝总数，按天，次日出数。',
  en: 'Douyin open platform, total_fans of data/external/user/fans, by day, told the next day.',
};
const toutiaoData: Message = {
  zh: '头条开放平台的视频数据接口（仅接口发布的短视频），以及头条号后台数据表。',
  en: "Toutiao open platform, statistics of toutiao/video/data (videos posted by API alone), and the back office's table.",
};
const toutiaoOffice: Message = {
  zh: '头条号后台数据表；文章没有接口。',
  en: "The table of Toutiao's back office; articles have no call for it.",
};

const lines: Line[] = [
  [
    'wechat',
    'read_count',
    {
      zh: '图文页被打开的次数，次日出数，发布后若干天内累计；旧接口中互动不足 3 次的文章可能缺失。',
      en: 'Openings of the article page, told the next day, cumulative for some days; small items may be missing.',
    },
    wechatPage,
  ],
  ['wechat', 'readers', { zh: '打开图文页的人数。', en: 'People who opened the article page.' }, datacube],
  [
    'wechat',
    'wow_count',
    { zh: '点“在看”（爱心）的人数。', en: 'People who pressed “wow” (the heart).' },
    datacube,
  ],
  [
    'wechat',
    'like_count',
    { zh: '点“赞”（拇指）的人数。', en: 'People who pressed “like” (the thumb).' },
    datacube,
  ],
  ['wechat', 'sharers', { zh: '转发或分享的人数。', en: 'People who shared it.' }, datacube],
  ['wechat', 'share_count', { zh: '转发或分享的次数。', en: 'Times that it was shared.' }, wechatOlder],
  [
    'wechat',
    'followers',
    { zh: '当天结束时的关注人数。', en: 'People who followed the account at the end of the day.' },
    wechatFollowers,
  ],
  ['wechat', 'comment_count', { zh: '留言条数。', en: 'Comments left.' }, datacube],
  ['wechat', 'favorite_count', { zh: '收藏的人数。', en: 'People who kept it.' }, datacube],
  [
    'weibo',
    'read_count',
    {
      zh: '微博被显示的次数（含转发中的显示），不是点击；在一定时间内的重复有限制，规则未公开。',
      en: 'Times the post was displayed, reposts included, not clicks; limits on repeats are not published.',
    },
    weiboOffice,
  ],
  ['weibo', 'forward_count', { zh: '转发数。', en: 'Reposts.' }, weiboCounts],
  ['weibo', 'comment_count', { zh: '评论数。', en: 'Comments.' }, weiboCounts],
  ['weibo', 'like_count', { zh: '赞数。', en: 'Attitudes (likes).' }, weiboCounts],
  [
    'weibo',
    'play_count',
    { zh: '视频播放数，起计时长未见正式公布。', en: 'Plays; the threshold is not officially published.' },
    weiboOffice,
  ],
  ['weibo', 'followers', { zh: '读取时的粉丝数。', en: 'Followers at the moment of reading.' }, weiboUser],
  [
    'douyin',
    'play_count',
    { zh: '播放起始次数，起计门槛未公开。', en: 'Starts; the threshold is not public.' },
    douyinData,
  ],
  ['douyin', 'like_count', { zh: '点赞数。', en: 'Likes.' }, douyinData],
  ['douyin', 'comment_count', { zh: '评论数。', en: 'Comments.' }, douyinData],
  ['douyin', 'share_count', { zh: '分享数。', en: 'Shares.' }, douyinData],
  ['douyin', 'forward_count', { zh: '转发数。', en: 'Forwards.' }, douyinData],
  ['douyin', 'download_count', { zh: '下载数。', en: 'Downloads.' }, douyinData],
  ['douyin', 'followers', { zh: '当天结束时的粉丝数。', en: 'Followers at the end of the day.' }, douyinFans],
  ['toutiao', 'play_count', { zh: '播放量。', en: 'Plays; the threshold is not public.' }, toutiaoData],
  ['toutiao', 'like_count', { zh: '点赞量。', en: 'Likes.' }, toutiaoData],
  ['toutiao', 'comment_count', { zh: '评论量。', en: 'Comments.' }, toutiaoData],
  ['toutiao', 'share_count', { zh: '分享量。', en: 'Shares.' }, toutiaoData],
  ['toutiao', 'forward_count', { zh: '转发量。', en: 'Forwards.' }, toutiaoData],
  ['toutiao', 'impression_count', { zh: '展现量。', en: 'Impressions.' }, toutiaoOffice],
  [
    'toutiao',
    'read_count',
    { zh: '阅读量：打开详情页的次数。', en: 'Openings of the detail page.' },
    toutiaoOffice,
  ],
];

const unpublished: Message = {
  zh: '按平台所示记录；平台未公布其计法，或本系统未收录。',
  en: 'As the platform shows it; its rule is not published, or not known here.',
};

const told: FigureDefinition[] = lines.map(([platform, metric, words, origin]) => ({
  id: `${platform}.${metric}.v1`,
  platform,
  metric,
  words,
  origin,
}));

const untold: FigureDefinition[] = figureMetricNames.map((metric) => ({
  id: `platform.${metric}.v1`,
  platform: null,
  metric,
  words:
    metric === 'followers' || metric === 'active_followers'
      ? {
          zh: '某一时刻的人数，是存量，不按天相加。',
          en: 'People at one moment; a stock, never added over days.',
        }
      : unpublished,
  origin: unpublished,
}));

/** The whole registry, as `GET /api/v1/platform-figures/definitions` shows it. Never changed: a new meaning is a new version. */
export const figureDefinitions: readonly FigureDefinition[] = [...told, ...untold];

/** What a figure of a platform means today. */
export function definitionOf(platform: string, metric: FigureMetricName): FigureDefinition {
  return (
    told.find((line) => line.platform === platform && line.metric === metric) ??
    untold.find((line) => line.metric === metric)!
  );
}
