import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { VisitorUnions } from '@haojiao/features/metrics';
import { NO_COLUMN } from './tally-rows';

const FOLD_LOCK = 7_204_391;
const MARKS_AT_ONCE = 500;
/** In one run: a worker that is to stop waits for it. */
const BATCHES_A_RUN = 40;

interface Mark {
  contentId: string;
  day: string;
  rule: string;
  shrank: boolean;
}

interface SketchRow {
  organizationId: string;
  columnId: string;
  day: string;
  rule: string;
  sketch: Buffer;
}

/** A union to be brought up to date, and what goes into it. */
interface Target {
  organizationId: string;
  columnId: string;
  span: 'day' | 'month' | 'year';
  startsOn: string;
  rule: string;
  sketches: Buffer[];
}

/**
 * Unites the visitors' sketches of items into those of units and columns, by day, month and year. A union with what is in it
 * already is itself: a repetition changes nothing. Where a sketch became smaller, as after a recount, its unions are
 * made anew from all sketches of their days.
 */
@Injectable()
export class FoldVisitors {
  constructor(
    private readonly database: Database,
    private readonly unions: VisitorUnions,
  ) {}

  /** Oldest marks first, as far as so many batches go. */
  async fold(batches = BATCHES_A_RUN): Promise<void> {
    for (let done = 0; done < batches; done += 1) {
      const folded = await this.database.transaction((manager) => this.foldSome(manager));
      if (folded < MARKS_AT_ONCE) break;
    }
  }

  private async foldSome(manager: EntityManager): Promise<number> {
    const [lock] = await this.database.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1) AS taken',
      [FOLD_LOCK],
      manager,
    );
    if (!lock?.taken) return 0;
    const [marks] = await manager.query<[Mark[], number]>(
      `DELETE FROM report_sketch_marks
       WHERE id IN (SELECT id FROM report_sketch_marks ORDER BY id LIMIT ${MARKS_AT_ONCE})
       RETURNING content_id AS "contentId", day::text AS day, rule, shrank`,
    );
    const shrunk = marks.filter(({ shrank }) => shrank);
    if (shrunk.length > 0) await this.forget(manager, shrunk);
    for (const target of targetsOf(await this.sketchesOf(manager, marks))) await this.unite(manager, target);
    return marks.length;
  }

  /** What they are in is no longer true; everything else that belongs there is marked anew. */
  private async forget(manager: EntityManager, marks: Mark[]): Promise<void> {
    const columns = [marks.map((m) => m.contentId), marks.map((m) => m.day), marks.map((m) => m.rule)];
    const shrunk = `WITH shrunk AS (
      SELECT DISTINCT p.organization_id, p.column_id, date_trunc('month', m.day)::date AS month, m.rule
      FROM unnest($1::uuid[], $2::date[], $3::text[]) m (content_id, day, rule) JOIN report_placements p USING (content_id))`;
    await manager.query(
      `${shrunk} DELETE FROM report_visitors v USING shrunk s
       WHERE v.organization_id = s.organization_id AND v.column_id IN (s.column_id, '${NO_COLUMN}') AND v.rule = s.rule
         AND (v.starts_on >= s.month AND v.starts_on < (s.month + interval '1 month')::date
           OR v.span = 'year' AND v.starts_on = date_trunc('year', s.month::timestamp)::date)`,
      columns,
    );
    await manager.query(
      `${shrunk} INSERT INTO report_sketch_marks (content_id, day, rule, shrank)
       SELECT k.content_id, k.day, k.rule, false
       FROM (SELECT DISTINCT organization_id, month, rule FROM shrunk) s
       JOIN report_placements p USING (organization_id)
       JOIN visitor_sketches k ON k.content_id = p.content_id AND k.rule = s.rule AND k.day >= s.month
         AND k.day < (s.month + interval '1 month')::date
       GROUP BY 1, 2, 3, organization_id, p.column_id ORDER BY organization_id, k.day, p.column_id`,
      columns,
    );
  }

  private sketchesOf(manager: EntityManager, marks: Mark[]): Promise<SketchRow[]> {
    return this.database.query<SketchRow>(
      `SELECT p.organization_id AS "organizationId", p.column_id AS "columnId", k.day::text AS day, k.rule, k.sketch
       FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::date[], $3::text[]) m (content_id, day, rule)) m
       JOIN visitor_sketches k USING (content_id, day, rule) JOIN report_placements p USING (content_id)`,
      [marks.map((m) => m.contentId), marks.map((m) => m.day), marks.map((m) => m.rule)],
      manager,
    );
  }

  /** A year that is not there yet, or no longer, begins with what its months hold. */
  private async keptOf(manager: EntityManager, target: Target): Promise<Buffer[]> {
    const { organizationId, columnId, span, startsOn, rule } = target;
    const rows = await this.database.query<{ sketch: Buffer }>(
      `SELECT sketch FROM report_visitors
       WHERE organization_id = $1 AND column_id = $2 AND rule = $5 AND (span = $3 AND starts_on = $4::date
         OR $3 = 'year' AND span = 'month' AND starts_on >= $4::date AND starts_on < ($4::date + interval '1 year')::date
           AND NOT EXISTS (SELECT 1 FROM report_visitors y WHERE y.organization_id = $1 AND y.column_id = $2
             AND y.span = 'year' AND y.starts_on = $4::date AND y.rule = $5))`,
      [organizationId, columnId, span, startsOn, rule],
      manager,
    );
    return rows.map(({ sketch }) => sketch);
  }

  private async unite(manager: EntityManager, target: Target): Promise<void> {
    const { organizationId, columnId, span, startsOn, rule, sketches } = target;
    const key = [organizationId, columnId, span, startsOn, rule];
    const kept = await this.keptOf(manager, target);
    const { visitors, sketch } = await this.unions.merge([...kept, ...sketches]);
    await manager.query(
      `INSERT INTO report_visitors (organization_id, column_id, span, starts_on, rule, sketch, visitors)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (organization_id, column_id, span, starts_on, rule)
       DO UPDATE SET sketch = excluded.sketch, visitors = excluded.visitors`,
      [...key, sketch, visitors],
    );
  }
}

/** Each sketch belongs to the unit's day, month and year, and to its column's. */
function targetsOf(rows: SketchRow[]): Target[] {
  const targets = new Map<string, Target>();
  for (const { organizationId, columnId, day, rule, sketch } of rows) {
    for (const column of new Set([NO_COLUMN, columnId])) {
      for (const [span, startsOn] of [
        ['day', day],
        ['month', `${day.slice(0, 7)}-01`],
        ['year', `${day.slice(0, 4)}-01-01`],
      ] as const) {
        const key = [organizationId, column, span, startsOn, rule].join(' ');
        const target = targets.get(key);
        if (target) target.sketches.push(sketch);
        else targets.set(key, { organizationId, columnId: column, span, startsOn, rule, sketches: [sketch] });
      }
    }
  }
  return [...targets.values()];
}
