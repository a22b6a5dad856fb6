import {
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { decodeIdCursor } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { ListRequest } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { AskForFigures } from '../ask-for-figures';
import { ReadCollections } from '../read-collections';
import { presentCollections, presentWished } from './figure-collection.presenter';
import { FigureCollectionPageResponse, FiguresWishedResponse } from './figure-collection.responses';

/** Figures that platforms tell by interface: when they are asked for, and what came of it. */
@ApiTags('Platform figures')
@ApiBearerAuth()
@Controller('api/v1/channel-accounts')
export class FigureCollectionsController {
  constructor(
    private readonly wishes: AskForFigures,
    private readonly reads: ReadCollections,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Now, instead of when they are due. Refused in words where nobody can be asked, or no calls are left for it. */
  @Post(':id/figure-collections')
  @HttpCode(202)
  @Allow('figure.record')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<FiguresWishedResponse> {
    return presentWished(await this.wishes.now(actor, id));
  }

  /** The last rounds with their counts, when the next one is due, what is left of the calls, and why it waits. */
  @Get(':id/figure-collections')
  @Allow('analytics.read')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit, cursor }: ListRequest,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<FigureCollectionPageResponse> {
    const before = cursor ? decodeIdCursor(cursor) : null;
    const collections = await this.reads.of(actor, id, limit, before);
    return presentCollections(collections, limit, this.clock.now(), acceptLanguage);
  }
}
