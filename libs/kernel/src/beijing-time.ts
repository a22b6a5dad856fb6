import { DAY_MS, HOUR_MS } from './clock';

/** Asia/Shanghai is UTC+8 all year: no daylight saving since 1991. */
const OFFSET_MS = 8 * HOUR_MS;

/** The calendar date in Asia/Shanghai as `YYYY-MM-DD`. */
export function beijingDate(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** Date and time of day in Asia/Shanghai as people read them: `2026-11-21 09:30`. */
export function beijingTime(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** The instant at which the calendar day of `at` began in Asia/Shanghai. */
export function startOfBeijingDay(at: Date): Date {
  return new Date(Math.floor((at.getTime() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS);
}

/** The next midnight in Asia/Shanghai, when the platforms' daily budgets begin anew. */
export function nextBeijingMidnight(at: Date): Date {
  return new Date(startOfBeijingDay(at).getTime() + DAY_MS);
}

/** The last instant of a calendar date in Asia/Shanghai (`YYYY-MM-DD`): what a daily statistic of that date speaks of. */
export function endOfBeijingDate(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET_MS + DAY_MS - 1);
}
