import { daysOf } from './recounting';
import type { RecountEntity } from './recount.entity';
import type { RecountResponse, RecountSummaryResponse } from './recount.responses';

export function presentRecount(row: RecountEntity): RecountResponse {
  return { ...summariseRecount(row), rules: row.result?.rules ?? null, kept: row.result?.kept ?? null };
}

export function summariseRecount(row: RecountEntity): RecountSummaryResponse {
  return {
    id: row.id,
    organizationId: row.organizationId,
    contentId: row.contentId,
    from: row.firstDay,
    to: row.lastDay,
    ruleId: row.ruleId,
    state: row.state,
    days: daysOf(row.firstDay, row.lastDay).length,
    daysDone: row.daysDone,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
