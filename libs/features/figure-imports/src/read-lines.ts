import { cleanText, fault, firstCharacters, invalidInput } from '@haojiao/kernel';
import type { SheetCell, TableRow } from '@haojiao/features/imports';
import { figureMetricNames } from '@haojiao/features/platform-figures';
import type { FigureMetricName } from '@haojiao/features/platform-figures';
import { fieldOfHead, placeFields } from './domain/column-heads';
import type { PlaceField } from './domain/column-heads';

export type ImportField = PlaceField | FigureMetricName;

export const importFields: readonly ImportField[] = [...placeFields, ...figureMetricNames];

/** `ignored`: a column that a person does not want. */
export type ColumnMapping = Record<string, ImportField | 'ignored'>;

export interface ReadColumn {
  head: string;
  /** Null: not known, or not wanted. */
  field: ImportField | null;
}

/** A line as it stands, by the fields that were recognised. */
export interface ReadLine {
  line: number;
  cells: string[];
  fields: Partial<Record<ImportField, string>>;
}

export interface ReadFigureTable {
  columns: ReadColumn[];
  /** Whether lines are posts, or days and periods of the account. */
  linesArePosts: boolean;
  lines: ReadLine[];
}

const HEAD_LINES = 10;
const itemFields: readonly ImportField[] = ['title', 'url', 'remoteId'];
const timeFields: readonly ImportField[] = ['time', 'from', 'year'];

/**
 * Finds the heads, below whatever stands above them, and the lines with anything in them.
 * @throws AppError `invalid_input` without figures, or without a column that says whose or of when they are
 */
export function readFigureTable(rows: readonly TableRow[], mapping: ColumnMapping): ReadFigureTable {
  const heads = rows
    .slice(0, HEAD_LINES)
    .map((row, index) => ({ row, index, columns: columnsOf(row.cells.map(textOf), mapping) }));
  const best = heads.reduce<(typeof heads)[number] | null>(
    (most, one) => (known(one.columns) > (most ? known(most.columns) : 0) ? one : most),
    null,
  );
  const columns = (best ?? heads[0])?.columns ?? [];
  requireColumns(columns, mapping);
  const linesArePosts = columns.some(({ field }) => field !== null && itemFields.includes(field));
  const lines = rows
    .slice(best!.index + 1)
    .map(({ line, cells }) =>
      readLine(
        line,
        columns.map((_, index) => textOf(cells[index] ?? null)),
        columns,
      ),
    )
    .filter(({ fields }) => Object.values(fields).some((text) => text !== ''));
  if (lines.length === 0) {
    throw invalidInput([fault('file', 'table_empty', '表格中没有数据行。', 'The table has no lines.')]);
  }
  return { columns, linesArePosts, lines };
}

/** Each field once: where two heads say the same, the first has it. */
function columnsOf(heads: readonly string[], mapping: ColumnMapping): ReadColumn[] {
  const guessed = heads.map((head) => {
    const given = Object.hasOwn(mapping, head) ? mapping[head]! : null;
    if (given !== null) return given === 'ignored' ? null : given;
    return fieldOfHead(head);
  });
  const isOfPosts = guessed.some((field) => itemFields.includes(field as ImportField));
  const dateField = isOfPosts && !guessed.includes('publishedAt') ? 'publishedAt' : 'time';
  const taken = new Set<string>(Object.values(mapping));
  return heads.map((head, index) => {
    const field = (guessed[index] === 'date' ? dateField : guessed[index]) as ImportField | null;
    if (field === null) return { head, field };
    if (Object.hasOwn(mapping, head)) return { head, field };
    if (taken.has(field)) return { head, field: null };
    taken.add(field);
    return { head, field };
  });
}

function readLine(line: number, cells: string[], columns: readonly ReadColumn[]): ReadLine {
  const fields: ReadLine['fields'] = {};
  for (const [index, { field }] of columns.entries()) if (field) fields[field] ??= cells[index]!;
  return { line, cells, fields };
}

function known(columns: readonly ReadColumn[]): number {
  return columns.filter(({ field }) => field !== null).length;
}

function requireColumns(columns: readonly ReadColumn[], mapping: ColumnMapping): void {
  const fields = columns.map(({ field }) => field);
  const heads = columns.map(({ head }) => head).filter((head) => head !== '');
  const strange = Object.keys(mapping).filter((head) => !heads.includes(head));
  const faults = strange.map((head) =>
    fault(
      'mapping',
      'column_unknown',
      `表格中没有“${firstCharacters(head, 40)}”这一列。`,
      `The table has no column “${firstCharacters(head, 40)}”.`,
    ),
  );
  const found = heads.length === 0 ? '' : `（${heads.slice(0, 20).join('、')}）`;
  if (!fields.some((field) => figureMetricNames.includes(field as FigureMetricName))) {
    faults.push(
      fault(
        'file',
        'figures_missing',
        `没有认出任何数字列${found}。请用 mapping 说明各列，如 {"阅读总计": "read_count"}。`,
        `No column of figures was recognised${found}; name them by "mapping", e.g. {"阅读总计": "read_count"}.`,
      ),
    );
  } else if (![...itemFields, ...timeFields].some((field) => fields.includes(field))) {
    faults.push(
      fault(
        'file',
        'place_missing',
        '没有认出说明“是哪一篇”（标题、链接、ID）或“是哪一天、哪一段”（日期、月份、开始日期）的列。',
        'No column says whose figures they are (title, address, id) or of when (day, month, first day).',
      ),
    );
  }
  if (faults.length > 0) throw invalidInput(faults);
}

/** As it can be stored, without the apostrophe by which our own tables keep a sign from being run: `'-` is `-` again. */
function textOf(cell: SheetCell): string {
  return cell === null ? '' : cleanText(String(cell)).replace(/^'(?=[=+\-@＝＋－＠])/u, '');
}
