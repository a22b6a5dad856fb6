import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { stageKeyPattern } from '../http/review.requests';
import { ApproveBatch } from './approve-batch';
import type { BatchOutcome } from './approve-batch';

export const MAX_BATCH = 50;

export class BatchItemRequest {
  @IsUUID()
  reviewId: string;

  /** Key of the stage that the caller saw: refused when it was decided meanwhile. */
  @Matches(stageKeyPattern)
  stage: string;
}

export class ReviewBatchRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BATCH)
  @ValidateNested({ each: true })
  @Type(() => BatchItemRequest)
  items: BatchItemRequest[];

  /** The opinion on each of them. */
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  comment?: string | null;
}

const batchOutcomes = ['approved', 'refused'] as const;

export class BatchItemResponse {
  reviewId: string;

  @ApiProperty({ enum: batchOutcomes })
  outcome: (typeof batchOutcomes)[number];

  /** Why it was refused: the code that deciding it alone would answer with. */
  code?: string;
  message?: string;
}

export class ReviewBatchResponse {
  /** In the order asked. */
  items: BatchItemResponse[];
}

@ApiTags('Review')
@ApiBearerAuth()
@Controller('api/v1/review-batches')
export class ReviewBatchesController {
  constructor(private readonly batches: ApproveBatch) {}

  /** Approves each item of which the caller has opened exactly the revision under review; 200 also where some are refused. */
  @Post()
  @HttpCode(200)
  @Allow('review.decide')
  async approve(
    @CurrentActor() actor: Actor,
    @Body() body: ReviewBatchRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ReviewBatchResponse> {
    const outcomes = await this.batches.approve(actor, body.items, body.comment ?? null);
    return { items: outcomes.map((outcome) => presentOutcome(outcome, languageOf(acceptLanguage))) };
  }
}

function presentOutcome({ reviewId, refusal }: BatchOutcome, language: Language): BatchItemResponse {
  if (!refusal) return { reviewId, outcome: 'approved' };
  return { reviewId, outcome: 'refused', code: refusal.code, message: pick(refusal.detail, language) };
}
