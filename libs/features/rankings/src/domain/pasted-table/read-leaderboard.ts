import { cleanText } from '@haojiao/kernel';
import { columnsOfHeads, kindOfHead } from './column-heads';
import type { ColumnKind, TableColumns } from './column-heads';
import { readRank } from './entry-cells';
import { rankFaults } from './rank-faults';
import { readFlow } from './read-flow';
import { columnsOfRow, readRows } from './read-rows';
import type { ReadRows } from './read-rows';
import type { LeaderboardReading, PassedOver, ReadingFault } from './reading';
import { textCells } from './text-cells';
import type { TextLine } from './text-cells';

const defaultKinds: ColumnKind[] = ['rank', 'name', 'owner'];

/** A pasted ranking (rank, account, owner; perhaps platform and value) with several groups of columns or one. */
export function readLeaderboard(text: string): LeaderboardReading {
  // Lines are named as people count them, empty ones at the beginning too.
  const above = (/^\s*/.exec(text)![0].match(/\n/g) ?? []).length;
  const lines = textCells(cleanText(text)).map(({ line, cells }) =>
    partedBySpaces({ line: line + above, cells }),
  );
  const { columns, before, after } = splitAtHeads(lines);
  const isTable = after.filter(isRow).length > 0;
  const read = isTable
    ? readRows(after, columns ?? columnsOfRow(after.find(isRow)!.cells))
    : readFlow(after, columns?.kinds ?? defaultKinds);
  return finished(read, before, columns);
}

/** Several cells, the first of which is a rank. */
function isRow({ cells }: TextLine): boolean {
  return cells.length > 1 && readRank(cells[0]!) !== null;
}

/** `1 劳动报 劳动报社`: single spaces part cells where a rank stands first, and nothing else does. */
function partedBySpaces(line: TextLine): TextLine {
  const [only] = line.cells;
  if (line.cells.length > 1 || !only!.includes(' ')) return line;
  const cells = only!.split(' ');
  return readRank(cells[0]!) !== null || columnsOfHeads(cells) ? { ...line, cells } : line;
}

interface Split {
  columns: TableColumns | null;
  before: TextLine[];
  after: TextLine[];
}

/** Heads in one line, or each on a line of its own. Further lines of heads are those of a page that was turned. */
function splitAtHeads(lines: readonly TextLine[]): Split {
  const at = lines.findIndex(({ cells }) => columnsOfHeads(cells));
  if (at >= 0) {
    const after = lines.slice(at + 1).filter(({ cells }) => !columnsOfHeads(cells));
    return { columns: columnsOfHeads(lines[at]!.cells), before: lines.slice(0, at), after };
  }
  const first = lines.findIndex(({ cells }) => cells.length === 1 && kindOfHead(cells[0]!) === 'rank');
  const heads: string[] = [];
  for (const { cells } of first < 0 ? [] : lines.slice(first)) {
    if (cells.length > 1 || kindOfHead(cells[0]!) === 'unknown') break;
    heads.push(cells[0]!);
  }
  const columns = columnsOfHeads(heads);
  if (!columns) return { columns: null, before: [], after: [...lines] };
  return { columns, before: lines.slice(0, first), after: lines.slice(first + heads.length) };
}

function finished(
  { entries, faults, passedOver }: ReadRows,
  before: readonly TextLine[],
  columns: TableColumns | null,
): LeaderboardReading {
  const sorted = entries
    .map((entry, index) => ({ entry, index }))
    .sort((one, other) => one.entry.rank - other.entry.rank || one.index - other.index)
    .map(({ entry }) => entry);
  const unread = (columns?.kinds ?? []).flatMap((kind, index) =>
    kind === 'unknown' ? [columnNotRead(columns!.words[index]!)] : [],
  );
  const nothing = sorted.length === 0 ? [noEntries()] : [];
  const words: PassedOver[] = before.map(({ line, cells }) => ({ line, text: cells.join(' ') }));
  return {
    columns: columns?.kinds ?? defaultKinds,
    entries: sorted,
    faults: [...nothing, ...unread, ...faults, ...rankFaults(sorted)],
    passedOver: [...words, ...passedOver],
  };
}

function columnNotRead(head: string): ReadingFault {
  const message = {
    zh: `“${head}”一列没有读入（原文已保留）。`,
    en: `The column “${head}” was not read; the text itself is kept.`,
  };
  return { severity: 'hint', code: 'column_not_read', line: 1, text: head, message };
}

function noEntries(): ReadingFault {
  return {
    severity: 'error',
    code: 'no_entries',
    line: 1,
    text: '',
    message: {
      zh: '没有读出任何名次；请粘贴“序号、账号名称、主办单位”这样的表。',
      en: 'No rank was found; paste a table of ranks, accounts and owners.',
    },
  };
}
