import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { wholeSpanOf } from '../domain/report-period';
import { unitParameters, unitsSql } from './figure-question';
import type { FigureQuestion } from './figure-question';

export interface TopItem {
  rank: number;
  contentId: string;
  title: string;
  organizationId: string;
  organizationName: string;
  views: number;
}

interface RawItem {
  contentId: string;
  title: string;
  organizationId: string;
  organizationName: string;
  views: string;
}

export const TOP_ITEMS = 10;

/** Items by their views on the own site, by one rule: views of two rules can't be put in one order. */
@Injectable()
export class ReadTopItems {
  constructor(private readonly database: Database) {}

  async of(question: FigureQuestion, rule: string): Promise<TopItem[]> {
    const span = question.contentIds ? null : wholeSpanOf(question.period);
    const rows = await this.database.query<RawItem>(
      `WITH ${unitsSql}, ${span ? keptSql(question) : daysSql(question)}
       SELECT b.content_id AS "contentId", c.title, o.id AS "organizationId", o.name AS "organizationName", b.views
       FROM best b JOIN contents c ON c.id = b.content_id JOIN organizations o ON o.id = b.organization_id
       WHERE b.views > 0 ORDER BY b.views DESC, b.content_id LIMIT ${TOP_ITEMS}`,
      [
        ...unitParameters(question),
        question.period.from,
        question.period.to,
        rule,
        question.columnIds,
        span ?? question.contentIds,
      ],
    );
    return ranked(rows);
  }
}

/**
 * Of a calendar's month, quarter or year. Plan: for each unit (or column) the first rows of `report_item_views_unit`
 * (`…_column`); items with views that are not folded yet are reckoned from their days.
 */
function keptSql({ columnIds }: FigureQuestion): string {
  const places = columnIds
    ? 'unnest($7::uuid[]) AS place (id)'
    : '(SELECT id FROM units WHERE $7::uuid[] IS NULL) AS place';
  const key = columnIds ? 'column_id' : 'organization_id';
  return `pending AS MATERIALIZED (
      SELECT DISTINCT content_id FROM report_item_marks
      WHERE day >= date_trunc('month', $4::date) AND day <= $5::date AND rule = $6),
    kept AS (
      SELECT k.* FROM ${places} CROSS JOIN LATERAL (
        SELECT i.content_id, i.organization_id, i.views FROM report_item_views i
        WHERE i.${key} = place.id AND i.span = $8::text AND i.starts_on = $4::date AND i.rule = $6
          AND NOT EXISTS (SELECT 1 FROM pending n WHERE n.content_id = i.content_id)
        ORDER BY i.views DESC, i.content_id LIMIT ${TOP_ITEMS}) k
      JOIN units u ON u.id = k.organization_id),
    fresh AS (
      SELECT p.content_id, p.organization_id, sum(v.views_counted)::bigint AS views
      FROM pending n JOIN report_placements p USING (content_id) JOIN units u ON u.id = p.organization_id
      JOIN view_days v ON v.content_id = p.content_id AND v.rule = $6 AND v.day BETWEEN $4::date AND $5::date
      WHERE $7::uuid[] IS NULL OR p.column_id = ANY($7)
      GROUP BY 1, 2),
    best AS (SELECT * FROM kept UNION ALL SELECT * FROM fresh)`;
}

/** Of other days, or of some items. Plan: `view_days_day`, or the primary key of `view_days` by item. */
function daysSql({ contentIds }: FigureQuestion): string {
  const items = contentIds ? 'p.content_id = ANY($8::uuid[])' : '$8::text IS NULL';
  return `best AS (
      SELECT p.content_id, p.organization_id, sum(v.views_counted)::bigint AS views
      FROM view_days v JOIN report_placements p USING (content_id) JOIN units u ON u.id = p.organization_id
      WHERE v.day BETWEEN $4::date AND $5::date AND v.rule = $6 AND ($7::uuid[] IS NULL OR p.column_id = ANY($7))
        AND ${items}
      GROUP BY 1, 2)`;
}

/** Equal views share a rank, and the next one is left out, as in a league table. */
function ranked(rows: RawItem[]): TopItem[] {
  const items: TopItem[] = [];
  for (const [index, { views: text, ...row }] of rows.entries()) {
    const views = Number(text);
    const last = items.at(-1);
    items.push({ rank: last?.views === views ? last.rank : index + 1, ...row, views });
  }
  return items;
}
