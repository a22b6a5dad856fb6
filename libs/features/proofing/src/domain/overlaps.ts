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
  const kept: TermHit[] = [];
  const result: TermHit[] = [];
  for (const hit of hits.toSorted(compareWorth)) {
    const winner =
      hit.mutedBy === null ? kept.find((other) => overlap(hit, other) && compete(hit, other)) : null;
    if (winner) result.push({ ...hit, mutedBy: { kind: 'overlap', phrase: winner.found } });
    else {
      result.push(hit);
      if (hit.mutedBy === null) kept.push(hit);
    }
  }
  return result;
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

function overlap(one: TermHit, other: TermHit): boolean {
  return one.start < other.end && other.start < one.end;
}

function compete(one: TermHit, other: TermHit): boolean {
  const computed = one.layer === 'computed' || other.layer === 'computed';
  return !computed || (one.layer === other.layer && one.category === other.category);
}
