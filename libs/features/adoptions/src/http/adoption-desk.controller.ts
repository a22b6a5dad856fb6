import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ListAdoptions } from '../uses/list-adoptions';
import { presentAdoption } from './adoption.presenter';
import { ListAdoptionsRequest } from './adoption.requests';
import { AdoptionPageResponse } from './adoption.responses';

@ApiTags('Submissions')
@ApiBearerAuth()
@Controller('api/v1/adoptions')
export class AdoptionDeskController {
  constructor(private readonly adoptions: ListAdoptions) {}

  /** Of the units in whose reports the caller decides, oldest first; by default what waits to be verified. */
  @Get()
  @Allow('submission.decide')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListAdoptionsRequest,
  ): Promise<AdoptionPageResponse> {
    const { state = 'claimed', organizationId, limit, cursor } = query;
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.adoptions.list(actor, { state, organizationId }, limit, after);
    return toPage(
      rows,
      limit,
      ({ adoption }) => [adoption.id],
      ({ adoption, submission }) => ({ ...presentAdoption(adoption), submission }),
    );
  }
}
