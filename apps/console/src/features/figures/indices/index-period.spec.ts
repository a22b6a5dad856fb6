import { lastPeriod, periodAround, weekEnd } from './index-period';

describe('periods of indices', () => {
  it('begin their weeks on Sunday', () => {
    expect(periodAround('week', '2026-11-21')).toEqual({ kind: 'week', from: '2026-11-15' });
    expect(periodAround('week', '2026-11-22')).toEqual({ kind: 'week', from: '2026-11-22' });
    expect(weekEnd('2026-11-15')).toBe('2026-11-21');
  });

  it('are offered when they are over', () => {
    expect(lastPeriod('week', '2026-11-22')).toEqual({ kind: 'week', from: '2026-11-15' });
    expect(lastPeriod('month', '2026-01-31')).toEqual({ kind: 'month', from: '2025-12-01' });
    expect(lastPeriod('year', '2026-01-01')).toEqual({ kind: 'year', from: '2025-01-01' });
    expect(lastPeriod('days', '2026-03-01')).toEqual({
      kind: 'days',
      from: '2026-02-22',
      to: '2026-02-28',
    });
  });
});
