import {
  Body,
  Controller,
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
import { ReadReleaseBundles } from './read-release-bundles';
import { presentBundle } from './release-bundle.presenter';
import {
  ChangeReleaseBundleRequest,
  CreateReleaseBundleRequest,
  ListReleaseBundlesRequest,
  MoveReleaseBundleRequest,
  ScheduleReleaseBundleRequest,
} from './release-bundle.requests';
import { ReleaseBundlePageResponse, ReleaseBundleResponse } from './release-bundle.responses';
import { ScheduleReleaseBundles } from './schedule-release-bundles';
import { SteerReleaseBundles } from './steer-release-bundles';
import { WriteReleaseBundles } from './write-release-bundles';

/** Items that go out together, all or none. */
@ApiTags('Planning')
@ApiBearerAuth()
@Controller('api/v1/release-bundles')
export class ReleaseBundlesController {
  constructor(
    private readonly reading: ReadReleaseBundles,
    private readonly writing: WriteReleaseBundles,
    private readonly scheduling: ScheduleReleaseBundles,
    private readonly steering: SteerReleaseBundles,
  ) {}

  @Post()
  @Allow('plan.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateReleaseBundleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReleaseBundleResponse> {
    const { organizationId, name, contentIds } = body;
    const { id } = await this.writing.create(actor, {
      ...changesOf(body),
      organizationId,
      name,
      contentIds,
    });
    return this.show(actor, id, reply);
  }

  @Get()
  @Allow('plan.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListReleaseBundlesRequest,
  ): Promise<ReleaseBundlePageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.reading.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, ({ bundle }) => [bundle.id], presentBundle);
  }

  @Get(':id')
  @Allow('plan.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReleaseBundleResponse> {
    return this.show(actor, id, reply);
  }

  /** While nothing of it is planned. */
  @Patch(':id')
  @Allow('plan.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeReleaseBundleRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReleaseBundleResponse> {
    const current = await this.reading.get(actor, id);
    await this.writing.change(actor, id, changesOf(body), (bundle) =>
      requireVersion(ifMatch, bundle.version, presentBundle({ ...current, bundle })),
    );
    return this.show(actor, id, reply);
  }

  /** Plans every item on every account: all of them, or none and every fault of every item. */
  @Post(':id/schedule')
  @HttpCode(200)
  @Allow('plan.manage')
  async schedule(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ScheduleReleaseBundleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReleaseBundleResponse> {
    await this.scheduling.schedule(actor, id, {
      ...body,
      scheduledAt: body.scheduledAt ? new Date(body.scheduledAt) : undefined,
    });
    return this.show(actor, id, reply);
  }

  /** To another hour, everything of it that has not gone; what was held goes on then. */
  @Post(':id/move')
  @HttpCode(200)
  @Allow('plan.manage')
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { scheduledAt }: MoveReleaseBundleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReleaseBundleResponse> {
    await this.steering.move(actor, id, new Date(scheduledAt));
    return this.show(actor, id, reply);
  }

  /** Everything of it that has not gone. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('plan.manage')
  async cancel(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReleaseBundleResponse> {
    await this.steering.cancel(actor, id);
    return this.show(actor, id, reply);
  }

  /** Lets go on what was held because another one failed. */
  @Post(':id/release')
  @HttpCode(200)
  @Allow('plan.manage')
  async release(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReleaseBundleResponse> {
    await this.steering.release(actor, id);
    return this.show(actor, id, reply);
  }

  private async show(actor: Actor, id: string, reply: FastifyReply): Promise<ReleaseBundleResponse> {
    const view = await this.reading.get(actor, id);
    reply.header('ETag', etagOf(view.bundle.version));
    return presentBundle(view);
  }
}

function changesOf({ name, contentIds, onFailure, scheduledAt }: ChangeReleaseBundleRequest) {
  const at = scheduledAt == null ? scheduledAt : new Date(scheduledAt);
  return { name, contentIds, onFailure, scheduledAt: at };
}
