import { NO_COLUMN } from '../figures/tally-rows';
import type { Tally, TallyTable } from '../figures/tally-rows';
import { countedByRule, countedThings, placeFigures, rankingRule, reportedReviews } from './counted-parts';

const months = ['2026-01', '2026-02'];
const table = (rows: [string, string, string, number][]): TallyTable => ({
  byMonth: rows.map(([month, measure, facet, amount]) => ({
    month,
    measure: measure as Tally['measure'],
    facet,
    amount,
  })),
  byUnit: [],
  byColumn: [],
});

describe('parts of a report', () => {
  it('count things by kind and month, with zeros for months without any', () => {
    expect(
      countedThings(
        table([
          ['2026-02', 'items', 'article', 3],
          ['2026-02', 'items', 'video', 1],
        ]),
        'items',
        months,
      ),
    ).toEqual({
      definitionId: 'report.items.v1',
      total: 4,
      counts: [
        { key: 'article', count: 3 },
        { key: 'video', count: 1 },
      ],
      byMonth: [
        { month: '2026-01', total: 0, counts: [] },
        {
          month: '2026-02',
          total: 4,
          counts: [
            { key: 'article', count: 3 },
            { key: 'video', count: 1 },
          ],
        },
      ],
    });
  });

  it('never add up two rules, nor listens and plays, and tell no people where nobody can', () => {
    const counted = table([
      ['2026-01', 'views', 'page_view.v1', 5],
      ['2026-01', 'raw_views', 'page_view.v1', 9],
      ['2026-01', 'views', 'page_view.v2', 7],
      ['2026-01', 'media', 'listen.v1', 2],
      ['2026-01', 'media', 'play.v1', 3],
    ]);
    const people = new Map([
      ['page_view.v1', 8],
      ['page_view.v2', null],
    ]);
    const told = (kind: 'views' | 'listens' | 'plays') =>
      countedByRule(counted, kind, months, people, days).map((rule) => [
        rule.definitionId,
        rule.counted,
        rule.raw,
        rule.people,
      ]);
    const all = { from: '2026-01-01', to: '2026-02-28' };
    const days = new Map(
      ['page_view.v1', 'page_view.v2', 'listen.v1', 'play.v1'].map((rule) => [rule, all] as const),
    );
    // Visitors are never more than views.
    expect(told('views')).toEqual([
      ['page_view.v1', 5, 9, 5],
      ['page_view.v2', 7, 0, null],
    ]);
    expect([told('listens'), told('plays')]).toEqual([
      [['listen.v1', 2, 0, null]],
      [['play.v1', 3, 0, null]],
    ]);
  });

  it('know nothing of months in which a rule did not count, and nothing but zero between its days', () => {
    const counted = table([
      ['2026-01', 'views', 'page_view.v1', 5],
      ['2026-03', 'views', 'page_view.v2', 7],
    ]);
    const days = new Map([
      ['page_view.v1', { from: '2026-01-01', to: '2026-02-03' }],
      ['page_view.v2', { from: '2026-02-03', to: '2026-03-31' }],
    ]);
    const rules = countedByRule(counted, 'views', [...months, '2026-03'], new Map(), days);
    expect(rules.map(({ byMonth }) => byMonth.map((month) => month.counted))).toEqual([
      [5, 0, null],
      [null, 0, 7],
    ]);
    expect(rules[1]).toMatchObject({ from: '2026-02-03', to: '2026-03-31' });
  });

  it('name shares of what was closed alone', () => {
    expect(reportedReviews(table([]))).toMatchObject({
      approved: 0,
      returnedShare: null,
      rejectedShare: null,
    });
    expect(
      reportedReviews(
        table([
          ['2026-01', 'reviews', 'approved', 6],
          ['2026-02', 'reviews', 'returned', 2],
        ]),
      ),
    ).toMatchObject({ approved: 6, returned: 2, returnedShare: 0.25, rejectedShare: 0 });
  });

  it('list places with anything, most items first, and those without a column by null', () => {
    const row = (place: string, measure: Tally['measure'], amount: number) => ({
      place,
      measure,
      facet: 'x',
      amount,
    });
    const names = new Map([['a', '要闻']]);
    expect(
      placeFigures([row('a', 'views', 9), row(NO_COLUMN, 'items', 2), row('b', 'reviews', 4)], names),
    ).toEqual([
      { id: null, name: null, items: 2, posts: 0, views: [] },
      { id: 'a', name: '要闻', items: 0, posts: 0, views: [{ definitionId: 'x', views: 9 }] },
    ]);
  });

  it('put items in order by the rule that counted on most days, and by the newer of two such', () => {
    const rule = (definitionId: string, from: string, to: string) => ({ definitionId, from, to });
    expect(rankingRule([])).toBeNull();
    const old = rule('page_view.v1', '2026-01-01', '2026-11-22');
    expect(rankingRule([rule('page_view.v2', '2026-11-22', '2026-12-31'), old])).toBe(old);
    const newer = rule('page_view.v2', '2026-01-01', '2026-11-22');
    expect(rankingRule([old, newer])).toBe(newer);
  });
});
