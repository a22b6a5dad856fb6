import {
  canMove,
  requireMove,
  requireOpen,
  submissionStates,
  submissionTransitions,
} from './submission-transitions';
import type { SubmissionState } from './submission-transitions';

const allowed: [SubmissionState, SubmissionState][] = [
  ['submitted', 'accepted'],
  ['submitted', 'declined'],
  ['submitted', 'withdrawn'],
  ['accepted', 'adopted'],
];

const every = submissionStates.flatMap((from) => submissionStates.map((to) => [from, to] as const));
const isAllowed = (from: SubmissionState, to: SubmissionState) =>
  allowed.some(([before, after]) => before === from && after === to);

describe('the table of a report', () => {
  it.each(every.filter(([from, to]) => isAllowed(from, to)))('goes from %s to %s', (from, to) => {
    expect(() => requireMove(from, to)).not.toThrow();
  });

  it.each(every.filter(([from, to]) => !isAllowed(from, to)))('never goes from %s to %s', (from, to) => {
    expect(canMove(from, to)).toBe(false);
    expect(() => requireMove(from, to)).toThrow();
  });

  it('reaches every state from being sent', () => {
    const seen = new Set<SubmissionState>(['submitted']);
    for (const state of seen) for (const next of submissionTransitions[state]) seen.add(next);
    expect(seen).toEqual(new Set(submissionStates));
  });

  it('ends declined, withdrawn or adopted', () => {
    const ends = submissionStates.filter((state) => submissionTransitions[state].length === 0);
    expect(ends).toEqual(['declined', 'withdrawn', 'adopted']);
  });

  it('lets the sender change it only while nobody decided', () => {
    expect(() => requireOpen('submitted')).not.toThrow();
    expect(() => requireOpen('accepted')).toThrow('submission_already_decided');
    expect(() => requireOpen('withdrawn')).toThrow('submission_withdrawn');
  });
});
