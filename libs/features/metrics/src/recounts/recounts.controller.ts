import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { presentRecount, summariseRecount } from './recount.presenter';
import { ListRecountsRequest, OrderRecountRequest } from './recount.requests';
import { RecountPageResponse, RecountResponse } from './recount.responses';
import { RecountsService } from './recounts.service';

/** Figures reckoned anew from the kept events, beside those that stand. */
@ApiTags('Analytics')
@ApiBearerAuth()
@Controller('api/v1/analytics/recounts')
export class RecountsController {
  constructor(private readonly recounts: RecountsService) {}

  /** A worker does it; ask for it again until its state is `done`. */
  @Post()
  @Allow('figure.record')
  async order(@CurrentActor() actor: Actor, @Body() body: OrderRecountRequest): Promise<RecountResponse> {
    return presentRecount(await this.recounts.order(actor, body));
  }

  @Get()
  @Allow('analytics.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListRecountsRequest,
  ): Promise<RecountPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const rows = await this.recounts.list(actor, query.limit, after);
    return toPage(rows, query.limit, (row) => [row.id], summariseRecount);
  }

  @Get(':id')
  @Allow('analytics.read')
  async get(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RecountResponse> {
    return presentRecount(await this.recounts.get(actor, id));
  }
}
