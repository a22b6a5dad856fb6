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
import type { TopicEntity } from './topic.entity';
import { presentTopic } from './topic.presenter';
import { ChangeTopicRequest, CreateTopicRequest, ListTopicsRequest } from './topic.requests';
import { TopicPageResponse, TopicResponse } from './topic.responses';
import { TopicsService } from './topics.service';

/** 专题: items gathered by hand, by column or by tag; public at `/o/{code}/t/{slug}` once live. */
@ApiTags('Public pages')
@ApiBearerAuth()
@Controller('api/v1/topics')
export class TopicsController {
  constructor(private readonly topics: TopicsService) {}

  @Post()
  @Allow('site.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateTopicRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TopicResponse> {
    return withEtag(await this.topics.create(actor, plain(body)), reply);
  }

  @Get()
  @Allow('content.read')
  async list(@CurrentActor() actor: Actor, @Query() query: ListTopicsRequest): Promise<TopicPageResponse> {
    const { limit, cursor } = query;
    const rows = await this.topics.list(actor, query, limit, cursor ? decodeIdCursor(cursor) : null);
    return toPage(rows, limit, (row) => [row.id], presentTopic);
  }

  @Get(':id')
  @Allow('content.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TopicResponse> {
    return withEtag(await this.topics.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('site.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeTopicRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TopicResponse> {
    return withEtag(await this.topics.change(actor, id, plain(body), requiring(ifMatch)), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('site.manage')
  async remove(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.topics.remove(actor, id, requiring(ifMatch));
  }
}

/** Values without their request classes, as they are stored. */
function plain<T>(body: T): T {
  return JSON.parse(JSON.stringify(body)) as T;
}

function requiring(ifMatch: string | undefined): (current: TopicEntity) => void {
  return (current) => requireVersion(ifMatch, current.version, presentTopic(current));
}

function withEtag(topic: TopicEntity, reply: FastifyReply): TopicResponse {
  reply.header('ETag', etagOf(topic.version));
  return presentTopic(topic);
}
