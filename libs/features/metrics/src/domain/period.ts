import { DAY_MS, beijingDate, fault, invalidInput, startOfBeijingDay } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { granularities, nextStep, startOfStep, stepsBefore } from './calendar-steps';
import type { Granularity } from './calendar-steps';

export { granularities };
export type { Granularity };

/** Half-open, `from <= t < to`, on whole hours, days, weeks or months of Asia/Shanghai. */
export interface Period {
  from: Date;
  to: Date;
  granularity: Granularity;
}

export interface PeriodWish {
  /** A day `YYYY-MM-DD` in Asia/Shanghai, or a time with offset. */
  from?: string;
  /** A day is meant with all its hours; a time is where the period ends. */
  to?: string;
  granularity?: Granularity;
}

const LONGEST_DAYS: Record<Granularity, number> = { hour: 31, day: 400, week: 800, month: 1_900 };
/** So many steps, the one that is running among them. */
const DEFAULT_STEPS: Record<Granularity, number> = { hour: 24, day: 7, week: 12, month: 12 };
const IN_CHINESE: Record<Granularity, string> = { hour: '小时', day: '天', week: '周', month: '月' };

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The period that a caller means, widened to whole hours, days, weeks or months; without a beginning the last day (by
 * hour), the last seven days, twelve weeks or twelve months.
 * @throws AppError `invalid_input` with every fault.
 */
export function periodOf(wish: PeriodWish, now: Date): Period {
  const granularity = wish.granularity ?? 'day';
  const faults: Fault[] = [];
  const givenTo = wish.to === undefined ? now : endOf(wish.to);
  const givenFrom = wish.from === undefined ? undefined : beginOf(wish.from);
  if (givenTo === null) faults.push(notATime('to'));
  if (givenFrom === null) faults.push(notATime('from'));
  if (givenTo === null || givenFrom === null) throw invalidInput(faults);
  const to = ceil(givenTo, granularity);
  const from = givenFrom
    ? startOfStep(givenFrom, granularity)
    : stepsBefore(to, granularity, DEFAULT_STEPS[granularity]);
  const length = to.getTime() - from.getTime();
  if (length <= 0) {
    throw invalidInput([
      fault(
        'from',
        'from_not_before_to',
        '开始时间应早于结束时间。',
        'The beginning must be before the end.',
      ),
    ]);
  }
  const days = LONGEST_DAYS[granularity];
  if (length > days * DAY_MS) {
    throw invalidInput([
      fault(
        'from',
        'period_too_long',
        `时间范围太长，按${IN_CHINESE[granularity]}最多 ${days} 天。`,
        `The period is too long: by ${granularity} at most ${days} days.`,
      ),
    ]);
  }
  return { from, to, granularity };
}

/** Beginnings of the period's steps that have begun by now. */
export function stepsOf(period: Period, now: Date): Date[] {
  const { from, to, granularity } = period;
  const end = to < now ? to : now;
  const steps: Date[] = [];
  for (let at = from; at < end; at = nextStep(at, granularity)) steps.push(at);
  return steps;
}

/** The days that a period covers wholly, so far as they have passed; null when it cuts one, as uniques can't be cut. */
export function wholeDaysOf(period: Period, now: Date): { firstDay: string; dayAfter: string } | null {
  const end = period.to >= now ? ceil(period.to, 'day') : period.to;
  if (!isMidnight(period.from) || !isMidnight(end)) return null;
  return { firstDay: beijingDate(period.from), dayAfter: beijingDate(end) };
}

function beginOf(text: string): Date | null {
  const at = dayPattern.test(text) ? `${text}T00:00:00+08:00` : text;
  if (!timePattern.test(at)) return null;
  const time = new Date(at);
  // 31 February is a date to JavaScript; to a person it is a mistake.
  const isReal = !Number.isNaN(time.getTime()) && (at === text || beijingDate(time) === text);
  return isReal ? time : null;
}

function endOf(text: string): Date | null {
  const begin = beginOf(text);
  return begin && dayPattern.test(text) ? new Date(begin.getTime() + DAY_MS) : begin;
}

function ceil(at: Date, granularity: Granularity): Date {
  const begin = startOfStep(at, granularity);
  return begin.getTime() === at.getTime() ? begin : nextStep(begin, granularity);
}

function isMidnight(at: Date): boolean {
  return startOfBeijingDay(at).getTime() === at.getTime();
}

function notATime(path: string): Fault {
  return fault(
    path,
    'rfc3339_or_day',
    '应为日期（如 2026-11-21）或带时区的时间（如 2026-11-21T09:00:00+08:00）。',
    'Must be a day, e.g. 2026-11-21, or a time with offset, e.g. 2026-11-21T09:00:00+08:00.',
  );
}
