import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { presentDelegation } from './review-delegation.presenter';
import { CreateReviewDelegationRequest, ListReviewDelegationsRequest } from './review-delegation.requests';
import { ReviewDelegationPageResponse, ReviewDelegationResponse } from './review-delegation.responses';
import { ReviewDelegationsService } from './review-delegations.service';

/** 审核委托: a leader on leave names who decides in their place, for some days. */
@ApiTags('Review')
@ApiBearerAuth()
@Controller('api/v1/review-delegations')
export class ReviewDelegationsController {
  constructor(private readonly delegations: ReviewDelegationsService) {}

  @Post()
  @Allow('review.decide')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateReviewDelegationRequest,
  ): Promise<ReviewDelegationResponse> {
    const { from, to, ...rest } = body;
    const input = { ...rest, startsAt: new Date(from), endsAt: new Date(to) };
    return presentDelegation(await this.delegations.create(actor, input));
  }

  /** Latest first: of the units in which the caller decides on reviews, and the caller's own. */
  @Get()
  @Allow('review.decide')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListReviewDelegationsRequest,
  ): Promise<ReviewDelegationPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.delegations.list(actor, query, query.limit, after);
    return toPage(rows, query.limit, ({ delegation }) => [delegation.id], presentDelegation);
  }

  @Get(':id')
  @Allow('review.decide')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReviewDelegationResponse> {
    return presentDelegation(await this.delegations.get(actor, id));
  }

  /** Ends it at once; what was decided by it stays. */
  @Post(':id/revoke')
  @HttpCode(200)
  @Allow('review.decide')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ReviewDelegationResponse> {
    return presentDelegation(await this.delegations.revoke(actor, id));
  }
}
