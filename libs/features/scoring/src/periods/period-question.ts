import type { ClosedPeriods, Day, Period, PeriodScore, SchemeVersion } from '../domain';
import type { LateArrivals } from '../years/assessment-year.entity';

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
  closed: ClosedPeriods | null;
}

export interface ScoredPeriod {
  score: PeriodScore;
  /** By which was scored; those that a closed bulletin was counted by are marked as used. */
  versions: SchemeVersion[];
}
