import { Injectable } from '@nestjs/common';
import { beijingDate } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Scope } from '@haojiao/features/organizations';
import { viewRules } from '../domain/counting-rule';
import type { Period } from '../domain/period';
import type { ViewRow } from '../domain/site-figures';

/** What a unit's figures are taken over: a unit with its branch (null: everything), cut to what the caller may see. */
export interface FigureScope {
  organizationId: string | null;
  scope: Scope;
}

export interface DaySketch {
  rule: string;
  surface: string;
  day: string;
  visitors: number;
  sketch: Buffer;
  /** Those who came without an identifier; null: none, or a rule that did not tell them apart. */
  visitorsWithoutId: number | null;
  withoutId: Buffer | null;
}

/** Of `visitor_sketches s`. */
export const sketchColumns = `s.rule, s.surface, s.day::text AS day, s.visitors, s.sketch,
  s.visitors_without_id AS "visitorsWithoutId", s.without_id AS "withoutId"`;

/** What was left out of views, by reason; kept by day. */
export interface LeftOutRow {
  rule: string;
  reason: string;
  reports: number;
}

/** Sketches that are united for one question: an organisation's year as a rule, 64 MB at the very worst. */
const MOST_SKETCH_BYTES = 64 * 1_024 ** 2;

/** Oldest first. */
const viewRuleIds = viewRules.map(({ id }) => id);

/** Days come as text: a driver would make local midnights of them. */
const atMidnight = (day: string) => new Date(`${day}T00:00:00+08:00`);

interface RawViewRow {
  rule: string;
  surface: string;
  hour?: Date;
  day?: string;
  raw: string;
  counted: string;
}

const insideScope = `($1::uuid IS NULL OR o.path @> ARRAY[$1::uuid]) AND ${scopeSql('o', 2)}`;

@Injectable()
export class FiguresRepository {
  constructor(private readonly database: Database) {}

  /** Plan: a range of the primary key of `view_counts` or `view_days`, at most 744 hours or 400 days per surface. */
  async ofContent(contentId: string, period: Period): Promise<ViewRow[]> {
    const rows =
      period.granularity === 'hour'
        ? await this.database.query<RawViewRow>(
            `SELECT rule, surface, hour, views_raw AS raw, views_counted AS counted FROM view_counts
             WHERE content_id = $1 AND hour >= $2 AND hour < $3 ORDER BY hour, surface`,
            [contentId, period.from, period.to],
          )
        : await this.database.query<RawViewRow>(
            `SELECT rule, surface, day::text AS day, views_raw AS raw, views_counted AS counted FROM view_days
             WHERE content_id = $1 AND day >= $2 AND day < $3 ORDER BY day, surface`,
            [contentId, beijingDate(period.from), beijingDate(period.to)],
          );
    return rows.map(toViewRow);
  }

  /** Plan: a range of the primary key of `visitor_sketches`. */
  async sketchesOfContent(contentId: string, firstDay: string, dayAfter: string): Promise<DaySketch[]> {
    return this.database.query<DaySketch>(
      `SELECT ${sketchColumns} FROM visitor_sketches s
       WHERE s.content_id = $1 AND s.day >= $2 AND s.day < $3 AND s.rule = ANY($4::text[]) ORDER BY s.day, s.surface`,
      [contentId, firstDay, dayAfter, viewRuleIds],
    );
  }

  /** Plan: a range of the primary key of `media_tallies`. */
  async leftOutOfContent(contentId: string, firstDay: string, dayAfter: string): Promise<LeftOutRow[]> {
    const rows = await this.database.query<LeftOutRow>(
      `SELECT rule, name AS reason, sum(amount) AS reports FROM media_tallies
       WHERE content_id = $1 AND day >= $2 AND day < $3 AND kind = 'excluded' AND rule = ANY($4::text[])
       GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
      [contentId, firstDay, dayAfter, viewRuleIds],
    );
    return rows.map((row) => ({ ...row, reports: Number(row.reports) }));
  }

  /** Plan: `media_tallies_day`, joined to the items in the scope by their key. */
  async leftOutOfScope(within: FigureScope, period: Period): Promise<LeftOutRow[]> {
    const rows = await this.database.query<LeftOutRow>(
      `SELECT t.rule, t.name AS reason, sum(t.amount) AS reports
       FROM media_tallies t JOIN contents c ON c.id = t.content_id JOIN organizations o ON o.id = c.organization_id
       WHERE ${insideScope} AND t.day >= $4 AND t.day < $5 AND t.kind = 'excluded' AND t.rule = ANY($6::text[])
       GROUP BY 1, 2 ORDER BY 3 DESC, 2`,
      [...parametersOf(within, period), viewRuleIds],
    );
    return rows.map((row) => ({ ...row, reports: Number(row.reports) }));
  }

  /**
   * Null where they are too many to be united at once. Plan: `visitor_sketches_day`, joined to the items in the scope by
   * their key; sizes are told by the rows without reading the sketches.
   */
  async sketchesOfScope(within: FigureScope, period: Period): Promise<DaySketch[] | null> {
    const from = `FROM visitor_sketches s JOIN contents c ON c.id = s.content_id JOIN organizations o ON o.id = c.organization_id
       WHERE ${insideScope} AND s.day >= $4 AND s.day < $5 AND s.rule = ANY($6::text[])`;
    const parameters = [...parametersOf(within, period), viewRuleIds];
    const [size] = await this.database.query<{ bytes: string }>(
      `SELECT coalesce(sum(octet_length(s.sketch) + coalesce(octet_length(s.without_id), 0)), 0) AS bytes ${from}`,
      parameters,
    );
    if (Number(size!.bytes) > MOST_SKETCH_BYTES) return null;
    return this.database.query<DaySketch>(`SELECT ${sketchColumns} ${from} ORDER BY s.day`, parameters);
  }

  /** Plan: `view_days` by its index on the day, joined to the items in the scope by their key. */
  async ofScope(within: FigureScope, period: Period): Promise<ViewRow[]> {
    const rows = await this.database.query<RawViewRow>(
      `SELECT d.rule, d.surface, d.day::text AS day, sum(d.views_raw) AS raw, sum(d.views_counted) AS counted
       FROM view_days d JOIN contents c ON c.id = d.content_id JOIN organizations o ON o.id = c.organization_id
       WHERE ${insideScope} AND d.day >= $4 AND d.day < $5
       GROUP BY d.rule, d.surface, d.day ORDER BY d.day, d.surface`,
      parametersOf(within, period),
    );
    return rows.map(toViewRow);
  }

  /** Items of the scope with a view in the period. */
  async viewedContents(within: FigureScope, period: Period): Promise<number> {
    const [row] = await this.database.query<{ contents: string }>(
      `SELECT count(DISTINCT d.content_id) AS contents
       FROM view_days d JOIN contents c ON c.id = d.content_id JOIN organizations o ON o.id = c.organization_id
       WHERE ${insideScope} AND d.day >= $4 AND d.day < $5 AND d.views_counted > 0`,
      parametersOf(within, period),
    );
    return Number(row?.contents ?? 0);
  }
}

function parametersOf({ organizationId, scope }: FigureScope, period: Period): unknown[] {
  return [organizationId, ...scopeParameters(scope), beijingDate(period.from), beijingDate(period.to)];
}

function toViewRow(row: RawViewRow): ViewRow {
  return {
    rule: row.rule,
    surface: row.surface,
    at: row.hour ?? atMidnight(row.day!),
    raw: Number(row.raw),
    counted: Number(row.counted),
  };
}
