import type { PayListEntity } from '../persistence/pay-list.entity';
import type { PayRow, WholePayList } from '../pay-lists/read-pay-lists';
import type { PayListResponse, PayListRowResponse, PayListSummaryResponse } from './pay-list.responses';

export function presentPayListSummary(list: PayListEntity): PayListSummaryResponse {
  return {
    id: list.id,
    organizationId: list.organizationId,
    title: list.title,
    state: list.state,
    preparedBy: list.preparedBy,
    issuedBy: list.issuedBy,
    issuedAt: list.issuedAt?.toISOString() ?? null,
    cancelledAt: list.cancelledAt?.toISOString() ?? null,
    cancelReason: list.cancelReason,
    createdAt: list.createdAt.toISOString(),
  };
}

export function presentPayList({ list, bulletinIds, rows, fen }: WholePayList): PayListResponse {
  return { ...presentPayListSummary(list), bulletinIds, fen, rows: rows.map(presentRow) };
}

function presentRow(row: PayRow): PayListRowResponse {
  const { position, userId, name, organizationId, unitName, reports, points, fen, paidOn, hasPayee } = row;
  return {
    ...{ position, userId, name, organizationId, unitName, reports, fen, paidOn, hasPayee },
    points: Number(points),
  };
}
