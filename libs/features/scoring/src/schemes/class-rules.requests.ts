import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { submissionCategories } from '@haojiao/features/submissions';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { scoreLevels, spans } from '../domain';
import type { ScoreLevel, Span } from '../domain';
import { IsPoints, outletCodePattern } from './scheme-rules.requests';

/** Of penalties and quotas. */
export const ruleCodePattern = /^[a-z][a-z0-9_]{0,39}$/;

export class QuotaRuleRequest {
  @Matches(ruleCodePattern)
  code: string;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** Counted from the first day of the assessment year. */
  @IsIn(spans)
  per: Span;

  /** Default `submitted`. */
  @IsOptional()
  @IsIn(['submitted', 'adopted'])
  counts?: 'submitted' | 'adopted';

  @IsInt()
  @Min(1)
  @Max(10_000)
  minimum: number;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(submissionCategories, { each: true })
  categories?: SubmissionCategory[];

  /** Only with `adopted`. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Matches(outletCodePattern, { each: true })
  outlets?: string[];

  /** Only with `adopted`. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(scoreLevels, { each: true })
  levels?: ScoreLevel[];

  /** Taken off for each that is missing; default 0. */
  @IsOptional()
  @IsPoints()
  penaltyPerMissing?: number;
}

export class BaseRuleRequest {
  @IsPoints()
  points: number;

  @IsIn(spans)
  per: Span;

  /** Given only where every quota is met; default true. */
  @IsOptional()
  @IsBoolean()
  requiresQuotas?: boolean;

  /** In an assessment year. */
  @IsOptional()
  @IsPoints()
  maxPerYear?: number | null;
}

export class UnitClassRuleRequest {
  /** Code of a class of the issuing unit, or `*` for every other unit. */
  @Matches(/^(\*|[a-z0-9][a-z0-9_-]{0,39})$/)
  unitClass: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => BaseRuleRequest)
  base?: BaseRuleRequest | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => QuotaRuleRequest)
  quotas?: QuotaRuleRequest[];
}

export class LowAdoptionRateRequest {
  /** Per cent. */
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100)
  below: number;

  @IsPoints()
  points: number;
}

export class RecordedPenaltyRuleRequest {
  @Matches(ruleCodePattern)
  code: string;

  @IsString()
  @MinLength(1)
  @MaxLength(60)
  name: string;

  /** Taken off. */
  @IsPoints()
  points: number;

  /** Default false. */
  @IsOptional()
  @IsBoolean()
  losesHonours?: boolean;
}

/** All points are positive numbers that are taken off. */
export class PenaltyRulesRequest {
  /** For each late report. */
  @IsOptional()
  @IsPoints()
  late?: number;

  /** For each commissioned request that was not answered. */
  @IsOptional()
  @IsPoints()
  missedCommission?: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => LowAdoptionRateRequest)
  lowAdoptionRate?: LowAdoptionRateRequest | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RecordedPenaltyRuleRequest)
  recorded?: RecordedPenaltyRuleRequest[];
}
