/** What a column of a sheet holds. */
export const sheetFields = [
  'title',
  'category',
  'body',
  'unit',
  'occurredOn',
  'contributors',
  'contactPhone',
  'signedOffBy',
  'previouslyPublishedIn',
  'targetLevel',
  'urgency',
  'files',
] as const;
export type SheetField = (typeof sheetFields)[number];

export interface SheetColumn {
  field: SheetField;
  /** As our template heads it; the others are understood too. */
  heads: readonly [string, ...string[]];
  isRequired: boolean;
  /** What belongs into it, for the template. */
  hint: string;
  /** Characters that are shown. */
  width: number;
}

export const sheetColumns: readonly SheetColumn[] = [
  {
    field: 'title',
    heads: ['标题', '题目', '稿件标题', '信息标题'],
    isRequired: true,
    hint: '必填，最多 200 字',
    width: 40,
  },
  {
    field: 'category',
    heads: ['信息类别', '类别', '信息类型', '类型', '栏目'],
    isRequired: true,
    hint: '必填，从“填写说明”的类别中选择一个，如：动态信息',
    width: 14,
  },
  {
    field: 'body',
    heads: ['正文', '内容', '稿件内容', '信息内容'],
    isRequired: true,
    hint: '必填；单元格内换行即分段',
    width: 60,
  },
  {
    field: 'unit',
    heads: ['报送单位', '单位', '供稿单位', '单位名称', '单位代码'],
    isRequired: false,
    hint: '单位全称或代码；不填为上传时选择的单位',
    width: 24,
  },
  {
    field: 'occurredOn',
    heads: ['事件日期', '发生日期', '活动日期', '日期', '时间'],
    isRequired: false,
    hint: '如 2026-07-20 或 2026年7月20日',
    width: 14,
  },
  {
    field: 'contributors',
    heads: ['作者', '撰稿人', '通讯员', '供稿人'],
    isRequired: false,
    hint: '按署名顺序，用顿号分隔，外单位写在括号里：张三、李四（某厂工会）；也可填用户名；不填为上传人',
    width: 24,
  },
  {
    field: 'contactPhone',
    heads: ['联系电话', '电话', '手机'],
    isRequired: false,
    hint: '仅供编辑联系，不公开',
    width: 16,
  },
  {
    field: 'signedOffBy',
    heads: ['审核人', '签发人', '审核'],
    isRequired: false,
    hint: '本单位审核人姓名',
    width: 12,
  },
  {
    field: 'previouslyPublishedIn',
    heads: ['曾发表于', '首发', '已刊发'],
    isRequired: false,
    hint: '此前已在何处发表',
    width: 20,
  },
  {
    field: 'targetLevel',
    heads: ['报送层级', '拟报层级', '层级'],
    isRequired: false,
    hint: '县级、市级、省级或全国',
    width: 12,
  },
  {
    field: 'urgency',
    heads: ['紧急程度', '缓急'],
    isRequired: false,
    hint: '普通、加急或特急；不填为普通',
    width: 12,
  },
  {
    field: 'files',
    heads: ['图片', '附件', '图片文件名', '附件文件名'],
    isRequired: false,
    hint: '随表上传的文件名，用顿号或换行分隔，如：现场1.jpg、现场2.jpg',
    width: 30,
  },
];

const byHead = new Map(sheetColumns.flatMap((column) => column.heads.map((head) => [head, column] as const)));

/** Stars, brackets and spaces around a head are decoration. */
export function columnOf(head: string): SheetColumn | null {
  return byHead.get(head.replace(/[\s*＊:：]|[（(].*$/gu, '')) ?? null;
}
