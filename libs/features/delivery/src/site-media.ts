import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AssetsService, PreparedMedia } from '@haojiao/features/assets';
import type { AssetEntity, AssetRenditionEntity, Preparation } from '@haojiao/features/assets';
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
  constructor(
    private readonly assets: AssetsService,
    private readonly prepared: PreparedMedia,
  ) {}

  async find(ids: string[], document: ContentDocument, manager: EntityManager): Promise<SiteMedia> {
    const assets = await this.assets.loadMany(ids, manager);
    const renditions = await this.assets.renditionsOf(ids, manager);
    const prepared = await this.prepared.of(ids, manager);
    const images = new Map<string, DeliveredImage>();
    const media = new Map<string, DeliveredMedia>();
    for (const asset of assets) {
      if (asset.kind === 'image') {
        const alt = document.assets[asset.id]?.altText ?? asset.altText;
        const rows = asApproved(renditions.get(asset.id) ?? [], asset, document);
        const image = this.image(asset, rows, alt);
        if (image) images.set(asset.id, image);
      } else {
        const file = this.file(asset, prepared.get(asset.id));
        if (file) media.set(asset.id, file);
      }
    }
    return { images, media };
  }

  /** A picture that belongs to no revision: a logo. Null where it is not there, or nothing was made of it yet. */
  async picture(assetId: string, manager: EntityManager): Promise<DeliveredImage | null> {
    const [asset] = await this.assets.loadMany([assetId], manager);
    if (asset?.kind !== 'image') return null;
    const renditions = await this.assets.renditionsOf([assetId], manager);
    return this.image(asset, renditions.get(assetId) ?? [], asset.altText);
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

  /** What was made for listeners and viewers, where it was; else the original. */
  private file(asset: AssetEntity, preparation: Preparation | undefined): DeliveredMedia | null {
    const files = preparation?.row.state === 'made' ? preparation.files : [];
    const named = (name: string, mediaType: string) =>
      files.find((file) => file.name === name && file.mediaType === mediaType);
    const urlOf = (name: string, mediaType: string) => {
      const file = named(name, mediaType);
      return file && this.prepared.publicUrl(file);
    };
    const played =
      asset.kind === 'audio'
        ? named('sound', 'audio/mpeg')
        : (named('film_720', 'video/mp4') ?? named('film_480', 'video/mp4'));
    const further = {
      streamUrl: urlOf('stream', 'application/vnd.apple.mpegurl'),
      posterUrl: urlOf('poster', 'image/jpeg'),
      waveformUrl: urlOf('waveform', 'application/json'),
    };
    if (played) {
      return {
        assetId: asset.id,
        url: this.prepared.publicUrl(played),
        mediaType: played.mediaType,
        bytes: played.bytes,
        durationSeconds: played.durationSeconds ?? asset.durationSeconds ?? 0,
        width: played.width,
        height: played.height,
        ...present(further),
      };
    }
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

/** Without the members that are undefined: documents are kept as JSON. */
function present<T extends object>(members: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

/** Where the focal point moved since the approval, crops show another part than was approved: then none is shown. */
function asApproved(
  rows: AssetRenditionEntity[],
  asset: AssetEntity,
  document: ContentDocument,
): AssetRenditionEntity[] {
  const approved = document.assets[asset.id]?.focalPoint ?? null;
  // While they are made anew nobody knows by which point a crop was cut.
  const hasMoved =
    asset.renditionsDue || approved?.x !== asset.focalPoint?.x || approved?.y !== asset.focalPoint?.y;
  return hasMoved ? rows.filter(({ name }) => !name.startsWith('cover_')) : rows;
}
