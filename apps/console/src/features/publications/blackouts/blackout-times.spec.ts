import { standingOf } from './blackout-times';

describe('a blackout window', () => {
  const window = { startsAt: '2026-11-22T00:00:00Z', endsAt: '2026-11-23T00:00:00Z' };

  it.each([
    ['2026-11-21T23:59:59Z', 'coming'],
    ['2026-11-22T00:00:00Z', 'running'],
    ['2026-11-22T23:59:59Z', 'running'],
    ['2026-11-23T00:00:00Z', 'over'],
  ])('at %s is %s', (now, standing) => expect(standingOf(window, Date.parse(now))).toBe(standing));
});
