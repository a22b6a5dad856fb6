import fc from 'fast-check';
import { readRows } from './read-rows';

const heads = { line: 1, cells: ['标题', '类别', '正文', '日期', '作者', '电话', '附件'] };

describe('rows of a sheet', () => {
  it('begin below whatever stands above the heads', () => {
    const rows = readRows(
      [
        { line: 1, cells: ['某区七月来稿'] },
        { ...heads, line: 3 },
        { line: 5, cells: ['一篇', '简讯', '正文', 46223, '张三', 13800001111, 'a.jpg；b.jpg'] },
      ],
      '2026-07-22',
    );
    expect(rows).toMatchObject([
      {
        line: 5,
        occurredOn: '2026-07-20',
        contactPhone: '13800001111',
        files: ['a.jpg', 'b.jpg'],
        faults: [],
      },
    ]);
  });

  it('never fail, whatever stands in their cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }), (table) => {
        const rows = table.map((cells, at) => ({ line: at + 2, cells }));
        const sure = { line: 99, cells: ['标题', '动态', '正文'] };
        for (const row of readRows([heads, ...rows, sure], '2026-07-22')) {
          expect(row.category !== null || row.faults.length > 0).toBe(true);
          expect(row.title.length).toBeLessThanOrEqual(200);
        }
      }),
    );
  });
});
