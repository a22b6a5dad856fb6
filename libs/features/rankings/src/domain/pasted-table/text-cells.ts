/** One line of a pasted text with its cells; `line` is where it begins, from 1. */
export interface TextLine {
  line: number;
  cells: string[];
}

/** Stands for a line end within a quoted cell; never in a text that was cleaned. */
const INNER_LINE_END = '\u0000';

/** A cell of a spreadsheet with a line end in it comes in quotation marks. */
const quotedCell = /(^|[\t\n])"((?:[^"\n]|""|\n(?!\n)){0,500})"(?=[\t\n]|$)/g;

/**
 * Lines and cells as web pages and spreadsheets give them: parted by tabs, by upright bars, by runs of spaces, or each on
 * a line of its own. Cells keep their characters; only spaces around them go.
 */
export function textCells(text: string): TextLine[] {
  const joined = text.replace(/\r\n?/g, '\n').replace(quotedCell, (_, before: string, cell: string) => {
    const inner = cell.replaceAll('""', '"').replaceAll('\n', INNER_LINE_END);
    return `${before}${inner}`;
  });
  const lines: TextLine[] = [];
  let line = 1;
  for (const raw of joined.split('\n')) {
    const cells = cellsOf(raw).map((cell) => cell.replaceAll(INNER_LINE_END, '').trim());
    if (cells.some((cell) => cell !== '')) lines.push({ line, cells });
    line += 1 + raw.split(INNER_LINE_END).length - 1;
  }
  return lines;
}

function cellsOf(line: string): string[] {
  if (line.includes('\t')) return line.split('\t');
  const bars = line.trim().split('|');
  if (bars.length > 2) return bars[0] === '' ? bars.slice(1, bars.at(-1) === '' ? -1 : undefined) : bars;
  return line.trim().split(/\u3000+ *| *\u3000+|[ \u00a0]{2,}/);
}

/** As it is compared: full-width signs and digits are the common ones. */
export function plain(cell: string): string {
  return cell.normalize('NFKC').trim();
}
