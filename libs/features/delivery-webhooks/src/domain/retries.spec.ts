import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { isDead, nextAttempt, restUntil } from './retries';

const now = new Date('2026-11-21T02:00:00Z');
const after = (date: Date | null) => (date === null ? null : date.getTime() - now.getTime());

describe('when a webhook is tried again', () => {
  it('tries for about three days with growing waits, then gives a message up', () => {
    let total = 0;
    let last = 0;
    let attempts = 1;
    for (; ; attempts += 1) {
      const wait = after(nextAttempt(attempts, now));
      if (wait === null) break;
      expect(wait).toBeGreaterThanOrEqual(last);
      last = wait;
      total += wait;
    }
    expect(attempts).toBe(10);
    expect(total).toBeGreaterThan(2.5 * DAY_MS);
    expect(total).toBeLessThan(3.5 * DAY_MS);
  });

  it('leaves a receiver alone for longer with each failure, ten minutes at most', () => {
    expect([1, 2, 3, 40].map((failures) => after(restUntil(failures, null, now)))).toEqual([
      5_000, 10_000, 20_000, 600_000,
    ]);
  });

  it.each([
    ['in seconds', '120', 120_000],
    ['as a date', 'Sat, 21 Nov 2026 02:03:00 GMT', 180_000],
    ['for no longer than an hour', '999999', HOUR_MS],
    ['unless it is nonsense', 'soon', 5_000],
    ['or past', 'Sat, 21 Nov 2026 01:00:00 GMT', 5_000],
  ])('hears a receiver that says when to come back %s', (_, told, expected) => {
    expect(after(restUntil(1, told, now))).toBe(expected);
  });

  it('takes nobody for dead in less than a day, or after few attempts', () => {
    const ago = (ms: number) => new Date(now.getTime() - ms);
    expect(isDead(8, ago(DAY_MS), now)).toBe(true);
    expect(isDead(7, ago(DAY_MS), now)).toBe(false);
    expect(isDead(100, ago(DAY_MS - 1), now)).toBe(false);
  });
});
