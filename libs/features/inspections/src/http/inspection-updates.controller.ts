import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { UpdatesService } from '../subjects/updates.service';
import { presentUpdate } from './inspection.presenter';
import { ListInspectionRowsRequest, RecordUpdateRequest } from './inspection.requests';
import { InspectionUpdatePageResponse, InspectionUpdateResponse } from './inspection.responses';

/** Posts and pages that were published outside of this product. */
@ApiTags('Inspections')
@ApiBearerAuth()
@Controller('api/v1/inspection-updates')
export class InspectionUpdatesController {
  constructor(private readonly updates: UpdatesService) {}

  /** Of an account, a column, or a unit's home page. */
  @Post()
  @Allow('figure.record')
  async record(
    @CurrentActor() actor: Actor,
    @Body() { occurredAt, ...body }: RecordUpdateRequest,
  ): Promise<InspectionUpdateResponse> {
    return presentUpdate(await this.updates.record(actor, { ...body, occurredAt: new Date(occurredAt) }));
  }

  /** Newest first, with those that were revoked. */
  @Get()
  @Allow('analytics.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListInspectionRowsRequest,
  ): Promise<InspectionUpdatePageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.updates.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, ({ id }) => [id], presentUpdate);
  }

  @Get(':id')
  @Allow('analytics.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<InspectionUpdateResponse> {
    return presentUpdate(await this.updates.get(actor, id));
  }

  /** It was entered by mistake: it counts no more, and stays on record. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('figure.record')
  async revoke(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.updates.revoke(actor, id);
  }
}
