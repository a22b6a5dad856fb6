import { readAside, readHead } from './head-brackets';

/** What a column tells of whose figures a line has, and of when. */
export const placeFields = [
  'title',
  'url',
  'remoteId',
  'publishedAt',
  'time',
  'from',
  'to',
  'year',
  'batch',
] as const;
export type PlaceField = (typeof placeFields)[number];

/** A metric as tables head it: any beginning, then a stem, then any ending. */
interface HeadRule {
  field: string;
  beginnings: readonly string[];
  stems: readonly string[];
  endings: readonly string[];
}

const beginnings = ['', '总', '累计', '文章', '图文', '内容', '作品', '视频', '微博', '本期', '全年', '当月'];
const timesEndings = ['', '数', '量', '次数', '总数', '总量', '数量', '总次数', '人次'];
const peopleEndings = ['人数', '总人数', '用户数', '人'];

const times = (field: string, ...stems: string[]): HeadRule => ({
  field,
  beginnings,
  stems,
  endings: timesEndings,
});
const people = (field: string, ...stems: string[]): HeadRule => ({
  field,
  beginnings,
  stems,
  endings: peopleEndings,
});
const exactly = (field: string, ...stems: string[]): HeadRule => ({
  field,
  beginnings: [''],
  stems,
  endings: [''],
});

/**
 * Heads of 微信公众平台, 微博, 抖音创作服务平台, 头条号 and of tables that people make. First come, first served: where two
 * rules know a head, the upper one has it.
 */
const rules: readonly HeadRule[] = [
  exactly(
    'title',
    '标题',
    '题目',
    '内容标题',
    '文章标题',
    '图文标题',
    '作品名称',
    '作品标题',
    '视频标题',
    '视频描述',
  ),
  exactly('title', '微博内容', '内容', '正文', '名称', 'title'),
  exactly('url', '链接', '网址', '地址', '内容url', 'url', '文章链接', '内容链接', '图文链接', '作品链接'),
  exactly('url', '视频链接', '微博链接', '微博地址', '原文链接', '发布链接'),
  exactly('remoteId', 'id', '内容id', '文章id', '作品id', '视频id', '微博id', 'mid', 'msgid', '图文id'),
  exactly(
    'publishedAt',
    '发布时间',
    '发表时间',
    '发布日期',
    '发表日期',
    '推送时间',
    '推送日期',
    '群发时间',
    '创建时间',
  ),
  exactly('date', '日期', '时间', 'date'),
  exactly(
    'time',
    '统计日期',
    '统计时间',
    '数据日期',
    '数据时间',
    '截止时间',
    '截止日期',
    '数据截止',
    '数据截止时间',
  ),
  exactly(
    'time',
    '采集时间',
    '更新时间',
    '月份',
    '月',
    '统计月份',
    '统计周期',
    '周期',
    '时段',
    '时间段',
    '统计时段',
    '季度',
  ),
  exactly('from', '开始日期', '开始时间', '起始日期', '起始时间', '开始', '起'),
  exactly('to', '结束日期', '结束时间', '终止日期', '截至日期', '结束', '止'),
  exactly('year', '年份', '年度', '年'),
  exactly('batch', '批次', '投放批次'),
  exactly(
    'followers',
    '粉丝',
    '粉丝数',
    '粉丝量',
    '粉丝总数',
    '总粉丝',
    '总粉丝数',
    '累计粉丝',
    '累计粉丝数',
    '用户总数',
  ),
  exactly(
    'followers',
    '总用户数',
    '累计关注',
    '累计关注数',
    '累计关注人数',
    '总关注人数',
    '关注总数',
    '订阅数',
    '总粉丝量',
  ),
  exactly('active_followers', '活跃粉丝', '活跃粉丝数', '活跃用户数'),
  people('readers', '阅读'),
  people('viewers', '播放', '观看', '收看'),
  people('sharers', '分享', '转发'),
  exactly('favorite_count', '微信收藏人数', '收藏人数'),
  exactly('wow_count', '在看人数'),
  exactly('like_count', '点赞人数'),
  exactly(
    'unique_visitors',
    '访客',
    '访客数',
    '访问人数',
    '独立访客',
    '独立访客数',
    'uv',
    '浏览人数',
    '访问用户数',
  ),
  times('read_count', '阅读', '阅览'),
  times('play_count', '播放', '观看', '收听'),
  times('page_views', '浏览', '访问', '点击'),
  exactly('page_views', 'pv'),
  times('impression_count', '展现', '展示', '曝光', '推荐'),
  times('wow_count', '在看', '推荐在看'),
  times('like_count', '点赞', '赞', '获赞', '喜欢'),
  times('forward_count', '转发'),
  times('share_count', '分享'),
  times('favorite_count', '收藏'),
  times('comment_count', '评论', '留言', '回复'),
  exactly('comment_count', '留言条数', '评论条数'),
  times('download_count', '下载'),
];

const byHead = new Map<string, string>();
for (const { field, beginnings: before, stems, endings } of rules) {
  for (const stem of stems)
    for (const beginning of before)
      for (const ending of endings) {
        const head = `${beginning}${stem}${ending}`;
        if (!byHead.has(head)) byHead.set(head, field);
      }
}

const peopleFields = ['readers', 'viewers', 'sharers', 'unique_visitors', 'followers', 'active_followers'];
/** In brackets behind a head these leave it what it is. */
const harmless = {
  anywhere: ['', '必填', '选填', '可选'],
  places: ['北京时间', '东八区', 'utc+8', 'url', '网址', '链接'],
  times: ['次', '次数', '人次', '条', '个', '篇', '遍', 'pv'],
  people: ['人', '人数', '位', '名', '个', 'uv'],
};
/** `yyyy-mm-dd`, `年/月/日`. */
const dayFormat = /^(?:y{2,4}|年)[ymdhst年月日时分秒/.-]*$/u;

/**
 * The field that a head stands for. Stars and spaces are decoration. What is in brackets is part of the head, or one of
 * a few words that change nothing, or the unit by which the column counts; of `粉丝数（净增）` nothing is known.
 */
export function fieldOfHead(head: string): string | null {
  const { opened, closed, asides } = readHead(head);
  const whole = byHead.get(opened);
  if (whole) return whole;
  const field = byHead.get(closed);
  return field && asides.every((aside) => leavesAsItIs(aside, field)) ? field : null;
}

function leavesAsItIs(aside: string, field: string): boolean {
  if (harmless.anywhere.includes(aside)) return true;
  if (field === 'date' || (placeFields as readonly string[]).includes(field))
    return harmless.places.includes(aside) || dayFormat.test(aside);
  const { unit, counted } = readAside(aside);
  const words = peopleFields.includes(field) ? harmless.people : harmless.times;
  return (unit !== null && counted === '') || words.includes(counted);
}
