export class ScorePenaltyResponse {
  id: string;
  /** The unit that scores. */
  issuerId: string;
  /** The unit that it costs. */
  organizationId: string;
  submissionId: string | null;
  code: string;
  occurredOn: string;
  reason: string;
  proof: string | null;
  recordedBy: string;
  recordedAt: string;
  revokedBy: string | null;
  revokedAt: string | null;
  revokeReason: string | null;
}

export class ScorePenaltyPageResponse {
  items: ScorePenaltyResponse[];
  nextCursor: string | null;
}
