import { fault, invalidInput } from '@haojiao/kernel';
import type { SheetCell, TableRow } from '@haojiao/features/imports';
import { fieldOf, headOf } from './domain/legacy-columns';
import { rowNote } from './domain/legacy-row';
import type { LegacyField, LegacyRow, LegacyType } from './domain/legacy-row';
import { oldAddressOf } from './domain/old-address';
import { publishedTime } from './domain/published-time';

const HEAD_LINES = 10;
const required: LegacyField[] = ['title', 'publishedAt'];
const types: Record<string, LegacyType> = {
  图文: 'article',
  文章: 'article',
  article: 'article',
  音频: 'episode',
  节目: 'episode',
  episode: 'episode',
  视频: 'video',
  video: 'video',
};

/**
 * The lines of a table, each with what is wrong with it by itself; names are looked up later.
 * @throws AppError `invalid_input` without heads or lines
 */
export function readLegacyRows(table: readonly TableRow[], now: Date): LegacyRow[] {
  const at = table.slice(0, HEAD_LINES).findIndex(({ cells }) => headsOf(cells).has('title'));
  const heads = at < 0 ? new Map<LegacyField, number>() : headsOf(table[at]!.cells);
  const missing = required.filter((field) => !heads.has(field)).map(headOf);
  if (missing.length > 0) throw withoutHeads(missing);
  const rows = table
    .slice(at + 1)
    .filter(({ cells }) => [...heads.values()].some((place) => textOf(cells[place] ?? null) !== ''))
    .map((row) => readRow(row, heads, now));
  if (rows.length === 0) throw withoutHeads(['正文行']);
  return rows;
}

function headsOf(cells: readonly SheetCell[]): Map<LegacyField, number> {
  const heads = new Map<LegacyField, number>();
  for (const [at, cell] of cells.entries()) {
    const field = fieldOf(textOf(cell));
    if (field && !heads.has(field)) heads.set(field, at);
  }
  return heads;
}

function readRow({ line, cells }: TableRow, heads: Map<LegacyField, number>, now: Date): LegacyRow {
  const text = (field: LegacyField): string => {
    const place = heads.get(field);
    return place === undefined ? '' : textOf(cells[place] ?? null);
  };
  const row: LegacyRow = {
    line,
    type: typeOf(text('type'), text('media')),
    title: text('title').replace(/\s+/gu, ' '),
    publishedAt: publishedTime(text('publishedAt')),
    oldAddress: text('oldAddress') || null,
    summary: text('summary'),
    body: asHtml(text('body')),
    unit: text('unit') || null,
    column: text('column') || null,
    tags: text('tags')
      .split(/[、,，;；\n]+/u)
      .map((tag) => tag.trim())
      .filter(Boolean),
    byline: text('byline'),
    source: text('source') || null,
    sourceUrl: text('sourceUrl') || null,
    locale: text('locale') || 'zh-CN',
    cover: text('cover') || null,
    media: text('media') || null,
    programme: text('programme') || null,
    season: numberOf(text('season')),
    number: numberOf(text('number')),
    faults: [],
    warnings: [],
  };
  addFaults(row, text, now);
  return row;
}

function addFaults(row: LegacyRow, text: (field: LegacyField) => string, now: Date): void {
  const wrong = (field: LegacyField, code: string, zh: string, en: string) =>
    row.faults.push(rowNote(field, code, zh, en));
  if (row.title === '') wrong('title', 'not_empty', '请填写标题。', 'The title is missing.');
  if (row.type === null)
    wrong('type', 'not_in_list', '应为：图文、音频或视频。', 'It must be article, episode or video.');
  if (row.publishedAt === null) {
    wrong(
      'publishedAt',
      'not_a_time',
      '请填写发布时间，如 2019-05-01 08:30（北京时间）。',
      'Write when it was published, for example 2019-05-01 08:30 (time of Beijing).',
    );
  } else if (row.publishedAt > now) {
    wrong('publishedAt', 'in_the_future', '发布时间在今天之后。', 'It lies in the future.');
  }
  if (row.oldAddress !== null && oldAddressOf(row.oldAddress) === null) {
    wrong(
      'oldAddress',
      'not_an_address',
      '应为完整网址，或以 / 开头的路径。',
      'It must be a whole address, or a path that begins with /.',
    );
  }
  for (const field of ['season', 'number'] as const) {
    if (text(field) !== '' && row[field] === null)
      wrong(field, 'not_a_number', '应为正整数。', 'It must be a positive whole number.');
  }
  if (row.type !== null && row.type !== 'article' && row.media === null)
    wrong('media', 'not_empty', '请填写音频或视频的文件名。', 'The name of the file is missing.');
  if (row.type === 'article' && row.body === '')
    wrong('body', 'not_empty', '请填写正文。', 'The text is missing.');
}

function typeOf(text: string, media: string): LegacyType | null {
  if (text === '') return media === '' ? 'article' : null;
  return types[text.toLowerCase()] ?? null;
}

/** By which a text is known as HTML: a single `<` may stand in a text. */
const markup =
  /<\/?(?:p|div|br|img|a|h[1-6]|ul|ol|table|section|article|blockquote|figure|span|strong|script|style|iframe)\b/i;

/** Text without markup: a paragraph a line. */
function asHtml(text: string): string {
  if (text === '' || markup.test(text)) return text;
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => `<p>${line}</p>`)
    .join('');
}

function numberOf(text: string): number | null {
  const digits = /^第?\s*(\d{1,6})\s*[季期集]?$/u.exec(text)?.[1];
  return digits && Number(digits) > 0 ? Number(digits) : null;
}

function textOf(cell: SheetCell): string {
  return cell === null ? '' : String(cell).trim();
}

function withoutHeads(missing: string[]) {
  return invalidInput([
    fault(
      'file',
      'table_incomplete',
      `表格缺少：${missing.join('、')}。首行应为列名。`,
      `The table lacks: ${missing.join(', ')}. Its first line names the columns.`,
    ),
  ]);
}
