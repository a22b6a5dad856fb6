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
import { toPage } from '@haojiao/kernel';
import { ListRequest, etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { numberKeyOf } from '@haojiao/features/contents';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { ReviewFlowEntity } from '../persistence/review-flow.entity';
import { ReviewFlowsService } from '../review-flows.service';
import type { FlowVersionView } from '../review-flows.service';
import {
  ChangeReviewFlowRequest,
  CreateReviewFlowRequest,
  ListReviewFlowsRequest,
} from './review-flow.requests';
import {
  ReviewFlowPageResponse,
  ReviewFlowResponse,
  ReviewFlowVersionPageResponse,
  ReviewFlowVersionResponse,
} from './review-flow.responses';
import { presentStage } from './review.presenter';
import { idKeyOf } from './reviews.controller';

@ApiTags('Review')
@ApiBearerAuth()
@Controller('api/v1/review-flows')
export class ReviewFlowsController {
  constructor(private readonly flows: ReviewFlowsService) {}

  @Post()
  @Allow('review_flow.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateReviewFlowRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewFlowResponse> {
    return withEtag(await this.flows.create(actor, body), reply);
  }

  @Get()
  @Allow('review_flow.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListReviewFlowsRequest,
  ): Promise<ReviewFlowPageResponse> {
    const rows = await this.flows.list(
      actor,
      query.organizationId ?? null,
      query.limit,
      idKeyOf(query.cursor),
    );
    return toPage(rows, query.limit, (row) => [row.id], present);
  }

  @Get(':id')
  @Allow('review_flow.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewFlowResponse> {
    return withEtag(await this.flows.get(actor, id), reply);
  }

  /** What the flow asked for from one change to the next, newest first; a review names the one by which it runs. */
  @Get(':id/versions')
  @Allow('review_flow.read')
  async versions(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRequest,
  ): Promise<ReviewFlowVersionPageResponse> {
    const rows = await this.flows.versions(actor, id, query.limit, numberKeyOf(query.cursor));
    return toPage(rows, query.limit, (row) => [row.number], presentVersion);
  }

  /** Reviews that run keep the stages they were opened with. */
  @Patch(':id')
  @Allow('review_flow.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeReviewFlowRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewFlowResponse> {
    const changed = await this.flows.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, present(current)),
    );
    return withEtag(changed, reply);
  }
}

function withEtag(flow: ReviewFlowEntity, reply: FastifyReply): ReviewFlowResponse {
  reply.header('ETag', etagOf(flow.version));
  return present(flow);
}

function present(flow: ReviewFlowEntity): ReviewFlowResponse {
  return {
    ...flow,
    stages: flow.stages.map(presentStage),
    createdAt: flow.createdAt.toISOString(),
    updatedAt: flow.updatedAt.toISOString(),
  };
}

function presentVersion(version: FlowVersionView): ReviewFlowVersionResponse {
  return { ...version, stages: version.stages.map(presentStage), createdAt: version.createdAt.toISOString() };
}
