import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { ListRequest, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { EffectiveLexicon } from '../services/effective-lexicon';
import { LeaderOrdersService } from '../services/leader-orders.service';
import { LexiconMutesService } from '../services/lexicon-mutes.service';
import { numberKeyOf } from './lexicon-versions.controller';
import { presentLeaderOrder, presentMute } from './lexicon.presenter';
import { MuteTermRequest, PutLeaderOrderRequest } from './lexicon.requests';
import {
  EffectiveLexiconResponse,
  LeaderOrderPageResponse,
  LeaderOrderResponse,
  LexiconMutePageResponse,
  LexiconMuteResponse,
} from './lexicon.responses';

/** What applies in one unit: lexicons from above and its own, what it mutes, and the order of names. */
@ApiTags('Proofing')
@ApiBearerAuth()
@Controller('api/v1/organizations/:id')
export class UnitLexiconController {
  constructor(
    private readonly effective: EffectiveLexicon,
    private readonly mutes: LexiconMutesService,
    private readonly leaders: LeaderOrdersService,
  ) {}

  @Get('effective-lexicon')
  @Allow('lexicon.read')
  async describe(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<EffectiveLexiconResponse> {
    const { sources, ...counts } = await this.effective.describe(actor, id);
    return {
      ...counts,
      sources: sources.map(({ lexiconId, name, organizationId, organizationName, number, termCount }) => ({
        ...{ lexiconId, name, organizationId, organizationName, number, termCount },
      })),
    };
  }

  @Get('lexicon-mutes')
  @Allow('lexicon.read')
  async listMutes(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRequest,
  ): Promise<LexiconMutePageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.mutes.list(actor, id, query.limit, after);
    return toPage(rows, query.limit, (row) => [row.id], presentMute);
  }

  /** The row stays silent in this unit and below it; everything live there is looked through again. */
  @Put('lexicon-mutes/:termId')
  @Allow('lexicon.manage')
  async mute(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('termId') termId: string,
    @Body() { reason, until }: MuteTermRequest,
  ): Promise<LexiconMuteResponse> {
    const input = { reason, until: until ? new Date(until) : null };
    return presentMute(await this.mutes.mute(actor, id, termId, input));
  }

  @Delete('lexicon-mutes/:termId')
  @HttpCode(204)
  @Allow('lexicon.manage')
  async unmute(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('termId') termId: string,
  ): Promise<void> {
    await this.mutes.unmute(actor, id, termId);
  }

  @Get('leader-order')
  @Allow('lexicon.read')
  async leaderOrder(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LeaderOrderResponse> {
    const order = await this.leaders.get(actor, id);
    reply.header('ETag', etagOf(order.number));
    return presentLeaderOrder(order);
  }

  /** The whole list at once; every list that was put is kept. The first one needs no `If-Match`. */
  @Put('leader-order')
  @Allow('lexicon.manage')
  async putLeaderOrder(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { entries }: PutLeaderOrderRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LeaderOrderResponse> {
    const people = entries.map(({ name, title, validFrom = null, validTo = null }) => ({
      ...{ name, title, validFrom, validTo },
    }));
    const order = await this.leaders.put(actor, id, people, (current) =>
      requireVersion(ifMatch, current.number, presentLeaderOrder(current)),
    );
    reply.header('ETag', etagOf(order.number));
    return presentLeaderOrder(order);
  }

  @Get('leader-order/versions')
  @Allow('lexicon.read')
  async leaderOrders(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRequest,
  ): Promise<LeaderOrderPageResponse> {
    const rows = await this.leaders.versions(actor, id, query.limit, numberKeyOf(query.cursor));
    return toPage(rows, query.limit, (row) => [row.number], presentLeaderOrder);
  }
}
