import { countingRules, currentListenRule, currentPlayRule } from '@haojiao/features/metrics';
import { daysOf } from '../domain/report-period';
import type { RuleDays } from '../figures/read-rule-days';
import type { VisitorsByRule } from '../figures/read-visitors';
import { NO_COLUMN } from '../figures/tally-rows';
import type { Measure, Tally, TallyTable } from '../figures/tally-rows';
import { reportDefinitions } from '../domain/report-definitions';
import type { Count, CountedByRule, CountedThings, PlaceFigures, ReportedReviews } from './period-report';

type RankingRule = Pick<CountedByRule, 'definitionId' | 'from' | 'to'>;

/** Items by type or posts by platform, month by month; months without any are zeros. */
export function countedThings(
  table: TallyTable,
  measure: 'items' | 'posts',
  months: readonly string[],
): CountedThings {
  const rows = table.byMonth.filter((row) => row.measure === measure);
  const byMonth = months.map((month) => {
    const counts = countsOf(rows.filter((row) => row.month === month));
    return { month, total: sumOf(counts), counts };
  });
  const counts = countsOf(rows);
  return { definitionId: reportDefinitions[measure].id, total: sumOf(counts), counts, byMonth };
}

export type CountedKind = 'views' | 'listens' | 'plays';

/**
 * Each rule by itself. Where nothing was counted the list is empty: it is not known to be nothing; nor are months in which
 * the rule did not count.
 */
export function countedByRule(
  table: TallyTable,
  kind: CountedKind,
  months: readonly string[],
  people: VisitorsByRule,
  days: RuleDays,
): CountedByRule[] {
  const [measure, raw]: Measure[] = kind === 'views' ? ['views', 'raw_views'] : ['media', 'raw_media'];
  const rows = table.byMonth.filter((row) => kindOf(row) === kind);
  return facetsOf(rows).flatMap((definitionId) => {
    const span = days.get(definitionId);
    if (!span) return [];
    const [first, last] = [span.from.slice(0, 7), span.to.slice(0, 7)];
    const own = rows.filter(({ facet }) => facet === definitionId);
    const of = (some: Tally[], wanted: Measure) => amountOf(some.filter((row) => row.measure === wanted));
    const counted = of(own, measure!);
    const known = people.has(definitionId) ? people.get(definitionId)! : null;
    return {
      definitionId,
      ...span,
      counted,
      raw: of(own, raw!),
      // People travel apart from views and may be ahead of them.
      people: known === null ? null : Math.min(known, counted),
      byMonth: months.map((month) => {
        if (month < first || month > last) return { month, counted: null, raw: null };
        const some = own.filter((row) => row.month === month);
        return { month, counted: of(some, measure!), raw: of(some, raw!) };
      }),
    };
  });
}

/** Most items first, then most views. */
export function placeFigures(
  rows: (Tally & { place: string })[],
  names: ReadonlyMap<string, string>,
): PlaceFigures[] {
  const places = [...new Set(rows.map(({ place }) => place))].map((place): PlaceFigures => {
    const own = rows.filter((row) => row.place === place);
    const of = (measure: Measure) => amountOf(own.filter((row) => row.measure === measure));
    const views = own.filter(({ measure }) => measure === 'views');
    return {
      id: place === NO_COLUMN ? null : place,
      name: names.get(place) ?? null,
      items: of('items'),
      posts: of('posts'),
      views: views.map(({ facet, amount }) => ({ definitionId: facet, views: amount })),
    };
  });
  const seen = places.filter(({ items, posts, views }) => items + posts + views.length > 0);
  const most = ({ views }: PlaceFigures) => Math.max(0, ...views.map((one) => one.views));
  return seen.sort(
    (one, other) =>
      other.items - one.items || most(other) - most(one) || (one.id ?? '').localeCompare(other.id ?? ''),
  );
}

export function reportedReviews(table: TallyTable): ReportedReviews {
  const of = (state: string) =>
    amountOf(table.byMonth.filter(({ measure, facet }) => measure === 'reviews' && facet === state));
  const [approved, returned, rejected] = [of('approved'), of('returned'), of('rejected')];
  const all = approved + returned + rejected;
  const share = (part: number) => (all === 0 ? null : part / all);
  return {
    definitionId: reportDefinitions.reviews.id,
    approved,
    returned,
    rejected,
    returnedShare: share(returned),
    rejectedShare: share(rejected),
  };
}

/** By which items are put in order: the rule that counted on most days of the period, of two such the newer. */
export function rankingRule(views: readonly RankingRule[]): RankingRule | null {
  const order = countingRules.map(({ id }) => id);
  const age = ({ definitionId }: RankingRule) => order.indexOf(definitionId);
  return [...views].sort((one, other) => daysOf(other) - daysOf(one) || age(other) - age(one))[0] ?? null;
}

/** Every rule that counted in it. */
export function rulesOf({ byMonth }: TallyTable): string[] {
  return facetsOf(byMonth.filter((row) => kindOf(row) !== null));
}

function kindOf({ measure, facet }: Tally): CountedKind | null {
  if (measure === 'views' || measure === 'raw_views') return 'views';
  if (measure !== 'media' && measure !== 'raw_media') return null;
  const family = (id: string) => id.replace(/\.v\d+$/, '');
  if (family(facet) === family(currentListenRule.id)) return 'listens';
  return family(facet) === family(currentPlayRule.id) ? 'plays' : null;
}

function countsOf(rows: readonly Tally[]): Count[] {
  const counts = facetsOf(rows).map((key) => ({
    key,
    count: amountOf(rows.filter(({ facet }) => facet === key)),
  }));
  return counts.sort((one, other) => other.count - one.count || one.key.localeCompare(other.key));
}

function facetsOf(rows: readonly Tally[]): string[] {
  return [...new Set(rows.map(({ facet }) => facet))].sort();
}

function amountOf(rows: readonly Tally[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

function sumOf(counts: readonly Count[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}
