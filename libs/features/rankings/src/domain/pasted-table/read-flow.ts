import type { ColumnKind } from './column-heads';
import { readRank } from './entry-cells';
import { entryOfCells } from './entry-of-cells';
import type { ReadRows } from './read-rows';
import type { TextLine } from './text-cells';

/**
 * A table whose cells came on lines of their own: a rank begins an entry, what follows fills its columns. Empty cells
 * leave no trace in such a text, so a rank that stands where an owner is awaited begins the next entry.
 */
export function readFlow(lines: readonly TextLine[], kinds: readonly ColumnKind[]): ReadRows {
  const read: ReadRows = { entries: [], faults: [], passedOver: [] };
  let open: { cells: string[]; line: number } | null = null;
  const close = () => {
    if (!open) return;
    const { entry, faults } = entryOfCells({ ...open, kinds, rankAbove: null });
    read.faults.push(...faults);
    if (entry) read.entries.push(entry);
    open = null;
  };
  const cells = lines.flatMap(({ line, cells: own }) => own.map((cell) => ({ line, cell })));
  cells.forEach(({ line, cell }, index) => {
    if (cell === '') return;
    const isRank = readRank(cell) !== null;
    const awaited = open ? kinds[open.cells.length] : undefined;
    const beginsAnew =
      isRank && awaited !== 'name' && (awaited !== 'value' || isNextRank(cell, cells[index + 1]?.cell));
    if (!open || awaited === undefined || beginsAnew) {
      close();
      if (isRank) open = { cells: [cell], line };
      else read.passedOver.push({ line, text: cell });
      return;
    }
    open.cells.push(cell);
    if (open.cells.length === kinds.length) close();
  });
  close();
  return read;
}

/** Where a value is awaited, a number is the next rank only if a name follows it. */
function isNextRank(cell: string, next: string | undefined): boolean {
  return !cell.includes('.') && next !== undefined && readRank(next) === null && !/^[\d.,]+$/.test(next);
}
