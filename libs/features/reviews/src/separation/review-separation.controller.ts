import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { separationModes } from '../domain/separation';
import type { SeparationMode } from '../domain/separation';
import { ReviewSeparationService } from './review-separation.service';
import type { SeparationView } from './review-separation.service';

export class DecideSeparationRequest {
  /** `handling_editor`: who only saved an item as its editor may decide `review_1` and `proof_1` of it. */
  @IsIn(separationModes)
  mode: SeparationMode;

  @IsString()
  @MinLength(2)
  @MaxLength(500)
  reason: string;
}

export class SeparationChangeResponse {
  @ApiProperty({ enum: separationModes })
  mode: SeparationMode;

  reason: string;
  decidedBy: string;
  decidedByName: string;
  decidedAt: string;
}

export class SeparationResponse {
  organizationId: string;

  @ApiProperty({ enum: separationModes })
  mode: SeparationMode;

  /** Newest first. */
  history: SeparationChangeResponse[];
}

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
