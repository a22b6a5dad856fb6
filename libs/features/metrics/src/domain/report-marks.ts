import type { Exclusion } from './counting-rule';

/** A play that did not reach its threshold: no rule's exclusion, and no play. */
export const TOO_SHORT = 'too_short';

/** Anything that a report may be left out for; what the rule of the day says comes first. */
export interface JudgedReport {
  /** Why the rule of the day leaves it out; empty: it does not. */
  reason: string;
  /** Everything that any version of the rule would leave it out for, so that another version can judge it later. */
  marks: readonly string[];
}

type Rule<Evidence> = { exclusions: readonly Exclusion<Evidence>[] };

/** Judges a report by every version of a rule at once. */
export function judge<Evidence>(
  current: Rule<Evidence>,
  versions: readonly Rule<Evidence>[],
  evidence: Evidence,
): JudgedReport {
  const marks = new Set<string>();
  for (const { exclusions } of versions) {
    for (const exclusion of exclusions) if (exclusion.applies(evidence)) marks.add(markOf(exclusion));
  }
  if (marks.size === 0) return noMarks;
  return { reason: reasonByMarks(current, [...marks]), marks: [...marks] };
}

/** Why a rule leaves a kept report out, by its marks; empty: it counts it. */
export function reasonByMarks<Evidence>(rule: Rule<Evidence>, marks: readonly string[]): string {
  if (marks.includes(TOO_SHORT)) return TOO_SHORT;
  return rule.exclusions.find((exclusion) => marks.includes(markOf(exclusion)))?.reason ?? '';
}

/** As scripts and kept events carry it: the reason, then the marks; empty for an ordinary reader. */
export function writeMarks({ reason, marks }: JudgedReport): string {
  return marks.length === 0 ? '' : [reason, ...marks].join(',');
}

const noMarks: JudgedReport = { reason: '', marks: [] };

function markOf<Evidence>({ mark, reason }: Exclusion<Evidence>): string {
  return mark ?? reason;
}
