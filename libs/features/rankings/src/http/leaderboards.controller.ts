import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { csvType, decodeIdCursor, toPage, xlsxType } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { leaderboardPaper } from '../leaderboards/leaderboard-paper';
import { LinkEntries } from '../leaderboards/link-entries';
import { ReadLeaderboards } from '../leaderboards/read-leaderboards';
import { RecordLeaderboards } from '../leaderboards/record-leaderboards';
import { presentLeaderboard, presentReading, presentSummary } from './leaderboard.presenter';
import {
  CorrectLeaderboardRequest,
  LeaderboardReadingRequest,
  LinkEntriesRequest,
  ListLeaderboardsRequest,
  RecordLeaderboardRequest,
} from './leaderboard.requests';
import {
  LeaderboardPageResponse,
  LeaderboardReadingResponse,
  LeaderboardResponse,
} from './leaderboard.responses';
import { sendTables } from './tables';

type AcceptLanguage = string | undefined;

/** Rankings that others published, pasted as they stand. Never changed, only followed by a correction. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/leaderboards')
export class LeaderboardsController {
  constructor(
    private readonly records: RecordLeaderboards,
    private readonly reads: ReadLeaderboards,
    private readonly links: LinkEntries,
  ) {}

  /** What a text would become, with every fault by its line. Nothing is kept. */
  @Post('readings')
  @HttpCode(200)
  @Allow('index_value.record')
  async read(
    @CurrentActor() actor: Actor,
    @Body() { organizationId, text }: LeaderboardReadingRequest,
    @Headers('accept-language') acceptLanguage: AcceptLanguage,
  ): Promise<LeaderboardReadingResponse> {
    const { reading, suggestions } = await this.reads.reading(actor, organizationId, text);
    return presentReading(reading, suggestions, acceptLanguage);
  }

  @Post()
  @Allow('index_value.record')
  async record(
    @CurrentActor() actor: Actor,
    @Body() body: RecordLeaderboardRequest,
    @Headers('accept-language') acceptLanguage: AcceptLanguage,
  ): Promise<LeaderboardResponse> {
    return this.show(actor, await this.records.record(actor, body), acceptLanguage);
  }

  /** Newest first, with those that were corrected. */
  @Get()
  @Allow('analytics.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListLeaderboardsRequest,
  ): Promise<LeaderboardPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reads.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, ({ id }) => [id], presentSummary);
  }

  @Get(':id')
  @Allow('analytics.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('accept-language') acceptLanguage: AcceptLanguage,
  ): Promise<LeaderboardResponse> {
    return this.show(actor, id, acceptLanguage);
  }

  /** Another one in its place; the old one stays and names it. */
  @Post(':id/corrections')
  @Allow('index_value.record')
  async correct(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectLeaderboardRequest,
    @Headers('accept-language') acceptLanguage: AcceptLanguage,
  ): Promise<LeaderboardResponse> {
    return this.show(actor, await this.records.correct(actor, id, body), acceptLanguage);
  }

  /** Which entries are units and accounts of ours; what was said last counts. */
  @Post(':id/links')
  @Allow('index_value.record')
  async link(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { links }: LinkEntriesRequest,
    @Headers('accept-language') acceptLanguage: AcceptLanguage,
  ): Promise<LeaderboardResponse> {
    await this.links.link(actor, id, links);
    return this.show(actor, id, acceptLanguage);
  }

  @Get(':id/entries.csv')
  @ApiProduces(csvType)
  @Allow('analytics.read')
  async csv(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendTables(reply, 'csv', 'leaderboard', leaderboardPaper(await this.reads.get(actor, id)));
  }

  @Get(':id/entries.xlsx')
  @ApiProduces(xlsxType)
  @Allow('analytics.read')
  async xlsx(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendTables(reply, 'xlsx', 'leaderboard', leaderboardPaper(await this.reads.get(actor, id)));
  }

  private async show(actor: Actor, id: string, acceptLanguage: AcceptLanguage): Promise<LeaderboardResponse> {
    return presentLeaderboard(await this.reads.get(actor, id), acceptLanguage);
  }
}
