import type { PaperCell, PaperColumn, PaperTable } from '@haojiao/infrastructure/paper';
import type { BulletinFigures, BulletinTable, CorrespondentRow } from '../domain/bulletin-content';
import { spanWords } from '../domain/bulletin-period';
import type { BulletinSpan } from '../domain/bulletin-period';

interface FigureColumn extends Omit<PaperColumn, 'align'> {
  cell: (figures: BulletinFigures) => PaperCell;
}

/** The units of a class, a column for every figure. Of a year there is no part and whole. */
export function unitsTable(table: BulletinTable, span: BulletinSpan): PaperTable {
  const columns = figureColumns(table, span);
  const cellsOf = (figures: BulletinFigures) => columns.map(({ cell }) => cell(figures));
  return {
    title: table.name,
    columns: [
      { head: '名次', share: 0.9, align: 'center' },
      { head: '单位', share: 3.4, align: 'left' },
      ...columns.map(({ group, head, share }) => ({ group, head, share, align: 'right' as const })),
    ],
    rows: table.rows.map((row) => [String(row.rank), row.name, ...cellsOf(row)]),
    totals: ['', '合计', ...cellsOf(table.totals)],
  };
}

export function correspondentsTable(rows: readonly CorrespondentRow[]): PaperTable {
  return {
    title: '通讯员用稿情况',
    columns: [
      { head: '名次', share: 1, align: 'center' },
      { head: '姓名', share: 2, align: 'left' },
      { head: '单位', share: 4, align: 'left' },
      { head: '报送', share: 1, align: 'right' },
      { head: '采用', share: 1, align: 'right' },
      { head: '得分', share: 1, align: 'right' },
    ],
    rows: rows.map(({ rank, name, unitName, submitted, adopted, points }) => [
      String(rank),
      name,
      unitName,
      plain(submitted),
      plain(adopted),
      plain(points),
    ]),
    totals: null,
  };
}

function figureColumns(table: BulletinTable, span: BulletinSpan): FigureColumn[] {
  const now = spanWords[span];
  const isPart = span !== 'year';
  const group = (name: string, head: string, pick: (figures: BulletinFigures) => number): FigureColumn => ({
    group: name,
    head,
    share: 1,
    cell: (figures) => plain(pick(figures)),
  });
  const single = (head: string, cell: (figures: BulletinFigures) => PaperCell): FigureColumn => ({
    head,
    // Wide enough for 1234.75 in one line.
    share: 1.6,
    cell,
  });
  const split = table.splitBy === 'outlet' ? `${now}采用次数（按载体）` : `${now}采用次数（按层级）`;
  const manner = `${now}采用次数（按方式）`;
  const all = [table.totals, ...table.rows];
  return [
    group('报送篇数', now, ({ submitted }) => submitted),
    ...(isPart ? [group('报送篇数', '累计', ({ submittedYear }) => submittedYear)] : []),
    group('采用篇数', now, ({ adopted }) => adopted),
    ...(isPart ? [group('采用篇数', '累计', ({ adoptedYear }) => adoptedYear)] : []),
    single('采用率', ({ adoptionRate }) => percent(adoptionRate)),
    ...table.outlets.map((name, index) => group(split, name, ({ outlets }) => outlets[index]!)),
    group(manner, '单篇', ({ standalone }) => standalone),
    group(manner, '综合', ({ composite }) => composite),
    group(manner, '简讯', ({ brief }) => brief),
    single('批示次数', ({ instructions }) => plain(instructions)),
    single('报送分', ({ submissionPoints }) => plain(submissionPoints)),
    single('采用分', ({ adoptionPoints }) => plain(adoptionPoints)),
    single('基础分', ({ basePoints }) => plain(basePoints)),
    single('扣分', ({ penaltyPoints }) => plain(penaltyPoints)),
    ...(all.some(({ adjustmentPoints }) => adjustmentPoints !== 0)
      ? [single('封顶调整', ({ adjustmentPoints }) => plain(adjustmentPoints))]
      : []),
    single(isPart ? `${now}总分` : '总分', ({ points }) => plain(points)),
    ...(isPart ? [single('全年总分', ({ pointsYear }) => plain(pointsYear))] : []),
  ];
}

function plain(number: number): PaperCell {
  // No minus zero on paper.
  return { number: String(number + 0), format: 'plain' };
}

function percent(rate: number | null): PaperCell {
  return rate === null ? '—' : { number: String(rate), format: 'percent' };
}
