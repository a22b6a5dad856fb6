import { findingSeverities, type MatchLayer } from './lexicon-term';
import type { TermHit } from './term-hit';
import { compareText } from './weigh';

const likely: readonly MatchLayer[] = ['split', 'pinyin'];

/**
 * Mutes hits that stand on the place of a better one: the more severe, then the certain before the likely, then the
 * longer, then the more confident. A computed check gives way only to one of its own category: it speaks of a passage,
 * not of a word.
 */
export function muteOverlaps(hits: readonly TermHit[]): TermHit[] {
  // For each group that competes: offset → the hit that keeps it. Costs the length of all hits, however many there are.
  const places = new Map<string, Map<number, TermHit>>();
  return hits.toSorted(compareWorth).map((hit) => {
    if (hit.mutedBy !== null) return hit;
    const group = hit.layer === 'computed' ? hit.category : 'lexicon';
    const kept = places.get(group) ?? new Map<number, TermHit>();
    places.set(group, kept);
    for (let offset = hit.start; offset < hit.end; offset += 1) {
      const winner = kept.get(offset);
      if (winner) return { ...hit, mutedBy: { kind: 'overlap', phrase: winner.found } };
    }
    for (let offset = hit.start; offset < hit.end; offset += 1) kept.set(offset, hit);
    return hit;
  });
}

function compareWorth(one: TermHit, other: TermHit): number {
  return (
    findingSeverities.indexOf(one.severity) - findingSeverities.indexOf(other.severity) ||
    Number(likely.includes(one.layer)) - Number(likely.includes(other.layer)) ||
    other.end - other.start - (one.end - one.start) ||
    other.confidence - one.confidence ||
    one.start - other.start ||
    compareText(one.termId ?? '', other.termId ?? '') ||
    compareText(one.code, other.code)
  );
}
