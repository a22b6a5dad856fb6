import { firstCharacters } from '@haojiao/kernel';
import {
  figureMetricNames,
  figureMetrics,
  isFigureFault,
  parseFigure,
} from '@haojiao/features/platform-figures';
import type { FigureMetricName, Precision } from '@haojiao/features/platform-figures';
import { inUnitOfHead } from './domain/head-brackets';
import { lineNote } from './domain/line-note';
import type { LineNote } from './domain/line-note';
import { readMoment, readPeriod, readYear } from './domain/table-times';
import type { Days, Moment } from './domain/table-times';
import type { ReadColumn, ReadFigureTable, ReadLine } from './read-lines';

/** Of when the figures of a line are: of a stretch of days, of a day or moment, or as the import says. */
export interface LinePlace {
  title: string;
  url: string | null;
  remoteId: string | null;
  publishedOn: string | null;
  period: Days | null;
  moment: Moment | null;
  batch: string;
}

/** A figure with its words, not yet of anything. */
export interface ReadFigure {
  /** As the table heads it. */
  column: string;
  metric: FigureMetricName;
  words: string;
  value: number;
  precision: Precision;
}

export interface JudgedLine {
  line: number;
  cells: string[];
  title: string;
  place: LinePlace;
  figures: ReadFigure[];
  /** Why it can't be taken; empty: it can. */
  faults: LineNote[];
  /** A line of sums, or without any figure. */
  isPassed: boolean;
}

const sums = /^(?:合计|总计|小计|共计|平均|平均值|汇总|total)$/iu;

/** What a line says by itself, with everything that is wrong with it. */
export function judgeLine({ line, cells, fields }: ReadLine, table: ReadFigureTable): JudgedLine {
  const faults: LineNote[] = [];
  const headOf = (field: string) => table.columns.find((column) => column.field === field)?.head ?? null;
  const wrong = (field: string, code: string, zh: string, en: string) =>
    faults.push(lineNote(headOf(field), code, zh, en));
  const text = (field: keyof typeof fields) => fields[field] ?? '';
  const place: LinePlace = {
    title: firstCharacters(text('title').replace(/\s+/gu, ' '), 500),
    url: text('url') || null,
    remoteId: text('remoteId') || null,
    publishedOn: null,
    ...timesOf(fields, wrong),
    batch: firstCharacters(text('batch'), 60),
  };
  if (text('publishedAt') !== '') {
    place.publishedOn = readMoment(text('publishedAt'))?.day ?? null;
    if (place.publishedOn === null) wrong('publishedAt', 'not_a_time', ...notATime);
  }
  const figures = figuresOf(fields, table.columns, faults);
  const isPassed =
    sums.test(cells.find((cell) => cell !== '') ?? '') || (figures.length === 0 && faults.length === 0);
  if (table.linesArePosts && place.title === '' && !place.url && !place.remoteId)
    wrong('title', 'post_missing', '没有说明是哪一篇。', 'It does not say which post it is.');
  if (!table.linesArePosts && !place.period && !place.moment && faults.length === 0)
    wrong('time', 'time_missing', '没有说明是哪一天或哪一段。', 'It does not say of which days it is.');
  if (!table.linesArePosts && place.batch !== '')
    wrong('batch', 'batch_of_account', '批次只用于单篇作品。', 'Batches are parts of one post.');
  return { line, cells, title: place.title, place, figures, faults: isPassed ? [] : faults, isPassed };
}

type Wrong = (field: string, code: string, zh: string, en: string) => void;

const notATime: [zh: string, en: string] = [
  '应为日期，如 2024-05-01 或 2024年5月1日 08:30。',
  'It must be a day such as 2024-05-01 or 2024年5月1日 08:30.',
];

function timesOf(fields: ReadLine['fields'], wrong: Wrong): Pick<LinePlace, 'period' | 'moment'> {
  const [from, to, time] = [fields.from ?? '', fields.to ?? '', fields.time ?? ''];
  const year = readYear(fields.year ?? '');
  if ((fields.year ?? '') !== '' && year === null)
    wrong('year', 'not_a_year', '应为年份，如 2024。', 'It must be a year such as 2024.');
  if (from !== '' || to !== '') {
    const [first, last] = [readMoment(from), readMoment(to)];
    if (first === null) wrong('from', 'not_a_time', ...notATime);
    if (last === null) wrong('to', 'not_a_time', ...notATime);
    return { period: first && last && { fromDay: first.day, toDay: last.day }, moment: null };
  }
  const period = time === '' ? year && readPeriod(year, null) : readPeriod(time, year);
  if (period) return { period, moment: null };
  const moment = time === '' ? null : readMoment(time);
  if (time !== '' && moment === null) {
    wrong(
      'time',
      'not_a_time',
      '应为日期、月份或时段，如 2024-05-01、2024年5月、2024-05-01至2024-05-31。',
      'It must be a day, a month or a period, e.g. 2024-05-01, 2024年5月, 2024-05-01至2024-05-31.',
    );
  }
  return { period: null, moment };
}

const unitTwice: [zh: string, en: string] = [
  '列名已写明单位，这里又有另一个单位；请只写一处，如列名写“阅读量”，格内写 12.4万。',
  'The head names a unit and the cell another one; write it once, e.g. 12.4万 below “阅读量”.',
];

function figuresOf(
  fields: ReadLine['fields'],
  columns: readonly ReadColumn[],
  faults: LineNote[],
): ReadFigure[] {
  return columns.flatMap(({ head, field }) => {
    if (field === null || !figureMetricNames.includes(field as FigureMetricName)) return [];
    const words = inUnitOfHead(head, fields[field] ?? '');
    if (words === null) {
      faults.push(lineNote(head, 'unit_twice', ...unitTwice));
      return [];
    }
    const reading = parseFigure(words);
    if (!isFigureFault(reading))
      return [{ column: head, metric: field as FigureMetricName, words, ...reading }];
    if (reading.code !== 'figure_absent')
      faults.push({ column: head, code: reading.code, message: reading.message });
    return [];
  });
}

/** Whether a figure of an account stands at a moment, as its followers do. */
export function isStock(metric: FigureMetricName): boolean {
  return figureMetrics[metric].kind === 'stock';
}
