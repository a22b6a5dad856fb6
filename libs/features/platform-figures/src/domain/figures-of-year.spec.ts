import fc from 'fast-check';
import { figuresOfYear } from './figures-of-year';
import type { PeriodOfYear } from './figures-of-year';
import { daysAfter, lastDayOf } from './local-days';
import { periodOutcome } from './period-outcome';

const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`);
const ofMonth = (month: string, value: number, precision: PeriodOfYear['precision'] = 'rounded') => ({
  fromDay: `${month}-01`,
  toDay: lastDayOf(month),
  value,
  precision,
});
const today = '2025-03-01';

describe('a year of figures', () => {
  it('adds twelve months of 12.4万次 to 1,488,000, and does not add 6.7万人次 of people', () => {
    const views = figuresOfYear(
      2024,
      months.map((month) => ofMonth(month, 124_000)),
      'times',
      today,
    );
    expect(views).toMatchObject({ total: 1_488_000, precision: 'rounded', counted: 12, missing: [] });
    expect(views.missingDays).toBe(0);

    const people = figuresOfYear(
      2024,
      months.map((month, index) => ofMonth(month, 67_000 + index)),
      'people',
      today,
    );
    expect(people).toMatchObject({ total: null, precision: null, highest: { value: 67_011 } });
    expect(people.months.map(({ value }) => value)).toEqual(months.map((_, index) => 67_000 + index));
  });

  it('says which months are missing, and of those that run yet that they do', () => {
    const year = figuresOfYear(
      2024,
      [ofMonth('2024-01', 5), { ...ofMonth('2024-03', 7), toDay: '2024-03-10' }],
      'times',
      '2024-05-20',
    );
    expect(year.missing).toEqual(['2024-02', '2024-03', '2024-04']);
    expect(year.missingDays).toBe(29 + 21 + 30 + 19);
    expect(year.months.map(({ coverage }) => coverage).slice(0, 6)).toEqual([
      'whole',
      'none',
      'part',
      'none',
      'ahead',
      'ahead',
    ]);
    expect(year.total).toBe(12);
  });

  it('counts nothing that reaches beyond the year, and takes people that were told of the whole year at once', () => {
    const across = { fromDay: '2023-12-15', toDay: '2024-01-14', value: 900, precision: 'exact' as const };
    const times = figuresOfYear(2024, [across, ofMonth('2024-02', 5)], 'times', today);
    expect(times).toMatchObject({ total: 5, crossing: [{ value: 900 }], missingDays: 17 + 306 });
    const whole = { fromDay: '2024-01-01', toDay: '2024-12-31', value: 300_000, precision: 'exact' as const };
    expect(figuresOfYear(2024, [whole], 'people', today)).toMatchObject({ total: 300_000, missing: [] });
    expect(figuresOfYear(2024, [], 'times', today)).toMatchObject({ total: null, highest: null });
  });

  it('covers as many days as its figures have, however the year is cut', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 30 });
    fc.assert(
      fc.property(cuts, fc.nat(5), (places, dropped) => {
        const starts = [0, ...places.sort((one, other) => one - other)];
        const parts = starts.map((start, index) => ({
          fromDay: daysAfter('2024-01-01', start),
          toDay: daysAfter('2024-01-01', (starts[index + 1] ?? 366) - 1),
          days: (starts[index + 1] ?? 366) - start,
          value: 1,
          precision: 'exact' as const,
        }));
        const kept = parts.filter((_, index) => index % 6 !== dropped);
        const year = figuresOfYear(2024, kept, 'times', today);
        const told = kept.reduce((sum, { days }) => sum + days, 0);
        expect(year.missingDays).toBe(366 - told);
        expect(year.total).toBe(kept.length === 0 ? null : kept.length);
      }),
    );
  });
});

describe('a figure of a period', () => {
  const told = { ...ofMonth('2024-05', 100, 'exact'), batch: '', isReplaced: false };

  it('is known, differs, overlaps or is new', () => {
    const outcome = (figure: object, rows = [told]) => periodOutcome({ ...told, ...figure }, rows).outcome;
    expect(outcome({})).toBe('known');
    expect(outcome({ value: 101 })).toBe('differs');
    expect(outcome({ precision: 'rounded' })).toBe('differs');
    expect(outcome({ toDay: '2024-05-30' })).toBe('overlaps');
    expect(outcome({ fromDay: '2024-06-01', toDay: '2024-06-30' })).toBe('new');
    expect(outcome({}, [{ ...told, isReplaced: true }])).toBe('known');
    expect(outcome({ value: 101 }, [{ ...told, isReplaced: true }])).toBe('new');
    expect(outcome({ fromDay: '2023-12-31', toDay: '2024-12-31' })).toBe('overlaps');
    expect(outcome({ fromDay: '2023-01-01', toDay: '2024-04-30' })).toBe('new');
  });

  it('of a batch stands beside other batches, and never beside the whole', () => {
    const batch = (name: string, rows: (typeof told)[]) =>
      periodOutcome({ ...told, batch: name }, rows).outcome;
    expect(batch('第一批', [{ ...told, batch: '第二批' }])).toBe('new');
    expect(batch('第一批', [{ ...told, batch: '第一批' }])).toBe('known');
    expect(batch('第一批', [told])).toBe('overlaps');
    expect(batch('', [{ ...told, batch: '第一批' }])).toBe('overlaps');
  });
});
