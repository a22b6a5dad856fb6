import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { reminderAt, remindersDue } from './hand-off-reminders';

const since = new Date('2026-11-21T01:00:00Z');
const after = (ms: number) => new Date(since.getTime() + ms);

describe('reminders of a hand-off', () => {
  it('come after an hour, after four, and then daily', () => {
    const waits = [0, 1, 2, 3].map((told) => reminderAt(since, told).getTime() - since.getTime());
    expect(waits).toEqual([HOUR_MS, 4 * HOUR_MS, 4 * HOUR_MS + DAY_MS, 4 * HOUR_MS + 2 * DAY_MS]);
  });

  it('are not told one by one after a long sleep', () => {
    expect(remindersDue(since, 0, after(HOUR_MS - 1))).toBe(0);
    expect(remindersDue(since, 0, after(HOUR_MS))).toBe(1);
    expect(remindersDue(since, 1, after(3 * HOUR_MS))).toBe(1);
    expect(remindersDue(since, 0, after(3 * DAY_MS))).toBe(4);
  });
});
