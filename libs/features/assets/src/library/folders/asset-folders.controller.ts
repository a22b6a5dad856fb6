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
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import type { AssetFolderEntity } from './asset-folder.entity';
import { presentAssetFolder } from './asset-folder.presenter';
import {
  ChangeAssetFolderRequest,
  CreateAssetFolderRequest,
  DeleteAssetFolderRequest,
  ListAssetFoldersRequest,
} from './asset-folder.requests';
import { AssetFolderListResponse, AssetFolderResponse } from './asset-folder.responses';
import { AssetFolders } from './asset-folders.service';

/** Folders of a unit's library: a tree of at most eight levels. */
@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1/asset-folders')
export class AssetFoldersController {
  constructor(private readonly folders: AssetFolders) {}

  @Post()
  @Allow('asset.write')
  async create(
    @CurrentActor() actor: Actor,
    @Body() { organizationId, ...wish }: CreateAssetFolderRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssetFolderResponse> {
    return withEtag(await this.folders.create(actor, organizationId, wish), reply);
  }

  /** Every folder of one unit; the tree follows from `parentId`. */
  @Get()
  @Allow('asset.read')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { organizationId }: ListAssetFoldersRequest,
  ): Promise<AssetFolderListResponse> {
    const folders = await this.folders.list(actor, organizationId);
    return {
      items: folders.map((folder) => ({ ...presentAssetFolder(folder), assetCount: folder.assetCount })),
    };
  }

  @Get(':id')
  @Allow('asset.read')
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssetFolderResponse> {
    return withEtag(await this.folders.get(actor, id), reply);
  }

  /** Renames it, or moves it with everything in it. */
  @Patch(':id')
  @Allow('asset.write')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeAssetFolderRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssetFolderResponse> {
    const changed = await this.folders.change(actor, id, body, (current) =>
      requireVersion(ifMatch, current.version, presentAssetFolder(current)),
    );
    return withEtag(changed, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('asset.write')
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { contents }: DeleteAssetFolderRequest,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.folders.delete(actor, id, contents === 'move_up', (current) =>
      requireVersion(ifMatch, current.version, presentAssetFolder(current)),
    );
  }
}

function withEtag(folder: AssetFolderEntity, reply: FastifyReply): AssetFolderResponse {
  reply.header('ETag', etagOf(folder.version));
  return presentAssetFolder(folder);
}
