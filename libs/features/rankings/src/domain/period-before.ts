import { beijingDate } from '@haojiao/kernel';

/** Half-open, on whole days of Asia/Shanghai. */
interface Days {
  from: Date;
  to: Date;
}

/**
 * As many days, right before. With `byCalendar` the month before a whole month and the year before a whole year: indices
 * are made for those, and count a month as 30 days whatever the calendar says.
 */
export function periodBefore<Period extends Days>(period: Period, byCalendar = false): Period {
  const { from, to } = period;
  const before = byCalendar ? calendarBefore(from, to) : null;
  return { ...period, from: before ?? new Date(from.getTime() - (to.getTime() - from.getTime())), to: from };
}

function calendarBefore(from: Date, to: Date): Date | null {
  const first = beijingDate(from);
  const next = beijingDate(to);
  if (!first.endsWith('-01') || !next.endsWith('-01')) return null;
  const months = monthsOf(next) - monthsOf(first);
  const isWholeYear = months === 12 && first.endsWith('-01-01');
  if (months !== 1 && !isWholeYear) return null;
  const month = monthsOf(first) - months;
  const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return new Date(`${day}T00:00:00+08:00`);
}

/** Months since the year 0. */
function monthsOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}
