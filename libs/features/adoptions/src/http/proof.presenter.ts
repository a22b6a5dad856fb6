import type { ProofState } from '@haojiao/features/submissions';

/** A fact that somebody told, and what was decided about it. */
interface Proven {
  state: ProofState;
  recordedAt: Date;
  verifiedBy: string | null;
  verifiedAt: Date | null;
  refusedBy: string | null;
  refusedAt: Date | null;
  refuseReason: string | null;
  revokedBy: string | null;
  revokedAt: Date | null;
  revokeReason: string | null;
}

export function presentProof(fact: Proven) {
  return {
    state: fact.state,
    recordedAt: fact.recordedAt.toISOString(),
    verifiedBy: fact.verifiedBy,
    verifiedAt: fact.verifiedAt?.toISOString() ?? null,
    refusedBy: fact.refusedBy,
    refusedAt: fact.refusedAt?.toISOString() ?? null,
    refuseReason: fact.refuseReason,
    revokedBy: fact.revokedBy,
    revokedAt: fact.revokedAt?.toISOString() ?? null,
    revokeReason: fact.revokeReason,
  };
}
