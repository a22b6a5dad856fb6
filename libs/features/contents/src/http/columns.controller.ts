import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { toPage } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ColumnsService } from '../columns.service';
import { positionKeyOf } from '../list-key';
import type { ColumnEntity } from '../persistence/column.entity';
import { presentColumn } from './column.presenter';
import { ChangeColumnRequest, CreateColumnRequest, ListColumnsRequest } from './column.requests';
import { ColumnPageResponse, ColumnResponse } from './column.responses';

@ApiTags('Contents')
@ApiBearerAuth()
@Controller('api/v1/columns')
export class ColumnsController {
  constructor(private readonly columns: ColumnsService) {}

  @Post()
  @Allow('column.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateColumnRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ColumnResponse> {
    return withEtag(await this.columns.create(actor, body), reply);
  }

  @Get()
  @Allow('column.read')
  async list(@CurrentActor() actor: Actor, @Query() query: ListColumnsRequest): Promise<ColumnPageResponse> {
    const rows = await this.columns.list(
      actor,
      query.organizationId ?? null,
      query.limit,
      positionKeyOf(query.cursor),
    );
    return toPage(rows, query.limit, (row) => [row.position, row.id], presentColumn);
  }

  @Get(':id')
  @Allow('column.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ColumnResponse> {
    return withEtag(await this.columns.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('column.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeColumnRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ColumnResponse> {
    const changed = await this.columns.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentColumn(current)),
    );
    return withEtag(changed, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('column.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.columns.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentColumn(current)),
    );
  }
}

function withEtag(column: ColumnEntity, reply: FastifyReply): ColumnResponse {
  reply.header('ETag', etagOf(column.version));
  return presentColumn(column);
}
