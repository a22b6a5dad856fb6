import { fault } from '@haojiao/kernel';
import { readPeople } from '../domain/people-list';
import { readDay } from '../domain/read-day';
import type { MailedContributor } from '../domain/sign-off-lines';
import { categoryOf } from '../messages/category-words';
import type { SheetCell, TableRow } from '@haojiao/features/imports';
import type { SubmissionCategory, TargetLevel, Urgency } from '@haojiao/features/submissions';
import type { RowFault } from './row-fault';
import { columnOf, sheetColumns } from './sheet-columns';
import type { SheetColumn, SheetField } from './sheet-columns';
import { sheetEmpty, sheetTooLarge, sheetWithoutHead } from './sheet-errors';
import { sheetLimits } from './sheet-limits';

/** What a row says by itself; units, people and files are looked up later. */
export interface ReadRow {
  line: number;
  title: string;
  category: SubmissionCategory | null;
  body: string;
  unit: string | null;
  occurredOn: string | null;
  /** Names, or one user's name as it was written. */
  contributors: MailedContributor[];
  contactPhone: string | null;
  signedOffBy: string | null;
  previouslyPublishedIn: string | null;
  targetLevel: TargetLevel | null;
  urgency: Urgency;
  files: string[];
  faults: RowFault[];
}

const HEAD_LINES = 10;
const levels: Record<string, TargetLevel> = {
  县级: 'county',
  区级: 'county',
  县: 'county',
  市级: 'city',
  市: 'city',
  省级: 'province',
  省: 'province',
  全国: 'national',
  国家级: 'national',
};
const urgencies: Record<string, Urgency> = {
  普通: 'normal',
  一般: 'normal',
  加急: 'urgent',
  特急: 'most_urgent',
};

/**
 * The reports of a table, each with everything that is wrong with it. The heads may stand below a title; lines that
 * hold nothing, and the line of hints of our template, are passed over.
 * @throws AppError `invalid_input` without heads or rows, `sheet_too_large`
 */
export function readRows(table: readonly TableRow[], today: string): ReadRow[] {
  const at = table.slice(0, HEAD_LINES).findIndex(({ cells }) => headsOf(cells).has('title'));
  const heads = at < 0 ? new Map<SheetField, number>() : headsOf(table[at]!.cells);
  const missing = sheetColumns.filter(({ field, isRequired }) => isRequired && !heads.has(field));
  if (missing.length > 0) throw sheetWithoutHead(missing.map(({ heads: [head] }) => head));
  const rows = table.slice(at + 1).filter(({ cells }) => {
    const title = textOf(cells[heads.get('title')!] ?? null);
    const isHint = sheetColumns.some(({ field, hint }) => field === 'title' && hint === title);
    return !isHint && [...heads.values()].some((place) => textOf(cells[place] ?? null) !== '');
  });
  if (rows.length === 0) throw sheetEmpty();
  if (rows.length > sheetLimits.rows) throw sheetTooLarge();
  return withDuplicates(rows.map((row) => readRow(row, heads, today)));
}

function headsOf(cells: readonly SheetCell[]): Map<SheetField, number> {
  const heads = new Map<SheetField, number>();
  for (const [at, cell] of cells.entries()) {
    const column = columnOf(textOf(cell));
    if (column && !heads.has(column.field)) heads.set(column.field, at);
  }
  return heads;
}

function readRow({ line, cells }: TableRow, heads: Map<SheetField, number>, today: string): ReadRow {
  const faults: RowFault[] = [];
  const cellOf = (field: SheetField): SheetCell => {
    const place = heads.get(field);
    return place === undefined ? null : (cells[place] ?? null);
  };
  const wrong = (field: SheetField, code: string, zh: string, en: string) =>
    faults.push(cellFault(field, code, zh, en));
  const lineOf = (field: SheetField, most: number): string | null => {
    const text = textOf(cellOf(field)).replace(/\s+/g, ' ');
    if (text.length > most) {
      wrong(field, 'max_length', `太长，最多 ${most} 字。`, `At most ${most} characters.`);
    }
    return text.slice(0, most) || null;
  };
  const chosen = <Value extends string>(field: SheetField, words: Record<string, Value>): Value | null => {
    const text = textOf(cellOf(field)).replace(/\s+/g, '');
    if (text === '') return null;
    const value = words[text];
    if (value === undefined) {
      const known = Object.keys(words).join('、');
      wrong(field, 'not_in_list', `应为其中之一：${known}。`, `It must be one of: ${known}.`);
    }
    return value ?? null;
  };
  const title = lineOf('title', 200) ?? '';
  if (title === '') wrong('title', 'not_empty', '请填写标题。', 'The title is missing.');
  const categoryText = textOf(cellOf('category'));
  const category = categoryOf(categoryText);
  if (category === null) {
    wrong(
      'category',
      categoryText === '' ? 'not_empty' : 'not_in_list',
      '请从模板“填写说明”的类别中选择，如：动态信息。',
      'Take one of the categories that the template lists, e.g. 动态信息.',
    );
  }
  const body = textOf(cellOf('body'));
  if (body === '') wrong('body', 'not_empty', '请填写正文。', 'The text is missing.');
  const row: ReadRow = {
    line,
    title,
    category,
    body,
    unit: lineOf('unit', 100),
    occurredOn: dayOf(cellOf('occurredOn'), today, wrong),
    contributors: peopleOf(textOf(cellOf('contributors')), wrong),
    contactPhone: phoneOf(textOf(cellOf('contactPhone')), wrong),
    signedOffBy: lineOf('signedOffBy', 60),
    previouslyPublishedIn: lineOf('previouslyPublishedIn', 300),
    targetLevel: chosen('targetLevel', levels),
    urgency: chosen('urgency', urgencies) ?? 'normal',
    files: filesOf(textOf(cellOf('files')), wrong),
    faults,
  };
  return row;
}

type Wrong = (field: SheetField, code: string, zh: string, en: string) => void;

function dayOf(cell: SheetCell, today: string, wrong: Wrong): string | null {
  if (cell === null || cell === '' || typeof cell === 'boolean') return null;
  const day = readDay(cell, { today });
  if (day === null) {
    wrong(
      'occurredOn',
      'day_invalid',
      '日期应写作 2026-07-20 或 2026年7月20日。',
      'Write the day as 2026-07-20.',
    );
  }
  return day;
}

function peopleOf(text: string, wrong: Wrong): MailedContributor[] {
  if (text === '') return [];
  // A user's name is one word of small letters, digits and signs; it is looked up.
  if (/^[a-z0-9][a-z0-9._@-]{2,63}$/.test(text)) return [{ name: text, unitName: null }];
  const people = readPeople(text.replace(/\n/g, '、'));
  if (people === null) {
    wrong(
      'contributors',
      'people_invalid',
      '作者应写作：张三、李四（某厂工会），最多 20 人。',
      'Write the authors as 张三、李四（某厂工会）, at most 20.',
    );
  }
  return people ?? [];
}

function phoneOf(text: string, wrong: Wrong): string | null {
  const phone = text.replace(/[－—–]/g, '-').replace(/\s+/g, ' ');
  if (phone === '' || /^\+?[\d -]{5,20}$/.test(phone)) return phone || null;
  wrong(
    'contactPhone',
    'phone_invalid',
    '电话应为数字，如 0574-87123456。',
    'A number such as 0574-87123456.',
  );
  return null;
}

function filesOf(text: string, wrong: Wrong): string[] {
  const names = [...new Set(text.split(/[、，,；;\n]/).map((name) => name.trim()))].filter(
    (name) => name !== '',
  );
  if (names.length > 30)
    wrong('files', 'too_many_files', '每篇最多 30 个附件。', 'At most 30 files a report.');
  return names.slice(0, 30);
}

/** The later of two rows that tell the same is wrong: which one is meant only its author knows. */
function withDuplicates(rows: ReadRow[]): ReadRow[] {
  const seen = new Map<string, number>();
  for (const row of rows) {
    if (row.title === '' && row.body === '') continue;
    const key = JSON.stringify([row.unit, bare(row.title), bare(row.body)]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.line);
    else row.faults.push(rowFault('row_repeated', `与第 ${first} 行重复。`, `It repeats row ${first}.`));
  }
  return rows;
}

function bare(text: string): string {
  return text.replace(/[\s\p{P}]+/gu, '').toLowerCase();
}

export function cellFault(field: SheetField, code: string, zh: string, en: string): RowFault {
  const column: SheetColumn = sheetColumns.find((one) => one.field === field)!;
  return { ...fault(field, code, zh, en), column: column.heads[0] };
}

export function rowFault(code: string, zh: string, en: string): RowFault {
  return { ...fault('', code, zh, en), column: null };
}

/** As it is shown. An apostrophe in front keeps a spreadsheet from running a cell; it is no part of the words. */
function textOf(cell: SheetCell): string {
  if (cell === null) return '';
  const text = typeof cell === 'boolean' ? (cell ? '是' : '否') : String(cell);
  return text
    .replace(/^'(?=[=+\-@＝＋－＠])/, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}
