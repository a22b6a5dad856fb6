import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Scope } from '@haojiao/features/organizations';
import { grainsOf } from '../domain/report-period';
import type { ReportPeriod } from '../domain/report-period';

/** Over what figures are taken. */
export interface FigureQuestion {
  /** A unit with everything below it; null: every unit of the scope. */
  organizationId: string | null;
  /** What the caller may see figures of. */
  scope: Scope;
  /** These columns alone; null: all, and what is in none. */
  columnIds: string[] | null;
  /** These items alone, as of a brand or a campaign; null: all. */
  contentIds: string[] | null;
  period: ReportPeriod;
}

/** The units of a question, for a statement that begins `WITH`: parameters 1 to 3. */
export const unitsSql = `units AS MATERIALIZED (
  SELECT o.id FROM organizations o
  WHERE ($1::uuid IS NULL OR o.path @> ARRAY[$1::uuid]) AND ${scopeSql('o', 2)})`;

export function unitParameters({ organizationId, scope }: FigureQuestion): unknown[] {
  return [organizationId, ...scopeParameters(scope)];
}

/** Whole months and single days of the period: six parameters from `$first` on, for rows with a span and a beginning. */
export function grainSql(alias: string, first: number): string {
  const [months, before, after] = [first, first + 2, first + 4].map(
    (at) => `${alias}.starts_on >= $${at}::date AND ${alias}.starts_on < $${at + 1}::date`,
  );
  return `((${alias}.span = 'month' AND ${months}) OR (${alias}.span = 'day' AND (${before} OR ${after})))`;
}

export function grainParameters(period: ReportPeriod): string[] {
  const { months, before, after } = grainsOf(period);
  return [months.from, months.to, before.from, before.to, after.from, after.to];
}
