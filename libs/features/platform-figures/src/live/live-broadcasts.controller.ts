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
import { timeKeyOf } from '@haojiao/features/contents';
import { LiveViews } from '@haojiao/features/metrics';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { LiveBroadcastEntity } from './live-broadcast.entity';
import { presentBroadcast, presentOwnViews, presentSummary } from './live-broadcast.presenter';
import {
  BroadcastSummaryRequest,
  ChangeBroadcastRequest,
  CreateBroadcastRequest,
  ListBroadcastsRequest,
} from './live-broadcast.requests';
import {
  BroadcastSummaryResponse,
  LiveBroadcastPageResponse,
  LiveBroadcastResponse,
  OwnLiveViewsResponse,
} from './live-broadcast.responses';
import { LiveBroadcastsService } from './live-broadcasts.service';
import { ReadLiveBroadcasts } from './read-live-broadcasts';

/** 直播: views, viewers and the highest number at once are three things; recordings are a fourth. */
@ApiTags('Live broadcasts')
@ApiBearerAuth()
@Controller('api/v1/live-broadcasts')
export class LiveBroadcastsController {
  constructor(
    private readonly broadcasts: LiveBroadcastsService,
    private readonly reads: ReadLiveBroadcasts,
    private readonly views: LiveViews,
  ) {}

  @Post()
  @Allow('figure.record')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateBroadcastRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LiveBroadcastResponse> {
    const { organizationId, channelAccountId = null, place, title, durationSeconds = null } = body;
    const { isCountedOnSite = false } = body;
    const created = await this.broadcasts.create(actor, {
      ...{ organizationId, channelAccountId, place, title, durationSeconds, isCountedOnSite },
      startedAt: new Date(body.startedAt),
      figures: withoutNull(figuresOf(body)),
    });
    return withEtag(created, reply);
  }

  @Get()
  @Allow('analytics.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListBroadcastsRequest,
  ): Promise<LiveBroadcastPageResponse> {
    const { limit, cursor } = query;
    const rows = await this.reads.list(actor, filterOf(query), limit, timeKeyOf(cursor));
    return toPage(rows, limit, ({ startedAt, id }) => [withMicroseconds(startedAt), id], presentBroadcast);
  }

  /** Over a period: how many, their views together, the highest single one, and the most people at once. */
  @Get('summary')
  @Allow('analytics.read')
  async summary(
    @CurrentActor() actor: Actor,
    @Query() query: BroadcastSummaryRequest,
  ): Promise<BroadcastSummaryResponse> {
    return presentSummary(await this.reads.summary(actor, filterOf(query)));
  }

  @Get(':id')
  @Allow('analytics.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LiveBroadcastResponse> {
    return withEtag(await this.broadcasts.get(actor, id), reply);
  }

  /** What was counted on the own site, by minute too; zeros where it is not shown there. */
  @Get(':id/own-views')
  @Allow('analytics.read')
  async ownViews(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<OwnLiveViewsResponse> {
    await this.broadcasts.get(actor, id);
    return presentOwnViews(await this.views.of(id), await this.views.minutesOf(id, 'live'));
  }

  @Patch(':id')
  @Allow('figure.record')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeBroadcastRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LiveBroadcastResponse> {
    const { channelAccountId, place, title, startedAt, durationSeconds, isCountedOnSite } = body;
    const changed = await this.broadcasts.change(
      actor,
      id,
      {
        ...{ channelAccountId, place, title, durationSeconds, isCountedOnSite },
        startedAt: startedAt === undefined ? undefined : new Date(startedAt),
        figures: figuresOf(body),
      },
      (current) => requireVersion(ifMatch, current.version, presentBroadcast(current)),
    );
    return withEtag(changed, reply);
  }

  /** For what was entered by mistake; the audit trail keeps what it said. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('figure.record')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.broadcasts.remove(actor, id, (current) =>
      requireVersion(ifMatch, current.version, presentBroadcast(current)),
    );
  }
}

type BroadcastFiguresBody = Pick<
  ChangeBroadcastRequest,
  'views' | 'uniqueViewers' | 'peakConcurrent' | 'comments' | 'replayViews'
>;

function figuresOf(body: BroadcastFiguresBody): BroadcastFiguresBody {
  const { views, uniqueViewers, peakConcurrent, comments, replayViews } = body;
  return { views, uniqueViewers, peakConcurrent, comments, replayViews };
}

function withoutNull(figures: BroadcastFiguresBody): Record<string, string> {
  return Object.fromEntries(
    Object.entries(figures).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function filterOf({ organizationId, from, to }: BroadcastSummaryRequest) {
  return {
    organizationId,
    from: from ? new Date(from) : undefined,
    to: to ? new Date(to) : undefined,
  };
}

function withMicroseconds(at: Date): string {
  return at.toISOString().replace('Z', '000Z');
}

function withEtag(row: LiveBroadcastEntity, reply: FastifyReply): LiveBroadcastResponse {
  reply.header('ETag', etagOf(row.version));
  return presentBroadcast(row);
}
