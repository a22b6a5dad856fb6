import { DateTime } from 'luxon';

export const slotDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'working_days'] as const;

export type SlotDay = (typeof slotDays)[number];

/** What decides on which days a slot stands open. */
export interface SlotRule {
  days: SlotDay[];
  /** `HH:mm` in the unit's time zone. */
  time: string;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  /** Last day; null: without end. */
  until: string | null;
  skipHolidays: boolean;
  /** `HH:mm` of the day before, at which an empty occurrence is told of. */
  alarmAt: string;
}

/** What has to be known of a day; told by the calendar of working days. */
export interface DayFacts {
  isWorkingDay: (date: string) => boolean;
  isHoliday: (date: string) => boolean;
}

/** Whether the slot stands open on that day. Weekdays are those of the calendar; a made up Saturday is a Saturday. */
export function occursOn(rule: SlotRule, date: string, facts: DayFacts): boolean {
  if (date < rule.from || (rule.until !== null && date > rule.until)) return false;
  if (rule.skipHolidays && facts.isHoliday(date)) return false;
  if (rule.days.includes('working_days')) return facts.isWorkingDay(date);
  return rule.days.includes(weekdayOf(date));
}

/** The open days from `first` to `last`, both included. */
export function occurrencesBetween(rule: SlotRule, first: string, last: string, facts: DayFacts): string[] {
  const dates: string[] = [];
  const end = DateTime.fromISO(last, { zone: 'utc' });
  for (let day = DateTime.fromISO(first, { zone: 'utc' }); day <= end; day = day.plus({ days: 1 })) {
    const date = day.toISODate()!;
    if (occursOn(rule, date, facts)) dates.push(date);
  }
  return dates;
}

/** The moment of the occurrence. */
export function occurrenceAt({ time }: SlotRule, date: string, timeZone: string): Date {
  return DateTime.fromISO(`${date}T${time}`, { zone: timeZone }).toJSDate();
}

/** The evening before: from then on an empty occurrence is told of. */
export function alarmOf({ alarmAt }: SlotRule, date: string, timeZone: string): Date {
  return DateTime.fromISO(`${date}T${alarmAt}`, { zone: timeZone }).minus({ days: 1 }).toJSDate();
}

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string, at: Date): string {
  return DateTime.fromJSDate(at, { zone: timeZone }).toISODate()!;
}

function weekdayOf(date: string): SlotDay {
  return slotDays[DateTime.fromISO(date, { zone: 'utc' }).weekday - 1]!;
}
