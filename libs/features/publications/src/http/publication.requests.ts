import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  IsUrl,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IsRfc3339, ListRequest } from '@haojiao/infrastructure/http';
import { latenessRules } from '../domain/lateness';
import type { LatenessRule } from '../domain/lateness';
import { publicationStates } from '../domain/publication-transitions';
import type { PublicationState } from '../domain/publication-transitions';

export class PlanPublicationsRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  channelAccountIds: string[];

  /** Default: at once. */
  @IsOptional()
  @IsRfc3339()
  scheduledAt?: string;

  /** What happens when its hour has passed before it could be sent; default `send`. */
  @IsOptional()
  @IsIn(latenessRules)
  latenessRule?: LatenessRule;

  /** Options of this one publication, by platform. */
  @IsOptional()
  @IsObject()
  options?: Record<string, unknown>;
}

export class ReschedulePublicationRequest {
  @IsRfc3339()
  scheduledAt: string;
}

export class WithdrawRequest {
  /** Kept in the trail; shown to colleagues, not to readers. */
  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}

export class ResolvePublicationRequest {
  @IsIn(['published', 'not_published'])
  outcome: 'published' | 'not_published';

  /** Address of the post. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  @MaxLength(1_000)
  remoteUrl?: string;

  /** A screenshot of the post; after a hand-off it may stand in for the address, unless the account asks for one. */
  @IsOptional()
  @IsUUID()
  proofAssetId?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class ListPublicationsRequest extends ListRequest {
  /** Any of these, separated by commas; default all. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @ArrayUnique()
  @IsIn(publicationStates, { each: true })
  state?: PublicationState[];

  /** Only what the caller planned. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  mine?: boolean;

  @IsOptional()
  @Matches(/^[a-z_]{2,30}$/)
  platform?: string;

  /** The unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  @IsOptional()
  @IsUUID()
  contentId?: string;

  /** What waits because of this blackout window. */
  @IsOptional()
  @IsUUID()
  heldBy?: string;

  /** Planned at or after. */
  @IsOptional()
  @IsRfc3339()
  from?: string;

  /** Planned before. */
  @IsOptional()
  @IsRfc3339()
  to?: string;
}

export class PublicationOutlookRequest {
  /** Default: now. */
  @IsOptional()
  @IsRfc3339()
  at?: string;

  /** Separated by commas. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  channelAccountIds?: string[];
}

export class CheckContentRequest {
  /** Only these platforms; default: every one on which the unit has an account. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[a-z_]{2,30}$/, { each: true })
  platforms?: string[];
}
