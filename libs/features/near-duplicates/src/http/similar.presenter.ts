import type { SimilarReport, SimilarReports } from '../services/read-similar';
import type { SimilarReportResponse, SimilarReportsResponse } from './similar.responses';

export function presentSimilar({ lookedAt, bodyText, items }: SimilarReports): SimilarReportsResponse {
  return { lookedAt: lookedAt?.toISOString() ?? null, bodyText, items: items.map(presentOne) };
}

export function presentOne({ id, measures, ...report }: SimilarReport): SimilarReportResponse {
  const { number, organizationId, organizationName, title, bodyText, state, occurredOn, kind, similarity } =
    report;
  const { passages, outcome, reason, decidedBy } = report;
  return {
    submissionId: id,
    ...{ number, organizationId, organizationName, title, bodyText, state, occurredOn, kind, similarity },
    ...{ passages, outcome, reason, decidedBy },
    bodyContainment: rounded(measures.containment),
    titleSimilarity: rounded(measures.title),
    sentAt: report.sentAt.toISOString(),
    decidedAt: report.decidedAt?.toISOString() ?? null,
  };
}

function rounded(measure: number): number {
  return Math.round(measure * 1000) / 1000;
}
