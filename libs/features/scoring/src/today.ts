import { DateTime } from 'luxon';
import type { Day } from './domain';

/** The calendar day of a moment where a unit is. */
export function dayIn(timeZone: string, at: Date): Day {
  return DateTime.fromJSDate(at, { zone: timeZone }).toISODate()!;
}

/** The first moment of a calendar day where a unit is. */
export function startOfDay(timeZone: string, day: Day): Date {
  return DateTime.fromISO(day, { zone: timeZone }).toJSDate();
}

/** The first moment after a calendar day where a unit is. */
export function endOfDay(timeZone: string, day: Day): Date {
  return DateTime.fromISO(day, { zone: timeZone }).plus({ days: 1 }).toJSDate();
}
