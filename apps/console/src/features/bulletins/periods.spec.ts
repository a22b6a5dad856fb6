import { periodsOf } from './periods';

describe('the periods of an assessment year', () => {
  const days = (from: string) => ({ from, to: from });

  it('are months, and the year', () => {
    const year = { periodUnit: 'month', periods: [days('2025-12-01'), days('2026-01-01')], endsOn: '2026-11-30' };
    expect(periodsOf(year)).toEqual(['2025-12', '2026-01', '2026']);
  });

  it('are quarters, and the year', () => {
    const year = { periodUnit: 'quarter', periods: [days('2026-01-01'), days('2026-10-01')], endsOn: '2026-12-31' };
    expect(periodsOf(year)).toEqual(['2026-Q1', '2026-Q4', '2026']);
  });

  it('are the year alone', () => {
    expect(periodsOf({ periodUnit: 'year', periods: [days('2026-01-01')], endsOn: '2026-12-31' })).toEqual(['2026']);
  });
});
