import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReviewOpenings } from './review-openings';

export class OpenReviewRequest {
  /** The revision that the caller sees: refused when the review is about another one by now. */
  @IsOptional()
  @IsUUID()
  revisionId?: string;
}

export class ReviewOpeningResponse {
  reviewId: string;
  revisionId: string;
  openedBy: string;
  /** The first time. */
  openedAt: string;
}

@ApiTags('Review')
@ApiBearerAuth()
@Controller('api/v1/reviews/:id/openings')
export class OpeningsController {
  constructor(private readonly openings: ReviewOpenings) {}

  /** Logs that the caller has opened the item as it is under review now. */
  @Post()
  @HttpCode(201)
  @Allow('content.read')
  async open(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OpenReviewRequest,
  ): Promise<ReviewOpeningResponse> {
    const { revisionId, userId, openedAt } = await this.openings.open(actor, id, body.revisionId);
    return { reviewId: id, revisionId, openedBy: userId, openedAt: openedAt.toISOString() };
  }
}
