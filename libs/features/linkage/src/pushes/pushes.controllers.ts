import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { ListRequest } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor, wantedUnitsOf } from '@haojiao/features/organizations';
import { PushContents } from './push-contents';
import { presentBoardRow, presentPush } from './push.presenter';
import {
  LinkageReasonRequest,
  ListPushBoardRequest,
  ListPushesRequest,
  PushContentRequest,
} from './push.requests';
import { PushBoardResponse, PushPageResponse, PushResponse } from './push.responses';
import { ReadPushes } from './read-pushes';

/** 规定动作, from the item that is handed down. */
@ApiTags('Linkage')
@ApiBearerAuth()
@Controller('api/v1/contents/:id/pushes')
export class ContentPushesController {
  constructor(
    private readonly pushing: PushContents,
    private readonly reading: ReadPushes,
  ) {}

  /** What is approved now goes to units below; later revisions need another push. */
  @Post()
  @Allow('linkage.push')
  async push(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) contentId: string,
    @Body() { units, ...body }: PushContentRequest,
  ): Promise<PushResponse> {
    const { id } = await this.pushing.push(actor, contentId, { ...body, units: wantedUnitsOf(units) });
    return presentPush(await this.reading.get(actor, id));
  }

  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) contentId: string,
    @Query() { limit, cursor }: ListRequest,
  ): Promise<PushPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reading.ofContent(actor, contentId, limit, before);
    return toPage(rows, limit, ({ push }) => [push.id], presentPush);
  }
}

/** The pushing unit's board. */
@ApiTags('Linkage')
@ApiBearerAuth()
@Controller('api/v1/pushes')
export class PushesController {
  constructor(
    private readonly pushing: PushContents,
    private readonly reading: ReadPushes,
  ) {}

  /** What the caller's units pushed, newest first. */
  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, organizationId }: ListPushesRequest,
  ): Promise<PushPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reading.list(actor, organizationId ?? null, limit, before);
    return toPage(rows, limit, ({ push }) => [push.id], presentPush);
  }

  @Get(':id')
  @Allow('content.read')
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<PushResponse> {
    return presentPush(await this.reading.get(actor, id));
  }

  /** Who took it, when, with what change, and where it went out there. */
  @Get(':id/items')
  @Allow('content.read')
  async items(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { state, limit, cursor }: ListPushBoardRequest,
  ): Promise<PushBoardResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reading.rows(actor, id, state ?? null, limit, after);
    return toPage(rows, limit, (row) => [row.id], presentBoardRow);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('linkage.push')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LinkageReasonRequest,
  ): Promise<PushResponse> {
    await this.pushing.cancel(actor, id, reason);
    return presentPush(await this.reading.get(actor, id));
  }
}
