import { Controller, Get, Headers, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ReadProgrammeFeeds } from '../reading/programme-feeds';
import { ProgrammeFeedListResponse } from './programme-feeds.responses';

@ApiTags('Programmes')
@ApiBearerAuth()
@Controller('api/v1/programmes/:id/feeds')
export class ProgrammeFeedsController {
  constructor(private readonly feeds: ReadProgrammeFeeds) {}

  /** The addresses to give to directories, and what these would refuse. */
  @Get()
  @Allow('programme.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ProgrammeFeedListResponse> {
    const { items, findings } = await this.feeds.get(actor, id);
    const language = languageOf(acceptLanguage);
    return {
      items,
      findings: findings.map(({ message, ...finding }) => ({ ...finding, message: message[language] })),
    };
  }
}
