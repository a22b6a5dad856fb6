import dayjs from 'dayjs';
import type { Shape } from '@/api-client';

export type CalendarDay = Shape<'CalendarDayResponse'>;

/** Days in a row of one kind and name, as a notice words them: 国庆节, from the first to the last day. */
export interface Span {
  kind: CalendarDay['kind'];
  name: string;
  /** `YYYY-MM-DD`, first and last. */
  days: [string, string];
}

const after = (day: string) => dayjs(day).add(1, 'day').format('YYYY-MM-DD');

/** Days in the order of their dates as spans. */
export function spansOf(days: readonly CalendarDay[]): Span[] {
  const spans: Span[] = [];
  for (const { date, kind, name } of days) {
    const last = spans.at(-1);
    if (last?.kind === kind && last.name === name && after(last.days[1]) === date) last.days[1] = date;
    else spans.push({ kind, name, days: [date, date] });
  }
  return spans;
}

/** Every day of the spans, and which span each comes from: faults are told by day, and shown at the span. */
export function daysOf(spans: readonly Span[]): { days: CalendarDay[]; spanOf: number[] } {
  const days: CalendarDay[] = [];
  const spanOf: number[] = [];
  spans.forEach(({ kind, name, days: [first, last] }, index) => {
    for (let date = first; date <= last; date = after(date)) {
      days.push({ date, kind, name: name.trim() });
      spanOf.push(index);
    }
  });
  return { days, spanOf };
}

export const lengthOf = ({ days: [first, last] }: Span): number => dayjs(last).diff(dayjs(first), 'day') + 1;
