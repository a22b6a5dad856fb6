import type { DataSource } from 'typeorm';

/** What each report gives up to a day, points in hundredths. */
interface GivenByReport {
  id: string;
  unit: string;
  submitted: number;
  adopted: number;
  sending: number;
  points: number;
}

interface CountedUse {
  unit: string;
  id: string;
  outlet: string;
  kind: string;
  extent: string;
}

/** Everything that counts up to a day, by the rows of this moment. */
export interface Reckoning {
  reports: GivenByReport[];
  uses: CountedUse[];
  instructions: { unit: string; id: string }[];
  /** Late reports and recorded penalties, negative. */
  penalties: { unit: string; points: number }[];
}

/**
 * Points of the scheme of `monthOfReports`, reckoned by one statement over the raw rows: nothing here knows the engine.
 * Points are in hundredths.
 */
const rules = `
  counted AS (
    SELECT s.id, s.organization_id AS unit, coalesce(s.joint_group_id, s.id) AS story, s.sent_at,
           (s.sent_at AT TIME ZONE 'Asia/Shanghai')::date AS sent_on, s.late_days IS NOT NULL AS late
    FROM submissions s
    WHERE s.state NOT IN ('draft', 'withdrawn', 'duplicate')
      AND (s.sent_at AT TIME ZONE 'Asia/Shanghai')::date <= $1::date),
  opening AS (SELECT DISTINCT ON (story) story, sent_on FROM counted ORDER BY story, sent_at, id),
  facts AS (
    SELECT a.id, c.story, a.level, a.stage, a.kind, a.extent, greatest(a.adopted_on, o.sent_on) AS on_day,
           CASE WHEN replace(replace(a.outlet, '《', ''), '》', '') IN ('市总信息', '市总简报') THEN '市总简报'
                ELSE replace(replace(a.outlet, '《', ''), '》', '') END AS outlet
    FROM submission_adoptions a JOIN counted c ON c.id = a.submission_id JOIN opening o USING (story)
    WHERE a.state = 'verified' AND greatest(a.adopted_on, c.sent_on) <= $1::date),
  worth AS (
    SELECT f.*, CASE
        WHEN level = 'national' AND outlet = '工人日报' AND kind = 'standalone' AND extent = 'full' THEN 4050
        WHEN level = 'national' AND extent = 'brief' THEN 1500 WHEN level = 'national' THEN 4000
        WHEN level = 'province' AND kind = 'composite' THEN 1033
        WHEN level = 'province' AND extent = 'brief' THEN 1000 WHEN level = 'province' THEN 2500
        WHEN level = 'city' AND extent = 'brief' THEN 1000 WHEN level = 'city' THEN 1500
        ELSE 0 END AS hundredths
    FROM facts f WHERE stage = 'adopted'),
  used AS (
    SELECT DISTINCT ON (story, level, on_day, outlet) * FROM worth
    ORDER BY story, level, on_day, outlet, hundredths DESC, id),
  told AS (
    SELECT i.id, c.story, CASE i.level WHEN 'province' THEN 5000 WHEN 'city' THEN 1000 ELSE 0 END AS hundredths
    FROM submission_instructions i JOIN counted c ON c.id = i.submission_id
    WHERE i.state = 'verified' AND greatest(i.instructed_on, c.sent_on) <= $1::date),
  earned AS (
    SELECT story, sum(hundredths)::int AS hundredths FROM (
      SELECT story, hundredths FROM used UNION ALL SELECT story, hundredths FROM told
      -- What went up to the province, or was used there, was sent up to it: once.
      UNION ALL SELECT DISTINCT story, 200 FROM facts WHERE level = 'province') parts GROUP BY story)`;

export async function reckonUpTo(dataSource: DataSource, day: string): Promise<Reckoning> {
  const ask = <Row>(select: string): Promise<Row[]> => dataSource.query(`WITH ${rules} ${select}`, [day]);
  return {
    reports: await ask<GivenByReport>(`
      SELECT c.id, c.unit, 1 AS submitted, (EXISTS (SELECT FROM used u WHERE u.story = c.story))::int AS adopted,
             100 AS sending,
             100 + coalesce(e.hundredths / count(*) OVER story
               + (row_number() OVER (PARTITION BY c.story ORDER BY c.sent_at, c.id)
                  <= e.hundredths % count(*) OVER story)::int, 0)::int AS points
      FROM counted c LEFT JOIN earned e USING (story) WINDOW story AS (PARTITION BY c.story)`),
    uses: await ask<CountedUse>(`
      SELECT DISTINCT c.unit, u.id, u.outlet, u.kind, u.extent FROM used u JOIN counted c USING (story)`),
    instructions: await ask(`SELECT DISTINCT c.unit, t.id FROM told t JOIN counted c USING (story)`),
    penalties: await ask(`
      SELECT unit, -100 AS points FROM counted WHERE late
      UNION ALL
      SELECT organization_id, -CASE code WHEN 'false_report' THEN 3000 ELSE 200 END FROM score_penalties
      WHERE revoked_at IS NULL AND occurred_on <= $1::date`),
  };
}

/** A line of a table as people read it, points in hundredths. */
export interface ReckonedRow {
  rank: number;
  submitted: number;
  submittedYear: number;
  adopted: number;
  adoptedYear: number;
  outlets: Record<string, number>;
  standalone: number;
  composite: number;
  brief: number;
  instructions: number;
  submissionPoints: number;
  adoptionPoints: number;
  basePoints: number;
  penaltyPoints: number;
  points: number;
  pointsYear: number;
}

export interface ReckonedClass {
  /** In the order of the class. */
  units: string[];
  /** Points in hundredths of a month in which the quota was met. */
  base: number;
  /** Reports that a unit owes in a month, and what each that is missing costs. */
  quota: { minimum: number; costs: number } | null;
}

/**
 * The rows of a class: what counts now, less what counted when the last issue was closed; `year` are the points of the
 * issues before.
 */
export function reckonedRows(
  { units, base, quota }: ReckonedClass,
  now: Reckoning,
  before: Reckoning,
  sentInPeriod: ReadonlyMap<string, number>,
  year: ReadonlyMap<string, ReckonedRow>,
): Map<string, ReckonedRow> {
  const gained = <Row extends { unit: string }>(
    unit: string,
    rowsOf: (all: Reckoning) => Row[],
    pick: (row: Row) => number,
  ) => {
    const sum = (all: Reckoning) =>
      rowsOf(all).reduce((total, row) => total + (row.unit === unit ? pick(row) : 0), 0);
    return sum(now) - sum(before);
  };
  const made = units.map((unit): [string, ReckonedRow] => {
    const report = (name: 'submitted' | 'adopted' | 'sending' | 'points') =>
      gained(
        unit,
        ({ reports }) => reports,
        (row) => row[name],
      );
    const uses = (fits: (use: CountedUse) => boolean) =>
      gained(
        unit,
        (all) => all.uses,
        (use) => Number(fits(use)),
      );
    const outlets = [...new Set([...now.uses, ...before.uses].map(({ outlet }) => outlet))];
    const [submitted, adopted] = [report('submitted'), report('adopted')];
    const missing = quota ? Math.max(0, quota.minimum - (sentInPeriod.get(unit) ?? 0)) : 0;
    const isLow = submitted > 0 && adopted / submitted < 0.3;
    const penaltyPoints =
      gained(
        unit,
        ({ penalties }) => penalties,
        ({ points }) => points,
      ) -
      missing * (quota?.costs ?? 0) -
      (isLow ? 100 : 0);
    const basePoints = missing === 0 ? base : 0;
    const points = report('points') + basePoints + penaltyPoints;
    const earlier = year.get(unit);
    return [
      unit,
      {
        rank: 0,
        submitted,
        submittedYear: (earlier?.submittedYear ?? 0) + submitted,
        adopted,
        adoptedYear: (earlier?.adoptedYear ?? 0) + adopted,
        outlets: Object.fromEntries(outlets.map((name) => [name, uses(({ outlet }) => outlet === name)])),
        standalone: uses(({ kind, extent }) => kind === 'standalone' && extent === 'full'),
        composite: uses(({ kind }) => kind === 'composite'),
        brief: uses(({ kind, extent }) => kind === 'standalone' && extent === 'brief'),
        instructions: gained(
          unit,
          (all) => all.instructions,
          () => 1,
        ),
        submissionPoints: report('sending'),
        adoptionPoints: report('points') - report('sending'),
        basePoints,
        penaltyPoints,
        points,
        pointsYear: (earlier?.pointsYear ?? 0) + points,
      },
    ];
  });
  const ordered = [...made].sort(([, one], [, other]) => other.points - one.points);
  for (const [, row] of ordered) {
    row.rank = 1 + made.filter(([, other]) => other.points > row.points).length;
  }
  return new Map(ordered);
}
