import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { VideoConverter } from '@haojiao/infrastructure/media';
import type { VideoFit } from '@haojiao/infrastructure/media';
import { ObjectStorage, translateStorageError } from '@haojiao/infrastructure/storage';
import { AssetFiles } from './asset-files';
import type { AssetFile } from './asset-files';
import { hashOfStream } from './hash-of-stream';
import { DerivedFilmEntity } from './persistence/derived-film.entity';

/**
 * Films in the form a platform takes, made of approved bytes. Each is made once and kept, so that an upload that broke
 * off goes on with the same bytes; one that was lost or damaged in the storage is made anew.
 */
@Injectable()
export class DerivedFilms {
  private readonly converter: VideoConverter;
  /** Two publications of one film wait for one conversion. */
  private readonly underWay = new Map<string, Promise<DerivedFilmEntity>>();

  constructor(
    private readonly database: Database,
    private readonly storage: ObjectStorage,
    private readonly files: AssetFiles,
    settings: Settings,
  ) {
    this.converter = new VideoConverter(settings.ffmpeg);
  }

  /** Whether the machine can convert films at all. */
  canConvert(): Promise<boolean> {
    return this.converter.available();
  }

  /**
   * The film in this form, converted if it was not before.
   * @throws AppError `approved_content_changed`, `storage_full`, and as `VideoConverter.convert`
   */
  async make(asset: AssetFile, fit: VideoFit, approvedSha256: string): Promise<DerivedFilmEntity> {
    const wanted = canonicalJson({ ...fit });
    const key = `${approvedSha256} ${wanted}`;
    const running = this.underWay.get(key) ?? this.findOrConvert(asset, fit, wanted, approvedSha256);
    this.underWay.set(key, running);
    try {
      return await running;
    } finally {
      this.underWay.delete(key);
    }
  }

  /** The film with this hash that was made of those bytes, or null. */
  async find(sourceSha256: string, sha256: string): Promise<DerivedFilmEntity | null> {
    return this.database.manager.findOneBy(DerivedFilmEntity, { sourceSha256, sha256 });
  }

  /** Whether the stored bytes still are those that were made. */
  async isSound({ sha256 }: Pick<DerivedFilmEntity, 'sha256'>): Promise<boolean> {
    if (!(await this.storage.has(sha256))) return false;
    return (await hashOfStream(await this.storage.openRead(sha256))) === sha256;
  }

  /** Bytes from `start` (inclusive) to `end` (exclusive); an end behind the last byte is cut. */
  async read(film: DerivedFilmEntity, start: number, end: number): Promise<Buffer> {
    return buffer(await this.storage.openRead(film.sha256, { start, end: Math.min(end, film.bytes) }));
  }

  private async findOrConvert(
    asset: AssetFile,
    fit: VideoFit,
    wanted: string,
    approvedSha256: string,
  ): Promise<DerivedFilmEntity> {
    const known = await this.known(approvedSha256, wanted);
    if (known && (await this.isSound(known))) return known;
    const name = join(this.storage.incomingFolder, `convert-${randomUUID()}`);
    const [input, output] = [`${name}-from`, `${name}-to.mp4`];
    try {
      await this.files.copyApproved(asset, approvedSha256, input);
      const { video, audio, bytes, durationSeconds } = await this.converter.convert(
        input,
        output,
        fit,
        asset.generatedMark,
      );
      const sha256 = await hashOfStream(createReadStream(output));
      await this.storage.put(sha256, { path: output });
      const { width, height } = video;
      return await this.keep(
        {
          sourceSha256: approvedSha256,
          fit: wanted,
          sha256,
          bytes,
          durationSeconds,
          width,
          height,
          hasSound: audio !== undefined,
        },
        known?.sha256,
      );
    } catch (error) {
      throw translateStorageError(error);
    } finally {
      await Promise.all([rm(input, { force: true }), rm(output, { force: true })]);
    }
  }

  private known(sourceSha256: string, fit: string): Promise<DerivedFilmEntity | null> {
    return this.database.manager.findOneBy(DerivedFilmEntity, { sourceSha256, fit });
  }

  /** Another process may have been quicker: then its film counts, unless it is the one found lost. */
  private async keep(made: Omit<DerivedFilmEntity, 'madeAt'>, lostSha256 = ''): Promise<DerivedFilmEntity> {
    await this.database.query(
      `INSERT INTO derived_films (source_sha256, fit, sha256, bytes, duration_seconds, width, height, has_sound)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (source_sha256, fit) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes,
         duration_seconds = excluded.duration_seconds, width = excluded.width, height = excluded.height,
         has_sound = excluded.has_sound, made_at = now()
       WHERE derived_films.sha256 = $9`,
      [
        made.sourceSha256,
        made.fit,
        made.sha256,
        made.bytes,
        made.durationSeconds,
        made.width,
        made.height,
        made.hasSound,
        lostSha256,
      ],
    );
    return (await this.known(made.sourceSha256, made.fit))!;
  }
}
