import type { ColumnKind, TableColumns } from './column-heads';
import { readRank, readValue } from './entry-cells';
import { entryOfCells } from './entry-of-cells';
import type { PassedOver, ReadEntry, ReadingFault } from './reading';
import type { TextLine } from './text-cells';

export interface ReadRows {
  entries: ReadEntry[];
  faults: ReadingFault[];
  passedOver: PassedOver[];
}

/** The columns of a table without heads: a rank, a name, an owner, a value, as far as there are any. */
export function columnsOfRow(cells: readonly string[]): TableColumns {
  const again = cells.findIndex(
    (cell, index) => index > 1 && readRank(cell) !== null && isTextAt(cells, index + 1),
  );
  const width = again > 1 && cells.length % again === 0 ? again : cells.length;
  const fourth: ColumnKind = readValue(cells[3] ?? '') === null ? 'platform' : 'value';
  const third: ColumnKind = width === 3 && readValue(cells[2] ?? '') !== null ? 'value' : 'owner';
  const kinds = (['rank', 'name', third, fourth] as ColumnKind[]).slice(0, width);
  while (kinds.length < width) kinds.push('unknown');
  return { kinds, groups: cells.length / width, words: [] };
}

function isTextAt(cells: readonly string[], index: number): boolean {
  return cells[index] !== undefined && cells[index] !== '' && readValue(cells[index]) === null;
}

/** A table whose rows are lines: each line has as many entries as groups stand beside one another. */
export function readRows(lines: readonly TextLine[], { kinds, groups }: TableColumns): ReadRows {
  const read: ReadRows = { entries: [], faults: [], passedOver: [] };
  const width = kinds.length;
  const rankAbove: (number | null)[] = Array<null>(groups).fill(null);
  for (let index = 0; index < lines.length; index += 1) {
    const { line, cells } = lines[index]!;
    const row = [...cells];
    while (isCutShort(row, width) && continues(row, lines[index + 1], width * groups)) {
      const next = lines[(index += 1)]!;
      row.push(`${row.pop()!}${next.cells[0]!}`, ...next.cells.slice(1));
      read.faults.push(joined(line, next));
    }
    if (row.length === 1 && readRank(row[0]!) === null) {
      read.passedOver.push({ line, text: row[0]! });
      continue;
    }
    for (let group = 0; group * width < row.length; group += 1) {
      const own = row.slice(group * width, (group + 1) * width);
      if (own.every((cell) => cell === '')) continue;
      const { entry, faults } = entryOfCells({
        kinds,
        cells: own,
        line,
        rankAbove: rankAbove[group] ?? null,
      });
      read.faults.push(...faults);
      if (entry) read.entries.push(entry);
      rankAbove[group] = entry?.rank ?? null;
    }
  }
  return read;
}

/** Its last group is not whole: a line end stood within a cell. */
function isCutShort(row: readonly string[], width: number): boolean {
  return row.length % width !== 0 && readRank(row[0]!) !== null;
}

function continues(row: readonly string[], next: TextLine | undefined, most: number): boolean {
  if (!next || next.cells[0] === '' || readRank(next.cells[0]!) !== null) return false;
  return row.length + next.cells.length - 1 <= most;
}

function joined(line: number, next: TextLine): ReadingFault {
  return {
    severity: 'hint',
    code: 'lines_joined',
    line: next.line,
    text: next.cells.join(' '),
    message: {
      zh: `第 ${next.line} 行接在第 ${line} 行之后读入（单元格内有换行）。`,
      en: `Line ${next.line} was read as going on from line ${line}: a line end stood within a cell.`,
    },
  };
}
