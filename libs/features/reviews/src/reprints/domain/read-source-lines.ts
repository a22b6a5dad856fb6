import { fault, parseCsv } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { reprintSourceKinds, reprintSourceStates } from './reprint-source';
import type { ReprintSourceKind, ReprintSourceState } from './reprint-source';
import { reprintSourceFaults } from './reprint-source-faults';

/** One entry of a list, with the line of the file on which it stands. */
export interface SourceLine {
  line: number;
  name: string;
  hosts: string[];
  accounts: string[];
  kind: ReprintSourceKind;
  validFrom: string;
  validTo: string | null;
  state: ReprintSourceState;
  note: string | null;
}

const columns = ['name', 'hosts', 'accounts', 'kind', 'valid_from', 'valid_to', 'state', 'note'] as const;
const required = ['name', 'kind', 'valid_from'] as const;
type Column = (typeof columns)[number];

/** More than the national list has: a longer file is another one. */
const MOST_LINES = 5_000;

/** The entries of a CSV list and every fault, each under its line: `lines.3.hosts`. */
export function readSourceLines(csv: string): { lines: SourceLine[]; faults: Fault[] } {
  const [head, ...records] = parseCsv(csv);
  const names = (head?.cells ?? []).map((cell) => cell.toLowerCase());
  const faults = headFaults(names);
  if (records.length > MOST_LINES) {
    faults.push(fault('csv', 'too_many_lines', `最多 ${MOST_LINES} 行。`, `At most ${MOST_LINES} lines.`));
  }
  if (faults.length > 0) return { lines: [], faults };
  const firstLineOf = new Map<string, number>();
  const lines = records.map(({ line, cells }) => {
    const cell = (column: Column) => cells[names.indexOf(column)] ?? '';
    const entry = entryOf(line, cell);
    faults.push(...lineFaults(entry, cells.length > names.length));
    const first = firstLineOf.get(entry.name);
    if (first === undefined) firstLineOf.set(entry.name, line);
    else faults.push(repeated(line, first));
    return entry;
  });
  return { lines, faults };
}

function entryOf(line: number, cell: (column: Column) => string): SourceLine {
  return {
    line,
    name: cell('name').replace(/\s+/g, ' '),
    hosts: listIn(cell('hosts')),
    accounts: listIn(cell('accounts')),
    kind: cell('kind') as ReprintSourceKind,
    validFrom: cell('valid_from'),
    validTo: cell('valid_to') || null,
    state: (cell('state') || 'active') as ReprintSourceState,
    note: cell('note') || null,
  };
}

function listIn(cell: string): string[] {
  return [
    ...new Set(
      cell
        .split(/[;；]/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ];
}

function headFaults(names: string[]): Fault[] {
  const missing = required.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !(columns as readonly string[]).includes(name));
  if (missing.length === 0 && unknown.length === 0) return [];
  return [
    fault(
      'lines.1',
      'columns_wrong',
      `第一行应为列名：${columns.join(',')}；其中 ${required.join('、')} 必须有。`,
      `The first line names the columns ${columns.join(',')}; ${required.join(', ')} have to be there.`,
    ),
  ];
}

function lineFaults(entry: SourceLine, hasMoreCells: boolean): Fault[] {
  const faults = reprintSourceFaults(entry);
  if (hasMoreCells) {
    faults.push(
      fault('', 'too_many_cells', '这一行的列数比标题行多。', 'The line has more cells than the first one.'),
    );
  }
  if (!reprintSourceKinds.includes(entry.kind)) faults.push(oneOf('kind', reprintSourceKinds));
  if (!reprintSourceStates.includes(entry.state)) faults.push(oneOf('state', reprintSourceStates));
  if (entry.name.length > 100) faults.push(tooLong('name', 100));
  if ((entry.note ?? '').length > 1_000) faults.push(tooLong('note', 1_000));
  return faults.map((one) => ({
    ...one,
    path: `lines.${entry.line}${one.path === '' ? '' : `.${one.path}`}`,
  }));
}

function oneOf(path: string, values: readonly string[]): Fault {
  const list = values.join(', ');
  return fault(path, 'not_one_of', `只能是以下之一：${list}。`, `It is one of: ${list}.`);
}

function tooLong(path: string, most: number): Fault {
  return fault(path, 'too_long', `最多 ${most} 个字符。`, `At most ${most} characters.`);
}

function repeated(line: number, first: number): Fault {
  return fault(
    `lines.${line}.name`,
    'name_repeated',
    `与第 ${first} 行重复。`,
    `The same name stands on line ${first}.`,
  );
}
