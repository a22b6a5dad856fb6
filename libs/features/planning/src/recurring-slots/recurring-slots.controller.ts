import {
  Body,
  Controller,
  Get,
  Headers,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { RecurringSlotEntity } from './recurring-slot.entity';
import { presentSlot } from './recurring-slot.presenter';
import {
  ChangeRecurringSlotRequest,
  CreateRecurringSlotRequest,
  ListRecurringSlotsRequest,
} from './recurring-slot.requests';
import { RecurringSlotPageResponse, RecurringSlotResponse } from './recurring-slot.responses';
import { RecurringSlotsService } from './recurring-slots.service';

/** Places that are filled again and again, such as 每日一问 at 07:30. */
@ApiTags('Planning')
@ApiBearerAuth()
@Controller('api/v1/recurring-slots')
export class RecurringSlotsController {
  constructor(private readonly slots: RecurringSlotsService) {}

  @Post()
  @Allow('plan.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateRecurringSlotRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecurringSlotResponse> {
    return withEtag(await this.slots.create(actor, body), reply);
  }

  @Get()
  @Allow('plan.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListRecurringSlotsRequest,
  ): Promise<RecurringSlotPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.slots.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, (row) => [row.id], presentSlot);
  }

  @Get(':id')
  @Allow('plan.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecurringSlotResponse> {
    return withEtag(await this.slots.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('plan.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeRecurringSlotRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecurringSlotResponse> {
    const changed = await this.slots.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentSlot(current)),
    );
    return withEtag(changed, reply);
  }
}

function withEtag(slot: RecurringSlotEntity, reply: FastifyReply): RecurringSlotResponse {
  reply.header('ETag', etagOf(slot.version));
  return presentSlot(slot);
}
