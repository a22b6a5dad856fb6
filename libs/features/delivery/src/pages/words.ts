/** The page's own words, around those of the item. */
export interface PageWords {
  skip: string;
  home: string;
  source: string;
  guests: string;
  transcript: string;
  episode: (season: number | null, number: number) => string;
  tags: string;
  older: string;
  newest: string;
  pages: string;
  nothing: string;
  kinds: Record<string, string>;
  noPlayer: string;
  download: string;
  subscribe: string;
}

const zh: PageWords = {
  skip: '跳到正文',
  home: '首页',
  source: '来源',
  guests: '嘉宾',
  transcript: '文字稿',
  episode: (season, number) => (season === null ? `第 ${number} 期` : `第 ${season} 季 第 ${number} 期`),
  tags: '标签',
  older: '更早的内容',
  newest: '返回最新',
  pages: '翻页',
  nothing: '这里还没有发布内容。',
  kinds: { article: '图文', episode: '音频', video: '视频' },
  noPlayer: '您的浏览器无法播放，请下载后观看或收听。',
  download: '下载文件',
  subscribe: '订阅（RSS）',
};

const en: PageWords = {
  skip: 'Skip to content',
  home: 'Home',
  source: 'Source',
  guests: 'Guests',
  transcript: 'Transcript',
  episode: (season, number) =>
    season === null ? `Episode ${number}` : `Season ${season}, episode ${number}`,
  tags: 'Tags',
  older: 'Older items',
  newest: 'Back to the newest',
  pages: 'Pages',
  nothing: 'Nothing has been published here yet.',
  kinds: { article: 'Article', episode: 'Audio', video: 'Video' },
  noPlayer: 'This browser can not play it; download the file instead.',
  download: 'Download',
  subscribe: 'Subscribe (RSS)',
};

/** By the item's language; Chinese for everything that is not English. */
export function wordsFor(locale: string): PageWords {
  return locale.toLowerCase().startsWith('en') ? en : zh;
}
