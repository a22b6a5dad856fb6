import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { SitePreviews } from '../site-previews';
import { SitesService } from '../sites.service';
import type { SiteView } from '../sites.service';
import { changedSettings, settingsOf } from './settings-of-body';
import { presentSite } from './site.presenter';
import { SiteSettingsRequest, WaiveLaunchRequest } from './site.requests';
import { SitePreviewResponse, SiteResponse } from './site.responses';

/** A unit's public pages: what they say of it, how they look, and whether visitors get them. */
@ApiTags('Public pages')
@ApiBearerAuth()
@Controller('api/v1/organizations')
export class SitesController {
  constructor(
    private readonly sites: SitesService,
    private readonly previews: SitePreviews,
  ) {}

  @Get(':id/site')
  @Allow('organization.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteResponse> {
    return withEtag(await this.sites.get(actor, id), reply);
  }

  /** Everything anew: what the body leaves out is inherited. */
  @Put(':id/site')
  @Allow('site.manage')
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SiteSettingsRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteResponse> {
    const change = { settingsAfter: () => settingsOf(body), saysGrey: true };
    return withEtag(await this.sites.change(actor, id, change, requiring(ifMatch)), reply);
  }

  /** Members that the body leaves out stay; null takes one back. */
  @Patch(':id/site')
  @Allow('site.manage')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SiteSettingsRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteResponse> {
    const change = {
      settingsAfter: (current: SiteView['own']) => changedSettings(current, body),
      saysGrey: body.grey !== undefined,
    };
    return withEtag(await this.sites.change(actor, id, change, requiring(ifMatch)), reply);
  }

  /** A link to the unit's front as it would look; the body is the whole draft, as `PUT` takes it. */
  @Post(':id/site/previews')
  @Allow('site.manage')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SiteSettingsRequest,
  ): Promise<SitePreviewResponse> {
    const { url, expiresAt } = await this.previews.create(actor, id, settingsOf(body));
    return { url, expiresAt: expiresAt.toISOString() };
  }

  /** The pages may be open without filing numbers, as on an intranet. */
  @Put(':id/site/launch-waiver')
  @Allow('organization.manage')
  async waive(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: WaiveLaunchRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteResponse> {
    return withEtag(await this.sites.waiveLaunch(actor, id, reason, requiring(ifMatch)), reply);
  }

  /** The numbers are needed again. */
  @Delete(':id/site/launch-waiver')
  @Allow('organization.manage')
  async endWaiver(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SiteResponse> {
    return withEtag(await this.sites.waiveLaunch(actor, id, null, requiring(ifMatch)), reply);
  }
}

function requiring(ifMatch: string | undefined): (current: SiteView) => void {
  return (current) => requireVersion(ifMatch, current.version, presentSite(current));
}

function withEtag(view: SiteView, reply: FastifyReply): SiteResponse {
  reply.header('ETag', etagOf(view.version));
  return presentSite(view);
}
