import type {
  AdoptionExtent,
  AdoptionKind,
  AdoptionLevel,
  AdoptionMedium,
  AdoptionStage,
  ProofState,
} from '../domain/adoption-words';

/** What became of a fact that was told. */
class ProofResponse {
  /** A claim counts for nothing until it is verified by somebody else. */
  state: ProofState;
  recordedAt: string;
  verifiedBy: string | null;
  verifiedAt: string | null;
  refusedBy: string | null;
  refusedAt: string | null;
  refuseReason: string | null;
  /** Verified once, and proven false later. */
  revokedBy: string | null;
  revokedAt: string | null;
  revokeReason: string | null;
}

export class AdoptionResponse extends ProofResponse {
  id: string;
  level: AdoptionLevel;
  outlet: string;
  /** By which a scheme knows the outlet; for our own channels the platform’s name. */
  outletCode: string | null;
  medium: AdoptionMedium;
  kind: AdoptionKind;
  extent: AdoptionExtent;
  stage: AdoptionStage;
  url: string | null;
  /** A clipping or screenshot. */
  proofAssetId: string | null;
  /** `YYYY-MM-DD` */
  adoptedOn: string;
  /** Recorded by our own publishing. */
  publicationId: string | null;
  /** When that post was taken down. It was adopted all the same, until a person revokes it. */
  withdrawnAt: string | null;
  /** Null: by our own publishing. */
  recordedBy: string | null;
}

/** 领导批示. Who may only know that there is one reads null in place of names, words and proof. */
export class InstructionResponse extends ProofResponse {
  id: string;
  /** Of the leader. */
  level: AdoptionLevel;
  /** `YYYY-MM-DD` */
  instructedOn: string;
  /** Whether those who wrote the report may read it. */
  isOpen: boolean;
  leaderName: string | null;
  leaderPost: string | null;
  text: string | null;
  proofAssetId: string | null;
  recordedBy: string | null;
}
