import { DAY_MS, HOUR_MS, beijingDate, startOfBeijingDay } from '@haojiao/kernel';

export const granularities = ['hour', 'day', 'week', 'month'] as const;

/** Hours and days, ISO weeks (Monday to Sunday) and calendar months of Asia/Shanghai. */
export type Granularity = (typeof granularities)[number];

/** Monday, 5 January 1970. */
const A_MONDAY_MS = Date.parse('1970-01-05T00:00:00+08:00');

/** The beginning of the hour, day, week or month in which a moment lies. */
export function startOfStep(at: Date, granularity: Granularity): Date {
  if (granularity === 'hour') return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
  const day = startOfBeijingDay(at);
  if (granularity === 'day') return day;
  if (granularity === 'month') return new Date(`${beijingDate(at).slice(0, 7)}-01T00:00:00+08:00`);
  const days = Math.floor((day.getTime() - A_MONDAY_MS) / DAY_MS);
  return new Date(day.getTime() - (((days % 7) + 7) % 7) * DAY_MS);
}

/** The beginning of the step after that one. */
export function nextStep(start: Date, granularity: Granularity): Date {
  if (granularity === 'hour') return new Date(start.getTime() + HOUR_MS);
  if (granularity === 'day') return new Date(start.getTime() + DAY_MS);
  if (granularity === 'week') return new Date(start.getTime() + 7 * DAY_MS);
  // No month is longer than 31 days nor shorter than 28.
  return startOfStep(new Date(start.getTime() + 31 * DAY_MS), 'month');
}

/** Some steps before one. */
export function stepsBefore(end: Date, granularity: Granularity, steps: number): Date {
  let at = end;
  for (let left = steps; left > 0; left -= 1) at = startOfStep(new Date(at.getTime() - 1), granularity);
  return at;
}
