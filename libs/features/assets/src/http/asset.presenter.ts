import { Injectable } from '@nestjs/common';
import { AssetsService } from '../assets.service';
import { PreparedMedia } from '../preparations/prepared-media';
import { presentRights } from '../library/rights/present-rights';
import { renditionPresets } from '../rendition-presets';
import type { AssetRenderingEntity } from '../persistence/asset-rendering.entity';
import type { AssetRenditionEntity } from '../persistence/asset-rendition.entity';
import type { AssetEntity } from '../persistence/asset.entity';
import type { AssetResponse, RenditionResponse } from './asset.responses';
import { PreparationPresenter } from './preparation.presenter';
import { presentRendering } from './rendering.presenter';

const order = renditionPresets.map(({ name }) => name);

@Injectable()
export class AssetPresenter {
  constructor(
    private readonly assets: AssetsService,
    private readonly prepared: PreparedMedia,
    private readonly preparations: PreparationPresenter,
  ) {}

  async one(asset: AssetEntity): Promise<AssetResponse> {
    const [presented] = await this.many([asset]);
    return presented!;
  }

  async many(assets: AssetEntity[]): Promise<AssetResponse[]> {
    const ids = assets.map(({ id }) => id);
    const renditions = await this.assets.renditionsOf(ids);
    const renderings = await this.assets.renderingsOf(ids);
    const prepared = await this.prepared.of(ids);
    return assets.map((asset) => ({
      ...this.present(asset, renditions.get(asset.id) ?? [], renderings.get(asset.id) ?? null),
      preparation: this.preparations.present(prepared.get(asset.id)),
    }));
  }

  private present(
    asset: AssetEntity,
    rows: AssetRenditionEntity[],
    rendering: AssetRenderingEntity | null,
  ): Omit<AssetResponse, 'preparation'> {
    const renditions = rows
      .toSorted(
        (one, other) => order.indexOf(one.name) - order.indexOf(other.name) || one.bytes - other.bytes,
      )
      .map((row): RenditionResponse => {
        const { name, mediaType, width, height, bytes } = row;
        return { name, url: this.assets.publicUrl(asset, row), mediaType, width, height, bytes };
      });
    return {
      id: asset.id,
      organizationId: asset.organizationId,
      kind: asset.kind,
      mediaType: asset.mediaType,
      bytes: asset.bytes,
      sha256: asset.sha256,
      fileName: asset.fileName,
      width: asset.width,
      height: asset.height,
      durationSeconds: asset.durationSeconds,
      codec: asset.codec,
      altText: asset.altText,
      credit: asset.credit,
      focalPoint: asset.focalPoint,
      folderId: asset.folderId,
      tags: asset.tags,
      rights: presentRights(asset),
      peopleShown: asset.peopleShown,
      generatedContent: asset.generatedContent,
      generatedMark: asset.generatedMark,
      lineageId: asset.lineageId,
      lineageNumber: asset.lineageNumber,
      replacesId: asset.replacesId,
      replacedAt: asset.replacedAt?.toISOString() ?? null,
      state: asset.state,
      rejection: asset.rejection,
      url: this.assets.publicUrl(asset) ?? largest(renditions)?.url ?? null,
      renditions,
      rendering: presentRendering(asset, rendering),
      uploadedBy: asset.uploadedBy,
      createdAt: asset.createdAt.toISOString(),
      updatedAt: asset.updatedAt.toISOString(),
    };
  }
}

/** In WebP: every browser shows it, and so do programs that take no AVIF. */
function largest(renditions: RenditionResponse[]): RenditionResponse | undefined {
  const named = renditions.filter(({ name }) => name === 'large');
  return named.find(({ mediaType }) => mediaType === 'image/webp') ?? named[0];
}
