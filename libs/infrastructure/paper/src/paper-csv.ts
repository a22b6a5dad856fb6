import { toCsv } from '@haojiao/kernel';
import { printable } from './paper';
import type { Paper, PaperCell, PaperColumn, PaperTable } from './paper';

/**
 * As one CSV: what a reader must know first, the tables, the notes. Several tables stand below one another, each with its
 * title and after an empty line, as the notes then do. Figures are whole: a percentage is its share (`0.945`).
 */
export function paperCsv({ title, remarks, tables, notes }: Paper): string {
  const isOneTable = tables.length === 1;
  return toCsv([
    ...[title, ...remarks].map(line),
    ...tables.flatMap((table) => [...(isOneTable ? [] : [[''], line(table.title)]), ...linesOf(table)]),
    ...(isOneTable ? [] : [['']]),
    ...notes.map(line),
  ]);
}

function linesOf({ columns, rows, totals }: PaperTable): string[][] {
  const cells = [...rows, ...(totals ? [totals] : [])];
  return [columns.map(headOf), ...cells.map((row) => row.map(textOf))];
}

/** There is one line of heads, so that each says its group itself. */
function headOf({ group, head }: PaperColumn): string {
  return printable(group ? `${group} ${head}` : head);
}

function textOf(cell: PaperCell): string {
  return typeof cell === 'string' ? printable(cell) : cell.number;
}

function line(text: string): string[] {
  return [printable(text)];
}
