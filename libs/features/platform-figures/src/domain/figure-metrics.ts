import type { Message } from '@haojiao/kernel';

/** What a platform counts. Flows are counted from the beginning of an item to the moment of the figure; stocks stand. */
export interface FigureMetric {
  words: Message;
  /** Of one item, or of the account itself. */
  of: 'item' | 'account';
  kind: 'cumulative' | 'stock';
  /** Events (人次) or people (人数): never added to one another. */
  unit: 'times' | 'people';
  /** Its name in `/analytics/contents/{id}`, where it has one. */
  figure?: 'views' | 'visitors' | 'likes' | 'comments' | 'shares' | 'favourites';
}

const times = { of: 'item', kind: 'cumulative', unit: 'times' } as const;
const people = { of: 'item', kind: 'cumulative', unit: 'people' } as const;
const stock = { of: 'account', kind: 'stock', unit: 'people' } as const;

/** The names of the handbook (`read_count` 阅读量, `wow_count` 在看, …), and those that platforms' tables add. */
export const figureMetrics = {
  read_count: { ...times, words: { zh: '阅读量', en: 'Reads' }, figure: 'views' },
  readers: { ...people, words: { zh: '阅读人数', en: 'Readers' }, figure: 'visitors' },
  play_count: { ...times, words: { zh: '播放量', en: 'Plays' }, figure: 'views' },
  viewers: { ...people, words: { zh: '播放人数', en: 'Viewers' } },
  page_views: { ...times, words: { zh: '浏览量', en: 'Page views' } },
  unique_visitors: { ...people, words: { zh: '访客数', en: 'Visitors' } },
  impression_count: { ...times, words: { zh: '展现量', en: 'Impressions' } },
  like_count: { ...times, words: { zh: '点赞', en: 'Likes' }, figure: 'likes' },
  wow_count: { ...times, words: { zh: '在看', en: 'Wow' } },
  comment_count: { ...times, words: { zh: '评论', en: 'Comments' }, figure: 'comments' },
  share_count: { ...times, words: { zh: '分享', en: 'Shares' }, figure: 'shares' },
  sharers: { ...people, words: { zh: '分享人数', en: 'People who shared' } },
  forward_count: { ...times, words: { zh: '转发', en: 'Forwards' }, figure: 'shares' },
  favorite_count: { ...times, words: { zh: '收藏', en: 'Favourites' }, figure: 'favourites' },
  download_count: { ...times, words: { zh: '下载', en: 'Downloads' } },
  followers: { ...stock, words: { zh: '粉丝数', en: 'Followers' } },
  active_followers: { ...stock, words: { zh: '活跃粉丝数', en: 'Active followers' } },
} as const satisfies Record<string, FigureMetric>;

export type FigureMetricName = keyof typeof figureMetrics;

export const figureMetricNames = Object.keys(figureMetrics) as FigureMetricName[];

export function metricOf(name: FigureMetricName): FigureMetric {
  return figureMetrics[name];
}
