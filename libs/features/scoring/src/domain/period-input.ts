import type { MissedCommissionFact, PenaltyFact, Period, ReportFacts, Day } from './facts';
import type { Hundredths } from './points';

export const scoredItemKinds = ['report', 'late', 'recorded_penalty', 'missed_commission'] as const;
export type ScoredItemKind = (typeof scoredItemKinds)[number];

/** A unit that is being scored. */
export interface UnitOfClass {
  organizationId: string;
  /** Code of its class; null: it is in none. */
  unitClass: string | null;
  /** Owes no quota in a span that had begun before. Null: it was there from the beginning. */
  joinedOn: Day | null;
}

/**
 * What closed bulletins of a series gave for one item, all of them together. A bulletin keeps its `ScoredItem`s;
 * adding up `points`, `submissionPoints`, `submitted`, `adopted`, `fenOfUses` and `perPerson` by `key` makes this.
 */
export interface BookedItem {
  key: string;
  kind: ScoredItemKind;
  organizationId: string;
  submissionId: string | null;
  points: Hundredths;
  submissionPoints: Hundredths;
  submitted: number;
  adopted: number;
  fenOfUses: number;
  perPerson: { person: string; points: Hundredths }[];
}

/** What closed bulletins of the assessment year gave a unit: sums of `earnedPoints` and `basePoints`. */
export interface GivenInYear {
  organizationId: string;
  earned: Hundredths;
  base: Hundredths;
}

/** Bulletins of the series that are closed. */
export interface ClosedPeriods {
  /** Last day of the last of them. */
  through: Day;
  items: BookedItem[];
  year: GivenInYear[];
  /** When each was closed; what was proven afterwards came too late for it. */
  closings: { period: Period; closedAt: string }[];
}

export interface PeriodInput {
  period: Period;
  /** First day of the assessment year that the period lies in. */
  yearStartsOn: Day;
  units: readonly UnitOfClass[];
  /**
   * Of the units of the class: everything that was sent, used or changed in the period, and in longer spans of quotas
   * that end in it. Of other units: what is joint with these.
   */
  reports: readonly ReportFacts[];
  penalties: readonly PenaltyFact[];
  missedCommissions: readonly MissedCommissionFact[];
  /** Null: nothing was closed yet, or the question is not about a series. */
  closed: ClosedPeriods | null;
  /** What becomes of facts that were proven after their period was closed. */
  lateArrivals: 'count_in_next' | 'drop';
}

/**
 * First day of the first closed bulletin of the series. What facts gave before that was given in another series: it is
 * taken off, not given again, and what was proven late for those days does not count in this one.
 */
export function seriesStartOf({ closed, period }: PeriodInput): Day {
  return closed?.closings.map((closing) => closing.period.from).sort()[0] ?? period.from;
}
