import { dueAt, dueSoonAt } from './review-due';

describe('a stage of 24 hours', () => {
  const opened = new Date('2026-11-20T01:00:00Z');

  it('is due a day later, and people are reminded when six hours are left', () => {
    expect(dueAt(opened, 24)).toEqual(new Date('2026-11-21T01:00:00Z'));
    expect(dueSoonAt(opened, 24)).toEqual(new Date('2026-11-20T19:00:00Z'));
  });
});
