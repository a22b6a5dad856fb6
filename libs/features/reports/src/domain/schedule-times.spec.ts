import fc from 'fast-check';
import { daysOf } from './report-period';
import { dueAfterChange, latestDue, nextDue, scheduleSpans } from './schedule-times';
import type { ScheduleRule } from './schedule-times';

const shanghai: ScheduleRule = { every: 'month', sendAt: '08:00', delayDays: 0, timeZone: 'Asia/Shanghai' };
const told = (rule: Partial<ScheduleRule>, now: string) => {
  const { period, dueAt } = latestDue({ ...shanghai, ...rule }, new Date(now));
  return [period.from, period.to, dueAt.toISOString()];
};

describe('when a report is due, and of which days', () => {
  it.each([
    [
      'at the hour itself',
      {},
      '2026-03-01T00:00:00Z',
      ['2026-02-01', '2026-02-28', '2026-03-01T00:00:00.000Z'],
    ],
    [
      'a moment before it',
      {},
      '2026-02-28T23:59:59.999Z',
      ['2026-01-01', '2026-01-31', '2026-02-01T00:00:00.000Z'],
    ],
    ['in a leap year', {}, '2028-03-05T00:00:00Z', ['2028-02-01', '2028-02-29', '2028-03-01T00:00:00.000Z']],
    [
      'by the clocks of Urumqi, which the tree calls +6',
      { timeZone: 'Asia/Urumqi' },
      '2026-03-01T01:00:00Z',
      ['2026-01-01', '2026-01-31', '2026-02-01T02:00:00.000Z'],
    ],
    [
      'two days later where platforms are slow',
      { delayDays: 2 },
      '2026-03-02T12:00:00Z',
      ['2026-01-01', '2026-01-31', '2026-02-03T00:00:00.000Z'],
    ],
    [
      'of a week from Monday to Sunday, over the turn of the year',
      { every: 'week' as const },
      '2027-01-05T00:00:00Z',
      ['2026-12-28', '2027-01-03', '2027-01-04T00:00:00.000Z'],
    ],
    [
      'of a quarter',
      { every: 'quarter' as const },
      '2026-12-31T23:00:00Z',
      ['2026-07-01', '2026-09-30', '2026-10-01T00:00:00.000Z'],
    ],
    [
      'of a year',
      { every: 'year' as const },
      '2027-01-01T00:00:00Z',
      ['2026-01-01', '2026-12-31', '2027-01-01T00:00:00.000Z'],
    ],
  ])('%s', (_, rule, now, expected) => {
    expect(told(rule, now)).toEqual(expected);
  });

  it('comes for every period once, none left out and none twice, whatever the zone and the delay', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scheduleSpans),
        fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'UTC', 'Europe/Berlin', 'America/St_Johns'),
        fc.integer({ min: 0, max: 28 }),
        fc.constantFrom('00:00', '02:30', '08:00', '23:59'),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (every, timeZone, delayDays, sendAt, start) => {
          const rule = { every, timeZone, delayDays, sendAt };
          let due = nextDue(rule, start);
          expect(due.dueAt.getTime()).toBeGreaterThan(start.getTime());
          expect(latestDue(rule, start).dueAt.getTime()).toBeLessThanOrEqual(start.getTime());
          for (let round = 0; round < 6; round += 1) {
            expect(latestDue(rule, due.dueAt)).toEqual(due);
            const next = nextDue(rule, due.dueAt);
            const gap = daysOf({ from: due.period.to, to: next.period.from });
            expect(gap).toBe(2);
            due = next;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['later', { sendAt: '10:00' }, '2026-04-01T02:00:00.000Z'],
    ['earlier, when that is over', { sendAt: '06:00' }, '2026-03-31T22:00:00.000Z'],
    ['some days later', { delayDays: 3 }, '2026-04-04T00:00:00.000Z'],
    ['of weeks from now on', { every: 'week' as const }, '2026-04-06T00:00:00.000Z'],
  ])('awaits the same period after a change: %s', (_, change, due) => {
    const former = { ...shanghai, nextDueAt: new Date('2026-04-01T00:00:00Z') };
    const now = new Date('2026-03-31T23:00:00Z');
    expect(dueAfterChange({ ...shanghai, ...change }, former, now).toISOString()).toBe(due);
  });
});
