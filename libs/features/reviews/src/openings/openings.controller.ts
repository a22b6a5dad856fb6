import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { OpenReviewRequest } from './opening.requests';
import { ReviewOpeningResponse } from './opening.responses';
import { ReviewOpenings } from './review-openings';

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
