import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { RevokeRequest } from '../penalties/score-penalty.requests';
import type { SubmissionMarkEntity } from './submission-mark.entity';
import { SubmissionMarksService } from './submission-marks.service';
import { GiveMarkRequest } from './submission-marks.requests';
import { SubmissionMarkResponse, SubmissionMarkListResponse } from './submission-marks.responses';

/** What the desk found about a report that was not adopted. */
@ApiTags('Scoring')
@ApiBearerAuth()
@Controller('api/v1/submissions/:id/marks')
export class SubmissionMarksController {
  constructor(private readonly marks: SubmissionMarksService) {}

  @Post()
  @Allow('submission.decide')
  async give(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { code }: GiveMarkRequest,
  ): Promise<SubmissionMarkResponse> {
    return present(await this.marks.give(actor, id, code));
  }

  @Get()
  @SignedIn()
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SubmissionMarkListResponse> {
    return { items: (await this.marks.list(actor, id)).map(present), nextCursor: null };
  }

  @Post(':markId/revoke')
  @HttpCode(200)
  @Allow('submission.decide')
  async revoke(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('markId', ParseUUIDPipe) markId: string,
    @Body() { reason }: RevokeRequest,
  ): Promise<SubmissionMarkResponse> {
    return present(await this.marks.revoke(actor, id, markId, reason));
  }
}

function present({ markedAt, revokedAt, ...others }: SubmissionMarkEntity): SubmissionMarkResponse {
  return { ...others, markedAt: markedAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
}
