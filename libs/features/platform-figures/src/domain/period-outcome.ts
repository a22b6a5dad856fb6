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

/**
 * What becomes of a figure beside what was told before of the same series. A day counts once: of the whole, or of each
 * batch; where the whole was told, its batches are in it.
 */
export function periodOutcome<Told extends ToldPeriod>(
  figure: Omit<ToldPeriod, 'isReplaced'>,
  told: readonly Told[],
): { outcome: PeriodOutcome; stands: Told | null } {
  const standing = told.filter((row) => !row.isReplaced);
  const same = standing.find((row) => isSamePlace(row, figure));
  // What was corrected since may come again as it was.
  const isKnown = told.some((row) => isSamePlace(row, figure) && isSameFigure(row, figure));
  const shared = same ?? standing.find((row) => sharesDays(row, figure)) ?? null;
  if (isKnown) return { outcome: 'known', stands: shared };
  if (same) return { outcome: 'differs', stands: same };
  return { outcome: shared ? 'overlaps' : 'new', stands: shared };
}

export function sharesDays(
  one: DayPeriod & { batch: string },
  other: DayPeriod & { batch: string },
): boolean {
  const isApart = one.batch !== other.batch && one.batch !== '' && other.batch !== '';
  return !isApart && one.fromDay <= other.toDay && other.fromDay <= one.toDay;
}

function isSamePlace(one: DayPeriod & { batch: string }, other: DayPeriod & { batch: string }): boolean {
  return one.batch === other.batch && one.fromDay === other.fromDay && one.toDay === other.toDay;
}

function isSameFigure(one: ParsedFigure, other: ParsedFigure): boolean {
  return one.value === other.value && one.precision === other.precision;
}
