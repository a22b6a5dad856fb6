import { PdfSheet } from './pdf-sheet';

const options = { title: '稿件送审单', madeAt: new Date('2026-11-21T01:00:00Z'), foot: '示例总工会' };

async function aSheet(rows = 3): Promise<Buffer> {
  const sheet = new PdfSheet(options)
    .heading('示例总工会稿件送审单')
    .paragraph('编号：一二三 ABC，①送審單😀한');
  sheet.table(
    [
      [
        { text: '环节', bold: true },
        { text: '意见', bold: true },
        { text: '签字', bold: true },
      ],
      ...Array.from({ length: rows }, (_, index) => [
        { text: `第${index + 1}审` },
        { text: '同意。'.repeat(30) },
        { text: '', minHeight: 30 },
      ]),
      [
        { text: '备注', bold: true },
        { text: '长'.repeat(rows > 3 ? 4_000 : 10), span: 2 },
      ],
    ],
    [1, 4, 2],
  );
  return sheet.bytes();
}

describe('a sheet', () => {
  it('is a PDF with its fonts in it, byte for byte the same for the same facts', async () => {
    const [one, other] = [await aSheet(), await aSheet()];
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.equals(other)).toBe(true);
    expect(one.toString('latin1')).toMatch(/FontFile/);
  });

  it('goes on over as many pages as it needs', async () => {
    const long = (await aSheet(12)).toString('latin1');
    expect(long.match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
  });

  describe('a table', () => {
    /** Pages of two tables of such rows, the second with a title and a head; a page has room for 722 points. */
    const pagesOf = async (rowsBefore: number, rows: number, minHeight: number) => {
      const sheet = new PdfSheet(options);
      const row = [{ text: '一行', minHeight }];
      const times = (count: number) => Array.from({ length: count }, () => row);
      sheet.table(times(rowsBefore), [1]);
      sheet.table(times(rows), [1], { title: '名单', head: [{ text: '姓名' }] });
      return (await sheet.bytes()).toString('latin1').match(/\/Type \/Page\b/g)!.length;
    };

    it('has its head on every page', async () => {
      // Seven rows of 102 points fill a page, but not below the head.
      expect(await pagesOf(0, 12, 94)).toBe(2);
      expect(await pagesOf(0, 13, 94)).toBe(3);
    });

    it('is not begun where title and head would stand alone', async () => {
      // Below five rows of 115 points the title would fit, but no row; and with the title a page holds five, not six.
      expect(await pagesOf(5, 5, 107)).toBe(2);
      expect(await pagesOf(5, 6, 107)).toBe(3);
    });
  });
});
