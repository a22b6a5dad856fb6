import fc from 'fast-check';
import { limitsOfColumn, policyLimits } from './inspection-limits';
import { judgeFreshness } from './judge-freshness';

const limits = { staleAfterDays: 14, warnAfterDays: 10 };
const judge = (last: string, now: string, zone = 'Asia/Shanghai') =>
  judgeFreshness(new Date(last), limits, new Date(now), zone);

describe('freshness', () => {
  it('warns after ten days and ends after fourteen, by calendar days', () => {
    expect(judge('2026-11-01T23:59:00+08:00', '2026-11-10T23:59:00+08:00')).toMatchObject({
      state: 'ok',
      days: 9,
    });
    expect(judge('2026-11-01T23:59:00+08:00', '2026-11-11T00:00:00+08:00')).toEqual({
      state: 'warn',
      days: 10,
      since: new Date('2026-11-11T00:00:00+08:00'),
    });
    expect(judge('2026-11-01T00:01:00+08:00', '2026-11-15T00:00:00+08:00')).toEqual({
      state: 'stale',
      days: 14,
      since: new Date('2026-11-15T00:00:00+08:00'),
    });
  });

  it('counts the days of the unit, not ours', () => {
    const [last, now] = ['2026-11-01T20:00:00+08:00', '2026-11-11T01:00:00+08:00'];
    expect(judge(last, now).days).toBe(10);
    expect(judge(last, now, 'Asia/Urumqi').days).toBe(9);
  });

  it('does not lose a day where clocks are turned', () => {
    expect(judge('2026-03-25T12:00:00+01:00', '2026-04-08T00:30:00+02:00', 'Europe/Berlin').days).toBe(14);
  });

  it('was in its state from a moment that is over', () => {
    const time = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(time, fc.integer({ min: 0, max: 60 * 86_400_000 }), (last, age) => {
        const now = new Date(last.getTime() + age);
        const { since, days, state } = judgeFreshness(last, limits, now, 'Asia/Shanghai');
        expect(since.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(judgeFreshness(last, limits, since, 'Asia/Shanghai').state).toBe(state);
        expect(state === 'stale').toBe(days >= 14);
      }),
    );
  });
});

describe('limits of a column', () => {
  it('are its own, else those of its kind or of the unit', () => {
    expect(limitsOfColumn('news', {}, limits)).toEqual(limits);
    expect(limitsOfColumn('policy', {}, limits)).toEqual(policyLimits);
    expect(limitsOfColumn('policy', { staleAfterDays: 90, warnAfterDays: 80 }, limits)).toEqual({
      staleAfterDays: 90,
      warnAfterDays: 80,
    });
    expect(limitsOfColumn('lasting', {}, limits)).toBeNull();
  });
});
