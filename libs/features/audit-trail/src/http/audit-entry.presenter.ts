import type { AuditEntryEntity } from '@haojiao/features/audit';
import type { AuditEntryResponse } from './audit-entry.responses';

export function presentAuditEntry(entry: AuditEntryEntity): AuditEntryResponse {
  return {
    sequence: entry.sequence,
    id: entry.id,
    occurredAt: entry.occurredAt.toISOString(),
    actor: { id: entry.actorId, name: entry.actorName },
    organizationId: entry.organizationId,
    action: entry.action,
    objectType: entry.objectType,
    objectId: entry.objectId,
    address: entry.address,
    requestId: entry.requestId,
    details: entry.details,
    previousHash: entry.previousHash,
    hash: entry.hash,
  };
}
