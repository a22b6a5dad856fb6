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
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { requireSpan } from '../calendar-span';
import { presentAssignment, presentOccurrence } from './recurring-slot.presenter';
import {
  AssignOccurrenceRequest,
  ListOccurrencesRequest,
  OccurrenceRequest,
} from './recurring-slot.requests';
import { OccurrenceListResponse, SlotAssignmentResponse } from './recurring-slot.responses';
import { SlotOccurrences } from './slot-occurrences.service';

@ApiTags('Planning')
@ApiBearerAuth()
@Controller('api/v1/recurring-slots/:id/occurrences')
export class SlotOccurrencesController {
  constructor(private readonly occurrences: SlotOccurrences) {}

  /** What fills each, by date; at most 62 days. */
  @Get()
  @Allow('plan.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { from, to }: ListOccurrencesRequest,
  ): Promise<OccurrenceListResponse> {
    requireSpan(from, to);
    return { items: (await this.occurrences.list(actor, id, from, to)).map(presentOccurrence) };
  }

  /** Names the item that fills one occurrence, or why it stays empty. */
  @Put(':date')
  @Allow('plan.write')
  async assign(
    @CurrentActor() actor: Actor,
    @Param() { id, date }: OccurrenceRequest,
    @Body() body: AssignOccurrenceRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SlotAssignmentResponse> {
    const { assignment, isNew } = await this.occurrences.assign(actor, id, date, body, (current) =>
      requireVersion(ifMatch, current.version, presentAssignment(current)),
    );
    reply.status(isNew ? 201 : 200).header('ETag', etagOf(assignment.version));
    return presentAssignment(assignment);
  }

  @Delete(':date')
  @HttpCode(204)
  @Allow('plan.manage')
  async clear(
    @CurrentActor() actor: Actor,
    @Param() { id, date }: OccurrenceRequest,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.occurrences.clear(actor, id, date, (current) =>
      requireVersion(ifMatch, current.version, presentAssignment(current)),
    );
  }
}
