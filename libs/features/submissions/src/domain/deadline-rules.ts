import type { SubmissionCategory } from './submission-categories';
import type { Urgency } from './submission-document';

/** How soon a report has to come. */
export interface DeadlineRule {
  /** Null for every category. */
  categories: SubmissionCategory[] | null;
  /** Null for every urgency. */
  urgencies: Urgency[] | null;
  within: number;
  unit: 'days' | 'working_days' | 'hours';
}

/** Holidays: what happens in them counts as of their last day, when the term begins. */
export interface DeadlineTerm {
  name: string;
  /** `YYYY-MM-DD` */
  from: string;
  /** `YYYY-MM-DD`, the last day of it. */
  to: string;
  /** Days that reports from it have; null for as many as the rule says. */
  days: number | null;
}

/** By which rule a report was found late or not; kept with it, since rules change. */
export interface KeptDeadline {
  /** Whose rule; null for the day of a commissioned request. */
  organizationId: string | null;
  rule: DeadlineRule | null;
  term: DeadlineTerm | null;
  /** The last instant at which it is not late, RFC 3339. */
  dueAt: string;
}
