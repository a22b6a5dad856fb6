import { inOffice } from '@/ui';

export const periodNames = ['week', 'month', 'quarter', 'year', 'own'] as const;
export type PeriodName = (typeof periodNames)[number];

/** Whole days by the offices' calendar, both within. */
export interface Period {
  readonly name: PeriodName;
  readonly from: string;
  readonly to: string;
}

/** The longest that the api tells figures of. */
export const MOST_DAYS = 400;

const DAY = 'YYYY-MM-DD';
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** From the first day of the week (Monday), month, quarter or year until today. */
export function periodUntilToday(name: Exclude<PeriodName, 'own'>, now: Date): Period {
  const today = inOffice(now).startOf('day');
  const first = {
    week: today.subtract((today.day() + 6) % 7, 'day'),
    month: today.startOf('month'),
    quarter: today.startOf('month').subtract(today.month() % 3, 'month'),
    year: today.startOf('year'),
  }[name];
  return { name, from: first.format(DAY), to: today.format(DAY) };
}

/** What the address says; the current month where it says nothing that makes sense. */
export function periodOf(name: string | null, from: string | null, to: string | null, now: Date): Period {
  if (name === 'own' && from !== null && to !== null && isSpan(from, to)) return { name, from, to };
  const known = periodNames.find((candidate) => candidate === name);
  return periodUntilToday(known && known !== 'own' ? known : 'month', now);
}

function isSpan(from: string, to: string): boolean {
  return dayPattern.test(from) && dayPattern.test(to) && from <= to && daysOf({ from, to }) <= MOST_DAYS;
}

export function daysOf({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
