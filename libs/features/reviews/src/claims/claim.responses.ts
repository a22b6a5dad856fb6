import type { StandingClaim } from './standing-claims';

/** Who has the current stage in hand. */
export class ClaimResponse {
  userId: string;
  name: string;
  since: string;
  /** The chief editor who gave it to them, or null. */
  assignedBy: string | null;
}

export function presentClaim({ userId, name, since, assignedBy }: StandingClaim): ClaimResponse {
  return { userId, name, since: since.toISOString(), assignedBy };
}
