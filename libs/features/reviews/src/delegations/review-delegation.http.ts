import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import type { DelegationView } from './review-delegations.service';

export class CreateReviewDelegationRequest {
  /** Who decides; decides on reviews in the unit or above already. */
  @IsUUID()
  delegateId: string;

  /** In whose place; absent: the caller's own. Chief editors may name another of their unit. */
  @IsOptional()
  @IsUUID()
  delegatorId?: string;

  /** The unit and everything below it. */
  @IsUUID()
  organizationId: string;

  @IsRfc3339()
  from: string;

  /** Exclusive; at most 90 days after `from`. */
  @IsRfc3339()
  to: string;

  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}

export class ListReviewDelegationsRequest extends ListRequest {
  /** Delegations for this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** `true`: only those that hold now. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  active?: boolean;
}

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
