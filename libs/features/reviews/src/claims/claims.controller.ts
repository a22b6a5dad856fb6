import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { presentReview } from '../http/review.presenter';
import { ReviewResponse } from '../http/review.responses';
import { ListReviews } from '../list-reviews';
import type { ReviewEntity } from '../persistence/review.entity';
import { AssignRequest, ClaimRequest } from './claim.requests';
import { ReviewClaims } from './review-claims';

@ApiTags('Review')
@ApiBearerAuth()
@Controller('api/v1/reviews/:id')
export class ClaimsController {
  constructor(
    private readonly claims: ReviewClaims,
    private readonly listing: ListReviews,
  ) {}

  /** Takes the current stage in hand for four hours; meanwhile nobody else decides it. */
  @Post('claim')
  @HttpCode(200)
  @Allow('review.decide')
  async claim(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ClaimRequest,
  ): Promise<ReviewResponse> {
    return this.answer(await this.claims.claim(actor, id, body.takeOver ?? false));
  }

  @Post('release')
  @HttpCode(200)
  @Allow('review.decide')
  async release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReviewResponse> {
    return this.answer(await this.claims.release(actor, id));
  }

  /** Gives the current stage to one person until it is decided, released or taken over. */
  @Post('assign')
  @HttpCode(200)
  @Allow('review.assign')
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AssignRequest,
  ): Promise<ReviewResponse> {
    return this.answer(await this.claims.assign(actor, id, body.userId));
  }

  private async answer(review: ReviewEntity): Promise<ReviewResponse> {
    return presentReview(await this.listing.view(review));
  }
}
