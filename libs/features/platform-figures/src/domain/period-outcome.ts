import type { DayPeriod } from './judge-period-figures';
import type { ParsedFigure } from './parse-figure';

/**
 * `new`: nothing stands there; `known`: the same was told of the same days, though it may have been corrected since;
 * `differs`: another figure stands for the same days; `overlaps`: other days that share some with these were told.
 */
export type PeriodOutcome = 'new' | 'known' | 'differs' | 'overlaps';

/** What was told of some days by one batch of one series. */
export interface ToldPeriod extends DayPeriod, ParsedFigure {
  batch: string;
  isReplaced: boolean;
}

type Figure = Omit<ToldPeriod, 'isReplaced'>;

/**
 * What was told of one series, to be asked of many figures: kept by months, so that a figure of a day is compared with
 * those of its month and not with all.
 */
export class ToldPeriods<Told extends ToldPeriod> {
  private readonly byMonth = new Map<string, Told[]>();

  add(row: Told): void {
    for (const month of monthsOf(row)) {
      const rows = this.byMonth.get(month);
      if (rows) rows.push(row);
      else this.byMonth.set(month, [row]);
    }
  }

  /**
   * What becomes of a figure beside these. A day counts once: of the whole, or of each batch; where the whole was told,
   * its batches are in it.
   */
  outcomeOf(figure: Figure): { outcome: PeriodOutcome; stands: Told | null } {
    let [same, shared, known]: (Told | null)[] = [null, null, null];
    for (const month of monthsOf(figure)) {
      for (const row of this.byMonth.get(month) ?? []) {
        const isSame = isSamePlace(row, figure);
        // What was corrected since may come again as it was.
        if (isSame && isSameFigure(row, figure)) known ??= row;
        if (row.isReplaced) continue;
        if (isSame) same ??= row;
        if (sharesDays(row, figure)) shared ??= row;
      }
    }
    if (known) return { outcome: 'known', stands: same ?? known };
    if (same) return { outcome: 'differs', stands: same };
    return shared ? { outcome: 'overlaps', stands: shared } : { outcome: 'new', stands: null };
  }
}

/** Of one figure. */
export function periodOutcome<Told extends ToldPeriod>(
  figure: Figure,
  told: readonly Told[],
): { outcome: PeriodOutcome; stands: Told | null } {
  const periods = new ToldPeriods<Told>();
  for (const row of told) periods.add(row);
  return periods.outcomeOf(figure);
}

function monthsOf({ fromDay, toDay }: DayPeriod): string[] {
  const [first, last] = [fromDay, toDay].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  return Array.from({ length: last! - first! + 1 }, (_, index) => String(first! + index));
}

function sharesDays(one: DayPeriod & { batch: string }, other: DayPeriod & { batch: string }): boolean {
  const isApart = one.batch !== other.batch && one.batch !== '' && other.batch !== '';
  return !isApart && one.fromDay <= other.toDay && other.fromDay <= one.toDay;
}

function isSamePlace(one: DayPeriod & { batch: string }, other: DayPeriod & { batch: string }): boolean {
  return one.batch === other.batch && one.fromDay === other.fromDay && one.toDay === other.toDay;
}

function isSameFigure(one: ParsedFigure, other: ParsedFigure): boolean {
  return one.value === other.value && one.precision === other.precision;
}
