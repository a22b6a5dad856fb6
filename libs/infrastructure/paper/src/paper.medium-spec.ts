import { convertToHtml } from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import { filesInZip } from '@haojiao/testing';
import { headRows, paperDocx, paperPage, paperPdf, paperXlsx } from './index';
import type { Paper, PaperCell, PaperTable } from './index';

const plain = (number: string): PaperCell => ({ number, format: 'plain' });
const percent = (number: string): PaperCell => ({ number, format: 'percent' });

const units: PaperTable = {
  title: '机关部门',
  columns: [
    { head: '单位', share: 3, align: 'left' },
    { group: '报送', head: '本月', share: 1, align: 'right' },
    { group: '报送', head: '累计', share: 1, align: 'right' },
    { head: '采用率', share: 1, align: 'right' },
    { head: '得分', share: 1, align: 'right' },
  ],
  rows: [
    ['办公室<b>', plain('4'), plain('31'), percent('0.945'), plain('16.05')],
    ['=HYPERLINK("http://x.test")', plain('2'), plain('9'), percent('1'), plain('8')],
    ['坏\u0000字\ud800', plain('0'), plain('0'), '—', plain('-3')],
  ],
  totals: ['合计', plain('6'), plain('40'), percent('0.5'), plain('21.05')],
};

const paper: Paper = {
  letterhead: null,
  title: '信息用稿通报',
  number: '〔2026〕第3期',
  remarks: ['征求意见稿'],
  paragraphs: ['九月，报送73篇。'],
  tables: [units, { ...units, title: '机关部门', totals: null }],
  closing: ['未报送：无。'],
  signedBy: '江城市总工会',
  dated: '2026年10月9日',
  notes: ['采用率：采用篇数与报送篇数之比。'],
  madeAt: new Date('2026-10-09T01:00:00Z'),
};

/** Rows as text, a head that reaches over several cells once. */
async function tablesOfDocx(docx: Buffer): Promise<string[][][]> {
  const { value: html } = await convertToHtml({ buffer: docx });
  return [...html.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table]) =>
    [...table!.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
      [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell!.replace(/<[^>]*>/g, '')),
    ),
  );
}

describe('an official paper', () => {
  it('has its heads in two rows where columns have groups', () => {
    expect(headRows(units.columns)).toEqual([
      [
        { text: '单位', columns: 1, rows: 2 },
        { text: '报送', columns: 2, rows: 1 },
        { text: '采用率', columns: 1, rows: 2 },
        { text: '得分', columns: 1, rows: 2 },
      ],
      [
        { text: '本月', columns: 1, rows: 1 },
        { text: '累计', columns: 1, rows: 1 },
      ],
    ]);
  });

  it('is a spreadsheet with figures as figures, heads that stay and no formula (S14)', async () => {
    const xlsx = await paperXlsx(paper);
    const sheets = await readXlsxFile(xlsx);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['机关部门', '机关部门 2', '说明']);
    expect(sheets[0]!.data).toEqual([
      ['机关部门', null, null, null, null],
      ['单位', '报送', null, '采用率', '得分'],
      [null, '本月', '累计', null, null],
      ['办公室<b>', 4, 31, 0.945, 16.05],
      [`'=HYPERLINK("http://x.test")`, 2, 9, 1, 8],
      ['坏字', 0, 0, '—', -3],
      ['合计', 6, 40, 0.5, 21.05],
    ]);
    expect(sheets[2]!.data.flat()).toContain('江城市总工会');
    const files = filesInZip(xlsx);
    const sheet = files.get('xl/worksheets/sheet1.xml')!.toString();
    expect(sheet).toMatch(/<pane[^>]*ySplit="3"[^>]*state="frozen"/);
    expect(sheet).not.toMatch(/<f[ >]/);
  });

  it('is a Word document on A4 with heads that are repeated and named fonts', async () => {
    const docx = await paperDocx(paper);
    const [table] = await tablesOfDocx(docx);
    expect(table).toEqual([
      ['单位', '报送', '采用率', '得分'],
      ['本月', '累计'],
      ['办公室&lt;b&gt;', '4', '31', '94.5%', '16.05'],
      ['=HYPERLINK("http://x.test")', '2', '9', '100.0%', '8'],
      ['坏字', '0', '0', '—', '-3'],
      ['合计', '6', '40', '50.0%', '21.05'],
    ]);
    const xml = filesInZip(docx).get('word/document.xml')!.toString();
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/);
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(4);
    expect(xml).toContain('w:eastAsia="黑体"');
  });

  it('is turned where its tables are wide', async () => {
    const columns = Array.from({ length: 12 }, (_, index) => ({
      head: `列${index}`,
      share: 1,
      align: 'left' as const,
    }));
    const wide = {
      ...paper,
      tables: [{ title: '宽表', columns, rows: [columns.map(({ head }) => head)], totals: null }],
    };
    const xml = filesInZip(await paperDocx(wide))
      .get('word/document.xml')!
      .toString();
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
    expect((await paperPdf(wide)).toString('latin1')).toMatch(/MediaBox \[0 0 841.89 595.28\]/);
    expect(paperPage(wide)).toContain('@page{size:A4 landscape');
  });

  it('is a page in which every word is text', () => {
    const page = paperPage(paper);
    expect(page).toContain('<td class="left" data-head="单位">办公室&lt;b&gt;</td>');
    expect(page).toContain('<th scope="colgroup" colspan="2">报送</th>');
    expect(page).not.toMatch(/<b>|<script/);
  });

  it('is a PDF, the same for the same facts', async () => {
    const [one, other] = [await paperPdf(paper), await paperPdf(paper)];
    expect(one.equals(other)).toBe(true);
  });
});
