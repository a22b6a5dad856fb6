import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';

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
