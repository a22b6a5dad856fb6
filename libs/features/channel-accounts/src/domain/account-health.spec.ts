import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { dueGrantWarning, grantHealth, publishingHealth } from './account-health';

const now = new Date('2026-11-21T04:00:00Z');
const inMs = (ms: number) => new Date(now.getTime() + ms);

describe('a grant', () => {
  it.each([
    [null, 'none', null],
    [inMs(30 * DAY_MS), 'lasting', 30],
    [inMs(7 * DAY_MS), 'soon', 7],
    [inMs(DAY_MS - 1), 'soon', 0],
    [inMs(0), 'ended', 0],
    [inMs(-5 * DAY_MS), 'ended', 0],
  ])('until %p is %s', (expiresAt, state, daysLeft) => {
    expect(grantHealth(expiresAt, now)).toMatchObject({ state, daysLeft });
  });

  it.each([
    [7 * DAY_MS + 1, null],
    [7 * DAY_MS, '7d'],
    [3 * DAY_MS + 1, '7d'],
    [3 * DAY_MS, '3d'],
    [DAY_MS + 1, '3d'],
    [DAY_MS, '1d'],
    [1, '1d'],
  ])('of a month with %d ms left is announced as %p', (left, warning) => {
    expect(dueGrantWarning({ expiresAt: inMs(left), since: inMs(left - 30 * DAY_MS) }, now)).toBe(warning);
  });

  it.each([
    [DAY_MS, null],
    [6 * HOUR_MS + 1, null],
    [6 * HOUR_MS, '6h'],
  ])('of one day with %d ms left is announced as %p', (left, warning) => {
    expect(dueGrantWarning({ expiresAt: inMs(left), since: inMs(left - DAY_MS) }, now)).toBe(warning);
  });

  it('whose beginning nobody knows is taken for a long one', () => {
    expect(dueGrantWarning({ expiresAt: inMs(DAY_MS), since: null }, now)).toBe('1d');
  });
});

describe('an account’s last post', () => {
  const limits = { staleAfterDays: 14, warnAfterDays: 10 };
  it.each([
    [0, 'fresh'],
    [10 * DAY_MS - 1, 'fresh'],
    [10 * DAY_MS, 'due_soon'],
    [14 * DAY_MS - 1, 'due_soon'],
    [14 * DAY_MS, 'stale'],
  ])('%d ms ago makes it %s', (ago, freshness) => {
    const facts = { lastPublishedAt: inMs(-ago), createdAt: inMs(-100 * DAY_MS) };
    expect(publishingHealth(facts, limits, now).freshness).toBe(freshness);
  });

  it('that never was is counted from the account’s beginning', () => {
    const made = (days: number) =>
      publishingHealth({ lastPublishedAt: null, createdAt: inMs(-days * DAY_MS) }, limits, now);
    expect([made(3), made(11), made(14)].map(({ freshness }) => freshness)).toEqual([
      'never',
      'due_soon',
      'stale',
    ]);
  });
});
