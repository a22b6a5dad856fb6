import { Controller, Get, Headers, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { ListRequest, languageOf } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { Rescans } from '../services/rescans';
import { ListLexiconsRequest } from './lexicon.requests';
import { presentRescan, presentRescanHit } from './proofing.presenter';
import { RescanHitPageResponse, RescanPageResponse, RescanResponse } from './proofing.responses';

/** What a changed lexicon finds in everything that is live. Nothing is taken down by itself. */
@ApiTags('Proofing')
@ApiBearerAuth()
@Controller('api/v1/lexicon-rescans')
export class LexiconRescansController {
  constructor(private readonly rescans: Rescans) {}

  @Get()
  @Allow('lexicon.read')
  async list(@CurrentActor() actor: Actor, @Query() query: ListLexiconsRequest): Promise<RescanPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.rescans.list(actor, query, query.limit, after);
    return toPage(rows, query.limit, (row) => [row.id], presentRescan);
  }

  @Get(':id')
  @Allow('lexicon.read')
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RescanResponse> {
    return presentRescan(await this.rescans.get(actor, id));
  }

  /** Live items with findings, as far as the caller may read them. */
  @Get(':id/hits')
  @Allow('lexicon.read')
  async hits(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRequest,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<RescanHitPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const language = languageOf(acceptLanguage);
    const rows = await this.rescans.hits(actor, id, query.limit, after);
    return toPage(
      rows,
      query.limit,
      (row) => [row.revisionId],
      (row) => presentRescanHit(row, language),
    );
  }
}
