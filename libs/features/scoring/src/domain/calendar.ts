import type { Day, Period } from './facts';
import type { Span } from './scheme-document';

const monthsOf: Record<Span, number> = { month: 1, quarter: 3, half_year: 6, year: 12 };

/**
 * The spans that end within a period, counted from the first day of the assessment year: a quarter that began in
 * December ends with February. A shorter span occurs several times, a longer one only in its last period.
 */
export function spansEndingIn(period: Period, span: Span, yearStartsOn: Day): Period[] {
  const found: Period[] = [];
  for (let count = 0; ; count += 1) {
    const from = addMonths(yearStartsOn, count * monthsOf[span]);
    if (from > period.to) return found;
    const to = dayBefore(addMonths(yearStartsOn, (count + 1) * monthsOf[span]));
    if (to >= period.from && to <= period.to) found.push({ from, to });
  }
}

export function dayBefore(day: Day): Day {
  const [year, month, date] = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date - 1)).toISOString().slice(0, 10);
}

/** The same date so many months later; the last of the month where that has fewer days. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = partsOf(day);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export function isWithin(day: Day, { from, to }: Period): boolean {
  return from <= day && day <= to;
}

function partsOf(day: Day): [number, number, number] {
  const [year, month, date] = day.split('-').map(Number);
  return [year!, month!, date!];
}
