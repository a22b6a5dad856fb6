import { DateTime } from 'luxon';

/** The calendar day (`YYYY-MM-DD`) of an instant in a time zone. */
export function localDay(at: Date, timeZone: string): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-LL-dd');
}

/** The last instant of a calendar day in a time zone: the moment of what is told of the day, as what is collected has it. */
export function endOfLocalDay(day: string, timeZone: string): Date {
  return DateTime.fromISO(day, { zone: timeZone }).endOf('day').toJSDate();
}

/** The day after, or as many days later as wished. */
export function daysAfter(day: string, days = 1): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-LL-dd');
}

/** `2024-02` ends on `2024-02-29`. */
export function lastDayOf(month: string): string {
  return DateTime.fromISO(month, { zone: 'utc' }).endOf('month').toFormat('yyyy-LL-dd');
}

/** Whole days from one to the other, both included. */
export function daysWithin(fromDay: string, toDay: string): number {
  const [from, to] = [fromDay, toDay].map((day) => DateTime.fromISO(day, { zone: 'utc' }));
  return Math.round(to!.diff(from!, 'days').days) + 1;
}

/** The instant of a day and a time of day (`HH:MM:SS`) in a time zone. */
export function localInstant(day: string, time: string, timeZone: string): Date {
  return DateTime.fromISO(`${day}T${time}`, { zone: timeZone }).toJSDate();
}
