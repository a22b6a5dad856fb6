import { beijingTime } from '@haojiao/kernel';
import type { Paper, PaperCell, PaperColumn } from '@haojiao/infrastructure/paper';
import type { AccountMatrix, MatrixSum } from './account-matrix';
import { matrixNotes } from './matrix-notes';

/** The matrix as a sheet: how many accounts of each unit on each platform, their followers, and every account by name. */
export function matrixPaper(matrix: AccountMatrix): Paper {
  const { platforms, rows, totals, active, retired, at } = matrix;
  const heads: PaperColumn[] = [
    { head: '单位', share: 24, align: 'left' },
    ...platforms.flatMap((group): PaperColumn[] => [
      { group, head: '账号', share: 8, align: 'right' },
      { group, head: '停用', share: 6, align: 'right' },
      { group, head: '粉丝', share: 12, align: 'right' },
    ]),
    { head: '合计账号', share: 8, align: 'right' },
    { head: '合计停用', share: 8, align: 'right' },
  ];
  return {
    letterhead: null,
    title: `账号矩阵（${beijingTime(at)}）`,
    number: null,
    remarks: [],
    paragraphs: [],
    tables: [
      {
        title: '账号矩阵',
        columns: heads,
        rows: rows.map((row) => [
          row.isSelf ? `${row.name}（本级）` : row.name,
          ...row.cells.flatMap(sumCells),
          number(row.active),
          number(row.retired),
        ]),
        totals: ['合计', ...totals.flatMap(sumCells), number(active), number(retired)],
      },
      { title: '账号', columns: accountColumns, rows: accountRows(matrix), totals: null },
    ],
    closing: [],
    signedBy: matrix.organizationName,
    dated: beijingTime(at),
    notes: matrixNotes.map(({ zh }) => zh),
    madeAt: at,
  };
}

const accountColumns: PaperColumn[] = [
  { head: '单位', share: 24, align: 'left' },
  { head: '平台', share: 10, align: 'center' },
  { head: '账号', share: 26, align: 'left' },
  { head: '状态', share: 8, align: 'center' },
  { head: '粉丝', share: 12, align: 'right' },
  { head: '数据时间', share: 18, align: 'center' },
];

function accountRows({ rows }: AccountMatrix): PaperCell[][] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap(({ accounts }) =>
      accounts.map(({ organizationName, platform, name, isRetired, countedAt, followers }) => [
        organizationName,
        platform,
        name,
        countedAt ? '另计' : isRetired ? '停用' : '使用中',
        followers ? followers.words : '',
        followers ? beijingTime(followers.takenAt) : '',
      ]),
    ),
  );
}

function sumCells({ active, retired, followers }: MatrixSum): PaperCell[] {
  const { relations } = followers;
  return [number(active), number(retired), relations === null ? '' : number(relations)];
}

function number(value: number): PaperCell {
  return { number: String(value), format: 'plain' };
}
