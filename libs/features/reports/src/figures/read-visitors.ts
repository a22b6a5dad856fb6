import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { VisitorUnions } from '@haojiao/features/metrics';
import { grainParameters, grainSql, unitParameters, unitsSql } from './figure-question';
import type { FigureQuestion } from './figure-question';
import { NO_COLUMN } from './tally-rows';

/** More sketches than these are not united for one report: 60 MB at the very worst. */
const MOST_SKETCHES = 5_000;
/** More marks than these, as after a rebuild, are not looked through for a report. */
const MOST_PENDING = 20_000;

interface SketchRow {
  rule: string;
  sketch: Buffer;
  visitors: number;
}

/** How many people of each rule; null: nobody can tell. */
export type VisitorsByRule = Map<string, number | null>;

export interface CountedVisitors {
  people: VisitorsByRule;
  /** Whether nobody can tell now, but later on: Redis is away, or sketches wait to be united. */
  isLate: boolean;
}

/** Visitors of a whole period: sketches are united, never added up. */
@Injectable()
export class ReadVisitors {
  constructor(
    private readonly database: Database,
    private readonly unions: VisitorUnions,
  ) {}

  async of(question: FigureQuestion): Promise<CountedVisitors> {
    if (!question.contentIds && (await this.waitTooMany(question)))
      return { people: new Map(), isLate: true };
    const rows = question.contentIds ? await this.ofItems(question) : await this.kept(question);
    const people: VisitorsByRule = new Map();
    const rules = new Set(rows.map((row) => row.rule));
    if (rows.length > MOST_SKETCHES) return { people, isLate: false };
    for (const rule of rules) {
      people.set(rule, await this.unions.count(rows.filter((row) => row.rule === rule)));
    }
    return { people, isLate: [...people.values()].includes(null) };
  }

  /** Plan: `report_sketch_marks_day`, as far as the limit. */
  private async waitTooMany({ period }: FigureQuestion): Promise<boolean> {
    const [row] = await this.database.query<{ pending: number }>(
      `SELECT count(*)::int AS pending FROM (
         SELECT 1 FROM report_sketch_marks WHERE day BETWEEN $1 AND $2 LIMIT ${MOST_PENDING + 1}) m`,
      [period.from, period.to],
    );
    return row!.pending > MOST_PENDING;
  }

  /**
   * One sketch of each unit or column for each whole year, or its months where nobody came since there are sketches of years.
   * Plan: ranges of the primary key of `report_visitors` for each unit and column; the marks of the days by
   * `report_sketch_marks_day`, and their sketches by theirs.
   */
  private kept(question: FigureQuestion): Promise<SketchRow[]> {
    const { period, columnIds } = question;
    const inColumns = `v.column_id = ANY(coalesce($12::uuid[], ARRAY['${NO_COLUMN}'::uuid]))`;
    return this.database.query<SketchRow>(
      `WITH ${unitsSql}, years AS MATERIALIZED (
         SELECT v.* FROM report_visitors v JOIN units u ON u.id = v.organization_id
         WHERE v.span = 'year' AND v.starts_on >= $4::date AND v.starts_on + interval '1 year' <= $5::date AND ${inColumns})
       SELECT rule, sketch, visitors FROM years
       UNION ALL
       (SELECT v.rule, v.sketch, v.visitors FROM report_visitors v JOIN units u ON u.id = v.organization_id
        WHERE ${grainSql('v', 4)} AND ${inColumns}
          AND NOT EXISTS (SELECT 1 FROM years y WHERE v.span = 'month' AND y.organization_id = v.organization_id
            AND y.column_id = v.column_id AND y.rule = v.rule
            AND y.starts_on = date_trunc('year', v.starts_on::timestamp)::date))
       UNION ALL
       (SELECT k.rule, k.sketch, k.visitors
        FROM (SELECT DISTINCT content_id, day, rule FROM report_sketch_marks WHERE day BETWEEN $10 AND $11) m
        JOIN report_placements p USING (content_id) JOIN units u ON u.id = p.organization_id
        JOIN visitor_sketches k USING (content_id, day, rule)
        WHERE $12::uuid[] IS NULL OR p.column_id = ANY($12))
       LIMIT ${MOST_SKETCHES + 1}`,
      [...unitParameters(question), ...grainParameters(period), period.from, period.to, columnIds],
    );
  }

  /** Plan: ranges of the primary key of `visitor_sketches`. */
  private ofItems(question: FigureQuestion): Promise<SketchRow[]> {
    const { period, columnIds, contentIds } = question;
    return this.database.query<SketchRow>(
      `WITH ${unitsSql}
       SELECT k.rule, k.sketch, k.visitors
       FROM report_placements p JOIN units u ON u.id = p.organization_id
       JOIN visitor_sketches k ON k.content_id = p.content_id AND k.day BETWEEN $5 AND $6
       WHERE p.content_id = ANY($4::uuid[]) AND ($7::uuid[] IS NULL OR p.column_id = ANY($7))
       LIMIT ${MOST_SKETCHES + 1}`,
      [...unitParameters(question), contentIds, period.from, period.to, columnIds],
    );
  }
}
