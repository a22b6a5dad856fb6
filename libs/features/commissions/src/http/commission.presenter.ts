import { answerStates } from '../domain/addressee-answer';
import type { BoardRow } from '../commission-board';
import type { CommissionDetails, CommissionView } from '../read-commissions';
import type { CommissionResponse, CommissionSummaryResponse } from './commission.responses';

export function presentCommission({
  commission,
  organizationName,
  addressees,
}: CommissionView): CommissionSummaryResponse {
  return {
    id: commission.id,
    organizationId: commission.organizationId,
    organizationName,
    title: commission.title,
    brief: commission.brief,
    category: commission.category,
    dueAt: commission.dueAt.toISOString(),
    dueOn: commission.dueOn,
    minimum: commission.minimum,
    state: commission.state,
    issuedAt: commission.issuedAt?.toISOString() ?? null,
    endedAt: commission.endedAt?.toISOString() ?? null,
    endReason: commission.endReason,
    counts: countsOf(addressees),
    version: commission.version,
    createdAt: commission.createdAt.toISOString(),
    updatedAt: commission.updatedAt.toISOString(),
  };
}

export function presentDetails(details: CommissionDetails): CommissionResponse {
  const { commission, addressees, versions, seesWhole } = details;
  return {
    ...presentCommission(details),
    wanted: seesWhole
      ? {
          organizationIds: commission.askedUnits,
          tier: commission.askedTier,
          reach: commission.askedReach,
        }
      : null,
    addressees: addressees.map((row) => ({
      ...row,
      reports: row.reports.map((report) => ({ ...report, sentAt: report.sentAt.toISOString() })),
      excusedAt: row.excusedAt?.toISOString() ?? null,
    })),
    versions: versions.map(({ number, title, brief, category, dueAt, minimum, note, changedAt }) => ({
      number,
      title,
      brief,
      category,
      dueAt: dueAt.toISOString(),
      minimum,
      note,
      changedAt: changedAt.toISOString(),
    })),
  };
}

function countsOf(rows: BoardRow[]): CommissionSummaryResponse['counts'] {
  const counts = Object.fromEntries(
    answerStates.map((state) => [state, rows.filter((row) => row.state === state).length]),
  ) as CommissionSummaryResponse['counts'];
  counts.addressees = rows.length;
  counts.overdue = rows.filter(({ isOverdue }) => isOverdue).length;
  return counts;
}
