import type { ComparedValue } from '../values/compare-index-values';
import type { IndexValueEntity } from '../values/index-value.entity';
import type { IndexSeries } from '../values/read-index-series';
import type { Recalculation } from '../values/recalculate-index-value';
import type {
  ComparedIndexValueResponse,
  IndexSeriesLineResponse,
  IndexValueResponse,
  IndexValueSummaryResponse,
  RecalculationResponse,
} from './index-value.responses';

export function presentSummary(row: IndexValueEntity): IndexValueSummaryResponse {
  const { id, organizationId, channelAccountId, indexCode, formulaId, origin, value, isCapped } = row;
  const { source, sourceUrl, recordedBy } = row;
  return {
    ...{ id, organizationId, channelAccountId, indexCode, formulaId, origin },
    period: { kind: row.periodKind, from: row.fromDay, to: row.toDay, days: row.days },
    ...{ value, isCapped, source, sourceUrl },
    asOf: row.asOf?.toISOString() ?? null,
    recordedBy,
    recordedAt: row.recordedAt.toISOString(),
  };
}

export function presentValue(row: IndexValueEntity): IndexValueResponse {
  const { unrounded, inputs, steps, constituents } = row;
  return { ...presentSummary(row), unrounded, inputs, steps, constituents };
}

export function presentRecalculation({ kept, ...again }: Recalculation): RecalculationResponse {
  return { id: kept.id, formulaId: kept.formulaId, ...again };
}

export function presentLine({ values, ...line }: IndexSeries): IndexSeriesLineResponse {
  return { ...line, points: values.map(presentSummary) };
}

export function presentCompared({ value, ...compared }: ComparedValue): ComparedIndexValueResponse {
  return { ...presentSummary(value), ...compared };
}
