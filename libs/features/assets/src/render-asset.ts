import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { AppError, sha256 } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { decodeImage, encodeRaster } from '@haojiao/infrastructure/media';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { RENDITION_DECODE_EDGE, renditionPresets } from './rendition-presets';
import { AssetRenditionEntity } from './persistence/asset-rendition.entity';
import { AssetEntity } from './persistence/asset.entity';

/** Errors that a second try can't heal: the picture itself is at fault. */
const faultsOfThePicture = new Set(['media_damaged', 'image_too_many_pixels', 'image_can_not_fit']);

@Injectable()
export class RenderAsset {
  constructor(
    private readonly database: Database,
    private readonly storage: ObjectStorage,
  ) {}

  /**
   * Makes all renditions of a picture that is due and calls it ready, or rejected when it can't be decoded. Running it
   * again, also twice at once, ends the same: the same picture gives the same bytes under the same names.
   * @throws Error for what may pass: storage or database away, disk full
   */
  async run(assetId: string): Promise<void> {
    const asset = await this.database.manager.findOneBy(AssetEntity, { id: assetId });
    if (!asset?.renditionsDue || asset.deletedAt) return;
    try {
      await this.finish(asset, await this.render(asset));
    } catch (error) {
      if (!(error instanceof AppError) || !faultsOfThePicture.has(error.code)) throw error;
      await this.reject(asset, error.code);
    }
  }

  private async render(asset: AssetEntity): Promise<AssetRenditionEntity[]> {
    const original = await buffer(await this.storage.openRead(asset.sha256));
    const raster = await decodeImage(original, RENDITION_DECODE_EDGE);
    const renditions: AssetRenditionEntity[] = [];
    for (const { name, fit } of renditionPresets) {
      const { bytes, mediaType, width, height } = await encodeRaster(raster, fit, asset.focalPoint);
      const hash = sha256(bytes);
      await this.storage.put(hash, bytes);
      renditions.push({
        assetId: asset.id,
        name,
        mediaType,
        sha256: hash,
        width,
        height,
        bytes: bytes.length,
      });
    }
    return renditions;
  }

  private async finish(rendered: AssetEntity, renditions: AssetRenditionEntity[]): Promise<void> {
    await this.database.transaction(async (manager) => {
      const asset = await manager.findOne(AssetEntity, {
        where: { id: rendered.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!asset || asset.deletedAt) return;
      await manager.delete(AssetRenditionEntity, { assetId: asset.id });
      await manager.insert(AssetRenditionEntity, renditions);
      // Somebody may have moved the focal point meanwhile: then it stays due and the sweep brings it again.
      const isCurrent = JSON.stringify(asset.focalPoint) === JSON.stringify(rendered.focalPoint);
      // No new version: an edit that began on the upload's answer must not fail because we finished our part.
      await manager.query(
        `UPDATE assets SET state = 'ready', renditions_due = NOT $2::boolean WHERE id = $1`,
        [asset.id, isCurrent],
      );
    });
  }

  private async reject(asset: AssetEntity, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE assets SET state = 'rejected', rejection = $2, renditions_due = false WHERE id = $1`,
      [asset.id, reason],
    );
  }
}
