import fc from 'fast-check';
import { CsvError, csvLine, parseCsv, withoutApostrophe } from './csv';

describe('comma-separated values', () => {
  it('are read with quotes, commas and line ends inside of cells, each record with its line', () => {
    const text = 'id,note\r\n1,"a ""b"", c"\n\n2,"two\nlines"\n3,end';
    expect([...parseCsv(text)]).toEqual([
      { line: 1, cells: ['id', 'note'] },
      { line: 2, cells: ['1', 'a "b", c'] },
      { line: 4, cells: ['2', 'two\nlines'] },
      { line: 6, cells: ['3', 'end'] },
    ]);
  });

  it('tell the line of a quotation without an end', () => {
    expect(() => [...parseCsv('a,b\n1,"open\n2,3')]).toThrow(new CsvError(2));
  });

  it.each(['=1+1', '+8', '-2', '@sum', "'=1", '\tx'])('write %j so that no program runs it', (cell) => {
    const [record] = parseCsv(csvLine([cell]));
    expect(record!.cells[0]).toMatch(/^'/);
    expect(withoutApostrophe(record!.cells[0]!)).toBe(cell);
  });

  it('come back as they were written, whatever they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', "'", '=', '-', '工') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        const [record] = parseCsv(csvLine(cells));
        expect(record!.cells.map(withoutApostrophe)).toEqual(cells);
      }),
    );
  });
});
