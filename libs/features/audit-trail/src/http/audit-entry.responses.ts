import { ApiProperty } from '@nestjs/swagger';
import type { Json } from '@haojiao/kernel';
import { chainFaults } from '@haojiao/features/audit';
import type { ChainFault } from '@haojiao/features/audit';

export class AuditActorResponse {
  /** Null for the system itself. */
  id: string | null;
  /** As the person was called then. */
  name: string;
}

export class AuditEntryResponse {
  /** 1, 2, 3 … without a gap over the whole installation. */
  sequence: number;
  id: string;
  occurredAt: string;
  actor: AuditActorResponse;
  organizationId: string | null;
  /** Past fact, `review.approved`. */
  action: string;
  objectType: string;
  objectId: string;
  /** Network address that the act came from. */
  address: string | null;
  /** `instance` of the request that did it. */
  requestId: string | null;
  /** Ids, states and reasons; never a secret. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  details: Json;
  previousHash: string;
  /** SHA-256 over this entry and the hash of the one before. */
  hash: string;
}

export class AuditEntryPageResponse {
  items: AuditEntryResponse[];
  nextCursor: string | null;
}

export class ChainFaultResponse {
  /** The first entry that does not fit. */
  sequence: number;
  /**
   * `altered`: its words were changed; `gap`: one before it is missing; `unchained`: it follows another entry; `cut`: it
   * and all after it are missing; `appended`: it was not written by the product; `unsealed`: the remembered end of the
   * trail is not sealed by a key of this installation.
   */
  @ApiProperty({ enum: chainFaults })
  fault: ChainFault['fault'];
}

export class AuditVerificationResponse {
  /** Entries that were found in order. */
  entries: number;
  /** Of the last entry in order; note it elsewhere, and nobody can exchange the whole trail unseen. */
  lastHash: string;
  fault: ChainFaultResponse | null;
}
