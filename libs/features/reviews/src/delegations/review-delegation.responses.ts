import { ApiProperty } from '@nestjs/swagger';

export const delegationStates = ['planned', 'active', 'over', 'revoked'] as const;

export class ReviewDelegationResponse {
  id: string;
  delegatorId: string;
  delegatorName: string;
  delegateId: string;
  delegateName: string;
  organizationId: string;
  organizationName: string;
  from: string;
  to: string;
  reason: string;

  @ApiProperty({ enum: delegationStates })
  state: (typeof delegationStates)[number];

  createdBy: string;
  createdAt: string;
  revokedBy: string | null;
  revokedAt: string | null;
}

export class ReviewDelegationPageResponse {
  items: ReviewDelegationResponse[];
  nextCursor: string | null;
}
