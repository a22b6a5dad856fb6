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

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** From the first day of the week (Monday), month, quarter or year until today, `YYYY-MM-DD` by the offices' calendar. */
export function periodUntilToday(name: Exclude<PeriodName, 'own'>, today: string): Period {
  const at = new Date(today);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  const first = {
    week: Date.UTC(year, month, at.getUTCDate() - ((at.getUTCDay() + 6) % 7)),
    month: Date.UTC(year, month),
    quarter: Date.UTC(year, month - (month % 3)),
    year: Date.UTC(year, 0),
  }[name];
  return { name, from: new Date(first).toISOString().slice(0, 10), to: today };
}

/** What the address says; the current month where it says nothing that makes sense. */
export function periodOf(name: string | null, from: string | null, to: string | null, today: string): Period {
  if (name === 'own' && from !== null && to !== null && isSpan(from, to)) return { name, from, to };
  const known = periodNames.find((candidate) => candidate === name);
  return periodUntilToday(known && known !== 'own' ? known : 'month', today);
}

function isSpan(from: string, to: string): boolean {
  return dayPattern.test(from) && dayPattern.test(to) && from <= to && daysOf({ from, to }) <= MOST_DAYS;
}

export function daysOf({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
