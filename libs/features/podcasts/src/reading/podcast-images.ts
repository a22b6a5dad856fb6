import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { AssetFiles, AssetsService } from '@haojiao/features/assets';
import type { AssetEntity } from '@haojiao/features/assets';
import { readyAnswer } from '@haojiao/features/delivery';
import type { ReadyAnswer } from '@haojiao/features/delivery';
import { LARGEST_COVER_EDGE, SMALLEST_COVER_EDGE } from '@haojiao/features/programmes';

const HASH_PREFIX = 32;

/**
 * Covers in the size that directories of podcasts want, square and in JPEG. As with all public files the address is the
 * key: it holds the asset's id and half of the hash of the picture it is made of, and is given out by feeds alone.
 */
@Injectable()
export class PodcastImages {
  constructor(
    private readonly assets: AssetsService,
    private readonly files: AssetFiles,
    private readonly settings: Settings,
  ) {}

  /** Addresses of those of the assets that are large enough. */
  async urlsOf(assetIds: string[]): Promise<Map<string, string>> {
    const assets = await this.assets.loadMany([...new Set(assetIds)]);
    return new Map(
      assets.filter(isLargeEnough).map((asset) => {
        const prefix = asset.sha256.slice(0, HASH_PREFIX);
        return [asset.id, `${this.settings.publicUrl}/delivery/v1/podcast-images/${asset.id}/${prefix}.jpg`];
      }),
    );
  }

  /** Null for an address that was never given out. */
  async make(assetId: string, hashPrefix: string): Promise<ReadyAnswer | null> {
    if (!isId(assetId) || !/^[0-9a-f]{32}$/.test(hashPrefix)) return null;
    const [asset] = await this.assets.loadMany([assetId]);
    if (!asset || !isLargeEnough(asset) || asset.sha256.slice(0, HASH_PREFIX) !== hashPrefix) return null;
    const { bytes, mediaType } = await this.files.encodeImage(asset, {
      format: 'jpeg',
      ratio: '1:1',
      maxEdge: LARGEST_COVER_EDGE,
    });
    return readyAnswer(bytes, mediaType, null);
  }
}

function isLargeEnough(asset: AssetEntity): boolean {
  if (asset.kind !== 'image' || asset.state === 'rejected') return false;
  return Math.min(asset.width ?? 0, asset.height ?? 0) >= SMALLEST_COVER_EDGE;
}
