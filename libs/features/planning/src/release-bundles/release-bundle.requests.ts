import { PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { latenessRules } from '@haojiao/features/publications';
import type { LatenessRule } from '@haojiao/features/publications';
import { failureRules } from './release-bundle.entity';
import type { FailureRule } from './release-bundle.entity';

export class ReleaseBundleBodyRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** Items that the caller may publish, in the order in which they are planned. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  contentIds: string[];

  /** What becomes of the others when one fails; default `hold`. */
  @IsOptional()
  @IsIn(failureRules)
  onFailure?: FailureRule;

  /** The hour that is meant; `schedule` may name another. */
  @IsOptional()
  @IsRfc3339()
  scheduledAt?: string | null;
}

export class CreateReleaseBundleRequest extends ReleaseBundleBodyRequest {
  @IsUUID()
  organizationId: string;
}

export class ChangeReleaseBundleRequest extends PartialType(ReleaseBundleBodyRequest, {
  skipNullProperties: false,
}) {}

export class ScheduleReleaseBundleRequest {
  /** Every item goes out on every one of them. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  channelAccountIds: string[];

  /** Default the bundle's, else at once. */
  @IsOptional()
  @IsRfc3339()
  scheduledAt?: string;

  @IsOptional()
  @IsIn(latenessRules)
  latenessRule?: LatenessRule;

  /** As for a single publication, for all of them. */
  @IsOptional()
  @IsObject()
  options?: Record<string, unknown>;
}

export class MoveReleaseBundleRequest {
  @IsRfc3339()
  scheduledAt: string;
}

export class ListReleaseBundlesRequest extends ListRequest {
  /** The unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
