import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Actor, Allow, CurrentActor } from '@haojiao/features/organizations';
import { AssetIntake } from '../../asset-intake';
import { AssetPresenter } from '../../http/asset.presenter';
import { cutOffAfterAnswer } from '../../http/cut-off-after-answer';
import { readUpload } from '../../http/read-upload';
import { ReplaceAsset } from './replace-asset';
import type { Replacement } from './replace-asset';
import { ReplaceAssetRequest, RestoreAssetRequest } from './replacement.requests';
import { AssetVersionListResponse, ReplacementResponse } from './replacement.responses';
import { replacementForm } from './replacement-form';

@ApiTags('Assets')
@ApiBearerAuth()
@Controller('api/v1/assets/:id')
export class ReplacementsController {
  constructor(
    private readonly intake: AssetIntake,
    private readonly replacing: ReplaceAsset,
    private readonly presenter: AssetPresenter,
  ) {}

  /**
   * A newer version with an id of its own. Drafts that the caller may change name it from then on; what is under review,
   * approved or out keeps the older one.
   */
  @Post('replacements')
  @Allow('asset.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: replacementForm })
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReplacementResponse> {
    try {
      await this.replacing.requireReplaceable(actor, id);
      const { received, input } = await readUpload(request, {
        receive: (chunks, fileName) => this.intake.receive(chunks, fileName),
        discard: (file) => this.intake.discard(file),
        fields: ReplaceAssetRequest,
      });
      try {
        return await this.present(await this.replacing.replace(actor, id, received, input));
      } finally {
        await this.intake.discard(received);
      }
    } catch (error) {
      cutOffAfterAnswer(request.raw, reply.raw);
      throw error;
    }
  }

  @Get('versions')
  @Allow('asset.write')
  async versions(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AssetVersionListResponse> {
    return { items: await this.presenter.many(await this.replacing.versions(actor, id)) };
  }

  /** The bytes of an older version come back as the newest one. */
  @Post('restorations')
  @Allow('asset.write')
  async restore(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { versionId }: RestoreAssetRequest,
  ): Promise<ReplacementResponse> {
    return this.present(await this.replacing.restore(actor, id, versionId));
  }

  private async present({ asset, followed }: Replacement): Promise<ReplacementResponse> {
    return { asset: await this.presenter.one(asset), followed };
  }
}
