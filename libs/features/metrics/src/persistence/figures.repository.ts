import { Injectable } from '@nestjs/common';
import { beijingDate } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Scope } from '@haojiao/features/organizations';
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
}

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
      `SELECT rule, surface, day::text AS day, visitors, sketch FROM visitor_sketches
       WHERE content_id = $1 AND day >= $2 AND day < $3 ORDER BY day, surface`,
      [contentId, firstDay, dayAfter],
    );
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
