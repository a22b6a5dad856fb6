import { fieldOfHead } from './column-heads';

const told: Record<string, [head: string, field: string | null][]> = {
  'WeChat (公众平台 内容分析)': [
    ['内容标题', 'title'],
    ['发表时间', 'publishedAt'],
    ['总阅读人数', 'readers'],
    ['总阅读次数', 'read_count'],
    ['总分享人数', 'sharers'],
    ['总分享次数', 'share_count'],
    ['阅读后关注人数', null],
    ['送达人数', null],
    ['公众号消息阅读次数', null],
    ['送达阅读率', null],
    ['阅读完成率', null],
    ['内容url', 'url'],
    ['累计关注人数', 'followers'],
  ],
  Weibo: [
    ['微博ID', 'remoteId'],
    ['微博链接', 'url'],
    ['阅读数', 'read_count'],
    ['转发数', 'forward_count'],
    ['评论数', 'comment_count'],
    ['赞数', 'like_count'],
  ],
  'Douyin (创作服务平台)': [
    ['作品名称', 'title'],
    ['发布时间', 'publishedAt'],
    ['播放量', 'play_count'],
    ['完播率', null],
    ['点赞量', 'like_count'],
    ['分享量', 'share_count'],
    ['收藏量', 'favorite_count'],
    ['粉丝增量', null],
  ],
  Toutiao: [
    ['展现量', 'impression_count'],
    ['阅读量', 'read_count'],
    ['评论量', 'comment_count'],
  ],
  'by hand': [
    [' 标 题 * ', 'title'],
    ['阅读（次数）', 'read_count'],
    ['阅读(人数)', 'readers'],
    ['粉丝（人）', 'followers'],
    ['在看', 'wow_count'],
    ['转发/分享', null],
    ['日期', 'date'],
    ['月份', 'time'],
    ['浏览量（PV）', 'page_views'],
    ['ＵＶ', 'unique_visitors'],
    ['备注', null],
    ['阅读量（万）', 'read_count'],
    ['阅读量（万次）', 'read_count'],
    ['播放量【单位：万】(次)', 'play_count'],
    ['访客数（万人）', 'unique_visitors'],
    ['标题（必填）', 'title'],
    ['发布时间（yyyy-mm-dd）', 'publishedAt'],
    ['日期（北京时间）', 'date'],
  ],
  'with a qualifier that makes another figure': [
    ['粉丝数（净增）', null],
    ['（净增）粉丝', null],
    ['播放量(环比增长)', null],
    ['阅读量（人）', null],
    ['阅读量（万人）', null],
    ['浏览量（UV）', null],
    ['阅读量（%）', null],
    ['阅读量（次）增幅', null],
    ['粉丝数（净增', null],
    ['时间（秒）', null],
    ['阅读量（万千）', null],
    ['', null],
  ],
};

describe('heads', () => {
  it.each(Object.entries(told))('of %s are recognised', (_, heads) => {
    expect(heads.map(([head]) => [head, fieldOfHead(head)])).toEqual(heads);
  });
});
