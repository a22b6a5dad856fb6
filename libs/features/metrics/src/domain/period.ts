import { DAY_MS, HOUR_MS, beijingDate, fault, invalidInput, startOfBeijingDay } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';

export const granularities = ['hour', 'day'] as const;

export type Granularity = (typeof granularities)[number];

/** Half-open, `from <= t < to`, on whole hours or whole days of Asia/Shanghai. */
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

const STEP_MS: Record<Granularity, number> = { hour: HOUR_MS, day: DAY_MS };
const LONGEST_MS: Record<Granularity, number> = { hour: 31 * DAY_MS, day: 400 * DAY_MS };
const DEFAULT_MS: Record<Granularity, number> = { hour: DAY_MS, day: 7 * DAY_MS };

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The period that a caller means, widened to whole hours or days; without a beginning the last day (by hour) or the
 * last seven days.
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
  const from = givenFrom ? floor(givenFrom, granularity) : new Date(to.getTime() - DEFAULT_MS[granularity]);
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
  if (length > LONGEST_MS[granularity]) {
    const days = LONGEST_MS[granularity] / DAY_MS;
    throw invalidInput([
      fault(
        'from',
        'period_too_long',
        `时间范围太长，按${granularity === 'hour' ? '小时' : '天'}最多 ${days} 天。`,
        `The period is too long: by ${granularity} at most ${days} days.`,
      ),
    ]);
  }
  return { from, to, granularity };
}

/** Beginnings of the period's hours or days that have begun by now. */
export function stepsOf(period: Period, now: Date): Date[] {
  const end = Math.min(period.to.getTime(), now.getTime());
  const steps: Date[] = [];
  for (let at = period.from.getTime(); at < end; at += STEP_MS[period.granularity]) steps.push(new Date(at));
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

function floor(at: Date, granularity: Granularity): Date {
  if (granularity === 'day') return startOfBeijingDay(at);
  return new Date(at.getTime() - (at.getTime() % HOUR_MS));
}

function ceil(at: Date, granularity: Granularity): Date {
  const begin = floor(at, granularity);
  return begin.getTime() === at.getTime() ? begin : new Date(begin.getTime() + STEP_MS[granularity]);
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
