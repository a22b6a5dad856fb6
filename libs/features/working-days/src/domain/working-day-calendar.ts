import { DAY_MS } from '@haojiao/kernel';

/** `holiday`: a day off by the yearly notice. `make_up`: a day of a weekend on which everybody works. */
export const calendarDayKinds = ['holiday', 'make_up'] as const;

export type CalendarDayKind = (typeof calendarDayKinds)[number];

export interface CalendarDay {
  /** `YYYY-MM-DD` in Asia/Shanghai */
  date: string;
  kind: CalendarDayKind;
  /** 春节 … */
  name: string;
}

/**
 * What is known of holidays and make-up days. Days of years that nobody imported follow the weekend alone.
 * All dates here are `YYYY-MM-DD` in Asia/Shanghai; `beijingDate` of the kernel makes one of an instant.
 */
export interface WorkingDayCalendar {
  confirmedYears: ReadonlySet<number>;
  days: ReadonlyMap<string, CalendarDay>;
}

export function calendarOf(years: { year: number; days: CalendarDay[] }[]): WorkingDayCalendar {
  return {
    confirmedYears: new Set(years.map(({ year }) => year)),
    days: new Map(years.flatMap(({ days }) => days.map((day) => [day.date, day] as const))),
  };
}

/** Whether the year's notice was imported; else only its weekends are known. */
export function isConfirmed(calendar: WorkingDayCalendar, date: string): boolean {
  return calendar.confirmedYears.has(Number(date.slice(0, 4)));
}

export function isWorkingDay(calendar: WorkingDayCalendar, date: string): boolean {
  const named = calendar.days.get(date);
  return named ? named.kind === 'make_up' : !isWeekend(date);
}

/** The `count`th working day after a date, before it when negative; 0 is the date itself, whatever day it is. */
export function addWorkingDays(calendar: WorkingDayCalendar, date: string, count: number): string {
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = plusDays(day, step);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

/** How many working days lie after `from`, up to and with `to`; negative when `to` is the earlier. */
export function workingDaysBetween(calendar: WorkingDayCalendar, from: string, to: string): number {
  // From zero and not by a sign: there is no minus zero of days.
  if (to < from) return 0 - workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) {
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}

export function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(date).getUTCDay());
}

/** The date so many days later; earlier when negative. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD` of a day that exists. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
