import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { cleanText } from '@haojiao/features/contents';
import { inSlices } from '../in-slices';
import { CsvError, parseCsv, withoutApostrophe } from './csv';
import type { CsvRecord } from './csv';
import { LIST_SEPARATOR, lexiconColumns, requiredColumns } from './lexicon-columns';
import type { LexiconColumn } from './lexicon-columns';
import type { PlacedRow } from './lexicon-row';
import { readLexiconRow } from './read-lexicon-row';
import type { RowSource } from './read-lexicon-row';

/** What one import brings: rows of sound form, and every fault of the form of the others. */
export interface ReadFile {
  rows: PlacedRow[];
  faults: Fault[];
}

/** The id that a row claims, whether or not the row is sound. */
interface PlacedKey {
  line: number;
  key: string;
}

export type LexiconFormat = 'csv' | 'jsonl';

/** Faults are found at `lines.{line}.{column}`, lines counted from 1 as an editor shows them. */
export async function readLexiconFile(text: string, format: LexiconFormat): Promise<ReadFile> {
  const keys: PlacedKey[] = [];
  const read = await (format === 'csv' ? readCsv(text, keys) : readJsonLines(text, keys));
  addRepetitions(read, keys);
  if (read.rows.length === 0 && read.faults.length === 0) {
    read.faults.push(fault('file', 'file_empty', '文件里没有词条。', 'There are no rows in the file.'));
  }
  return read;
}

async function readCsv(text: string, keys: PlacedKey[]): Promise<ReadFile> {
  const openQuotes: Fault[] = [];
  const records = recordsOf(text, openQuotes);
  const header = records.next().value;
  if (!header) return { rows: [], faults: openQuotes };
  const names = header.cells.map((name) => name.trim());
  const faults: Fault[] = names.flatMap((name, index) => {
    const path = `lines.${header.line}.${name || index + 1}`;
    if (!isColumn(name)) return [fault(path, 'column_unknown', '没有这一列。', 'There is no such column.')];
    if (names.indexOf(name) < index)
      return [fault(path, 'column_twice', '这一列出现了两次。', 'It comes twice.')];
    return [];
  });
  for (const column of requiredColumns) {
    if (names.includes(column)) continue;
    faults.push(
      fault(`lines.${header.line}.${column}`, 'column_missing', '缺少这一列。', 'This column is missing.'),
    );
  }
  if (faults.length > 0) return { rows: [], faults };
  const rows: PlacedRow[] = [];
  await inSlices(records, ({ line, cells }) => {
    if (cells.length > names.length) {
      faults.push(
        fault(
          `lines.${line}`,
          'too_many_cells',
          `这一行有 ${cells.length} 格，表头只有 ${names.length} 列。`,
          `It has ${cells.length} cells, the header ${names.length}.`,
        ),
      );
    }
    const byName = new Map(
      names.map((name, index) => [name, cleanText(withoutApostrophe(cells[index] ?? ''))]),
    );
    keys.push({ line, key: byName.get('id') ?? '' });
    const row = readLexiconRow(sourceOfCells(byName), `lines.${line}`, faults);
    if (row) rows.push({ line, row });
  });
  return { rows, faults: [...faults, ...openQuotes] };
}

/** A quotation that never ends takes the rest of the file: nothing behind it can be read. */
function* recordsOf(text: string, faults: Fault[]): Generator<CsvRecord, undefined> {
  try {
    yield* parseCsv(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push(fault(`lines.${error.line}`, 'quote_open', '引号没有结束。', 'The quotation never ends.'));
  }
  return undefined;
}

async function readJsonLines(text: string, keys: PlacedKey[]): Promise<ReadFile> {
  const rows: PlacedRow[] = [];
  const faults: Fault[] = [];
  await inSlices(text.split('\n').entries(), ([index, line]) => {
    if (line.trim() === '') return;
    const path = `lines.${index + 1}`;
    const value = parsed(line);
    if (!isObject(value)) {
      faults.push(fault(path, 'not_json', '这一行不是 JSON 对象。', 'This line is no JSON object.'));
      return;
    }
    keys.push({ line: index + 1, key: typeof value.id === 'string' ? value.id : '' });
    const row = readLexiconObject(value, path, faults);
    if (row) rows.push({ line: index + 1, row });
  });
  return { rows, faults };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

/** A row as JSON, by the names of the columns; lists may be texts with `|` or lists of texts. */
export function readLexiconObject(
  value: Record<string, unknown>,
  path: string,
  faults: Fault[],
): ReturnType<typeof readLexiconRow> {
  for (const name of Object.keys(value)) {
    if (isColumn(name)) continue;
    faults.push(fault(`${path}.${name}`, 'column_unknown', '没有这一列。', 'There is no such column.'));
  }
  return readLexiconRow(sourceOfObject(value, path, faults), path, faults);
}

function sourceOfCells(cells: Map<string, string>): RowSource {
  const text = (column: LexiconColumn) => cells.get(column) ?? '';
  return { text, list: (column) => members(text(column)), flag: (column) => flagOf(text(column)) };
}

function sourceOfObject(value: Record<string, unknown>, path: string, faults: Fault[]): RowSource {
  const notText = (column: LexiconColumn) =>
    faults.push(fault(`${path}.${column}`, 'not_text', '应为文字。', 'It has to be a text.'));
  return {
    text: (column) => {
      const member = value[column];
      if (typeof member === 'string') return cleanText(member);
      if (member !== undefined && member !== null) notText(column);
      return '';
    },
    list: (column) => {
      const member = value[column];
      if (typeof member === 'string') return members(member);
      if (member === undefined || member === null) return [];
      const texts = Array.isArray(member) ? member.filter((each) => typeof each === 'string') : [];
      if (!Array.isArray(member) || texts.length < member.length) notText(column);
      if (texts.some((each) => each.includes(LIST_SEPARATOR))) {
        faults.push(
          fault(
            `${path}.${column}`,
            'separator_inside',
            '列表成员不能含有“|”。',
            'No member may hold a "|".',
          ),
        );
      }
      return texts.map(cleanText).filter((each) => each !== '');
    },
    flag: (column) => {
      const member = value[column];
      if (typeof member === 'boolean') return member;
      return member === undefined || member === null
        ? false
        : flagOf(typeof member === 'string' ? member : '?');
    },
  };
}

function members(text: string): string[] {
  return text
    .split(LIST_SEPARATOR)
    .map((member) => member.trim())
    .filter((member) => member !== '');
}

function flagOf(text: string): boolean | null {
  if (text === '' || /^(false|0|否)$/i.test(text)) return false;
  return /^(true|1|是)$/i.test(text) ? true : null;
}

/** Every line but the first that carries a row's id is told. */
function addRepetitions({ faults }: ReadFile, keys: readonly PlacedKey[]): void {
  const first = new Map<string, number>();
  for (const { line, key } of keys) {
    const known = first.get(key);
    if (known === undefined) first.set(key, line);
    else if (key !== '') {
      faults.push(
        fault(
          `lines.${line}.id`,
          'key_twice',
          `编号与第 ${known} 行重复。`,
          `The id is that of line ${known}.`,
        ),
      );
    }
  }
}

function isColumn(name: string): name is LexiconColumn {
  return (lexiconColumns as readonly string[]).includes(name);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
