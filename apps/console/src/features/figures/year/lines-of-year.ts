import type { Shape } from '@/api-client';
import type { ChartLine } from '../charts/chart-data';

/** More of them beside one another nobody can tell apart. */
const MOST_LINES = 6;

interface Year {
  readonly name: string;
  readonly months: readonly Shape<'MonthOfYearResponse'>[];
}

/** A line for each of them over the months of the year; a month that nobody told of is a gap, and not zero. */
export function linesOfYear(years: readonly Year[], monthName: (month: number) => string): ChartLine[] {
  return years.slice(0, MOST_LINES).map(({ name, months }) => ({
    name,
    points: months.map(({ month, value, figures }) => ({
      label: monthName(Number(month.slice(5))),
      value,
      words: wordsOf(figures),
    })),
  }));
}

/** As it stood, where one figure is all of the month and says more than its number. */
function wordsOf(figures: readonly Shape<'PeriodPointResponse'>[]): string | undefined {
  const [only, another] = figures;
  return only && !another && only.precision !== 'exact' ? only.words : undefined;
}
