import { legacyFields } from './legacy-row';
import type { LegacyField } from './legacy-row';

/** Heads under which a column is known; the first is that of our own table. */
const heads: Record<LegacyField, readonly [string, ...string[]]> = {
  type: ['类型', '体裁', 'type'],
  title: ['标题', '题目', 'title'],
  publishedAt: ['发布时间', '发布日期', '日期', '时间', 'publishedat', 'date'],
  oldAddress: ['原地址', '原链接', '旧地址', '链接', 'oldaddress', 'url'],
  summary: ['摘要', '简介', 'summary'],
  body: ['正文', '内容', '节目说明', '说明', 'body', 'html'],
  unit: ['单位', '发布单位', '单位代码', 'unit'],
  column: ['栏目', '栏目代码', 'column'],
  tags: ['标签', '关键词', 'tags'],
  byline: ['作者', '署名', 'byline'],
  source: ['来源', 'source'],
  sourceUrl: ['来源地址', '来源链接', 'sourceurl'],
  locale: ['语言', 'locale', 'language'],
  cover: ['封面', '封面文件', 'cover'],
  media: ['音频', '视频', '媒体文件', '音视频文件', 'media', 'file'],
  programme: ['节目', '节目代码', 'programme'],
  season: ['季', 'season'],
  number: ['期', '期数', '集', 'number'],
};

const byHead = new Map(legacyFields.flatMap((field) => heads[field].map((head) => [head, field] as const)));

/** Stars, brackets and spaces around a head are decoration. */
export function fieldOf(head: string): LegacyField | null {
  return (
    byHead.get(
      head
        .slice(0, 100)
        .replace(/[\s*＊:：]|[（(].*$/gu, '')
        .toLowerCase(),
    ) ?? null
  );
}

export function headOf(field: LegacyField): string {
  return heads[field][0];
}
