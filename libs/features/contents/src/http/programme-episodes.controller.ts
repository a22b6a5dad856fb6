import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { toPage } from '@haojiao/kernel';
import { ListRequest } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { episodeKeyOf } from '../list-key';
import { ListEpisodes } from '../types/episode/list-episodes';
import type { EpisodeListItem } from '../types/episode/list-episodes';
import { EpisodePageResponse, EpisodeSummaryResponse } from './programme-episodes.responses';

@ApiTags('Programmes')
@ApiBearerAuth()
@Controller('api/v1/programmes/:id/episodes')
export class ProgrammeEpisodesController {
  constructor(private readonly episodes: ListEpisodes) {}

  /** Every episode that the caller may read, in whatever state, the newest number first. */
  @Get()
  @Allow('programme.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListRequest,
  ): Promise<EpisodePageResponse> {
    const rows = await this.episodes.list(actor, id, limit, episodeKeyOf(cursor));
    return toPage(rows, limit, (row) => [row.sortSeason, row.sortNumber, row.id], present);
  }
}

function present({
  sortSeason: _season,
  sortNumber: _number,
  ...item
}: EpisodeListItem): EpisodeSummaryResponse {
  return {
    ...item,
    publishedAt: item.publishedAt?.toISOString() ?? null,
    updatedAt: item.updatedAt.toISOString(),
  };
}
