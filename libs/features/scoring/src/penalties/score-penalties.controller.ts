import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import type { ScorePenaltyEntity } from './score-penalty.entity';
import { ListPenaltiesRequest, RecordPenaltyRequest, RevokeRequest } from './score-penalty.requests';
import { ScorePenaltiesService } from './score-penalties.service';
import { ScorePenaltyResponse, ScorePenaltyPageResponse } from './score-penalties.responses';

/** What costs a unit points, written down by the unit that scores it. */
@ApiTags('Scoring')
@ApiBearerAuth()
@Controller('api/v1/score-penalties')
export class ScorePenaltiesController {
  constructor(private readonly penalties: ScorePenaltiesService) {}

  @Post()
  @Allow('bulletin.manage')
  async record(
    @CurrentActor() actor: Actor,
    @Body() body: RecordPenaltyRequest,
  ): Promise<ScorePenaltyResponse> {
    return present(await this.penalties.record(actor, body));
  }

  /** Of units whose reports the caller reads. */
  @Get()
  @SignedIn()
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ListPenaltiesRequest,
  ): Promise<ScorePenaltyPageResponse> {
    const rows = await this.penalties.list(actor, filter, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(rows, limit, (row) => [row.id], present);
  }

  @Get(':id')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ScorePenaltyResponse> {
    return present(await this.penalties.get(actor, id));
  }

  /** It stays readable; what it took is given back. */
  @Post(':id/revoke')
  @HttpCode(200)
  @Allow('bulletin.manage')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: RevokeRequest,
  ): Promise<ScorePenaltyResponse> {
    return present(await this.penalties.revoke(actor, id, reason));
  }
}

function present({ recordedAt, revokedAt, ...others }: ScorePenaltyEntity): ScorePenaltyResponse {
  return {
    ...others,
    recordedAt: recordedAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
