import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { ListRequest } from '@haojiao/infrastructure/http';
import { ContentResponse, ReadContent, presentContent, timeKeyOf } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { TakeRequest } from '../http/take.requests';
import { LinkageReasonRequest } from '../pushes/push.requests';
import { SubscribedItems } from './subscribed-items';
import { presentSubscribedItem, presentSubscription } from './subscription.presenter';
import { EndSubscriptionRequest, ListSubscriptionsRequest, SubscribeRequest } from './subscription.requests';
import {
  SubscribedItemPageResponse,
  UnitSubscriptionPageResponse,
  UnitSubscriptionResponse,
} from './subscription.responses';
import { UnitSubscriptions } from './unit-subscriptions';

/** Units that follow what other units publish. */
@ApiTags('Linkage')
@ApiBearerAuth()
@Controller('api/v1/unit-subscriptions')
export class UnitSubscriptionsController {
  constructor(
    private readonly subscriptions: UnitSubscriptions,
    private readonly items: SubscribedItems,
    private readonly contents: ReadContent,
  ) {}

  /** `active` at once between units of one branch, else `pending` until the source agrees. */
  @Post()
  @Allow('linkage.take')
  async subscribe(
    @CurrentActor() actor: Actor,
    @Body() body: SubscribeRequest,
  ): Promise<UnitSubscriptionResponse> {
    const { id } = await this.subscriptions.subscribe(actor, body);
    return this.show(actor, id);
  }

  @Get()
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ListSubscriptionsRequest,
  ): Promise<UnitSubscriptionPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.subscriptions.list(actor, filter, limit, before);
    return toPage(rows, limit, ({ subscription }) => [subscription.id], presentSubscription);
  }

  @Get(':id')
  @Allow('content.read')
  get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<UnitSubscriptionResponse> {
    return this.show(actor, id);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Allow('linkage.push')
  async approve(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<UnitSubscriptionResponse> {
    await this.subscriptions.decide(actor, id, 'active', null);
    return this.show(actor, id);
  }

  @Post(':id/refuse')
  @HttpCode(200)
  @Allow('linkage.push')
  async refuse(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: LinkageReasonRequest,
  ): Promise<UnitSubscriptionResponse> {
    await this.subscriptions.decide(actor, id, 'refused', reason);
    return this.show(actor, id);
  }

  /** By either side. What was taken stays. */
  @Post(':id/end')
  @HttpCode(200)
  @Allow('linkage.take')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndSubscriptionRequest,
  ): Promise<UnitSubscriptionResponse> {
    await this.subscriptions.end(actor, id, body?.reason ?? null);
    return this.show(actor, id);
  }

  /** What the source has published, newest first. */
  @Get(':id/items')
  @Allow('content.read')
  async feed(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListRequest,
  ): Promise<SubscribedItemPageResponse> {
    const rows = await this.items.list(actor, id, limit, timeKeyOf(cursor));
    return toPage(rows, limit, (row) => [row.sortTime, row.contentId], presentSubscribedItem);
  }

  /** Makes the subscriber's own draft of it, once; the answer is that item. */
  @Post(':id/items/:contentId/take')
  @Allow('linkage.take')
  async take(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('contentId', ParseUUIDPipe) contentId: string,
    @Body() body: TakeRequest,
  ): Promise<ContentResponse> {
    const content = await this.items.take(actor, id, contentId, body ?? {});
    return presentContent(await this.contents.view(content));
  }

  private async show(actor: Actor, id: string): Promise<UnitSubscriptionResponse> {
    return presentSubscription(await this.subscriptions.get(actor, id));
  }
}
