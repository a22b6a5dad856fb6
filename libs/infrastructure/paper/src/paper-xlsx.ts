import writeXlsxFile from 'write-excel-file/node';
import type { CellObject, Row, Sheet } from 'write-excel-file/node';
import { inertCell } from '@haojiao/kernel';
import { headRows, isTurned, printed } from './paper';
import type { Paper, PaperCell, PaperTable } from './paper';

/** Characters of a column, for the whole line. */
const LINE = 110;
/** Of a sheet's name, as spreadsheets allow it. */
const MOST_NAME = 31;

/**
 * A sheet for each table, with figures as figures and the heads always in sight, and one for the words. No cell is a
 * formula, nor becomes one where the sheet is saved as CSV.
 */
export async function paperXlsx(paper: Paper): Promise<Buffer> {
  const names = sheetNames([...paper.tables.map(({ title }) => title), '说明']);
  const turned = isTurned(paper);
  const sheets = [
    ...paper.tables.map((table, index) => tableSheet(table, names[index]!, turned)),
    wordSheet(paper, names.at(-1)!),
  ];
  return writeXlsxFile(sheets as Sheet<never>[], { fontFamily: '宋体', fontSize: 11 }).toBuffer();
}

type AnySheet = Omit<Sheet<never>, 'images'>;

function tableSheet({ title, columns, rows, totals }: PaperTable, sheet: string, turned: boolean): AnySheet {
  const heads = headRows(columns);
  const sum = columns.reduce((one, { share }) => one + share, 0);
  const bodyRow = (row: PaperCell[], isTotals: boolean): Row =>
    row.map((cell, index) => ({
      ...valueOf(cell),
      ...border,
      align: columns[index]!.align,
      ...(isTotals && bold),
    }));
  return {
    sheet,
    data: [
      [{ ...textCell(title), ...bold, align: 'center', columnSpan: columns.length, fontSize: 16 }],
      ...heads.map((row, index) =>
        headRow(
          row,
          index,
          columns.map(({ group }) => !group),
        ),
      ),
      ...rows.map((row) => bodyRow(row, false)),
      ...(totals ? [bodyRow(totals, true)] : []),
    ],
    columns: columns.map(({ share }) => ({ width: Math.max(6, Math.round((share / sum) * LINE)) })),
    stickyRowsCount: 1 + heads.length,
    ...(turned && { orientation: 'landscape' as const }),
  };
}

/** Cells that reach over others leave those empty, as spreadsheets have it. */
function headRow(row: ReturnType<typeof headRows>[number], index: number, reachesDown: boolean[]): Row {
  const made: Row = [];
  const skip = () => {
    while (index > 0 && reachesDown[made.length]) made.push(null);
  };
  for (const { text, columns, rows } of row) {
    skip();
    made.push({
      ...textCell(text),
      ...bold,
      ...border,
      align: 'center',
      alignVertical: 'center',
      wrap: true,
      ...(columns > 1 && { columnSpan: columns }),
      ...(rows > 1 && { rowSpan: rows }),
    });
    for (let each = 1; each < columns; each += 1) made.push(null);
  }
  skip();
  return made;
}

function wordSheet(paper: Paper, sheet: string): AnySheet {
  const words = [
    paper.letterhead,
    paper.title,
    paper.number,
    ...paper.remarks,
    ...paper.paragraphs,
    ...paper.closing,
    paper.signedBy,
    paper.dated,
    ...paper.notes,
  ];
  return {
    sheet,
    data: words.filter((text) => text !== null).map((text) => [{ ...textCell(text), wrap: true }]),
    columns: [{ width: LINE }],
  };
}

const bold = { fontWeight: 'bold' as const };
const border = { borderStyle: 'thin' as const, borderColor: '#000000' };

function valueOf(cell: PaperCell): CellObject {
  if (typeof cell === 'string') return { ...textCell(cell), wrap: true };
  return { type: Number, value: Number(cell.number), ...(cell.format === 'percent' && { format: '0.0%' }) };
}

function textCell(text: string): CellObject {
  return { type: String, value: inertCell(printed(text)) };
}

/** Without the characters that names of sheets can't have, cut, and each once. */
function sheetNames(titles: readonly string[]): string[] {
  const names: string[] = [];
  for (const title of titles) {
    const plain =
      printed(title)
        .replace(/[[\]:*?/\\']/g, ' ')
        .trim() || '表';
    let name = plain.slice(0, MOST_NAME);
    for (let number = 2; names.includes(name); number += 1) {
      name = `${plain.slice(0, MOST_NAME - 4)} ${number}`;
    }
    names.push(name);
  }
  return names;
}
