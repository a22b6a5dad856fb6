import { Inject, Injectable } from '@nestjs/common';
import type { DraftImage, PublicationDraft } from '@haojiao/channel-kit';
import { HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { AssetsService, PreparedMedia } from '@haojiao/features/assets';
import type { AssetRenditionEntity } from '@haojiao/features/assets';
import type { PictureAddress } from './preview-page';

/** Crops by the ratio that a face asks for. */
const cropOf: Record<string, string> = {
  '2.35:1': 'cover_235',
  '1:1': 'cover_11',
  '16:9': 'cover_169',
  '3:4': 'cover_34',
};

/** Where a preview's pictures lie: those of the item, frames of its films, and no others. */
@Injectable()
export class PreviewPictures {
  constructor(
    private readonly assets: AssetsService,
    private readonly prepared: PreparedMedia,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async addressesFor({ cover, images, bodyMedia = [] }: PublicationDraft): Promise<PictureAddress> {
    const ids = [...new Set([...Object.keys(images), ...(cover ? [cover.assetId] : [])])];
    const assets = new Map((await this.assets.loadMany(ids)).map((asset) => [asset.id, asset]));
    const renditions = await this.assets.renditionsOf(ids);
    const drawn = await this.drawnAddresses(Object.values(images));
    const posters = await this.posters(bodyMedia.map(({ media }) => media.assetId));
    return (assetId, ratio) => {
      const asset = assets.get(assetId);
      const rendition = asset && choose(renditions.get(assetId) ?? [], ratio);
      return rendition
        ? this.assets.publicUrl(asset, rendition)
        : (drawn.get(assetId) ?? posters.get(assetId) ?? null);
    };
  }

  private async posters(ids: string[]): Promise<Map<string, string>> {
    const posters = new Map<string, string>();
    for (const [id, { files }] of await this.prepared.of(ids)) {
      const poster = files.find(({ name, mediaType }) => name === 'poster' && mediaType === 'image/jpeg');
      if (poster) posters.set(id, this.prepared.publicUrl(poster));
    }
    return posters;
  }

  /** No asset stands behind them: they are shown by the address under which platforms fetch them. */
  private async drawnAddresses(images: readonly DraftImage[]): Promise<Map<string, string>> {
    const until = new Date(this.clock.now().getTime() + HOUR_MS);
    const drawn = images.filter(({ isDrawn }) => isDrawn);
    return new Map(
      await Promise.all(drawn.map(async (image) => [image.assetId, await image.publicUrl(until)] as const)),
    );
  }
}

function choose(made: AssetRenditionEntity[], ratio: string | null): AssetRenditionEntity | undefined {
  const jpegs = made.filter(({ mediaType }) => mediaType === 'image/jpeg');
  const named = (name: string) => jpegs.find((rendition) => rendition.name === name);
  return (
    (ratio ? named(cropOf[ratio] ?? 'large') : undefined) ?? named('medium') ?? named('large') ?? jpegs[0]
  );
}
