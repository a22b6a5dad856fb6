import type { Hundredths } from './points';
import type { RankingRules, TieBreaker } from './scheme-document';

export interface Ranked {
  points: Hundredths;
  submitted: number;
  adopted: number;
}

/**
 * The rank of each, in the order given: by points, then by the scheme's tie-breakers. Whoever is alike in all of them
 * shares a rank. An adoption rate of nothing submitted is below every other.
 */
export function ranksOf(rows: readonly Ranked[], rules: RankingRules): number[] {
  const compare = comparisonBy(rules);
  const order = rows.map((_, index) => index).sort((one, other) => compare(rows[one]!, rows[other]!));
  const ranks: number[] = new Array<number>(rows.length).fill(0);
  let rank = 0;
  for (const [place, index] of order.entries()) {
    const isAlike = place > 0 && compare(rows[order[place - 1]!]!, rows[index]!) === 0;
    if (!isAlike) rank = rules.ties === 'dense' ? rank + 1 : place + 1;
    ranks[index] = rank;
  }
  return ranks;
}

function comparisonBy(rules: RankingRules): (one: Ranked, other: Ranked) => number {
  return (one, other) => {
    if (one.points !== other.points) return other.points - one.points;
    for (const breaker of rules.tieBreakers) {
      const order = byBreaker[breaker](one, other);
      if (order !== 0) return order;
    }
    return 0;
  };
}

const byBreaker: Record<TieBreaker, (one: Ranked, other: Ranked) => number> = {
  adopted: (one, other) => other.adopted - one.adopted,
  submitted: (one, other) => other.submitted - one.submitted,
  adoption_rate: (one, other) => {
    if (one.submitted === 0 || other.submitted === 0) return other.submitted - one.submitted;
    // Multiplied crosswise: no division, no rounding.
    return other.adopted * one.submitted - one.adopted * other.submitted;
  },
};
