/** One record of a CSV text. */
export interface CsvRecord {
  /** Of the text, on which it begins; from 1. */
  line: number;
  /** As a spreadsheet numbers it: a line break within a cell begins no row. */
  row: number;
  cells: string[];
}

/**
 * Reads CSV (RFC 4180): cells may be quoted, with doubled quotes and line breaks inside. A byte order mark and empty
 * lines are passed over; cells come without spaces around them.
 */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let line = 1;
  let beganAt = 1;
  let row = 1;
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const endRecord = () => {
    cells.push(cell.trim());
    if (cells.length > 1 || cells[0] !== '') records.push({ line: beganAt, row, cells });
    cells = [];
    cell = '';
  };
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index]!;
    if (isQuoted) {
      if (character === '\n') line += 1;
      if (character !== '"') cell += character;
      else if (source[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (character === ',') {
      cells.push(cell.trim());
      cell = '';
    } else if (character === '\n') {
      endRecord();
      line += 1;
      beganAt = line;
      row += 1;
    } else cell += character;
  }
  endRecord();
  return records;
}

/** What a spreadsheet would take for a formula (OWASP, "CSV Injection"), also as Chinese keyboards write it. */
const formula = /^\s*[=+\-@＝＋－＠\t\r]/;

/**
 * One table as CSV: byte order mark for spreadsheets, lines end with CR LF. A cell that a spreadsheet would run as a
 * formula begins with an apostrophe.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** Begins with an apostrophe where a spreadsheet would run the text as a formula. */
export function inertCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

function csvCell(text: string): string {
  const inert = inertCell(text);
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
