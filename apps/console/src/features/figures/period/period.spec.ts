import { daysOf, periodOf, periodUntilToday } from './period';

describe('the period that figures are of', () => {
  const today = '2026-11-22'; // a Sunday

  it('reaches from Monday, or the first of the month, quarter or year, until today', () => {
    expect(periodUntilToday('week', today)).toEqual({ name: 'week', from: '2026-11-16', to: '2026-11-22' });
    expect(periodUntilToday('month', today)).toEqual({ name: 'month', from: '2026-11-01', to: '2026-11-22' });
    expect(periodUntilToday('quarter', today)).toEqual({
      name: 'quarter',
      from: '2026-10-01',
      to: '2026-11-22',
    });
    expect(periodUntilToday('year', today)).toEqual({ name: 'year', from: '2026-01-01', to: '2026-11-22' });
  });

  it('begins today on a Monday, and in another year where the week does', () => {
    expect(periodUntilToday('week', '2026-11-23').from).toBe('2026-11-23');
    expect(periodUntilToday('week', '2027-01-01').from).toBe('2026-12-28');
    expect(periodUntilToday('quarter', '2027-01-01').from).toBe('2027-01-01');
  });

  it('is what the address says', () => {
    expect(periodOf('own', '2026-02-27', '2026-03-02', today)).toEqual({
      name: 'own',
      from: '2026-02-27',
      to: '2026-03-02',
    });
    expect(periodOf('year', null, null, today).from).toBe('2026-01-01');
  });

  it.each([
    ['own', '2026-03-02', '2026-02-27'],
    ['own', '2024-01-01', '2026-01-01'],
    ['own', 'yesterday', '2026-01-01'],
    ['own', null, '2026-01-01'],
    ['decade', null, null],
    [null, null, null],
  ])('is this month where the address makes no sense: %s %s %s', (name, from, to) => {
    expect(periodOf(name, from, to, today)).toEqual({ name: 'month', from: '2026-11-01', to: '2026-11-22' });
  });

  it('counts both ends', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-02' })).toBe(4);
    expect(daysOf({ from: '2026-03-02', to: '2026-03-02' })).toBe(1);
  });
});
