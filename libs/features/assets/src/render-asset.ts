import { Injectable } from '@nestjs/common';
import { AppError, sha256 } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { PictureRenderer, giveBack } from '@haojiao/infrastructure/media';
import type { Deliver, EncodedRendition } from '@haojiao/infrastructure/media';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { keepLikeness } from './library/similar/keep-likeness';
import { RENDITION_PRESETS_VERSION, renditionPresets } from './rendition-presets';
import type { RenditionPreset } from './rendition-presets';
import { AssetRenditionEntity } from './persistence/asset-rendition.entity';
import { AssetEntity } from './persistence/asset.entity';
import { KeepRenditions } from './renditions/keep-renditions';
import { StorageUnavailable } from './renditions/storage-unavailable';

/** Errors that a second try can't heal: the picture itself is at fault. */
const faultsOfThePicture = new Set(['media_damaged', 'image_too_many_pixels']);

/** Hears how far one run is. */
export type RenderProgress = (done: number, total: number) => void;

@Injectable()
export class RenderAsset {
  constructor(
    private readonly database: Database,
    private readonly storage: ObjectStorage,
    private readonly renderer: PictureRenderer,
    private readonly kept: KeepRenditions,
  ) {}

  /**
   * Makes the renditions of a picture that are due and calls it ready, or rejected when it can't be decoded. Running it
   * again, also twice at once, ends the same: the same picture gives the same bytes under the same names.
   * @returns the fault of the picture where it has one
   * @throws StorageUnavailable, Error for what may pass: storage or database away, disk full
   */
  async run(assetId: string, report: RenderProgress = () => undefined): Promise<string | null> {
    const asset = await this.database.manager.findOneBy(AssetEntity, { id: assetId });
    if (!asset?.renditionsDue || asset.deletedAt) return null;
    try {
      await this.kept.replace(asset, await this.render(asset, report));
      return null;
    } catch (error) {
      if (!(error instanceof AppError) || !faultsOfThePicture.has(error.code)) throw error;
      await this.kept.giveUp(asset.id, error.code);
      return error.code;
    }
  }

  private async render(asset: AssetEntity, report: RenderProgress): Promise<AssetRenditionEntity[]> {
    const renditions = await this.stillGood(asset);
    const due = presetsFor(asset).filter(
      ({ name, fit }) =>
        !renditions.some((row) => row.name === name && row.mediaType === `image/${fit.format}`),
    );
    const original = await StorageUnavailable.unless(() => this.storage.read(asset.sha256));
    let done = 0;
    report(done, due.length);
    // 生成合成标识: what we make of a marked picture is marked again.
    const mark = asset.generatedMark;
    const marked = mark ? due.map(({ name, fit }) => ({ name, fit: { ...fit, mark } })) : due;
    const deliver: Deliver<RenditionPreset> = async ({ name, fit }, rendition) => {
      renditions.push(await this.store(asset.id, name, rendition));
      if (name === 'thumb' && fit.format === 'jpeg')
        await keepLikeness(this.database, asset.id, rendition.bytes);
      done += 1;
      report(done, due.length);
    };
    try {
      await this.renderer.render(original, marked, asset.focalPoint, deliver, () => giveBack(original));
    } finally {
      giveBack(original);
    }
    return renditions;
  }

  /** When only the focal point moved, whole pictures stay: they don't depend on it, and they cost the most. */
  private async stillGood(asset: AssetEntity): Promise<AssetRenditionEntity[]> {
    const rows = await this.database.manager.findBy(AssetRenditionEntity, { assetId: asset.id });
    const good: AssetRenditionEntity[] = [];
    for (const row of rows) {
      const preset = renditionPresets.find(
        ({ name, fit }) => name === row.name && `image/${fit.format}` === row.mediaType,
      );
      if (!preset || dependsOnFocalPoint(preset) || row.presetVersion !== RENDITION_PRESETS_VERSION) continue;
      if (await StorageUnavailable.unless(() => this.storage.has(row.sha256))) good.push(row);
    }
    return good;
  }

  private async store(
    assetId: string,
    name: string,
    { bytes, mediaType, width, height }: EncodedRendition,
  ): Promise<AssetRenditionEntity> {
    const hash = sha256(bytes);
    await StorageUnavailable.unless(() => this.storage.put(hash, bytes));
    return {
      assetId,
      name,
      mediaType,
      sha256: hash,
      width,
      height,
      bytes: bytes.length,
      presetVersion: RENDITION_PRESETS_VERSION,
    };
  }
}

function dependsOnFocalPoint({ fit }: RenditionPreset): boolean {
  return fit.kind === 'crop';
}

/** Formats that may move; of all others an animation is not even asked for. */
const movingTypes = ['image/gif', 'image/webp'];

function presetsFor({ mediaType }: AssetEntity): readonly RenditionPreset[] {
  return movingTypes.includes(mediaType)
    ? renditionPresets
    : renditionPresets.filter(({ fit }) => fit.kind !== 'animation');
}
