import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ApproveBatch } from './approve-batch';
import type { BatchOutcome } from './approve-batch';
import { ReviewBatchRequest } from './review-batch.requests';
import { BatchItemResponse, ReviewBatchResponse } from './review-batch.responses';

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
