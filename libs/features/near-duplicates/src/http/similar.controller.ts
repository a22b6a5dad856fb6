import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReadSimilar } from '../services/read-similar';
import { presentSimilar } from './similar.presenter';
import { SimilarReportsResponse } from './similar.responses';

/** Reports that tell the same. */
@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/submissions/:id/similar')
export class SimilarController {
  constructor(private readonly reading: ReadSimilar) {}

  @Get()
  @Allow('submission.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<SimilarReportsResponse> {
    return presentSimilar(await this.reading.of(actor, id));
  }
}
