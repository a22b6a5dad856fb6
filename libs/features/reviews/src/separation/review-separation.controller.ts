import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { DecideSeparationRequest } from './separation.requests';
import { SeparationResponse } from './separation.responses';
import { ReviewSeparationService } from './review-separation.service';
import type { SeparationView } from './review-separation.service';

/** 审核分离: who is kept from deciding on an item in a unit. */
@ApiTags('Review')
@ApiBearerAuth()
@Controller('api/v1/organizations/:id/review-separation')
export class ReviewSeparationController {
  constructor(private readonly separation: ReviewSeparationService) {}

  @Get()
  @Allow('organization.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SeparationResponse> {
    return present(await this.separation.get(actor, id));
  }

  /** A decision of the parent unit, for reviews that are opened from now on. */
  @Put()
  @Allow('review_flow.manage')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecideSeparationRequest,
  ): Promise<SeparationResponse> {
    return present(await this.separation.decide(actor, id, body.mode, body.reason));
  }
}

function present({ history, ...view }: SeparationView): SeparationResponse {
  return {
    ...view,
    history: history.map((change) => ({ ...change, decidedAt: change.decidedAt.toISOString() })),
  };
}
