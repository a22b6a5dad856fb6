import type { DelegationView } from './review-delegations.service';
import type { ReviewDelegationResponse } from './review-delegation.responses';

export function presentDelegation(view: DelegationView): ReviewDelegationResponse {
  const { delegation, state, ...names } = view;
  const { startsAt, endsAt, createdAt, revokedAt, ...rest } = delegation;
  return {
    ...rest,
    ...names,
    state,
    from: startsAt.toISOString(),
    to: endsAt.toISOString(),
    createdAt: createdAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
