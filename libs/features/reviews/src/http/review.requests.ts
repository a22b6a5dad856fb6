import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ListRequest } from '@haojiao/infrastructure/http';
import { outcomes } from '../domain/review-transitions';
import type { Outcome } from '../domain/review-transitions';

export const stageKeyPattern = /^[a-z][a-z0-9_]{0,39}$/;

export class SubmitRequest {
  /** A word to the reviewers. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  comment?: string | null;
}

export class RangeRequest {
  @IsInt()
  @Min(0)
  start: number;

  /** Exclusive. */
  @IsInt()
  @Min(0)
  end: number;
}

export class AnnotationRequest {
  /** `title`, `article.html` … */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  path: string;

  /** Characters of that member's text; absent: the whole member. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RangeRequest)
  range?: RangeRequest;

  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  note: string;
}

export class DecideRequest {
  @IsIn(outcomes)
  outcome: Outcome;

  /** The opinion; `return` and `reject` need one. */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  comment?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AnnotationRequest)
  annotations?: AnnotationRequest[] | null;

  /** Of a return: `author` (default), or the key of an earlier stage. */
  @IsOptional()
  @Matches(stageKeyPattern)
  returnTo?: string;

  /** In whose place, who delegated to the caller; absent: by the caller's own role where it suffices. */
  @IsOptional()
  @IsUUID()
  onBehalfOf?: string;

  /** Key of the stage that the decider saw: refused when it was decided meanwhile. */
  @IsOptional()
  @Matches(stageKeyPattern)
  stage?: string;

  /** The revision that the decider saw: refused when a reviewer has corrected it meanwhile. */
  @IsOptional()
  @IsUUID()
  revisionId?: string;
}

export class CorrectRequest {
  /** Key of the current stage, or of an earlier one that the caller passed: that one opens again. */
  @IsOptional()
  @Matches(stageKeyPattern)
  stage?: string;

  /** Why, for the next stage to read. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  comment?: string | null;

  /** What is to be different, merged into the item as `PATCH /contents/{id}` does. */
  @IsObject()
  @ApiProperty({ type: Object })
  changes: Record<string, unknown>;

  /** In whose place, who delegated to the caller. */
  @IsOptional()
  @IsUUID()
  onBehalfOf?: string;
}

export class QueueRequest extends ListRequest {
  /** Key of a stage, e.g. `review_1`. */
  @IsOptional()
  @Matches(stageKeyPattern)
  stage?: string;

  /** Items of this unit and the units below it. */
  @IsOptional()
  @IsUUID()
  organizationId?: string;

  /** `true`: only what is asked of a unit in which the caller holds a role directly, or is assigned to the caller. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  mine?: boolean;
}
