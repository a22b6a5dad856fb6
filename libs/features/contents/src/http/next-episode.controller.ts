import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { EpisodeNumbers } from '../types/episode/episode-numbers';
import { NextEpisodeRequest } from './next-episode.requests';
import { NextEpisodeResponse } from './next-episode.responses';

@ApiTags('Programmes')
@ApiBearerAuth()
@Controller('api/v1/programmes/:id/next-episode')
export class NextEpisodeController {
  constructor(private readonly numbers: EpisodeNumbers) {}

  /** A number that is free; somebody else may take it meanwhile. */
  @Get()
  @Allow('programme.read')
  next(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: NextEpisodeRequest,
  ): Promise<NextEpisodeResponse> {
    return this.numbers.next(actor, id, query);
  }
}
