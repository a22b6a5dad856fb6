import type { BookedItem, ClosedPeriods, Day, Period, PeriodScore, SchemeVersion } from '../domain';
import type { LateArrivals } from '../years/assessment-year.entity';

/** Closed bulletins of a series as they are asked: a year of them holds far more items than one period is about. */
export interface ClosedSeries extends Omit<ClosedPeriods, 'items'> {
  /** Those of the items with these keys that the bulletins gave something for. */
  itemsOf(keys: readonly string[]): Promise<BookedItem[]>;
}

export interface PeriodQuestion {
  /** The unit that scores. */
  issuerId: string;
  /** Code of a class of the issuer; null: every unit below it, each by the rules of its class. */
  unitClass: string | null;
  period: Period;
  yearStartsOn: Day;
  versions: SchemeVersion[];
  lateArrivals: LateArrivals;
  /** What closed bulletins of the series gave; null where none was closed. */
  closed: ClosedSeries | null;
}

export interface ScoredPeriod {
  score: PeriodScore;
  /** By which was scored; those that a closed bulletin was counted by are marked as used. */
  versions: SchemeVersion[];
}
