import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

/** `YYYY-MM-DD`. Figures are kept by days of Asia/Shanghai. */
export type Day = string;

/** Both days belong to it. */
export interface ReportPeriod {
  from: Day;
  to: Day;
}

export interface PeriodWish {
  from?: Day;
  to?: Day;
  /** Instead of both. */
  year?: number;
}

/** A year, and some days beside it. */
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** @throws AppError `invalid_input` */
export function reportPeriod({ from, to, year }: PeriodWish): ReportPeriod {
  const faults: Fault[] = [];
  if (year !== undefined && (from !== undefined || to !== undefined)) {
    faults.push(
      fault('year', 'year_or_days', 'year 与 from、to 只能用其一。', 'Give either year, or from and to.'),
    );
  }
  if (year !== undefined && faults.length === 0) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (year === undefined && (from === undefined || to === undefined)) {
    faults.push(
      fault(
        from === undefined ? 'from' : 'to',
        'period_missing',
        '请给出 from 和 to（YYYY-MM-DD），或 year。',
        'Give from and to (YYYY-MM-DD), or year.',
      ),
    );
  }
  if (faults.length > 0) throw invalidInput(faults);
  const period = { from: from!, to: to! };
  if (period.to < period.from) {
    throw invalidInput([
      fault('from', 'from_not_before_to', '开始日期不能晚于结束日期。', 'The beginning is after the end.'),
    ]);
  }
  if (daysOf(period) > MOST_DAYS) {
    throw invalidInput([
      fault(
        'from',
        'period_too_long',
        `时间范围最多 ${MOST_DAYS} 天。`,
        `The period is at most ${MOST_DAYS} days.`,
      ),
    ]);
  }
  return period;
}

export function daysOf({ from, to }: ReportPeriod): number {
  return Math.round((atUtc(to) - atUtc(from)) / DAY_MS) + 1;
}

/** Every day of the period that has begun by `today`: of later ones nothing is known, which is not zero. */
export function eachDay({ from, to }: ReportPeriod, today: Day): Day[] {
  const last = to < today ? to : today;
  return Array.from({ length: Math.max(0, daysOf({ from, to: last })) }, (_, index) => dayAfter(from, index));
}

/** `2026-01` … of the period that have begun by `today`, also where it has only a part of one. */
export function eachMonth({ from, to }: ReportPeriod, today: Day): string[] {
  const last = (to < today ? to : today).slice(0, 7);
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

/** The days of a period as kept sums hold them: whole months, and single days before and after them. Ends exclusive. */
export interface Grains {
  months: { from: Day; to: Day };
  before: { from: Day; to: Day };
  after: { from: Day; to: Day };
}

export function grainsOf({ from, to }: ReportPeriod): Grains {
  const end = dayAfter(to);
  const firstMonth = from.endsWith('-01') ? from : `${monthAfter(from.slice(0, 7))}-01`;
  const lastMonth = `${end.slice(0, 7)}-01`;
  if (firstMonth >= lastMonth) {
    return {
      months: { from, to: from },
      before: { from, to: end },
      after: { from: end, to: end },
    };
  }
  return {
    months: { from: firstMonth, to: lastMonth },
    before: { from, to: firstMonth },
    after: { from: lastMonth, to: end },
  };
}

export const itemSpans = ['month', 'quarter', 'year'] as const;
export type ItemSpan = (typeof itemSpans)[number];

/** The calendar's month, quarter or year that the period is; null: another one. */
export function wholeSpanOf({ from, to }: ReportPeriod): ItemSpan | null {
  if (!from.endsWith('-01')) return null;
  const lengths: [ItemSpan, number][] = [
    ['month', 1],
    ['quarter', 3],
    ['year', 12],
  ];
  const month = Number(from.slice(5, 7));
  for (const [span, months] of lengths) {
    let after = from.slice(0, 7);
    for (let count = 0; count < months; count += 1) after = monthAfter(after);
    if ((month - 1) % months === 0 && `${after}-01` === dayAfter(to)) return span;
  }
  return null;
}

export function dayAfter(day: Day, days = 1): Day {
  return new Date(atUtc(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Asia/Shanghai. */
export function startOf(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** 2026年, 2026年10月 or 2026年10月1日至2026年10月7日 */
export function periodWords(period: ReportPeriod): string {
  const span = wholeSpanOf(period);
  const [year, month] = period.from.split('-').map(Number) as [number, number];
  if (span === 'year') return `${year}年`;
  if (span === 'quarter') return `${year}年第${['一', '二', '三', '四'][(month - 1) / 3]}季度`;
  if (span === 'month') return `${year}年${month}月`;
  if (period.from === period.to) return dayWords(period.from);
  return `${dayWords(period.from)}至${dayWords(period.to)}`;
}

/** 2026年10月9日 */
export function dayWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function atUtc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
