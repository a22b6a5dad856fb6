import { lazily } from '@haojiao/kernel';

/** What stood around the article on the page it came from. */
export const furnitureKinds = [
  'navigation',
  'page_title',
  'breadcrumb',
  'dateline',
  'editor_line',
  'sharing',
  'pager',
  'footer',
  'page_tail',
] as const;
export type FurnitureKind = (typeof furnitureKinds)[number];

export interface FurniturePiece {
  kind: FurnitureKind;
  /** UTF-16 units of the text, `end` exclusive: whole lines. */
  start: number;
  end: number;
}

interface Line {
  start: number;
  end: number;
  /** Simplified, without bracketed pinyin and surrounding space: what the rules look at. */
  words: string;
}

const openCC = lazily<typeof import('opencc-js')>('opencc-js');
let converter: ((text: string) => string) | undefined;
const bracketedPinyin = /[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüê]{1,6}[)）]/g;

/** Names of the parts of news sites; a line of nothing else is their menu. */
const sections =
  '首页|新闻|要闻|时政|时事|学习|看点|工事|全总|工会|评论|权益|视频|图片|财经|企业|就业|民生|国际|国内|军事|理论|汽车|健康|人物|书画|摄影|旅行|旅游|文化|公益|教育|娱乐|体育|社会|科技|法治|地方|专题|直播|论坛|博客|房产|生活|党建|廉政|政务|服务|互动|公开|通知|公告|动态|滚动|舆情|电子报|客户端|数字报|登录|注册|English|更多';
const menu = new RegExp(`^(?:(?:${sections})[\\s|｜·>/]*){6,}$`);

/** Whole lines that say nothing of the matter. */
const rules: [FurnitureKind, RegExp][] = [
  [
    'editor_line',
    /^[[(（【]?(?:责任编辑|责编|网络编辑|本文编辑|编辑|校对|审核|监制|主编|编审|排版|美编)\s*[:：丨|]\s*[\u4e00-\u9fffA-Za-z·\s、]{1,40}[\])）】]?$/,
  ],
  [
    'sharing',
    /^(?:[↑↓▲▼☝👆👇\s]*(?:点击|长按|扫描|扫一扫|识别|扫码|微信扫)[^。]{0,30}(?:关注|二维码|蓝字|订阅|识别|分享|朋友圈|公众号|添加)[^。]{0,12}|分享(?:到|至|本文)?[:：]?[^。]{0,30}(?:微信|微博|朋友圈|QQ|空间)?|扫码关注|欢迎关注.{0,20}|(?:点)?(?:赞|在看|收藏|转发|点赞|喜欢)(?:[\s、，,和/|]*(?:在看|点赞|赞|收藏|转发|分享|留言|评论))*|(?:觉得|喜欢)[^。]{0,12}(?:点赞|在看|转发)[^。]{0,12}|阅读原文|阅读\s*[\d.万+]+|微信扫一扫.*|预览时标签不可点|继续滑动看下一个|轻触阅读原文|打印(?:本页)?|关闭(?:窗口)?|返回(?:顶部|首页)?|字号[:：]?\s*[大中小\s]*|【?(?:打印|关闭|收藏|纠错|返回顶部)】?(?:\s*【?(?:打印|关闭|收藏|纠错|返回顶部)】?)*)$/u,
  ],
  ['sharing', /^(?:点击(?:上方|下方|标题下)?[“"「]?蓝(?:色)?字|蓝字关注|关注我们)/],
  ['pager', /^(?:\d+\s+){1,9}共\s*\d+\s*页$|^(?:上一[页篇]|下一[页篇])(?:[:：\s].{0,60})?$|^共\s*\d+\s*页/],
  [
    'footer',
    /copyright|all rights reserved|版权所有|版权声明|(?:icp|公网安备|工信部)\s*备?|举报电话|网站地图|友情链接|网站声明|备案号|主办单位[:：].{0,30}承办|^关于我们/i,
  ],
  [
    'page_tail',
    /^(?:相关(?:阅读|新闻|链接|推荐|文章)|推荐阅读|热门(?:推荐|文章|阅读)|随机推荐|猜你喜欢|更多(?:精彩|内容|新闻)|往期(?:推荐|回顾|精选)|延伸阅读|参考资料|精彩推荐|新闻日历|网友评论|发表评论|最新评论)[:：>》]*$/,
  ],
];

const dateline =
  /^(?:.{0,30}\s)?(?:(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:来源\s*[:：].{1,40}|(?:发布|更新)(?:于|时间)?.{0,20})?$/;

/** Lines of the page around the article; each is proposed for removal, none is removed here. */
export function findFurniture(text: string): FurniturePiece[] {
  const lines = linesOf(text);
  const found = new Map<Line, FurnitureKind>();
  for (const line of lines) {
    const kind = menu.test(line.words)
      ? 'navigation'
      : (rules.find(([, rule]) => line.words.length <= 120 && rule.test(line.words))?.[0] ?? null);
    if (kind) found.set(line, kind);
  }
  markHead(lines, found);
  markTail(lines, found);
  return lines.flatMap((line) => {
    const kind = found.get(line);
    return kind ? [{ kind, start: line.start, end: line.end }] : [];
  });
}

/** The window title, the menu with the path below it, the line of date and source. */
function markHead(lines: Line[], found: Map<Line, FurnitureKind>): void {
  const head = lines.slice(0, 15);
  let pageTitle = '';
  for (const line of head.slice(0, 3)) {
    const [, title] = /^(.{4,60}?)\s*[-_|–—]\s*.{2,30}$/.exec(line.words) ?? [];
    if (!title || !head.some((other) => other !== line && other.words === title)) continue;
    found.set(line, 'page_title');
    pageTitle = title;
  }
  for (const line of head) {
    if (line.words.length < 90 && /来源|\d{1,2}:\d{2}/.test(line.words) && dateline.test(line.words)) {
      found.set(line, 'dateline');
    }
  }
  const menuAt = head.findIndex((line) => found.get(line) === 'navigation');
  if (menuAt < 0) return;
  for (const line of head.slice(menuAt + 1)) {
    if (line.words.length > 6 || line.words === pageTitle || found.has(line)) break;
    found.set(line, 'breadcrumb');
  }
}

/** What follows the editor's name, where hardly anything does, belongs to the page. */
function markTail(lines: Line[], found: Map<Line, FurnitureKind>): void {
  const editorAt = lines.findLastIndex((line) => found.get(line) === 'editor_line');
  const footerAt = lines.findLastIndex((line) => found.get(line) === 'footer');
  const end = lines.at(-1)?.end ?? 0;
  const isLate = (at: number) => at >= 0 && lines[at]!.start > end * 0.6;
  const from = isLate(editorAt) ? editorAt : isLate(footerAt) ? footerAt : -1;
  if (from < 0) return;
  const isShort = (line: Line) => line.words.length <= 20;
  const tail = lines.slice(from + 1);
  // A long passage after the editor's name is part of the page only where the page's foot comes behind it.
  const lastNeeded = editorAt === from && footerAt > editorAt ? lines.length : from + 1;
  for (const [at, line] of tail.entries()) {
    if (found.has(line)) continue;
    if (isShort(line) || from + 1 + at < lastNeeded) found.set(line, 'page_tail');
    else break;
  }
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').flatMap((raw) => {
    const line = { start, end: start + raw.length, words: '' };
    start = line.end + 1;
    if (raw.trim() === '') return [];
    return [{ ...line, words: toSimplified(raw.replace(bracketedPinyin, '')).replace(/\s+/g, ' ').trim() }];
  });
}

/** The library's tables take memory and time: made when they are first asked. */
function toSimplified(text: string): string {
  converter ??= openCC().Converter({ from: 't', to: 'cn' });
  return converter(text);
}
