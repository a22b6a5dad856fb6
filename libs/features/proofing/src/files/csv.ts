/** A record of a CSV text with the line on which it begins, from 1. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

export class CsvError extends Error {
  constructor(readonly line: number) {
    super(`The quotation that begins on line ${line} never ends`);
  }
}

/**
 * One record after the other of comma-separated values as RFC 4180 has them: quoted cells hold commas, quotes and line ends. Blank lines are skipped.
 * @throws CsvError at a quotation without an end
 */
export function* parseCsv(text: string): Generator<CsvRecord, void> {
  let position = 0;
  let line = 1;
  while (position < text.length) {
    const record: CsvRecord = { line, cells: [] };
    for (;;) {
      const cell = readCell(text, position, line);
      record.cells.push(cell.text);
      position = cell.end;
      line = cell.line;
      if (text[position] !== ',') break;
      position += 1;
    }
    if (text[position] === '\r') position += 1;
    if (text[position] === '\n') position += 1;
    line += 1;
    if (record.cells.length > 1 || record.cells[0] !== '') yield record;
  }
}

function readCell(text: string, start: number, line: number): { text: string; end: number; line: number } {
  if (text[start] !== '"') {
    plainCell.lastIndex = start;
    const value = plainCell.exec(text)![0];
    return { text: value, end: start + value.length, line };
  }
  let value = '';
  let position = start + 1;
  for (;;) {
    const quote = text.indexOf('"', position);
    if (quote < 0) throw new CsvError(line);
    value += text.slice(position, quote);
    position = quote + 1;
    if (text[position] !== '"') break;
    value += '"';
    position += 1;
  }
  // What follows a closed quotation by mistake belongs to the cell all the same.
  plainCell.lastIndex = position;
  const rest = plainCell.exec(text)![0];
  const lines = (value.match(/\n/g) ?? []).length;
  return { text: value + rest, end: position + rest.length, line: line + lines };
}

const plainCell = /[^,\r\n]*/y;

/** Programs for tables take a cell that begins so for a formula, and run it. */
const formula = /^'*[=+\-@＝＋－＠\t\r]/;

/**
 * One line of CSV with its end. A cell that a spreadsheet would take for a formula gets an apostrophe in front;
 * `withoutApostrophe` takes it away again.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(formula.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`;
}

/** The cell as it was before `csvLine` made it harmless. */
export function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
