import fc from 'fast-check';
import { parseCsv, toCsv } from './csv';

describe('reading CSV', () => {
  it('knows quotes, line breaks in cells, on which line a record begins, and which row that is', () => {
    const text = '\uFEFF名称,说明\r\n"甲 ""报"",第一","两\n行"\n\n乙,\n';
    expect(parseCsv(text)).toEqual([
      { line: 1, row: 1, cells: ['名称', '说明'] },
      { line: 2, row: 2, cells: ['甲 "报",第一', '两\n行'] },
      { line: 5, row: 4, cells: ['乙', ''] },
    ]);
  });
});

describe('writing CSV', () => {
  it.each(['=1+1', '+86', '-2', '@sum', '\t=1', '  =1', '＝1+1', '＠sum'])('makes %j inert', (cell) => {
    expect(toCsv([[cell]])).toBe(`\uFEFF'${cell}\r\n`);
  });

  it('is read as it was written, apart from apostrophes and spaces around', () => {
    const cells = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(cells, (rows) => {
        const expected = rows.map((row) =>
          row.map((cell) =>
            (/^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell).replace(/\r\n?/g, '\n').trim(),
          ),
        );
        expect(parseCsv(toCsv(rows)).map((record) => record.cells)).toEqual(expected);
      }),
    );
  });
});
