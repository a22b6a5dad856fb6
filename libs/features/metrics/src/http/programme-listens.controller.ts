import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { MediaAnalytics } from '../media-analytics';
import { ContentAnalyticsRequest } from './analytics.requests';
import { presentProgrammeListens } from './listens.presenter';
import { ProgrammeListensResponse } from './listens.responses';

@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/programmes')
export class ProgrammeListensController {
  constructor(private readonly analytics: MediaAnalytics) {}

  /** How often the episodes of a programme were heard, by the rule `listen.v1`. */
  @Get(':id/listens')
  @Allow('analytics.read')
  async listens(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ContentAnalyticsRequest,
  ): Promise<ProgrammeListensResponse> {
    return presentProgrammeListens(await this.analytics.ofProgramme(actor, id, query));
  }
}
