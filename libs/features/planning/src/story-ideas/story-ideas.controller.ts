import {
  Body,
  Controller,
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
import { toPage } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { dateKeyOf } from '../date-key';
import { ReadStoryIdeas } from './read-story-ideas';
import { SteerStoryIdeas } from './steer-story-ideas';
import { presentStoryIdea } from './story-idea.presenter';
import {
  ChangeStoryIdeaRequest,
  DraftStoryIdeaRequest,
  DropStoryIdeaRequest,
  ListStoryIdeasRequest,
  ProposeStoryIdeaRequest,
} from './story-idea.requests';
import { StoryIdeaPageResponse, StoryIdeaResponse } from './story-idea.responses';
import { WriteStoryIdeas } from './write-story-ideas';

/** 选题: what is to be written, by whom and until when. */
@ApiTags('Planning')
@ApiBearerAuth()
@Controller('api/v1/story-ideas')
export class StoryIdeasController {
  constructor(
    private readonly reading: ReadStoryIdeas,
    private readonly writing: WriteStoryIdeas,
    private readonly steering: SteerStoryIdeas,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Allow('plan.write')
  async propose(
    @CurrentActor() actor: Actor,
    @Body() body: ProposeStoryIdeaRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoryIdeaResponse> {
    const { id } = await this.writing.propose(actor, body);
    return this.show(actor, id, reply);
  }

  @Get()
  @Allow('plan.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListStoryIdeasRequest,
  ): Promise<StoryIdeaPageResponse> {
    const { limit, cursor, ...filter } = query;
    const key = dateKeyOf(cursor);
    const rows = await this.reading.list(actor, filter, limit, key && { dueOn: key.date, id: key.id });
    const now = this.clock.now();
    return toPage(
      rows,
      limit,
      ({ idea }) => [idea.dueOn, idea.id],
      (row) => presentStoryIdea(row, now),
    );
  }

  @Get(':id')
  @Allow('plan.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoryIdeaResponse> {
    return this.show(actor, id, reply);
  }

  @Patch(':id')
  @Allow('plan.write')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeStoryIdeaRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoryIdeaResponse> {
    const current = await this.reading.get(actor, id);
    await this.writing.change(actor, id, body, (locked) =>
      requireVersion(
        ifMatch,
        locked.version,
        presentStoryIdea({ ...current, idea: locked }, this.clock.now()),
      ),
    );
    return this.show(actor, id, reply);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Allow('plan.manage')
  async accept(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoryIdeaResponse> {
    await this.steering.accept(actor, id);
    return this.show(actor, id, reply);
  }

  @Post(':id/drop')
  @HttpCode(200)
  @Allow('plan.write')
  async drop(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: DropStoryIdeaRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoryIdeaResponse> {
    await this.steering.drop(actor, id, reason);
    return this.show(actor, id, reply);
  }

  /** Makes a linked draft of the caller's; its id is the newest of `drafts`. */
  @Post(':id/drafts')
  @Allow('plan.write')
  async draft(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DraftStoryIdeaRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoryIdeaResponse> {
    await this.steering.draft(actor, id, body ?? {});
    return this.show(actor, id, reply);
  }

  private async show(actor: Actor, id: string, reply: FastifyReply): Promise<StoryIdeaResponse> {
    const view = await this.reading.get(actor, id);
    reply.header('ETag', etagOf(view.idea.version));
    return presentStoryIdea(view, this.clock.now());
  }
}
