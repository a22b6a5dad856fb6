import { Injectable } from '@nestjs/common';
import type { ListedEntry } from '@haojiao/channel-kit';
import { AssetFiles, AssetsService } from '@haojiao/features/assets';

/** Bytes that a feed's documents carry themselves. */
@Injectable()
export class FeedFiles {
  constructor(
    private readonly assets: AssetsService,
    private readonly files: AssetFiles,
  ) {}

  /** @throws Error for a name that the entry has not, AppError `approved_content_changed` */
  async read(entry: ListedEntry, name: string): Promise<Buffer> {
    const file = entry.files?.[name];
    if (!file) throw new Error(`The entry ${entry.guid} has no file ${name}`);
    const asset = await this.assets.load(file.assetId);
    await this.files.verify(asset, file.sha256);
    return this.files.read(asset, 0, asset.bytes);
  }
}
