import type { ChartMeasure, ChartPart } from './chart-wish';

export const measureWords: Record<ChartMeasure, { name: string; unit: string }> = {
  views: { name: '本站浏览量', unit: '次' },
  items: { name: '发布稿件', unit: '篇' },
  posts: { name: '各渠道发布', unit: '条' },
  listens: { name: '音频收听', unit: '次' },
  plays: { name: '本站视频播放', unit: '次' },
};

export const partWords: Record<ChartPart, string> = {
  day: '按日',
  month: '按月',
  column: '按栏目',
  unit: '按单位',
  item: '前十稿件',
  type: '按类型',
  platform: '按渠道',
};

const platforms: Record<string, string> = {
  site: '网站',
  wechat: '微信公众号',
  weibo: '微博',
  douyin: '抖音',
  toutiao: '今日头条',
  led_screen: '电子屏',
};
const types: Record<string, string> = { article: '图文', episode: '音频', video: '视频', image_set: '图集' };

export function platformWords(platform: string): string {
  return platforms[platform] ?? platform;
}

export function typeWords(type: string): string {
  return types[type] ?? type;
}
