import { periodsOf } from './periods';

describe('the periods of an assessment year', () => {
  it('are months by the day on which they end, and the year', () => {
    const periods = [{ to: '2025-12-25' }, { to: '2026-01-25' }];
    expect(periodsOf({ periodUnit: 'month', periods, endsOn: '2026-11-25' })).toEqual([
      '2025-12',
      '2026-01',
      '2026',
    ]);
  });

  it('are quarters by their place in the year, and the year', () => {
    const periods = [{ to: '2026-02-28' }, { to: '2026-05-31' }];
    expect(periodsOf({ periodUnit: 'quarter', periods, endsOn: '2026-11-30' })).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026',
    ]);
  });
});
