import { daysOf, periodOf, periodUntilToday } from './period';

describe('the period that figures are of', () => {
  // A Sunday in Shanghai, while it is still Saturday in London.
  const now = new Date('2026-11-21T17:30:00Z');

  it('reaches from Monday, or the first of the month, quarter or year, until today by the offices calendar', () => {
    expect(periodUntilToday('week', now)).toEqual({ name: 'week', from: '2026-11-16', to: '2026-11-22' });
    expect(periodUntilToday('month', now)).toEqual({ name: 'month', from: '2026-11-01', to: '2026-11-22' });
    expect(periodUntilToday('quarter', now)).toEqual({
      name: 'quarter',
      from: '2026-10-01',
      to: '2026-11-22',
    });
    expect(periodUntilToday('year', now)).toEqual({ name: 'year', from: '2026-01-01', to: '2026-11-22' });
  });

  it('is what the address says', () => {
    expect(periodOf('own', '2026-02-27', '2026-03-02', now)).toEqual({
      name: 'own',
      from: '2026-02-27',
      to: '2026-03-02',
    });
    expect(periodOf('year', null, null, now).from).toBe('2026-01-01');
  });

  it.each([
    ['own', '2026-03-02', '2026-02-27'],
    ['own', '2024-01-01', '2026-01-01'],
    ['own', 'yesterday', '2026-01-01'],
    ['own', null, '2026-01-01'],
    ['decade', null, null],
    [null, null, null],
  ])('is this month where the address makes no sense: %s %s %s', (name, from, to) => {
    expect(periodOf(name, from, to, now)).toEqual({ name: 'month', from: '2026-11-01', to: '2026-11-22' });
  });

  it('counts both ends', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-02' })).toBe(4);
    expect(daysOf({ from: '2026-03-02', to: '2026-03-02' })).toBe(1);
  });
});
