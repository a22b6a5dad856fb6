import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
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
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ImportReprintSources } from '../import-reprint-sources';
import type { ReprintSourceEntity } from '../persistence/reprint-source.entity';
import { ReprintSourcesService } from '../reprint-sources.service';
import { presentReprintSource } from './reprint-source.presenter';
import {
  ChangeReprintSourceRequest,
  CreateReprintSourceRequest,
  ImportReprintSourcesRequest,
  ListReprintSourcesRequest,
} from './reprint-source.requests';
import {
  ImportedReprintSourcesResponse,
  ReprintSourcePageResponse,
  ReprintSourceResponse,
} from './reprint-source.responses';

/** 稿源单位名单: from whom a unit and those below it may reprint. */
@ApiTags('Reprints')
@ApiBearerAuth()
@Controller('api/v1/reprint-sources')
export class ReprintSourcesController {
  constructor(
    private readonly sources: ReprintSourcesService,
    private readonly imports: ImportReprintSources,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Allow('reprint_source.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateReprintSourceRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReprintSourceResponse> {
    return this.withEtag(await this.sources.create(actor, body.organizationId, body), reply);
  }

  /** A whole list at once: nothing is kept while a line has a fault. */
  @Post('imports')
  @Allow('reprint_source.manage')
  async import(
    @CurrentActor() actor: Actor,
    @Body() { organizationId, csv }: ImportReprintSourcesRequest,
  ): Promise<ImportedReprintSourcesResponse> {
    return this.imports.import(actor, organizationId, csv);
  }

  @Get()
  @Allow('reprint_source.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor, ...filter }: ListReprintSourcesRequest,
  ): Promise<ReprintSourcePageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.sources.list(actor, filter, limit, after);
    const now = this.clock.now();
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => presentReprintSource(row, now),
    );
  }

  @Get(':id')
  @Allow('reprint_source.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReprintSourceResponse> {
    return this.withEtag(await this.sources.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('reprint_source.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeReprintSourceRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReprintSourceResponse> {
    const changed = await this.sources.change(actor, id, body, this.versionCheck(ifMatch));
    return this.withEtag(changed, reply);
  }

  /** Its state becomes `removed`: the entry stays readable for what was reprinted by it. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('reprint_source.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.sources.change(actor, id, { state: 'removed' }, this.versionCheck(ifMatch));
  }

  private versionCheck(ifMatch: string | undefined) {
    return (current: ReprintSourceEntity) =>
      requireVersion(ifMatch, current.version, presentReprintSource(current, this.clock.now()));
  }

  private withEtag(source: ReprintSourceEntity, reply: FastifyReply): ReprintSourceResponse {
    reply.header('ETag', etagOf(source.version));
    return presentReprintSource(source, this.clock.now());
  }
}
