import { DateTime } from 'luxon';

/** The last millisecond of a calendar day (`YYYY-MM-DD`) in a time zone. */
export function endOfDay(day: string, timeZone: string): Date {
  return DateTime.fromISO(day, { zone: timeZone }).endOf('day').toJSDate();
}

/** The calendar day (`YYYY-MM-DD`) of an instant in a time zone. */
export function dayOf(at: Date, timeZone: string): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** Date and time as people of the zone read them: `2026-11-21 17:00`. */
export function timeOf(at: Date, timeZone: string): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');
}

/** Calendar days in the zone from the due day to the day of sending, at least 1; null: in time. */
export function lateDays(sentAt: Date, dueAt: Date, timeZone: string): number | null {
  if (sentAt <= dueAt) return null;
  const due = DateTime.fromJSDate(dueAt, { zone: timeZone }).startOf('day');
  const sent = DateTime.fromJSDate(sentAt, { zone: timeZone }).startOf('day');
  return Math.max(1, Math.round(sent.diff(due, 'days').days));
}
