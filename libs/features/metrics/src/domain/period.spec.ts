import type { AppError } from '@haojiao/kernel';
import { periodOf, stepsOf, wholeDaysOf } from './period';
import type { PeriodWish } from './period';

const now = new Date('2026-11-21T10:20:00+08:00');

function faultsOf(wish: PeriodWish): string[] {
  try {
    periodOf(wish, now);
    return [];
  } catch (error) {
    return (error as AppError).faults.map((fault) => `${fault.path} ${fault.code}`);
  }
}

describe('a period of figures', () => {
  it('is the last seven days when nothing is said, today included', () => {
    const period = periodOf({}, now);
    expect(period.from).toEqual(new Date('2026-11-15T00:00:00+08:00'));
    expect(period.to).toEqual(new Date('2026-11-22T00:00:00+08:00'));
    expect(stepsOf(period, now)).toHaveLength(7);
  });

  it('takes a day as end with all its hours', () => {
    const period = periodOf({ from: '2026-11-01', to: '2026-11-03' }, now);
    expect(period.to).toEqual(new Date('2026-11-04T00:00:00+08:00'));
    expect(stepsOf(period, now).map((at) => at.toISOString())).toEqual([
      '2026-10-31T16:00:00.000Z',
      '2026-11-01T16:00:00.000Z',
      '2026-11-02T16:00:00.000Z',
    ]);
  });

  it('is widened to whole hours', () => {
    const period = periodOf(
      { from: '2026-11-21T08:40:00+08:00', to: '2026-11-21T02:10:00Z', granularity: 'hour' },
      now,
    );
    expect(period.from).toEqual(new Date('2026-11-21T08:00:00+08:00'));
    expect(period.to).toEqual(new Date('2026-11-21T11:00:00+08:00'));
  });

  it('shows no hour that has not begun', () => {
    const period = periodOf({ from: '2026-11-21', to: '2026-11-21', granularity: 'hour' }, now);
    expect(stepsOf(period, now)).toHaveLength(11);
  });

  it('covers whole days or none, as visitors can not be cut', () => {
    const today = periodOf({ from: '2026-11-21', granularity: 'hour' }, now);
    expect(wholeDaysOf(today, now)).toEqual({ firstDay: '2026-11-21', dayAfter: '2026-11-22' });
    const morning = periodOf(
      { from: '2026-11-20', to: '2026-11-20T12:00:00+08:00', granularity: 'hour' },
      now,
    );
    expect(wholeDaysOf(morning, now)).toBeNull();
    const fromNoon = periodOf({ from: '2026-11-20T12:00:00+08:00', granularity: 'hour' }, now);
    expect(wholeDaysOf(fromNoon, now)).toBeNull();
  });

  it.each<[PeriodWish, string[]]>([
    [{ from: 'yesterday', to: '2026-02-31' }, ['to rfc3339_or_day', 'from rfc3339_or_day']],
    [{ from: '2026-11-21T09:00:00' }, ['from rfc3339_or_day']],
    [{ from: '2026-11-03', to: '2026-11-01' }, ['from from_not_before_to']],
    [{ from: '2024-01-01' }, ['from period_too_long']],
    [{ from: '2026-10-01', granularity: 'hour' }, ['from period_too_long']],
  ])('refuses %j and says why', (wish, faults) => {
    expect(faultsOf(wish)).toEqual(faults);
  });
});
