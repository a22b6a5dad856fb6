import { Injectable } from '@nestjs/common';
import { AssetsService } from '../assets.service';
import { renditionPresets } from '../rendition-presets';
import type { AssetRenditionEntity } from '../persistence/asset-rendition.entity';
import type { AssetEntity } from '../persistence/asset.entity';
import type { AssetResponse, RenditionResponse } from './asset.responses';

const order = renditionPresets.map(({ name }) => name);

@Injectable()
export class AssetPresenter {
  constructor(private readonly assets: AssetsService) {}

  async one(asset: AssetEntity): Promise<AssetResponse> {
    const renditions = await this.assets.renditionsOf([asset.id]);
    return this.present(asset, renditions.get(asset.id) ?? []);
  }

  async many(assets: AssetEntity[]): Promise<AssetResponse[]> {
    const renditions = await this.assets.renditionsOf(assets.map(({ id }) => id));
    return assets.map((asset) => this.present(asset, renditions.get(asset.id) ?? []));
  }

  private present(asset: AssetEntity, rows: AssetRenditionEntity[]): AssetResponse {
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
      state: asset.state,
      rejection: asset.rejection,
      url: this.assets.publicUrl(asset) ?? renditions.find(({ name }) => name === 'large')?.url ?? null,
      renditions,
      uploadedBy: asset.uploadedBy,
      createdAt: asset.createdAt.toISOString(),
      updatedAt: asset.updatedAt.toISOString(),
    };
  }
}
