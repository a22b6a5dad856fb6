import { Body, Controller, Get, Headers, Param, ParseUUIDPipe, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { ListAssetVolumesRequest, SetAssetQuotaRequest } from './asset-quota.requests';
import { AssetQuotaResponse, UnitVolumeListResponse } from './asset-quota.responses';
import { AssetQuotas, limitsOf } from './asset-quotas.service';
import type { QuotaView } from './asset-quotas.service';

/** How much a unit's library, with those below it, may hold. */
@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1/organizations/:id')
export class AssetQuotasController {
  constructor(private readonly quotas: AssetQuotas) {}

  @Get('asset-quota')
  @Allow('asset.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssetQuotaResponse> {
    return withEtag(await this.quotas.get(actor, id), reply);
  }

  /** Both limits empty take it away. Changing one that is there needs `If-Match`. */
  @Put('asset-quota')
  @Allow('asset_quota.manage')
  async set(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { maxBytes = null, maxFiles = null }: SetAssetQuotaRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssetQuotaResponse> {
    const limits = { maxBytes, maxFiles };
    const view = await this.quotas.set(actor, id, limits, (current) => {
      if (current) requireVersion(ifMatch, current.version, limitsOf(current));
    });
    return withEtag(view, reply);
  }

  /** What each unit of the branch holds by itself. */
  @Get('asset-volumes')
  @Allow('asset.read')
  async volumes(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { limit }: ListAssetVolumesRequest,
  ): Promise<UnitVolumeListResponse> {
    return { items: await this.quotas.volumes(actor, id, limit ?? 100) };
  }
}

function withEtag({ quota, ...view }: QuotaView, reply: FastifyReply): AssetQuotaResponse {
  if (quota) reply.header('ETag', etagOf(quota.version));
  return { ...view, quota: quota && { maxBytes: quota.maxBytes, maxFiles: quota.maxFiles } };
}
