import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { currentListenRule, currentPlayRule, currentRule } from '@haojiao/features/metrics';
import type { Day, ReportPeriod } from '../domain/report-period';

/** The days of a period on which each rule counted, from the first to the last. */
export type RuleDays = ReadonlyMap<string, ReportPeriod>;

const stillCounting: readonly string[] = [currentRule, currentListenRule, currentPlayRule].map(
  ({ id }) => id,
);

/** What was noted of a rule at all: a rule that left everything out counted all the same. */
const ofRule = (alias: string) =>
  `${alias}.facet = r.rule AND ${alias}.measure IN ('raw_views', 'raw_media') AND ${alias}.amount > 0`;

/**
 * When rules counted in this installation, whatever the unit: a day on which a rule counted nothing of a unit is a zero
 * between its first and last day, and not known outside of them. Rules of today go on until today.
 */
@Injectable()
export class ReadRuleDays {
  constructor(private readonly database: Database) {}

  /** Plan: for each rule the first and last row of `report_tallies_rule`, and the changes of the last seconds. */
  async of(rules: readonly string[], { from, to }: ReportPeriod, today: Day): Promise<RuleDays> {
    const rows = await this.database.query<{ rule: string; first: Day | null; last: Day | null }>(
      `SELECT r.rule, least(kept.first, fresh.first)::text AS first, greatest(kept.last, fresh.last)::text AS last
       FROM unnest($1::text[]) r (rule)
       CROSS JOIN LATERAL (SELECT
         (SELECT t.starts_on FROM report_tallies t WHERE t.span = 'day' AND ${ofRule('t')}
          ORDER BY t.starts_on LIMIT 1) AS first,
         (SELECT t.starts_on FROM report_tallies t WHERE t.span = 'day' AND ${ofRule('t')}
          ORDER BY t.starts_on DESC LIMIT 1) AS last) kept
       CROSS JOIN LATERAL (
         SELECT min(c.day) AS first, max(c.day) AS last FROM report_changes c WHERE ${ofRule('c')}) fresh`,
      [rules],
    );
    const days = new Map<string, ReportPeriod>();
    for (const { rule, first, last } of rows) {
      if (first === null || last === null) continue;
      const end = stillCounting.includes(rule) && last < today ? today : last;
      days.set(rule, { from: first > from ? first : from, to: end < to ? end : to });
    }
    return days;
  }
}
