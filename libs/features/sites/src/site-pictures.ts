import { Injectable } from '@nestjs/common';
import { AssetsService } from '@haojiao/features/assets';
import type { AssetRenditionEntity } from '@haojiao/features/assets';
import type { SitePicture } from './domain/site';

/** Every browser shows these, also where the newer kinds are not known. */
const common = ['image/jpeg', 'image/png'];

export interface FoundPictures {
  /** The smallest whole rendition that is so wide, else the widest; null while there is none. */
  atLeast(assetId: string | null | undefined, width: number): SitePicture | null;
}

/** Where pictures are on our own pages, by their assets. */
@Injectable()
export class SitePictures {
  constructor(private readonly assets: AssetsService) {}

  async find(assetIds: string[]): Promise<FoundPictures> {
    const assets = new Map((await this.assets.loadMany(assetIds)).map((asset) => [asset.id, asset]));
    const renditions = await this.assets.renditionsOf([...assets.keys()]);
    return {
      atLeast: (assetId, width) => {
        const asset = assetId ? assets.get(assetId) : undefined;
        const chosen = asset && chosenOf(renditions.get(asset.id) ?? [], width);
        if (!asset || !chosen) return null;
        const { pathname } = new URL(this.assets.publicUrl(asset, chosen));
        return { path: pathname, width: chosen.width, height: chosen.height };
      },
    };
  }
}

function chosenOf(rows: AssetRenditionEntity[], width: number): AssetRenditionEntity | undefined {
  const whole = rows
    .filter(({ name, mediaType }) => !name.startsWith('cover_') && common.includes(mediaType))
    .sort((one, other) => one.width - other.width);
  return whole.find((row) => row.width >= width) ?? whole.at(-1);
}
