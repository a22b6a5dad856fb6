import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { VisitorUnions } from '@haojiao/features/metrics';
import { grainParameters, grainSql, unitParameters, unitsSql } from './figure-question';
import type { FigureQuestion } from './figure-question';
import { NO_COLUMN } from './tally-rows';

/** More sketches than these are not united for one report: 60 MB at the very worst. */
const MOST_SKETCHES = 5_000;

interface SketchRow {
  rule: string;
  sketch: Buffer;
  visitors: number;
}

/** How many people of each rule; null: nobody can tell now, or it would take too many sketches. */
export type VisitorsByRule = Map<string, number | null>;

/** Visitors of a whole period: sketches are united, never added up. */
@Injectable()
export class ReadVisitors {
  constructor(
    private readonly database: Database,
    private readonly unions: VisitorUnions,
  ) {}

  async of(question: FigureQuestion): Promise<VisitorsByRule> {
    const rows = question.contentIds ? await this.ofItems(question) : await this.kept(question);
    const counted: VisitorsByRule = new Map();
    for (const rule of new Set(rows.map((row) => row.rule))) {
      const sketches = rows.filter((row) => row.rule === rule);
      counted.set(rule, rows.length > MOST_SKETCHES ? null : await this.unions.count(sketches));
    }
    return counted;
  }

  /** Plan: ranges of the primary key of `report_visitors` for each unit and column, and the marked sketches by theirs. */
  private kept(question: FigureQuestion): Promise<SketchRow[]> {
    const { period, columnIds } = question;
    return this.database.query<SketchRow>(
      `WITH ${unitsSql}
       (SELECT v.rule, v.sketch, v.visitors FROM report_visitors v JOIN units u ON u.id = v.organization_id
        WHERE ${grainSql('v', 4)} AND v.column_id = ANY(coalesce($12::uuid[], ARRAY['${NO_COLUMN}'::uuid])))
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
