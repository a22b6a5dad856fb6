import { beijingDate } from '@haojiao/kernel';
import { dayWords } from '../domain/report-period';
import type { PeriodReport } from './period-report';

/** Of the rules named, those that counted on some days of the period alone, in words. */
export function coverageNotes(report: PeriodReport, ruleIds: readonly string[]): string[] {
  const { period, views, listens, plays, madeAt } = report;
  const today = beijingDate(madeAt);
  const last = period.to < today ? period.to : today;
  return [...views, ...listens, ...plays]
    .filter(({ definitionId }) => ruleIds.includes(definitionId))
    .filter(({ from, to }) => from > period.from || to < last)
    .map(
      ({ definitionId, from, to }) =>
        `${definitionId} 在期内只覆盖${dayWords(from)}至${dayWords(to)}，其余日期没有这一口径的数据；按它排的名次也只覆盖这些日期。`,
    );
}
