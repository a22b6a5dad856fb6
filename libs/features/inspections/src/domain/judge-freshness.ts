import { DateTime } from 'luxon';
import type { InspectionLimits } from './inspection-limits';

export interface Freshness {
  state: 'ok' | 'warn' | 'stale';
  /** Calendar days of the unit since the last update; without one, since it began. */
  days: number;
  /** When it came into this state. */
  since: Date;
}

/** Days are counted by the unit's calendar: what was published late on the first day is one day old at midnight. */
export function judgeFreshness(
  last: Date,
  { staleAfterDays, warnAfterDays }: InspectionLimits,
  now: Date,
  zone: string,
): Freshness {
  const first = DateTime.fromJSDate(last, { zone }).startOf('day');
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  const days = Math.max(0, Math.round(today.diff(first, 'days').days));
  const entered = (after: number) => first.plus({ days: after }).toJSDate();
  if (days >= staleAfterDays) return { state: 'stale', days, since: entered(staleAfterDays) };
  if (days >= warnAfterDays) return { state: 'warn', days, since: entered(warnAfterDays) };
  return { state: 'ok', days, since: last };
}
