import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { ContentResponse, ReadContent, presentContent } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { TakeRequest } from '../http/take.requests';
import { AnswerPushes } from './answer-pushes';
import { presentPushedItem } from './push.presenter';
import { LinkageReasonRequest, ListPushedItemsRequest } from './push.requests';
import {
  PushedItemPageResponse,
  PushedItemResponse,
  PushedItemSummaryResponse,
  TakenDifferenceResponse,
} from './push.responses';
import { ReadPushedItems } from './read-pushed-items';

/** 规定动作, as the units below have it. */
@ApiTags('Linkage')
@ApiBearerAuth()
@Controller('api/v1/pushed-items')
export class PushedItemsController {
  constructor(
    private readonly answering: AnswerPushes,
    private readonly reading: ReadPushedItems,
    private readonly contents: ReadContent,
  ) {}

  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ListPushedItemsRequest,
  ): Promise<PushedItemPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reading.list(actor, filter, limit, before);
    return toPage(rows, limit, (row) => [row.id], presentPushedItem);
  }

  /** With the words that were handed down. */
  @Get(':id')
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PushedItemResponse> {
    const { item, document } = await this.reading.get(actor, id);
    return { ...presentPushedItem(item), document };
  }

  /** Makes the unit's own draft of it, once; the answer is that item. */
  @Post(':id/take')
  @Allow('linkage.take')
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TakeRequest,
  ): Promise<ContentResponse> {
    const content = await this.answering.take(actor, id, body ?? {});
    return presentContent(await this.contents.view(content));
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Allow('linkage.take')
  async decline(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LinkageReasonRequest,
  ): Promise<PushedItemSummaryResponse> {
    await this.answering.decline(actor, id, reason);
    return presentPushedItem((await this.reading.get(actor, id)).item);
  }

  /** In what the unit's item differs from what was handed down. */
  @Get(':id/difference')
  @Allow('content.read')
  difference(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<TakenDifferenceResponse> {
    return this.reading.difference(actor, id);
  }
}
