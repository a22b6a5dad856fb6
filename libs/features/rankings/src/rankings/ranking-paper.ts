import { DAY_MS, beijingDate, beijingTime } from '@haojiao/kernel';
import type { Paper, PaperCell, PaperColumn } from '@haojiao/infrastructure/paper';
import type { RankedRow, Ranking, RankingSubject, UnrankedReason } from './ranking';

const subjects: Record<RankingSubject, string> = {
  items: '内容',
  columns: '栏目',
  accounts: '账号',
  organizations: '单位',
  correspondents: '通讯员',
};

/** A ranking as a sheet: the order, who is not in it, and how the figures are meant. */
export function rankingPaper(
  ranking: Ranking,
  unitName: string,
  reasons: Record<UnrankedReason, { zh: string }>,
  madeAt: Date,
): Paper {
  const { by, period, measure, rows, unranked, previous, notCompared } = ranking;
  const days = `${beijingDate(period.from)} 至 ${beijingDate(new Date(period.to.getTime() - DAY_MS))}`;
  const meaning = measure.formulaId ?? measure.definitionId;
  return {
    letterhead: null,
    title: `${subjects[by]}榜单（${days}）`,
    number: null,
    remarks: [`指标：${measure.words.zh}${meaning ? `（${meaning}）` : ''}`],
    paragraphs: [],
    tables: [
      { title: '榜单', columns, rows: rows.map(lineOf), totals: null },
      ...(unranked && unranked.length > 0
        ? [
            {
              title: '未列入排名',
              columns: unrankedColumns,
              rows: unranked.map(({ name, reason }) => [name, reasons[reason].zh]),
              totals: null,
            },
          ]
        : []),
    ],
    closing: [],
    signedBy: unitName,
    dated: beijingTime(madeAt),
    notes: [
      '数值相同的名次并列，其后名次顺延（1、2、2、4）。',
      notCompared?.zh ??
        (previous
          ? `名次变化与 ${beijingDate(previous.from)} 起的上一周期比较；正数为上升。`
          : '没有可比较的上一周期。'),
    ],
    madeAt,
  };
}

const columns: PaperColumn[] = [
  { head: '名次', share: 6, align: 'center' },
  { head: '名称', share: 30, align: 'left' },
  { head: '单位', share: 22, align: 'left' },
  { head: '平台', share: 9, align: 'center' },
  { head: '数值', share: 12, align: 'right' },
  { head: '精度', share: 9, align: 'center' },
  { head: '上期名次', share: 8, align: 'center' },
  { head: '名次变化', share: 8, align: 'center' },
];

const unrankedColumns: PaperColumn[] = [
  { head: '名称', share: 40, align: 'left' },
  { head: '原因', share: 60, align: 'left' },
];

const precisions: Record<string, string> = {
  exact: '准确',
  rounded: '约数',
  approximate: '估计',
  capped: '不少于',
};

function lineOf(row: RankedRow): PaperCell[] {
  const { movement, precision } = row;
  return [
    number(row.rank),
    row.name ?? '（无栏目）',
    row.organizationName ?? '',
    row.platform ?? '',
    number(row.value),
    precision ? precisions[precision]! : '',
    movement ? number(movement.previousRank) : '',
    movement ? number(movement.previousRank - row.rank) : '',
  ];
}

function number(value: number): PaperCell {
  return { number: String(value), format: 'plain' };
}
