import type { JudgedFact } from '../persistence/judged-fact';

/** What was decided about a fact. */
export function presentProof(fact: JudgedFact) {
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
