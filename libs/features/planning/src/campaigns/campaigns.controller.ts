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
  Put,
  Query,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decodeIdCursor, toPage } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { CampaignEntity } from './campaign.entity';
import { ChangeCampaignRequest, CreateCampaignRequest, ListCampaignsRequest } from './campaign.requests';
import { CampaignPageResponse, CampaignProgressResponse, CampaignResponse } from './campaign.responses';
import { CampaignsService } from './campaigns.service';
import { ReadCampaignProgress } from './read-campaign-progress';

/** 策划: plans over several items and units. */
@ApiTags('Planning')
@ApiBearerAuth()
@Controller('api/v1/campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly progressOf: ReadCampaignProgress,
  ) {}

  @Post()
  @Allow('plan.manage')
  async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateCampaignRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignResponse> {
    return withEtag(await this.campaigns.create(actor, body), reply);
  }

  @Get()
  @Allow('plan.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId, limit, cursor }: ListCampaignsRequest,
  ): Promise<CampaignPageResponse> {
    const after = cursor ? decodeIdCursor(cursor) : null;
    const rows = await this.campaigns.list(actor, organizationId ?? null, limit, after);
    return toPage(rows, limit, (row) => [row.id], present);
  }

  @Get(':id')
  @Allow('plan.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignResponse> {
    return withEtag(await this.campaigns.get(actor, id), reply);
  }

  @Patch(':id')
  @Allow('plan.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeCampaignRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignResponse> {
    const changed = await this.campaigns.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, present(current)),
    );
    return withEtag(changed, reply);
  }

  /** Counted from rows each time: units that take part see their own. */
  @Get(':id/progress')
  @Allow('plan.read')
  async progress(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CampaignProgressResponse> {
    const { campaign, ...progress } = await this.progressOf.read(actor, id);
    return { campaignId: campaign.id, ...progress };
  }

  /** An item joins. Needs the right on the item as in the campaign. */
  @Put(':id/items/:contentId')
  @HttpCode(204)
  @Allow('plan.write')
  async join(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('contentId', ParseUUIDPipe) contentId: string,
  ): Promise<void> {
    await this.campaigns.join(actor, id, contentId);
  }

  @Delete(':id/items/:contentId')
  @HttpCode(204)
  @Allow('plan.write')
  async leave(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('contentId', ParseUUIDPipe) contentId: string,
  ): Promise<void> {
    await this.campaigns.leave(actor, id, contentId);
  }
}

function withEtag(campaign: CampaignEntity, reply: FastifyReply): CampaignResponse {
  reply.header('ETag', etagOf(campaign.version));
  return present(campaign);
}

function present(campaign: CampaignEntity): CampaignResponse {
  const { startsOn, endsOn, version: _, createdAt, updatedAt, ...others } = campaign;
  return {
    ...others,
    from: startsOn,
    to: endsOn,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
