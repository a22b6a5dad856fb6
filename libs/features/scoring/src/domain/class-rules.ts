import { isWithin, spansEndingIn } from './calendar';
import { effectiveDay } from './count-uses';
import type { AdoptionFact, Period, ReportFacts } from './facts';
import { outletOf } from './match-use';
import type { PeriodInput, UnitOfClass } from './period-input';
import { toHundredths } from './points';
import type { Hundredths } from './points';
import { why } from './score-lines';
import type { ScoreLine } from './score-lines';
import type { QuotaRule, SchemeVersion, UnitClassRule } from './scheme-document';

/** Rules of the class, else those of `*`; null where there are none. */
export function rulesOfClass(version: SchemeVersion, unitClass: string | null): UnitClassRule | null {
  const { unitClasses } = version.document;
  return (
    unitClasses.find((rule) => rule.unitClass === unitClass) ??
    unitClasses.find((rule) => rule.unitClass === '*') ??
    null
  );
}

/**
 * Base points and what is missing to the quotas, by the version of the period's last day. A base that asks for quotas
 * is given for a span in which none is missed: quotas of shorter spans within it, longer ones in the period in which
 * they end. A unit that joined in the middle of a span owes nothing for it, and has its base if it did its share anyway.
 */
export function classLines(
  unit: UnitOfClass,
  reports: readonly ReportFacts[],
  input: PeriodInput,
  version: SchemeVersion,
): { base: ScoreLine[]; missing: ScoreLine[] } {
  const rules = rulesOfClass(version, unit.unitClass);
  if (!rules) return { base: [], missing: [] };
  const results = rules.quotas.flatMap((quota) =>
    spansEndingIn(input.period, quota.per, input.yearStartsOn).map((span) => ({
      quota,
      span,
      missing: Math.max(0, quota.minimum - countFor(quota, span, reports, version)),
    })),
  );
  const missing = results
    .filter((result) => result.missing > 0 && result.quota.penaltyPerMissing > 0)
    .filter(({ span }) => unit.joinedOn === null || unit.joinedOn <= span.from)
    .map(({ quota, span, missing: count }) => missingLine(quota, span, count, version));
  const base: ScoreLine[] = [];
  if (rules.base) {
    const { per, points, requiresQuotas } = rules.base;
    for (const span of spansEndingIn(input.period, per, input.yearStartsOn)) {
      const isMet = results.every((result) => result.missing === 0 || !isWithin(result.span.to, span));
      if (requiresQuotas && !isMet) continue;
      base.push(baseLine(toHundredths(points), span, version));
    }
  }
  return { base, missing };
}

/** Base points of the year so far count towards their cap. */
export function capBase(lines: ScoreLine[], given: Hundredths, maxPerYear: number | null): ScoreLine[] {
  if (maxPerYear === null) return lines;
  let left = Math.max(0, toHundredths(maxPerYear) - given);
  return lines.flatMap((line) => {
    const points = Math.min(left, line.points);
    left -= points;
    return points > 0 ? [{ ...line, points }] : [];
  });
}

function countFor(
  quota: QuotaRule,
  span: Period,
  reports: readonly ReportFacts[],
  version: SchemeVersion,
): number {
  const counting = reports.filter(
    ({ counts, category }) => counts && (quota.categories?.includes(category) ?? true),
  );
  if (quota.counts === 'submitted') return counting.filter(({ sentOn }) => isWithin(sentOn, span)).length;
  return counting.filter((report) => {
    const [first] = report.adoptions
      .filter((use) => use.stage === 'adopted' && fitsQuota(use, quota, version))
      .map(({ adoptedOn }) => effectiveDay(report, adoptedOn))
      .sort();
    return first !== undefined && isWithin(first, span);
  }).length;
}

function fitsQuota(use: AdoptionFact, { outlets, levels }: QuotaRule, version: SchemeVersion): boolean {
  const code = outletOf(use, version.document)?.code;
  return (
    (outlets === undefined || (code !== undefined && outlets.includes(code))) &&
    (levels === undefined || levels.includes(use.level))
  );
}

function missingLine(quota: QuotaRule, span: Period, count: number, version: SchemeVersion): ScoreLine {
  return {
    why: why(
      'quota_missing',
      `“${quota.name}”少 ${count} 篇（${span.from} 至 ${span.to}）`,
      `${count} missing for “${quota.name}” (${span.from} to ${span.to})`,
    ),
    points: -count * toHundredths(quota.penaltyPerMissing),
    on: span.to,
    factId: null,
    versionId: version.id,
  };
}

function baseLine(points: Hundredths, span: Period, version: SchemeVersion): ScoreLine {
  return {
    why: why('base', `基础分（${span.from} 至 ${span.to}）`, `base points (${span.from} to ${span.to})`),
    points,
    on: span.to,
    factId: null,
    versionId: version.id,
  };
}
