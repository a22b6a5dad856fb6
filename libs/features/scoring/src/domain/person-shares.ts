import { personKey } from './facts';
import type { ContributorFact } from './facts';
import { sharePoints, toHundredths } from './points';
import type { Digits, Hundredths } from './points';
import type { CoAuthorPolicy } from './scheme-document';

export interface PersonShare {
  /** `personKey` of the contributor. */
  person: string;
  userId: string | null;
  name: string;
  organizationId: string | null;
  points: Hundredths;
}

/** Shares of the points of one report; shares that nobody stated are equal. */
export function personShares(
  contributors: readonly ContributorFact[],
  points: Hundredths,
  policy: CoAuthorPolicy,
  digits: Digits,
): PersonShare[] {
  const shares = pointsByPolicy(contributors, points, policy, digits);
  return contributors.map((contributor, index) => ({
    person: personKey(contributor),
    userId: contributor.userId,
    name: contributor.name,
    organizationId: contributor.organizationId,
    points: shares[index]!,
  }));
}

function pointsByPolicy(
  contributors: readonly ContributorFact[],
  points: Hundredths,
  policy: CoAuthorPolicy,
  digits: Digits,
): Hundredths[] {
  if (policy === 'each_full') return contributors.map(() => points);
  return sharePoints(points, authorWeights(contributors, policy), digits);
}

/** How much of a whole each gets; `each_full` shares equally what can't be had by everybody, as money. */
export function authorWeights(contributors: readonly ContributorFact[], policy: CoAuthorPolicy): number[] {
  if (policy === 'first_author') return contributors.map((_, index) => Number(index === 0));
  return contributors.map(({ share }) => (policy === 'by_share' && share !== null ? toHundredths(share) : 0));
}
