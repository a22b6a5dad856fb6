import { capBase, classLines, rulesOfClass } from './class-rules';
import type { ReportFacts } from './facts';
import { capNote, lowRateLine, notBelowZeroLine } from './period-lines';
import { personRows } from './person-rows';
import type { GivenInYear, PeriodInput, UnitOfClass } from './period-input';
import type { PeriodScore, ScoredItem, UnitRow, UseCount } from './period-rows';
import { divideHalfUp, sumOf, toHundredths } from './points';
import type { Hundredths } from './points';
import { ranksOf } from './rank';
import { scoreItems } from './score-items';
import type { ScoreLine } from './score-lines';
import { penaltyRule } from './score-penalties';
import { versionOn } from './scheme-document';
import type { SchemeVersion } from './scheme-document';

/**
 * What every unit of a class, and everybody who wrote for it, has in a period. A pure function.
 *
 * - A report counts for the unit that it was sent from, wherever that stands today.
 * - Each report gives what its facts up to the period's end give, less what it gave before: by the closed bulletins
 *   where the last of them ends on the day before (and by the facts before the first of them), else by the facts up to
 *   that day.
 * - Rules of a whole period (base, quotas, caps, rates, pay, ranking) are those of the version of its last day; where
 *   none was valid then, there are none.
 * - Totals may be negative, unless the scheme lifts them to zero.
 */
export function scorePeriod(input: PeriodInput, versions: readonly SchemeVersion[]): PeriodScore {
  const version = versionOn(versions, input.period.to);
  const items = scoreItems(input, versions);
  const itemsOf = groupBy(items, ({ organizationId }) => organizationId);
  const reportsOf = groupBy(input.reports, ({ organizationId }) => organizationId);
  const withoutHonours = honoursLost(input, versions);
  const given = new Map(input.closed?.year.map((year) => [year.organizationId, year]));
  const unranked = input.units.map((unit) =>
    unitRow(unit, {
      input,
      version,
      items: itemsOf.get(unit.organizationId) ?? [],
      reports: reportsOf.get(unit.organizationId) ?? [],
      given: given.get(unit.organizationId) ?? null,
      losesHonours: withoutHonours.units.has(unit.organizationId),
    }),
  );
  const rules = version?.document.ranking ?? { ties: 'shared', tieBreakers: [] };
  const ranks = ranksOf(unranked, rules);
  const units = unranked.map((row, index) => ({ ...row, rank: ranks[index]! }));
  return {
    // The order of equal ranks is that of the units given: sorting is stable.
    units: units.sort((one, other) => one.rank - other.rank),
    persons: personRows(items, input.reports, { version, rules, withoutHonours: withoutHonours.reports }),
    items,
  };
}

interface UnitFacts {
  input: PeriodInput;
  version: SchemeVersion | null;
  items: ScoredItem[];
  reports: readonly ReportFacts[];
  given: GivenInYear | null;
  losesHonours: boolean;
}

function unitRow(
  unit: UnitOfClass,
  { input, version, items, reports, given, losesHonours }: UnitFacts,
): UnitRow {
  const ofReports = items.filter(({ kind }) => kind === 'report');
  const penalties = items.filter(({ kind }) => kind !== 'report');
  const submitted = sumOf(ofReports.map((item) => item.submitted));
  const adopted = sumOf(ofReports.map((item) => item.adopted));
  const submissionPoints = sumOf(ofReports.map((item) => item.submissionPoints));
  const reportPoints = sumOf(ofReports.map((item) => item.points));

  const own = version ? classLines(unit, reports, input, version) : { base: [], missing: [] };
  const maxPerYear = version && rulesOfClass(version, unit.unitClass)?.base?.maxPerYear;
  const base = capBase(own.base, given?.base ?? 0, maxPerYear ?? null);
  const lowRate = version && lowRateLine(version, submitted, adopted);
  const penaltyLines = [...penalties.flatMap(linesInPeriod), ...own.missing, ...(lowRate ? [lowRate] : [])];

  const basePoints = total(base);
  const earned = reportPoints + basePoints;
  const held = version ? capLines(version, earned, given?.earned ?? 0) : [];
  const penaltyPoints = total(penaltyLines);
  const sum = earned + total(held) + penaltyPoints;
  const lifted =
    version?.document.negativeTotals === 'zero' && sum < 0 ? [notBelowZeroLine(-sum, version)] : [];
  const adjustments = [...held, ...lifted];
  return {
    organizationId: unit.organizationId,
    submitted,
    adopted,
    adoptionRate: submitted > 0 ? divideHalfUp(adopted * 10_000, submitted) : null,
    submissionPoints,
    adoptionPoints: reportPoints - submissionPoints,
    basePoints,
    earnedPoints: earned + total(held),
    penaltyPoints,
    adjustmentPoints: total(adjustments),
    points: sum + total(lifted),
    rank: 0,
    lines: [...base, ...penaltyLines, ...adjustments],
    uses: useCounts(ofReports),
    losesHonours,
  };
}

/** A penalty that was taken off before and is over now is given back by a line of its own. */
function linesInPeriod(item: ScoredItem): ScoreLine[] {
  if (item.points === 0) return [];
  const [line] = item.lines;
  if (line) return [{ ...line, points: item.points }];
  return [
    {
      why: { code: 'recorded_penalty', zh: '撤销扣分', en: 'a penalty was revoked' },
      points: item.points,
      on: null,
      factId: item.key.split(':')[1] ?? null,
      versionId: null,
    },
  ];
}

function capLines(version: SchemeVersion, earned: Hundredths, earnedBefore: Hundredths): ScoreLine[] {
  const { perUnitAndPeriod, perUnitAndYear } = version.document.caps;
  const lines: ScoreLine[] = [];
  let left = earned;
  if (perUnitAndPeriod !== null && left > toHundredths(perUnitAndPeriod)) {
    lines.push(capNote('unit_cap', toHundredths(perUnitAndPeriod) - left, perUnitAndPeriod, version));
    left = toHundredths(perUnitAndPeriod);
  }
  if (perUnitAndYear !== null) {
    const room = Math.max(0, toHundredths(perUnitAndYear) - earnedBefore);
    if (left > room) lines.push(capNote('year_cap', room - left, perUnitAndYear, version));
  }
  return lines;
}

function useCounts(items: readonly ScoredItem[]): UseCount[] {
  const counts = new Map<string, UseCount>();
  for (const { uses } of items) {
    for (const use of uses) {
      if (use.stage !== 'adopted') continue;
      const { outletCode, outletName, points } = use;
      const { level, kind, extent } = use.fact;
      const key = `${outletCode ?? outletName} ${level} ${kind} ${extent}`;
      const known = counts.get(key);
      if (known) {
        known.count += 1;
        known.points += points;
      } else counts.set(key, { outletCode, outletName, level, kind, extent, count: 1, points });
    }
  }
  return [...counts.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count);
}

/** A report that was false loses its unit and its authors their honours; a penalty without a report its unit. */
function honoursLost(
  { penalties, period }: PeriodInput,
  versions: readonly SchemeVersion[],
): { units: Set<string>; reports: Set<string> } {
  const grave = penalties.filter(
    (penalty) =>
      !penalty.isRevoked && penalty.occurredOn <= period.to && penaltyRule(versions, penalty)?.losesHonours,
  );
  return {
    units: new Set(grave.map(({ organizationId }) => organizationId)),
    reports: new Set(grave.flatMap(({ submissionId }) => submissionId ?? [])),
  };
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function total(lines: readonly ScoreLine[]): Hundredths {
  return sumOf(lines.map(({ points }) => points));
}
