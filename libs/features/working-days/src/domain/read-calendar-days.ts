import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { calendarDayKinds, isCalendarDate, isWeekend } from './working-day-calendar';
import type { CalendarDay, CalendarDayKind } from './working-day-calendar';

/** What somebody wrote down of one day, and where: `days.3` or `csv.4` (the line of the file). */
export interface WrittenDay {
  path: string;
  date: string;
  kind: string;
  name: string;
}

const HEADER = 'date,kind,name';

/** The lines of a file `date,kind,name`; its header may be missing, empty lines and a byte order mark are passed over. */
export function linesOfCsv(csv: string): WrittenDay[] {
  return csv
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: line.trim(), path: `csv.${index + 1}` }))
    .filter(({ line }) => line !== '' && line.toLowerCase().replace(/\s/g, '') !== HEADER)
    .map(({ line, path }) => {
      const [date = '', kind = '', ...name] = line.split(',');
      return { path, date: unquoted(date), kind: unquoted(kind), name: unquoted(name.join(',')) };
    });
}

/** The days in order of their dates, and every fault of what was written. */
export function readCalendarDays(
  year: number,
  written: WrittenDay[],
): { days: CalendarDay[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const day of written) {
    faults.push(...faultsOf(day, year, seen.has(day.date)));
    seen.add(day.date);
  }
  const days = written.map(({ date, kind, name }) => ({ date, kind: kind as CalendarDayKind, name }));
  return { days: days.sort((one, other) => (one.date < other.date ? -1 : 1)), faults };
}

function faultsOf({ path, date, kind, name }: WrittenDay, year: number, isRepeated: boolean): Fault[] {
  const faults: Fault[] = [];
  const say = (member: string, code: string, zh: string, en: string) =>
    faults.push(fault(`${path}.${member}`, code, zh, en));
  const isDate = isCalendarDate(date);
  if (!isDate) say('date', 'date_invalid', '应为存在的日期，如 2027-01-01。', 'A date such as 2027-01-01.');
  else if (Number(date.slice(0, 4)) !== year)
    say('date', 'date_of_other_year', `应为 ${year} 年的日期。`, `It is no date of ${year}.`);
  if (isRepeated) say('date', 'date_repeated', '这一天已经写过。', 'This day was given before.');
  if (!(calendarDayKinds as readonly string[]).includes(kind))
    say('kind', 'kind_unknown', '应为 holiday（放假）或 make_up（调休上班）。', 'It is holiday or make_up.');
  else if (isDate && kind === 'make_up' && !isWeekend(date))
    say('kind', 'not_a_weekend', '调休上班日应在周末。', 'Only a day of a weekend is made up.');
  if (name === '' || name.length > 40)
    say('name', 'name_length', '名称应为 1–40 个字符。', 'A name of 1 to 40 characters.');
  return faults;
}

function unquoted(cell: string): string {
  const trimmed = cell.trim();
  return /^".*"$/.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"') : trimmed;
}
