import { daysOf } from './period';

describe('the days of a ledger', () => {
  const year = { startsOn: '2025-12-01', endsOn: '2026-11-30' };

  it('are those of the month', () => {
    expect(daysOf('2026-02', year)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  });

  it('stay within the assessment year', () => {
    expect(daysOf('2026', year)).toEqual({ from: '2026-01-01', to: '2026-11-30' });
    expect(daysOf('2025', year)).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('are none where the year has none of them', () => {
    expect(daysOf('2026-12', year)).toBeNull();
  });
});
