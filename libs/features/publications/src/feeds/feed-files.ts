import { Injectable } from '@nestjs/common';
import type { ListedEntry } from '@haojiao/channel-kit';
import { AssetFiles, AssetsService, DerivedFilms } from '@haojiao/features/assets';

/** Bytes that a feed's documents carry themselves. */
@Injectable()
export class FeedFiles {
  constructor(
    private readonly assets: AssetsService,
    private readonly files: AssetFiles,
    private readonly films: DerivedFilms,
  ) {}

  /** The approved file, or the film that was made of it. @throws Error for a name that the entry has not, AppError `approved_content_changed` */
  async read(entry: ListedEntry, name: string): Promise<Buffer> {
    const file = entry.files?.[name];
    if (!file) throw new Error(`The entry ${entry.guid} has no file ${name}`);
    const asset = await this.assets.load(file.assetId);
    const film = file.sha256 === asset.sha256 ? null : await this.films.find(asset.sha256, file.sha256);
    if (film && (await this.films.isSound(film))) return this.films.read(film, 0, film.bytes);
    await this.files.verify(asset, file.sha256);
    return this.files.read(asset, 0, asset.bytes);
  }
}
