import { Injectable } from '@nestjs/common';
import { beijingDate, fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { currentRule, newestViewRule, viewRules } from '@haojiao/features/metrics';
import { RankedUnits, insideParameters, insideSql, rowSql } from './ranked-units';
import { noFormula } from './ranking';
import type { Measured, MeasuredRow, Movement, RankedRow, RankingMeasure, RankingQuestion } from './ranking';

/** The last row of the page before. */
export interface AfterItem {
  value: number;
  id: string;
}

interface ViewRow {
  id: string | null;
  name: string | null;
  organizationId: string | null;
  organizationName: string | null;
  value: string;
  raw: string;
  rank: string;
}

/** Views of items, by one rule at a time: `$4`, `$5` the days, `$6` the rule. */
const countedItems = `
  SELECT c.id, c.title AS name, o.id AS "organizationId", o.name AS "organizationName", d.value, d.raw
  FROM (SELECT content_id, sum(views_counted) AS value, sum(views_raw) AS raw FROM view_days
        WHERE day >= $4 AND day < $5 AND rule = $6 GROUP BY content_id) d
  JOIN contents c ON c.id = d.content_id JOIN organizations o ON o.id = c.organization_id WHERE ${insideSql}`;

const rankedItems = `
  WITH counted AS (${countedItems}),
  ranked AS (SELECT *, rank() OVER (ORDER BY value DESC) AS rank, count(*) OVER () AS total FROM counted)`;

/** Items, columns and units by their views on the own site. */
@Injectable()
export class SiteViews {
  constructor(
    private readonly database: Database,
    private readonly units: RankedUnits,
  ) {}

  /**
   * A page of items; ranks are those of the whole order. Plan: `view_days` by its index on the day, joined to the items
   * by their key, ranked once; the page is cut from there.
   */
  async items(
    question: RankingQuestion,
    limit: number,
    after: AfterItem | null,
  ): Promise<{ rows: RankedRow[]; total: number }> {
    const rows = await this.database.query<ViewRow & { total: string }>(
      `${rankedItems} SELECT * FROM ranked
       WHERE $7::numeric IS NULL OR value < $7 OR value = $7 AND id > $8::uuid ORDER BY value DESC, id LIMIT $9`,
      [...this.parameters(question), after?.value ?? null, after?.id ?? null, limit],
    );
    const ranked = rows.map((row) => ({ ...measured(row), rank: Number(row.rank), movement: null }));
    return { rows: ranked, total: Number(rows[0]?.total ?? 0) };
  }

  /** Where these items stood in a period. Plan: as `items`. */
  async movements(question: RankingQuestion, ids: readonly string[]): Promise<Map<string, Movement>> {
    const rows = await this.database.query<ViewRow>(
      `${rankedItems} SELECT * FROM ranked WHERE id = ANY($7::uuid[])`,
      [...this.parameters(question), ids],
    );
    return new Map(
      rows.map(({ id, rank, value }) => [id!, { previousRank: Number(rank), previousValue: Number(value) }]),
    );
  }

  /** Plan: as `items`, grouped by the column; items without one are a row without a name. */
  async columns(question: RankingQuestion): Promise<Measured> {
    const rows = await this.database.query<ViewRow>(
      `SELECT col.id, col.name, u.id AS "organizationId", u.name AS "organizationName",
              sum(counted.value) AS value, sum(counted.raw) AS raw
       FROM (${countedItems}) counted JOIN contents c ON c.id = counted.id
       LEFT JOIN columns col ON col.id = c.column_id LEFT JOIN organizations u ON u.id = col.organization_id
       GROUP BY col.id, col.name, u.id, u.name`,
      this.parameters(question),
    );
    return { measure: this.measure(question), rows: rows.map(measured), unranked: [] };
  }

  /** Plan: as `items`, grouped by the unit of the row. */
  async organizations(question: RankingQuestion): Promise<Measured> {
    const unitRows = await this.units.of(question, 'analytics.read');
    const sums = await this.database.query<{ id: string; value: string; raw: string }>(
      `SELECT ${rowSql(unitRows, 7)} AS id, sum(d.views_counted) AS value, sum(d.views_raw) AS raw
       FROM view_days d JOIN contents c ON c.id = d.content_id JOIN organizations o ON o.id = c.organization_id
       WHERE ${insideSql} AND d.day >= $4 AND d.day < $5 AND d.rule = $6 GROUP BY 1`,
      [...this.parameters(question), unitRows.level],
    );
    const byUnit = new Map(sums.map((sum) => [sum.id, sum]));
    const rows: MeasuredRow[] = [];
    const unranked: Measured['unranked'] = [];
    for (const { id, name } of unitRows.units) {
      const sum = byUnit.get(id);
      if (sum) rows.push({ id, name, value: Number(sum.value), rawViews: Number(sum.raw) });
      else unranked.push({ id, name, reason: 'nothing_counted' });
    }
    return { measure: this.measure(question), rows, unranked };
  }

  /**
   * The question by one rule: the one asked for, else the newest that counted there and then, so that what was counted
   * before a rule followed another does not vanish. Plan: as `items`.
   */
  async byOneRule(question: RankingQuestion): Promise<RankingQuestion> {
    if (question.wish.definitionId) return question;
    const { from, to } = question.period;
    const rows = await this.database.query<{ rule: string }>(
      `SELECT DISTINCT d.rule
       FROM view_days d JOIN contents c ON c.id = d.content_id JOIN organizations o ON o.id = c.organization_id
       WHERE ${insideSql} AND d.day >= $4 AND d.day < $5`,
      [...insideParameters(question, 'analytics.read'), beijingDate(from), beijingDate(to)],
    );
    const { id } = newestViewRule(rows.map(({ rule }) => rule)) ?? currentRule;
    return { ...question, wish: { ...question.wish, definitionId: id } };
  }

  /** @throws AppError `invalid_input`: no rule of views has this id */
  measure({ wish }: RankingQuestion): RankingMeasure {
    const id = wish.definitionId ?? currentRule.id;
    const rule = viewRules.find((candidate) => candidate.id === id);
    if (!rule) {
      const known = viewRules.map((candidate) => candidate.id).join(', ');
      throw invalidInput([
        fault(
          'definitionId',
          'rule_unknown',
          `没有这个浏览量计数规则，可用：${known}。`,
          `No rule of views has this id; there are: ${known}.`,
        ),
      ]);
    }
    return { name: 'views', unit: 'times', words: rule.words, definitionId: rule.id, ...noFormula };
  }

  private parameters(question: RankingQuestion): unknown[] {
    const { from, to } = question.period;
    const { definitionId } = this.measure(question);
    return [
      ...insideParameters(question, 'analytics.read'),
      beijingDate(from),
      beijingDate(to),
      definitionId,
    ];
  }
}

function measured({ id, name, organizationId, organizationName, value, raw }: ViewRow): MeasuredRow {
  return { id, name, organizationId, organizationName, value: Number(value), rawViews: Number(raw) };
}
