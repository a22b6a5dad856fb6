import { PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsISO8601,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { campaignMetrics } from '../domain/campaign-progress';
import type { CampaignMetric } from '../domain/campaign-progress';

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const nullWhenAbsent = Transform(({ value }: { value: unknown }) => value ?? null);

export class CampaignTargetRequest {
  /** Of one unit that takes part; absent: of the whole. */
  @nullWhenAbsent
  @IsOptional()
  @IsUUID()
  unitId: string | null = null;

  @IsIn(campaignMetrics)
  metric: CampaignMetric;

  /** Only posts on this platform. */
  @nullWhenAbsent
  @IsOptional()
  @Matches(/^[a-z_]{2,30}$/)
  platform: string | null = null;

  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  number: number;
}

export class CampaignBodyRequest {
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  @IsString()
  @MaxLength(2_000)
  goal: string;

  /** First day, `YYYY-MM-DD`. */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  from: string;

  /** Last day. */
  @Matches(dayPattern)
  @IsISO8601({ strict: true })
  to: string;

  /** Units below that take part. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  unitIds?: string[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => CampaignTargetRequest)
  targets?: CampaignTargetRequest[];
}

export class CreateCampaignRequest extends CampaignBodyRequest {
  @IsUUID()
  organizationId: string;
}

export class ChangeCampaignRequest extends PartialType(CampaignBodyRequest, { skipNullProperties: false }) {}

export class ListCampaignsRequest extends ListRequest {
  /** Led by, or naming, the unit or one below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}
