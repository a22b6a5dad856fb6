import { breakLines } from './break-lines';
import { runsOf } from './pdf-fonts';
import type { Weight } from './pdf-fonts';

export type Align = 'left' | 'center' | 'right';

export interface Cell {
  text: string;
  bold?: boolean;
  /** Columns that it reaches over; default 1. */
  span?: number;
  /** Rows that it reaches over, in a head alone; default 1. */
  rows?: number;
  /** At least so high, points: room for a signature. */
  minHeight?: number;
  /** Default left. */
  align?: Align;
}

export const PADDING = 4;
export const LEADING = 1.45;

export interface PlacedCell {
  /** From the left end of the line. */
  x: number;
  width: number;
  weight: Weight;
  align: Align;
  lines: string[];
}

export interface PlacedRow {
  cells: PlacedCell[];
  size: number;
  lineCount: number;
  /** Of its inside, points. */
  minHeight: number;
  /** With its lines, where it is not torn. */
  height: number;
}

/** Rows that are never torn; cells may reach over several of them. */
export interface PlacedHead {
  cells: (PlacedCell & { y: number; height: number })[];
  size: number;
  height: number;
}

/** Where the cells of a row stand on the line, their texts broken to their widths. */
export function placed(row: Cell[], points: number[], size: number): PlacedRow {
  let column = 0;
  const cells = row.map((cell) => {
    const made = placedCell(cell, points, column, size);
    column += cell.span ?? 1;
    return made;
  });
  const lineCount = Math.max(...cells.map(({ lines }) => lines.length));
  const minHeight = Math.max(...row.map((cell) => cell.minHeight ?? 0));
  const height = Math.max(lineCount * size * LEADING, minHeight) + 2 * PADDING;
  return { cells, size, lineCount, minHeight, height };
}

/** The rows of a head one below the other: a cell that reaches down takes its columns out of the rows below. */
export function placedHead(rows: Cell[][], points: number[], size: number): PlacedHead {
  const taken = rows.map(() => new Set<number>());
  const found = rows.flatMap((row, rowIndex) => {
    let column = 0;
    return row.map((cell) => {
      while (taken[rowIndex]!.has(column)) column += 1;
      const made = { ...placedCell(cell, points, column, size), row: rowIndex, rows: cell.rows ?? 1 };
      for (const below of taken.slice(rowIndex + 1, rowIndex + made.rows)) {
        for (let each = 0; each < (cell.span ?? 1); each += 1) below.add(column + each);
      }
      column += cell.span ?? 1;
      return made;
    });
  });
  const heightOf = ({ lines }: PlacedCell) => lines.length * size * LEADING + 2 * PADDING;
  const heights = rows.map((_, index) =>
    Math.max(0, ...found.filter((cell) => cell.row === index && cell.rows === 1).map(heightOf)),
  );
  const sum = (from: number, to: number) => heights.slice(from, to).reduce((one, other) => one + other, 0);
  for (const cell of found.filter((each) => each.rows > 1)) {
    const missing = heightOf(cell) - sum(cell.row, cell.row + cell.rows);
    if (missing > 0) heights[cell.row + cell.rows - 1]! += missing;
  }
  const cells = found.map(({ row, rows: count, ...cell }) => ({
    ...cell,
    y: sum(0, row),
    height: sum(row, row + count),
  }));
  return { cells, size, height: sum(0, heights.length) };
}

function placedCell(cell: Cell, points: number[], column: number, size: number): PlacedCell {
  const { text, bold, span = 1, align = 'left' } = cell;
  const add = (one: number, other: number) => one + other;
  const x = points.slice(0, column).reduce(add, 0);
  const width = points.slice(column, column + span).reduce(add, 0);
  const weight: Weight = bold ? 700 : 400;
  const lines = breakLines(text, width - 2 * PADDING, (part) => widthOf(part, size, weight));
  return { x, width, weight, align, lines };
}

export function widthOf(text: string, size: number, weight: Weight): number {
  return runsOf(text, weight).reduce((sum, { width }) => sum + width, 0) * size;
}
