import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ExemptionsService } from '../subjects/exemptions.service';
import { presentExemption } from './inspection.presenter';
import { GrantExemptionRequest, ListInspectionRowsRequest } from './inspection.requests';
import { InspectionExemptionPageResponse, InspectionExemptionResponse } from './inspection.responses';

/** Who is not held to the rules for a while, and why. */
@ApiTags('Inspections')
@ApiBearerAuth()
@Controller('api/v1/inspection-exemptions')
export class InspectionExemptionsController {
  constructor(private readonly exemptions: ExemptionsService) {}

  /** Of an account, a column, or a unit's site. */
  @Post()
  @Allow('inspection.manage')
  async grant(
    @CurrentActor() actor: Actor,
    @Body() body: GrantExemptionRequest,
  ): Promise<InspectionExemptionResponse> {
    return presentExemption(await this.exemptions.grant(actor, body));
  }

  /** Newest first, with those that ended. */
  @Get()
  @Allow('analytics.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListInspectionRowsRequest,
  ): Promise<InspectionExemptionPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.exemptions.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, ({ id }) => [id], presentExemption);
  }

  @Get(':id')
  @Allow('analytics.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<InspectionExemptionResponse> {
    return presentExemption(await this.exemptions.get(actor, id));
  }

  /** It ends now; that it was stays on record. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('inspection.manage')
  async end(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.exemptions.end(actor, id);
  }
}
