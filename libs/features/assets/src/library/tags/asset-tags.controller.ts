import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { SuggestAssetTagsRequest } from './asset-tags.requests';
import { AssetTagListResponse } from './asset-tags.responses';
import { SuggestTags } from './suggest-tags';

@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1/asset-tags')
export class AssetTagsController {
  constructor(private readonly tags: SuggestTags) {}

  /** Words for the field of tags, most used first. */
  @Get()
  @Allow('asset.read')
  async suggest(
    @CurrentActor() actor: Actor,
    @Query() query: SuggestAssetTagsRequest,
  ): Promise<AssetTagListResponse> {
    return { items: await this.tags.suggest(actor, query) };
  }
}
