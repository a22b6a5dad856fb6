import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { DecideSimilar } from '../services/decide-similar';
import { ReadSimilar } from '../services/read-similar';
import { DecideSimilarRequest } from './similar.requests';
import { presentSimilar } from './similar.presenter';
import { SimilarReportsResponse } from './similar.responses';

/** Reports that tell the same. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/submissions/:id/similar')
export class SimilarController {
  constructor(
    private readonly reading: ReadSimilar,
    private readonly deciding: DecideSimilar,
  ) {}

  @Get()
  @Allow('submission.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SimilarReportsResponse> {
    return presentSimilar(await this.reading.of(actor, id));
  }

  /** Joins the two, marks the later one as a duplicate, or keeps both; answers with what is alike then. */
  @Post(':otherId/decision')
  @HttpCode(200)
  @Allow('submission.decide')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('otherId', ParseUUIDPipe) otherId: string,
    @Body() { outcome, reason }: DecideSimilarRequest,
  ): Promise<SimilarReportsResponse> {
    await this.deciding.decide(actor, id, otherId, { outcome, reason: reason ?? null });
    return presentSimilar(await this.reading.of(actor, id));
  }

  /** Undoes `joint` and `keep`; a duplicate is reopened. */
  @Delete(':otherId/decision')
  @Allow('submission.decide')
  async undo(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('otherId', ParseUUIDPipe) otherId: string,
  ): Promise<SimilarReportsResponse> {
    await this.deciding.undo(actor, id, otherId);
    return presentSimilar(await this.reading.of(actor, id));
  }
}
