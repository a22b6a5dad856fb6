import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssetsService } from '@haojiao/features/assets';
import type { AssetEntity, AssetRenditionEntity } from '@haojiao/features/assets';
import type { ContentDocument } from '@haojiao/features/contents';
import type { DeliveredImage, DeliveredMedia } from './domain/delivery-document';

/** What readers may fetch of the assets that a revision names. */
export interface SiteMedia {
  images: ReadonlyMap<string, DeliveredImage>;
  media: ReadonlyMap<string, DeliveredMedia>;
}

/** The public addresses of a revision's assets, in the words that were approved with it. */
@Injectable()
export class SiteMediaFinder {
  constructor(private readonly assets: AssetsService) {}

  async find(ids: string[], document: ContentDocument, manager: EntityManager): Promise<SiteMedia> {
    const assets = await this.assets.loadMany(ids, manager);
    const renditions = await this.assets.renditionsOf(ids, manager);
    const images = new Map<string, DeliveredImage>();
    const media = new Map<string, DeliveredMedia>();
    for (const asset of assets) {
      if (asset.kind === 'image') {
        const alt = document.assets[asset.id]?.altText ?? asset.altText;
        const image = this.image(asset, renditions.get(asset.id) ?? [], alt);
        if (image) images.set(asset.id, image);
      } else {
        const file = this.file(asset);
        if (file) media.set(asset.id, file);
      }
    }
    return { images, media };
  }

  private image(asset: AssetEntity, rows: AssetRenditionEntity[], alt: string): DeliveredImage | null {
    const renditions = rows
      .map((row) => ({
        name: row.name,
        url: this.assets.publicUrl(asset, row),
        mediaType: row.mediaType,
        width: row.width,
        height: row.height,
        bytes: row.bytes,
      }))
      .sort((one, other) => one.width - other.width || one.mediaType.localeCompare(other.mediaType));
    // JPEG is what every reader, feed and link preview takes.
    const whole = renditions.filter(({ name }) => !name.startsWith('cover_'));
    const main =
      whole.find(({ name, mediaType }) => name === 'medium' && mediaType === 'image/jpeg') ??
      whole.at(-1) ??
      renditions[0];
    if (!main) return null;
    const { url, width, height } = main;
    return { assetId: asset.id, url, width, height, alt, renditions };
  }

  private file(asset: AssetEntity): DeliveredMedia | null {
    const url = this.assets.publicUrl(asset);
    if (!url) return null;
    return {
      assetId: asset.id,
      url,
      mediaType: asset.mediaType,
      bytes: asset.bytes,
      durationSeconds: asset.durationSeconds ?? 0,
      width: asset.width,
      height: asset.height,
    };
  }
}
