import { plain } from './text-cells';

export const columnKinds = ['rank', 'name', 'owner', 'platform', 'value', 'unknown'] as const;
export type ColumnKind = (typeof columnKinds)[number];

const heads: [ColumnKind, RegExp][] = [
  ['rank', /^(序号|排名|名次|位次|排行|排序|编号|no\.?|rank|#)$/i],
  ['platform', /^(平台|所属平台|渠道|账号类型|platform)$/i],
  ['owner', /^(主办单位|主管单位|单位|单位名称|所属单位|运营单位|运营主体|主体|认证主体|机构|owner|unit)$/i],
  ['name', /^((微信|微博|抖音|头条|新媒体|公众)?[账帐]?号?(名称|昵称)|[账帐]号|公众号|媒体|account|name)$/i],
  ['value', /^(.{0,8}指数.{0,6}|[a-z]{2,5}ci(\s*v?[\d.]+)?|tgi|得分|分值|总分|分数|score|index)$/i],
];

/** Columns of one group, and how often the group stands beside itself. */
export interface TableColumns {
  kinds: ColumnKind[];
  groups: number;
  /** As they were printed. */
  words: string[];
}

export function kindOfHead(cell: string): ColumnKind {
  return heads.find(([, pattern]) => pattern.test(plain(cell)))?.[0] ?? 'unknown';
}

/** The columns that a line of heads tells; null: it is no such line. */
export function columnsOfHeads(cells: readonly string[]): TableColumns | null {
  const words = cells.filter((cell) => cell !== '');
  const kinds = words.map(kindOfHead);
  if (kinds[0] !== 'rank' || !kinds.includes('name')) return null;
  const again = kinds.indexOf('rank', 1);
  const width = again < 0 ? kinds.length : again;
  const groups = kinds.length / width;
  const isRepeated = kinds.every((kind, index) => kind === kinds[index % width]);
  if (!Number.isInteger(groups) || !isRepeated) return null;
  return { kinds: kinds.slice(0, width), groups, words: words.slice(0, width) };
}
