import { personRoleOf } from '@haojiao/features/programmes';

/** The page's own words, around those of the item. */
export interface PageWords {
  skip: string;
  home: string;
  source: string;
  /** Of a key of `personRoles`. */
  role: (key: string) => string;
  transcript: string;
  wholeTranscript: string;
  heardUntil: string;
  chapters: string;
  episode: (season: number | null, number: number) => string;
  season: (number: number) => string;
  noSeason: string;
  trailer: string;
  bonus: string;
  portraitOf: (name: string) => string;
  theirPage: string;
  theirProgrammes: string;
  theirEpisodes: string;
  tags: string;
  /** Versions of the item in other languages. */
  languages: string;
  older: string;
  newest: string;
  pages: string;
  nothing: string;
  kinds: Record<string, string>;
  noPlayer: string;
  download: string;
  subscribe: string;
  /** Links that switch the look. */
  large: string;
  contrast: string;
  columns: string;
  crumbs: string;
  siteIdCode: string;
  follow: string;
  platforms: Record<string, string>;
  followCode: (platform: string, name: string) => string;
  /** Leads to all of a column. */
  all: string;
  more: (name: string) => string;
  services: string;
  topics: string;
  programmes: string;
  related: string;
  previous: string;
  next: string;
  neighbours: string;
  search: string;
  searchSite: (name: string) => string;
  searchAgain: string;
  searchFor: (words: string) => string;
  searchHint: string;
  searchUnusable: string;
  nothingFound: (words: string) => string;
  noMoreFound: string;
  sort: string;
  bestFirst: string;
  newestFirst: string;
  firstFound: string;
  moreFound: string;
  archive: string;
  archiveOf: (name: string) => string;
  year: (year: number) => string;
  month: (month: number) => string;
  yearMonth: (year: number, month: number) => string;
  items: (count: number) => string;
  oldestFirst: string;
  openInApp: string;
  feedAddress: string;
  playerTools: (title: string) => string;
  back15: string;
  forward30: string;
  speed: string;
}

const zh: PageWords = {
  skip: '跳到正文',
  home: '首页',
  source: '来源',
  role: (key) => personRoleOf(key)?.zh ?? key,
  transcript: '文字稿',
  wholeTranscript: '阅读全文',
  heardUntil: '上次听到',
  chapters: '章节',
  episode: (season, number) => (season === null ? `第 ${number} 期` : `第 ${season} 季 第 ${number} 期`),
  season: (number) => `第 ${number} 季`,
  noSeason: '其他单集',
  trailer: '预告',
  bonus: '番外',
  portraitOf: (name) => `${name}的照片`,
  theirPage: '个人主页',
  theirProgrammes: '参与的节目',
  theirEpisodes: '参与的单集',
  tags: '标签',
  languages: '其他语言版本',
  older: '更早的内容',
  newest: '返回最新',
  pages: '翻页',
  nothing: '这里还没有发布内容。',
  kinds: { article: '图文', episode: '音频', video: '视频' },
  noPlayer: '您的浏览器无法播放，请下载后观看或收听。',
  download: '下载文件',
  subscribe: '订阅（RSS）',
  large: '大字版',
  contrast: '高对比度',
  columns: '栏目',
  crumbs: '当前位置',
  siteIdCode: '网站标识码',
  follow: '关注我们',
  platforms: {
    wechat: '微信公众号',
    weibo: '微博',
    douyin: '抖音',
    toutiao: '今日头条',
    wechat_channels: '视频号',
  },
  followCode: (platform, name) => `${platform}“${name}”二维码`,
  all: '更多 ›',
  more: (name) => `更多${name}`,
  services: '职工服务',
  topics: '专题',
  programmes: '有声工会',
  related: '相关内容',
  previous: '上一篇',
  next: '下一篇',
  neighbours: '前后内容',
  search: '搜索',
  searchSite: (name) => `在${name}站内搜索`,
  searchAgain: '搜索全部内容',
  searchFor: (words) => `搜索“${words}”`,
  searchHint: '输入词语，简体、繁体、蒙古文都可以；多个词之间用空格隔开。',
  searchUnusable: '请输入文字或数字再搜索，标点符号本身搜不到内容。',
  nothingFound: (words) => `没有找到包含“${words}”的内容。请换个说法，或少写几个词。`,
  noMoreFound: '没有更多结果了。',
  sort: '排序',
  bestFirst: '相关度优先',
  newestFirst: '最新优先',
  firstFound: '返回第一页',
  moreFound: '更多结果',
  archive: '往期内容',
  archiveOf: (name) => `${name}往期内容，按年月排列`,
  year: (year) => `${year} 年`,
  month: (month) => `${month} 月`,
  yearMonth: (year, month) => `${year} 年 ${month} 月`,
  items: (count) => `${count} 篇`,
  oldestFirst: '从第一期开始',
  openInApp: '用播客应用打开',
  feedAddress: '订阅地址',
  playerTools: (title) => `${title}：播放控制`,
  back15: '后退 15 秒',
  forward30: '前进 30 秒',
  speed: '速度',
};

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const en: PageWords = {
  skip: 'Skip to content',
  home: 'Home',
  source: 'Source',
  role: (key) => capitalised(personRoleOf(key)?.role ?? key),
  transcript: 'Transcript',
  wholeTranscript: 'Read all of it',
  heardUntil: 'Heard until',
  chapters: 'Chapters',
  episode: (season, number) =>
    season === null ? `Episode ${number}` : `Season ${season}, episode ${number}`,
  season: (number) => `Season ${number}`,
  noSeason: 'More episodes',
  trailer: 'Trailer',
  bonus: 'Bonus',
  portraitOf: (name) => `Portrait of ${name}`,
  theirPage: 'Their own page',
  theirProgrammes: 'Programmes',
  theirEpisodes: 'Episodes',
  tags: 'Tags',
  languages: 'In other languages',
  older: 'Older items',
  newest: 'Back to the newest',
  pages: 'Pages',
  nothing: 'Nothing has been published here yet.',
  kinds: { article: 'Article', episode: 'Audio', video: 'Video' },
  noPlayer: 'This browser can not play it; download the file instead.',
  download: 'Download',
  subscribe: 'Subscribe (RSS)',
  large: 'Large type',
  contrast: 'High contrast',
  columns: 'Columns',
  crumbs: 'You are here',
  siteIdCode: 'Site code',
  follow: 'Follow us',
  platforms: {
    wechat: 'WeChat',
    weibo: 'Weibo',
    douyin: 'Douyin',
    toutiao: 'Toutiao',
    wechat_channels: 'WeChat Channels',
  },
  followCode: (platform, name) => `QR code of ${name} ${platform && `on ${platform}`}`.trim(),
  all: 'All ›',
  more: (name) => `More: ${name}`,
  services: 'Services',
  topics: 'Topics',
  programmes: 'Listen',
  related: 'Related',
  previous: 'Previous',
  next: 'Next',
  neighbours: 'Before and after',
  search: 'Search',
  searchSite: (name) => `Search the site of ${name}`,
  searchAgain: 'Search everything',
  searchFor: (words) => `Search for “${words}”`,
  searchHint: 'Words in simplified or traditional Chinese or in Mongolian, with spaces between them.',
  searchUnusable: 'Give letters or digits; signs alone are found nowhere.',
  nothingFound: (words) => `Nothing has “${words}” in it. Try other words, or fewer.`,
  noMoreFound: 'There are no more results.',
  sort: 'Order',
  bestFirst: 'Best first',
  newestFirst: 'Newest first',
  firstFound: 'First page',
  moreFound: 'More results',
  archive: 'Archive',
  archiveOf: (name) => `Archive of ${name} by month`,
  year: (year) => String(year),
  month: (month) => monthNames[month - 1] ?? '',
  yearMonth: (year, month) => `${monthNames[month - 1]} ${year}`,
  items: (count) => `${count} items`,
  oldestFirst: 'Oldest first',
  openInApp: 'Open in a podcast app',
  feedAddress: 'Address to subscribe to',
  playerTools: (title) => `${title}: playing`,
  back15: 'Back 15 seconds',
  forward30: 'Forward 30 seconds',
  speed: 'Speed',
};

/** By the item's language; Chinese for everything that is not English. */
export function wordsFor(locale: string): PageWords {
  return locale.toLowerCase().startsWith('en') ? en : zh;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
