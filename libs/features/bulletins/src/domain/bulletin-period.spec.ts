import { dayWords, periodOf, periodWords } from './bulletin-period';

const calendar = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
const fromDecember = { startsOn: '2025-12-01', endsOn: '2026-11-30' };
const fromThe26th = { startsOn: '2025-12-26', endsOn: '2026-12-25' };

describe('the period of a bulletin', () => {
  it.each([
    ['2026-10', calendar, 'month', '2026-10-01', '2026-10-31'],
    ['2026-02', calendar, 'month', '2026-02-01', '2026-02-28'],
    ['2026-Q3', calendar, 'quarter', '2026-07-01', '2026-09-30'],
    ['2026', calendar, 'year', '2026-01-01', '2026-12-31'],
    ['2025-12', fromDecember, 'month', '2025-12-01', '2025-12-31'],
    ['2026-Q1', fromDecember, 'quarter', '2025-12-01', '2026-02-28'],
    ['2026', fromDecember, 'year', '2025-12-01', '2026-11-30'],
    ['2026-01', fromThe26th, 'month', '2025-12-26', '2026-01-25'],
  ] as const)('%s of the year from %o', (text, year, span, startsOn, endsOn) => {
    expect(periodOf(text, year)).toEqual({ span, startsOn, endsOn });
  });

  it.each([
    ['2027-01', calendar],
    ['2025', calendar],
    ['2026-12', fromDecember],
    ['2026-Q3', { startsOn: '2026-01-01', endsOn: '2026-06-30' }],
  ])('%s is none of the year from %o', (text, year) => {
    expect(periodOf(text, year)).toBeNull();
  });

  it('has names that people read', () => {
    expect(['2026-10', '2026-Q3', '2026'].map(periodWords)).toEqual([
      '2026年10月',
      '2026年第三季度',
      '2026年度',
    ]);
    expect(dayWords('2026-10-09')).toBe('2026年10月9日');
  });
});
