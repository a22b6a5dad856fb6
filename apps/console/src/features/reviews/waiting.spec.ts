import { dueIn, spanOf } from './waiting';

describe('a span of time', () => {
  it.each([
    [10, 'minutes', 1],
    [59 * 60, 'minutes', 59],
    [3_600, 'hours', 1],
    [47 * 3_600, 'hours', 47],
    [49 * 3_600, 'days', 2],
  ])('of %d seconds is told in %s', (seconds, name, count) => {
    expect(spanOf(seconds)).toEqual({ name, count });
  });
});

describe('the due of a stage', () => {
  const now = Date.parse('2026-11-22T08:00:00Z');

  it('is ahead, past, or none', () => {
    expect(dueIn('2026-11-22T11:00:00Z', now)).toEqual({ isLate: false, span: { name: 'hours', count: 3 } });
    expect(dueIn('2026-11-22T07:30:00Z', now)).toEqual({
      isLate: true,
      span: { name: 'minutes', count: 30 },
    });
    expect(dueIn(null, now)).toBeNull();
  });
});
