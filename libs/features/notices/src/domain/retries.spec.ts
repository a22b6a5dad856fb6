import { nextTry } from './retries';

describe('what could not be delivered', () => {
  const now = new Date('2026-11-21T00:00:00Z');

  it('is tried less and less often, for a good day, and then no more', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7].map((attempts) => {
      const next = nextTry(attempts, now);
      return next && (next.getTime() - now.getTime()) / 60_000;
    });
    expect(minutes).toEqual([1, 5, 30, 120, 360, 1_440, null]);
  });
});
