import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { EmergencyTerms } from '../emergency-terms';
import { ListEmergencyOrders } from '../list-emergency-orders';
import type { OrderView } from '../list-emergency-orders';
import { RecordEmergencyOrder } from '../record-emergency-order';
import {
  CountEmergencyOrdersRequest,
  ListEmergencyOrdersRequest,
  RecordEmergencyOrderRequest,
} from './emergency-order.requests';
import {
  EmergencyOrderCountsResponse,
  EmergencyOrderPageResponse,
  EmergencyOrderResponse,
  EmergencyTermsResponse,
} from './emergency-order.responses';

/** 先发后补: orders by which an item goes out before its review, and whether they were made good. */
@ApiTags('Emergencies')
@ApiBearerAuth()
@Controller('api/v1')
export class EmergencyOrdersController {
  constructor(
    private readonly recording: RecordEmergencyOrder,
    private readonly listing: ListEmergencyOrders,
    private readonly terms: EmergencyTerms,
  ) {}

  /** What an order of this item may say: for which reasons, where, and by whose word. */
  @Get('contents/:id/emergency-terms')
  @Allow('emergency.record')
  termsOf(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<EmergencyTermsResponse> {
    return this.terms.of(actor, id);
  }

  /** The duty officer's record of an order; the item may go out at once, and its review is open from now on. */
  @Post('contents/:id/emergency-orders')
  @Allow('emergency.record')
  async record(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordEmergencyOrderRequest,
  ): Promise<EmergencyOrderResponse> {
    const order = await this.recording.record(actor, id, {
      ...body,
      reasonText: body.reasonText ?? null,
      approvedAt: new Date(body.approvedAt),
    });
    return present(await this.listing.get(actor, order.id));
  }

  /** The board, newest first. */
  @Get('emergency-orders')
  @Allow('content.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ListEmergencyOrdersRequest,
  ): Promise<EmergencyOrderPageResponse> {
    const rows = await this.listing.list(actor, filter, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(rows, limit, (row) => [row.id], present);
  }

  /** How often each unit went around its review in a month, and whether that is rising. */
  @Get('emergency-orders/counts')
  @Allow('content.read')
  async counts(
    @CurrentActor() actor: Actor,
    @Query() { month, organizationId }: CountEmergencyOrdersRequest,
  ): Promise<EmergencyOrderCountsResponse> {
    const counts = await this.listing.counts(actor, month, organizationId ?? null);
    return { month, items: counts.map((one) => ({ ...one, rising: one.count > one.countBefore })) };
  }

  @Get('emergency-orders/:id')
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<EmergencyOrderResponse> {
    return present(await this.listing.get(actor, id));
  }
}

function present(order: OrderView): EmergencyOrderResponse {
  return {
    ...order,
    approvedAt: order.approvedAt.toISOString(),
    recordedAt: order.recordedAt.toISOString(),
    backfillDueAt: order.backfillDueAt.toISOString(),
    closedAt: order.closedAt?.toISOString() ?? null,
  };
}
