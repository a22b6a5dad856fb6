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
  Req,
  Res,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeIdCursor, encodeCursor } from '@haojiao/kernel';
import { etagOf, requireVersion } from '@haojiao/infrastructure/http';
import { Actor, Allow, CurrentActor, SignedIn } from '@haojiao/features/organizations';
import { AssetIntake } from '../asset-intake';
import { AssetsService } from '../assets.service';
import { DeleteAsset } from '../delete-asset';
import { ListAssets } from '../library/search/list-assets';
import { FindSimilar } from '../library/similar/find-similar';
import type { AssetEntity } from '../persistence/asset.entity';
import { UploadAsset } from '../upload-asset';
import { AssetPresenter } from './asset.presenter';
import {
  ChangeAssetRequest,
  DeleteAssetRequest,
  ListAssetsRequest,
  UploadAssetRequest,
} from './asset.requests';
import {
  AssetPageResponse,
  AssetResponse,
  AssetUsagesResponse,
  UploadedAssetResponse,
} from './asset.responses';
import { cutOffAfterAnswer } from './cut-off-after-answer';
import { readUpload } from './read-upload';
import { uploadForm } from './upload-form';

@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1/assets')
export class AssetsController {
  constructor(
    private readonly assets: AssetsService,
    private readonly deleting: DeleteAsset,
    private readonly intake: AssetIntake,
    private readonly upload: UploadAsset,
    private readonly listing: ListAssets,
    private readonly similar: FindSimilar,
    private readonly presenter: AssetPresenter,
  ) {}

  /** The bytes decide what the file is. Pictures come back `processing` and are `ready` when their renditions are made. */
  @Post()
  @Allow('asset.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: uploadForm })
  async create(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UploadedAssetResponse> {
    try {
      const { received, input } = await readUpload(request, {
        receive: (chunks, fileName) => this.intake.receive(chunks, fileName),
        discard: (file) => this.intake.discard(file),
        fields: UploadAssetRequest,
      });
      try {
        const asset = await this.upload.run(actor, received, input);
        const duplicates = await this.assets.loadMany(await this.similar.sameBytesAs(actor, asset.id));
        return {
          ...(await this.withEtag(asset, reply)),
          duplicates: duplicates.map(({ id, organizationId, fileName }) => ({
            id,
            organizationId,
            fileName,
          })),
        };
      } finally {
        await this.intake.discard(received);
      }
    } catch (error) {
      cutOffAfterAnswer(request.raw, reply.raw);
      throw error;
    }
  }

  @Get()
  @SignedIn()
  async list(@CurrentActor() actor: Actor, @Query() query: ListAssetsRequest): Promise<AssetPageResponse> {
    const after = query.cursor ? decodeIdCursor(query.cursor) : null;
    const { items, nextAfter } = await this.listing.page(actor, query, query.limit, after);
    return {
      items: await this.presenter.many(items),
      nextCursor: nextAfter === null ? null : encodeCursor([nextAfter]),
    };
  }

  @Get(':id')
  @SignedIn()
  async get(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssetResponse> {
    return this.withEtag(await this.assets.get(actor, id), reply);
  }

  /** The words about a file, and what crops keep in sight. Other bytes are another asset. */
  @Patch(':id')
  @Allow('asset.write')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeAssetRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AssetResponse> {
    const changed = await this.checked(ifMatch, (check) => this.assets.change(actor, id, body, check));
    return this.withEtag(changed, reply);
  }

  /** Refused with `asset_in_use` while anything names it, and with `asset_has_versions` for the newest of several alone. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('asset.write')
  async delete(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: DeleteAssetRequest,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.checked(ifMatch, (check) => this.deleting.run(actor, id, check, query));
  }

  @Get(':id/usages')
  @SignedIn()
  async usages(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AssetUsagesResponse> {
    const { visible, hiddenCount } = await this.assets.usages(actor, id);
    const items = visible.map(({ objectType, objectId, title, state }) => ({
      objectType,
      objectId,
      title,
      state,
    }));
    return { items, nextCursor: null, hiddenCount };
  }

  /**
   * What stands now is told once the row is free again: reading it needs a connection, and those who wait for the row
   * hold theirs.
   */
  private async checked<Result>(
    ifMatch: string | undefined,
    work: (check: (current: AssetEntity) => void) => Promise<Result>,
  ): Promise<Result> {
    const stale: AssetEntity[] = [];
    try {
      return await work((current) => {
        stale.push(current);
        requireVersion(ifMatch, current.version, null);
        stale.pop();
      });
    } catch (error) {
      const [current] = stale;
      if (current && ifMatch) requireVersion(ifMatch, current.version, await this.presenter.one(current));
      throw error;
    }
  }

  private async withEtag(asset: AssetEntity, reply: FastifyReply): Promise<AssetResponse> {
    reply.header('ETag', etagOf(asset.version));
    return this.presenter.one(asset);
  }
}
