import { judgeAnswer } from './addressee-answer';

const dueAt = new Date('2026-10-10T15:59:59.999Z');
const before = new Date('2026-10-10T12:00:00Z');
const after = new Date('2026-10-11T00:00:00Z');
const report = (state: string) => ({ state, sentAt: before });
const wish = { minimum: 1, dueAt, isExcused: false };

describe('what an addressed unit has done', () => {
  it('is nothing yet, and overdue only after the date', () => {
    expect(judgeAnswer([], wish, before)).toEqual({ state: 'not_yet', missing: 1, isOverdue: false });
    expect(judgeAnswer([], wish, dueAt).isOverdue).toBe(false);
    expect(judgeAnswer([], wish, after)).toEqual({ state: 'not_yet', missing: 1, isOverdue: true });
  });

  it('is what became of its best report', () => {
    const stateOf = (...states: string[]) => judgeAnswer(states.map(report), wish, after).state;
    expect(stateOf('submitted')).toBe('sent');
    expect(stateOf('declined')).toBe('sent');
    expect(stateOf('declined', 'accepted')).toBe('accepted');
    expect(stateOf('adopted', 'accepted', 'submitted')).toBe('adopted');
  });

  it('is not enough below the minimum, however good one report is', () => {
    const answer = judgeAnswer([report('adopted')], { ...wish, minimum: 2 }, after);
    expect(answer).toEqual({ state: 'adopted', missing: 1, isOverdue: true });
  });

  it('owes nothing when it is excused', () => {
    const excused = { state: 'excused', missing: 0, isOverdue: false };
    expect(judgeAnswer([], { ...wish, isExcused: true }, after)).toEqual(excused);
  });
});
