/** A calendar day of the office, `YYYY-MM-DD`. */
export type Day = string;

const DAY_MS = 86_400_000;
const atMidnight = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (at: number): Day => new Date(at).toISOString().slice(0, 10);

export const addDays = (day: Day, count: number): Day => dayAt(atMidnight(day) + count * DAY_MS);

/** 0 Monday … 6 Sunday. */
export const weekdayOf = (day: Day): number => (new Date(atMidnight(day)).getUTCDay() + 6) % 7;

const mondayOf = (day: Day): Day => addDays(day, -weekdayOf(day));

export const weekOf = (day: Day): Day[] =>
  Array.from({ length: 7 }, (_, index) => addDays(mondayOf(day), index));

/** Whole weeks, from Monday on, that hold the month of a day. */
export function monthOf(day: Day): Day[] {
  const first = `${day.slice(0, 7)}-01`;
  const last = lastOfMonth(day);
  const start = mondayOf(first);
  const count = (atMidnight(addDays(mondayOf(last), 7)) - atMidnight(start)) / DAY_MS;
  return Array.from({ length: count }, (_, index) => addDays(start, index));
}

export function lastOfMonth(day: Day): Day {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return dayAt(Date.UTC(year, month, 0));
}

/** The same place in the month before or after. */
export function addMonths(day: Day, count: number): Day {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return dayAt(Date.UTC(year, month - 1 + count, 1));
}

export type View = 'month' | 'week' | 'list';

/** Days that a view shows around a day: the list is the day's own month. */
export function daysOf(view: View, day: Day): Day[] {
  if (view === 'week') return weekOf(day);
  if (view === 'month') return monthOf(day);
  const first = `${day.slice(0, 7)}-01`;
  const count = (atMidnight(lastOfMonth(day)) - atMidnight(first)) / DAY_MS + 1;
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

export const turn = (view: View, day: Day, by: 1 | -1): Day =>
  view === 'week' ? addDays(day, 7 * by) : addMonths(day, by);
