import * as fc from 'fast-check';
import {
  canMove,
  countedStates,
  requireMove,
  requireOpen,
  sentStates,
  submissionStates,
  submissionTransitions,
} from './submission-transitions';
import type { SubmissionState } from './submission-transitions';

const allowed: [SubmissionState, SubmissionState][] = [
  ['draft', 'submitted'],
  ['submitted', 'returned'],
  ['submitted', 'accepted'],
  ['submitted', 'declined'],
  ['submitted', 'withdrawn'],
  ['submitted', 'duplicate'],
  ['returned', 'submitted'],
  ['returned', 'accepted'],
  ['returned', 'declined'],
  ['returned', 'withdrawn'],
  ['returned', 'duplicate'],
  ['accepted', 'adopted'],
  ['accepted', 'submitted'],
  ['declined', 'submitted'],
  ['duplicate', 'submitted'],
];

const every = submissionStates.flatMap((from) => submissionStates.map((to) => [from, to] as const));
const isAllowed = (from: SubmissionState, to: SubmissionState) =>
  allowed.some(([before, after]) => before === from && after === to);

/** What a report went through: each wish is followed where the table allows it, and refused without effect elsewhere. */
const walks = fc
  .array(fc.constantFrom(...submissionStates), { maxLength: 40 })
  .map((wishes) =>
    wishes.reduce<SubmissionState[]>(
      (walk, wish) => (canMove(walk.at(-1)!, wish) ? [...walk, wish] : walk),
      ['draft'],
    ),
  );

describe('the table of a report', () => {
  it.each(every.filter(([from, to]) => isAllowed(from, to)))('goes from %s to %s', (from, to) => {
    expect(() => requireMove(from, to)).not.toThrow();
  });

  it.each(every.filter(([from, to]) => !isAllowed(from, to)))('never goes from %s to %s', (from, to) => {
    expect(canMove(from, to)).toBe(false);
    expect(() => requireMove(from, to)).toThrow();
  });

  it('reaches every state from a draft', () => {
    const seen = new Set<SubmissionState>(['draft']);
    for (const state of seen) for (const next of submissionTransitions[state]) seen.add(next);
    expect(seen).toEqual(new Set(submissionStates));
  });

  it('ends withdrawn or adopted', () => {
    const ends = submissionStates.filter((state) => submissionTransitions[state].length === 0);
    expect(ends).toEqual(['withdrawn', 'adopted']);
  });

  it('never makes a draft of what was sent, whatever is tried', () => {
    fc.assert(fc.property(walks, (walk) => expect(walk.lastIndexOf('draft')).toBe(0)));
  });

  it('has nothing adopted that was not accepted right before, and nothing after an end', () => {
    fc.assert(
      fc.property(walks, (walk) => {
        for (const [step, state] of walk.entries()) {
          if (state === 'adopted') expect(walk[step - 1]).toBe('accepted');
          if (['withdrawn', 'adopted'].includes(state)) expect(step).toBe(walk.length - 1);
        }
      }),
    );
  });

  it('lets the sender change it exactly where sending it or deciding on it still lies ahead', () => {
    fc.assert(
      fc.property(fc.constantFrom(...submissionStates), (state) => {
        const isOpen = state === 'draft' || canMove(state, 'withdrawn');
        if (isOpen) expect(() => requireOpen(state)).not.toThrow();
        else expect(() => requireOpen(state)).toThrow();
      }),
    );
  });

  it('names why not', () => {
    expect(() => requireOpen('accepted')).toThrow('submission_already_decided');
    expect(() => requireOpen('withdrawn')).toThrow('submission_withdrawn');
    expect(() => requireMove('draft', 'accepted')).toThrow('submission_is_draft');
  });

  it('counts what was sent and neither taken back nor a duplicate', () => {
    expect(sentStates).not.toContain('draft');
    expect(countedStates).toEqual(['submitted', 'returned', 'accepted', 'declined', 'adopted']);
  });
});
