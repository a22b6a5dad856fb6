import { parseCsv } from '@haojiao/kernel';
import type { Paper, PaperTable } from './paper';
import { paperCsv } from './paper-csv';

const column = (head: string, group?: string) => ({
  ...{ head, share: 1, align: 'left' as const },
  ...(group && { group }),
});

const table: PaperTable = {
  title: '榜单',
  columns: [column('单位'), column('账号', '微信'), column('退改占比')],
  rows: [['市总工会', { number: '3', format: 'plain' }, { number: '0.945', format: 'percent' }]],
  totals: null,
};

const paper: Paper = {
  ...{ letterhead: null, title: '排行', number: null, remarks: ['草稿'], paragraphs: ['正文不在表中。'] },
  ...{ tables: [table], closing: [], signedBy: '总工会', dated: '2026年11月21日', notes: ['口径一'] },
  madeAt: new Date(0),
};

const linesOf = (tables: PaperTable[]) =>
  paperCsv({ ...paper, tables })
    .replace('\uFEFF', '')
    .split('\r\n');

describe('a paper as CSV', () => {
  it('has its one table right below its title, with heads that name their group', () => {
    expect(linesOf([table])).toEqual([
      ...['排行', '草稿', '单位,微信 账号,退改占比', '市总工会,3,0.945', '口径一', ''],
    ]);
  });

  it('parts several tables and the notes by empty lines, and has the totals last', () => {
    const second = { ...table, title: '合计表', totals: ['合计', '', ''] };
    expect(linesOf([table, second])).toEqual([
      ...['排行', '草稿', '', '榜单', '单位,微信 账号,退改占比', '市总工会,3,0.945'],
      ...['', '合计表', '单位,微信 账号,退改占比', '市总工会,3,0.945', '合计,,', '', '口径一', ''],
    ]);
  });

  it('runs no cell as a formula and has no character that is none', () => {
    const [row] = parseCsv(paperCsv({ ...paper, title: '=1+1\u0000', remarks: [] }));
    expect(row!.cells).toEqual([`'=1+1`]);
  });
});
