import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { grainParameters, grainSql, unitParameters, unitsSql } from './figure-question';
import type { FigureQuestion } from './figure-question';
import { groupedRows, toTable } from './tally-rows';
import type { DayTally, Measure, RawTallies, TallyTable } from './tally-rows';

type RawDay = Omit<DayTally, 'amount'> & { amount: string };

/** Reads sums: kept ones with what is not folded into them yet, or those of some items from the facts themselves. */
@Injectable()
export class ReadTallies {
  constructor(private readonly database: Database) {}

  async table(question: FigureQuestion): Promise<TallyTable> {
    const rows = question.contentIds ? await this.ofItems(question) : await this.kept(question);
    return toTable(rows);
  }

  /** By day, for lines over time. Plan: as `kept`, by the rows of single days. */
  async days(question: FigureQuestion, wanted: Measure[]): Promise<DayTally[]> {
    const { period, columnIds, contentIds } = question;
    const units = unitParameters(question);
    const rows = contentIds
      ? await this.database.query<RawDay>(
          `WITH ${unitsSql}
           SELECT f.day::text AS day, f.measure, f.facet, sum(f.amount) AS amount
           FROM report_facts f JOIN units u ON u.id = f.organization_id
           WHERE f.content_id = ANY($4::uuid[]) AND f.day BETWEEN $5 AND $6 AND f.measure = ANY($7::text[])
             AND ($8::uuid[] IS NULL OR f.column_id = ANY($8))
           GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
          [...units, contentIds, period.from, period.to, wanted, columnIds],
        )
      : await this.database.query<RawDay>(
          `WITH ${unitsSql}, rows AS (
             SELECT t.starts_on AS day, t.column_id, t.measure, t.facet, t.amount
             FROM report_tallies t JOIN units u ON u.id = t.organization_id
             WHERE t.span = 'day' AND t.starts_on BETWEEN $4 AND $5
             UNION ALL
             SELECT c.day, c.column_id, c.measure, c.facet, c.amount
             FROM report_changes c JOIN units u ON u.id = c.organization_id WHERE c.day BETWEEN $4 AND $5)
           SELECT day::text AS day, measure, facet, sum(amount) AS amount FROM rows
           WHERE measure = ANY($6::text[]) AND ($7::uuid[] IS NULL OR column_id = ANY($7))
           GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
          [...units, period.from, period.to, wanted, columnIds],
        );
    return rows.map((row) => ({ ...row, amount: Number(row.amount) }));
  }

  /**
   * Plan: for each unit a range of the primary key of `report_tallies` (units × columns × months × facets), and the few
   * changes of the last seconds. Does not grow with items or views. One statement, so that a fold at the same time moves
   * nothing out of sight.
   */
  private kept(question: FigureQuestion): Promise<RawTallies> {
    const { period, columnIds } = question;
    return this.database.query(
      `WITH ${unitsSql}, rows AS (
         SELECT t.organization_id, t.column_id, t.starts_on AS day, t.measure, t.facet, t.amount
         FROM report_tallies t JOIN units u ON u.id = t.organization_id
         WHERE ${grainSql('t', 4)} AND ($12::uuid[] IS NULL OR t.column_id = ANY($12))
         UNION ALL
         SELECT c.organization_id, c.column_id, c.day, c.measure, c.facet, c.amount
         FROM report_changes c JOIN units u ON u.id = c.organization_id
         WHERE c.day BETWEEN $10 AND $11 AND ($12::uuid[] IS NULL OR c.column_id = ANY($12)))
       ${groupedRows}`,
      [...unitParameters(question), ...grainParameters(period), period.from, period.to, columnIds],
    );
  }

  /** Plan: the items' rows by the keys of placements, views and plays and the items' indexes of posts and reviews. */
  private ofItems(question: FigureQuestion): Promise<RawTallies> {
    const { period, columnIds, contentIds } = question;
    return this.database.query(
      `WITH ${unitsSql}, rows AS (
         SELECT f.organization_id, f.column_id, f.day, f.measure, f.facet, f.amount
         FROM report_facts f JOIN units u ON u.id = f.organization_id
         WHERE f.content_id = ANY($4::uuid[]) AND f.day BETWEEN $5 AND $6
           AND ($7::uuid[] IS NULL OR f.column_id = ANY($7)))
       ${groupedRows}`,
      [...unitParameters(question), contentIds, period.from, period.to, columnIds],
    );
  }
}
