import {
  canMove,
  endStates,
  publicationStates,
  publicationTransitions,
  workingStates,
} from './publication-transitions';
import type { PublicationState } from './publication-transitions';

function reachableFrom(start: PublicationState): Set<PublicationState> {
  const seen = new Set<PublicationState>([start]);
  const open = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const next of publicationTransitions[state]) {
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return seen;
}

describe('the table of a publication', () => {
  it('reaches every state from planning', () => {
    expect([...reachableFrom('scheduled')].sort()).toEqual([...publicationStates].sort());
  });

  it('has a way on from every state but cancelled and withdrawn', () => {
    const deadEnds = publicationStates.filter((state) => publicationTransitions[state].length === 0);
    expect(deadEnds).toEqual(['cancelled', 'withdrawn']);
  });

  it('never sends again what is or may be out there', () => {
    for (const state of [
      'published',
      'awaiting_platform',
      'withdrawing',
      'withdrawn',
      'cancelled',
    ] as const) {
      expect(canMove(state, 'queued')).toBe(false);
      expect(canMove(state, 'publishing')).toBe(false);
    }
  });

  it('lets no working state end silently', () => {
    for (const state of workingStates) expect(endStates).not.toContain(state);
  });
});
