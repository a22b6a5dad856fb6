import fc from 'fast-check';
import { beijingDate } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';
import { granularities, nextStep, startOfStep } from './calendar-steps';
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

  it('is widened to ISO weeks from Monday, and to months', () => {
    const weeks = periodOf({ from: '2025-12-30', to: '2026-01-05', granularity: 'week' }, now);
    expect(stepsOf(weeks, now).map((at) => beijingDate(at))).toEqual(['2025-12-29', '2026-01-05']);
    expect(beijingDate(weeks.to)).toBe('2026-01-12');
    const months = periodOf({ from: '2024-01-31', to: '2024-03-01', granularity: 'month' }, now);
    expect(stepsOf(months, now).map((at) => beijingDate(at))).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
    ]);
    expect(beijingDate(months.to)).toBe('2024-04-01');
  });

  it('is twelve weeks or twelve months when nothing is said, the running one among them', () => {
    const weeks = stepsOf(periodOf({ granularity: 'week' }, now), now);
    expect([weeks.length, beijingDate(weeks.at(-1)!)]).toEqual([12, '2026-11-16']);
    const months = stepsOf(periodOf({ granularity: 'month' }, now), now);
    expect([months.length, beijingDate(months[0]!)]).toEqual([12, '2025-12-01']);
  });

  it('puts every moment into exactly one step', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-10'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.constantFrom(...granularities),
        (at, granularity) => {
          const start = startOfStep(at, granularity);
          const next = nextStep(start, granularity);
          expect(start <= at && at < next).toBe(true);
          expect(startOfStep(start, granularity)).toEqual(start);
          expect(startOfStep(new Date(next.getTime() - 1), granularity)).toEqual(start);
          if (granularity === 'week') expect(new Date(start.getTime() + 8 * 3_600_000).getUTCDay()).toBe(1);
        },
      ),
    );
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
