import fc from 'fast-check';
import {
  dayAfter,
  daysOf,
  eachDay,
  eachMonth,
  grainsOf,
  periodWords,
  reportPeriod,
  wholeSpanOf,
} from './report-period';

/** Everything has begun by then. */
const LATE = '9999-12-31';

const days = fc
  .tuple(
    fc.date({ min: new Date('2019-01-01'), max: new Date('2032-01-01'), noInvalidDate: true }),
    fc.nat(399),
  )
  .map(([date, more]) => {
    const from = date.toISOString().slice(0, 10);
    return { from, to: dayAfter(from, more) };
  });

describe('the period of a report', () => {
  it.each([
    ['2028-01-01', '2028-12-31', 'year', '2028年', 366],
    ['2026-01-01', '2026-12-31', 'year', '2026年', 365],
    ['2028-02-01', '2028-02-29', 'month', '2028年2月', 29],
    ['2026-04-01', '2026-06-30', 'quarter', '2026年第二季度', 91],
    ['2026-02-01', '2026-04-30', null, '2026年2月1日至2026年4月30日', 89],
    ['2026-02-28', '2026-02-28', null, '2026年2月28日', 1],
  ])('%s to %s is a %s: %s', (from, to, span, words, length) => {
    expect([wholeSpanOf({ from, to }), periodWords({ from, to }), daysOf({ from, to })]).toEqual([
      span,
      words,
      length,
    ]);
  });

  it('is a year, or days of which the first is not after the last', () => {
    expect(reportPeriod({ year: 2026 })).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    for (const wish of [
      {},
      { from: '2026-01-01' },
      { year: 2026, to: '2026-02-01' },
      { from: '2026-02-01', to: '2026-01-31' },
    ])
      expect(() => reportPeriod(wish)).toThrow();
    expect(() => reportPeriod({ from: '2026-01-01', to: dayAfter('2026-01-01', 400) })).toThrow();
    expect(reportPeriod({ from: '2026-01-01', to: dayAfter('2026-01-01', 399) }).from).toBe('2026-01-01');
  });

  it('is covered by whole months and single days, each day once', () => {
    fc.assert(
      fc.property(days, (period) => {
        const { months, before, after } = grainsOf(period);
        const listed = [before, months, after].flatMap(({ from, to }) =>
          from < to ? eachDay({ from, to: dayAfter(to, -1) }, LATE) : [],
        );
        expect(listed).toEqual(eachDay(period, LATE));
        if (months.from < months.to) expect([months.from.slice(8), months.to.slice(8)]).toEqual(['01', '01']);
        expect(
          daysOf({ from: before.from, to: before.to }) - 1 + daysOf({ from: after.from, to: after.to }) - 1,
        ).toBeLessThan(62);
        expect(new Set(eachDay(period, LATE).map((day) => day.slice(0, 7)))).toEqual(
          new Set(eachMonth(period, LATE)),
        );
      }),
    );
  });

  it('has no days and months that have not begun: of them nothing is known', () => {
    const period = { from: '2026-11-20', to: '2027-01-31' };
    expect(eachDay(period, '2026-11-22')).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
    expect(eachMonth(period, '2026-12-01')).toEqual(['2026-11', '2026-12']);
    expect([eachDay(period, '2026-11-19'), eachMonth(period, '2026-10-31')]).toEqual([[], []]);
  });
});
