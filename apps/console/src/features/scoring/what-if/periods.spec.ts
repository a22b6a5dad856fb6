import { calendarPeriods, daysSoFar } from './periods';

it('offers last year whole and this year until today', () => {
  expect(calendarPeriods('2026-03-05')).toEqual({
    last: { from: '2025-01-01', to: '2025-12-31' },
    current: { from: '2026-01-01', to: '2026-03-05' },
  });
});

it('takes an assessment year as far as it has come', () => {
  const year = { startsOn: '2025-12-01', endsOn: '2026-11-30' };
  expect(daysSoFar(year, '2026-03-05')).toEqual({ from: '2025-12-01', to: '2026-03-05' });
  expect(daysSoFar(year, '2027-01-01')).toEqual({ from: '2025-12-01', to: '2026-11-30' });
  expect(daysSoFar(year, '2025-11-30')).toBeNull();
});
