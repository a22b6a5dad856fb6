import { daysAfter, daysWithin, lastDayOf } from './local-days';
import type { DayPeriod } from './judge-period-figures';
import type { ParsedFigure, Precision } from './parse-figure';
import { precisionOfSum } from './precision-of-sum';

export type PeriodOfYear = DayPeriod & ParsedFigure;

/** `whole`: every day is told; `part`: some; `none`: no day; `ahead`: the month is not over. */
export type Coverage = 'whole' | 'part' | 'none' | 'ahead';

export interface MonthOfYear<Figure extends PeriodOfYear> {
  /** `YYYY-MM` */
  month: string;
  coverage: Coverage;
  /** Of times the sum of what lies within the month; of people the one figure that does; null: neither. */
  value: number | null;
  precision: Precision | null;
  /** Those that lie within the month. */
  figures: Figure[];
}

export interface FiguresOfYear<Figure extends PeriodOfYear> {
  /** Of times the sum; of people what was told of the whole year at once, else null: people are never added. */
  total: number | null;
  precision: Precision | null;
  /** Figures in `total`. */
  counted: number;
  months: MonthOfYear<Figure>[];
  /** Months that are over and of which days are missing. */
  missing: string[];
  missingDays: number;
  highest: Figure | null;
  /** They reach beyond the year: nobody knows how much of them lies in it, and they are in no sum. */
  crossing: Figure[];
}

/** One series over a year, from figures that share days with it, oldest first. */
export function figuresOfYear<Figure extends PeriodOfYear>(
  year: number,
  figures: readonly Figure[],
  unit: 'times' | 'people',
  today: string,
): FiguresOfYear<Figure> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const within = figures.filter(({ fromDay, toDay }) => fromDay >= first && toDay <= last);
  const months = Array.from({ length: 12 }, (_, index) =>
    monthOf(`${year}-${String(index + 1).padStart(2, '0')}`, figures, unit, today),
  );
  const whole = within.filter(({ fromDay, toDay }) => fromDay === first && toDay === last);
  const counted = unit === 'times' ? within : whole.slice(0, 1);
  const end = today <= last ? daysAfter(today, -1) : last;
  return {
    total: counted.length > 0 ? sumOf(counted) : null,
    precision: precisionOfSum(counted),
    counted: counted.length,
    months,
    missing: months
      .filter(({ coverage }) => coverage === 'none' || coverage === 'part')
      .map(({ month }) => month),
    missingDays: end < first ? 0 : daysWithin(first, end) - coveredDays(figures, first, end),
    highest: within.reduce<Figure | null>(
      (most, figure) => (most === null || figure.value > most.value ? figure : most),
      null,
    ),
    crossing: figures.filter((figure) => !within.includes(figure)),
  };
}

function monthOf<Figure extends PeriodOfYear>(
  month: string,
  figures: readonly Figure[],
  unit: 'times' | 'people',
  today: string,
): MonthOfYear<Figure> {
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  const within = figures.filter(({ fromDay, toDay }) => fromDay >= first && toDay <= last);
  const counted = unit === 'times' || within.length === 1 ? within : [];
  const covered = coveredDays(figures, first, last);
  return {
    month,
    coverage: coverageOf(covered, daysWithin(first, last), last >= today),
    value: counted.length > 0 ? sumOf(counted) : null,
    precision: precisionOfSum(counted),
    figures: within,
  };
}

function coverageOf(covered: number, days: number, isAhead: boolean): Coverage {
  if (covered === days) return 'whole';
  if (isAhead) return 'ahead';
  return covered === 0 ? 'none' : 'part';
}

/** Days from `first` to `last` that some figure is told of; batches of one post may be told of the same day. */
function coveredDays(figures: readonly DayPeriod[], first: string, last: string): number {
  let covered = 0;
  let next = first;
  for (const { fromDay, toDay } of figures) {
    const [from, to] = [fromDay > next ? fromDay : next, toDay < last ? toDay : last];
    if (from > to) continue;
    covered += daysWithin(from, to);
    next = daysAfter(to);
  }
  return covered;
}

function sumOf(figures: readonly PeriodOfYear[]): number {
  return figures.reduce((sum, { value }) => sum + value, 0);
}
