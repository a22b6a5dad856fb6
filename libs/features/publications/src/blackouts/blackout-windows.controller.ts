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
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { BlackoutWindowEntity } from './blackout-window.entity';
import { presentBlackoutWindow } from './blackout-window.presenter';
import {
  ChangeBlackoutWindowRequest,
  CreateBlackoutWindowRequest,
  ListBlackoutWindowsRequest,
} from './blackout-window.requests';
import type { BlackoutWindowBodyRequest } from './blackout-window.requests';
import { BlackoutWindowPageResponse, BlackoutWindowResponse } from './blackout-window.responses';
import { BlackoutWindowsService } from './blackout-windows.service';

/** 静默期: nothing of a branch goes out; what was due waits, and a person releases each item afterwards. */
@ApiTags('Publications')
@ApiBearerAuth()
@Controller('api/v1/blackout-windows')
export class BlackoutWindowsController {
  constructor(private readonly windows: BlackoutWindowsService) {}

  @Post()
  @Allow('blackout_window.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateBlackoutWindowRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BlackoutWindowResponse> {
    const { organizationId } = body;
    const times = { startsAt: new Date(body.startsAt), endsAt: new Date(body.endsAt) };
    return withEtag(await this.windows.create(actor, { ...body, organizationId, ...times }), reply);
  }

  @Get()
  @Allow('publication.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListBlackoutWindowsRequest,
  ): Promise<BlackoutWindowPageResponse> {
    const { limit, cursor, organizationId, from, to } = query;
    const rows = await this.windows.list(
      actor,
      { organizationId, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined },
      limit,
      cursor ? decodeIdCursor(cursor) : null,
    );
    return toPage(rows, limit, (row) => [row.id], presentBlackoutWindow);
  }

  @Get(':id')
  @Allow('publication.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BlackoutWindowResponse> {
    return withEtag(await this.windows.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('blackout_window.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeBlackoutWindowRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BlackoutWindowResponse> {
    const changed = await this.windows.change(actor, id, changesOf(body), (current) =>
      requireVersion(ifMatch, current.version, presentBlackoutWindow(current)),
    );
    return withEtag(changed, reply);
  }

  /** Ends a running window now; one that has not begun is removed. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('blackout_window.manage')
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.windows.end(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentBlackoutWindow(current)),
    );
  }
}

function changesOf({ startsAt, endsAt, ...others }: Partial<BlackoutWindowBodyRequest>) {
  return {
    ...others,
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
  };
}

function withEtag(window: BlackoutWindowEntity, reply: FastifyReply): BlackoutWindowResponse {
  reply.header('ETag', etagOf(window.version));
  return presentBlackoutWindow(window);
}
