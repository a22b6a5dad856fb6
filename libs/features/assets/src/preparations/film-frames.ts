import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { Ffmpeg, ffmpegMissing, filmFrameAt, mediaReaderOf, probeMedia } from '@haojiao/infrastructure/media';
import { ObjectStorage, translateStorageError } from '@haojiao/infrastructure/storage';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { requireAssetWriting } from '../asset-access';
import { AssetFiles } from '../asset-files';
import { AssetIntake } from '../asset-intake';
import { AssetsService } from '../assets.service';
import type { AssetEntity } from '../persistence/asset.entity';
import { UploadAsset } from '../upload-asset';
import { PreparedMedia } from './prepared-media';

export interface FrameWish {
  atSeconds: number;
  altText?: string;
}

/** Pictures taken out of films by people: posters above all. Each is an asset of its own, reviewed like any other. */
@Injectable()
export class FilmFrames {
  private readonly ffmpeg: Ffmpeg;
  /** One at a time: the process also answers. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly storage: ObjectStorage,
    private readonly assets: AssetsService,
    private readonly files: AssetFiles,
    private readonly intake: AssetIntake,
    private readonly upload: UploadAsset,
    private readonly prepared: PreparedMedia,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    settings: Settings,
  ) {
    this.ffmpeg = new Ffmpeg(settings.ffmpeg);
  }

  /**
   * Makes the picture at that time an asset of the film's unit, with its credit and its mark of generated content.
   * @throws AppError `asset_not_found`, `not_allowed`, `invalid_input`, `video_converter_missing`,
   * `media_preparation_failed`, `asset_quota_exceeded`, `storage_full`
   */
  async make(actor: Actor, assetId: string, wish: FrameWish): Promise<AssetEntity> {
    const film = await this.assets.get(actor, assetId);
    requireAssetWriting(actor, film, await this.organizations.placeOf(film.organizationId));
    requireTimeWithin(film, wish.atSeconds);
    if (!(await this.ffmpeg.tools()).encoders) throw ffmpegMissing();
    const run = this.last.then(() => this.take(film, wish.atSeconds));
    this.last = run.catch(() => undefined);
    return this.keep(actor, film, await run, wish);
  }

  /** Of a prepared size where there is one: it is smaller, and nothing of it is new. */
  private async take(film: AssetEntity, atSeconds: number): Promise<Buffer> {
    const files = (await this.prepared.of([film.id])).get(film.id)?.files ?? [];
    const size = files
      .filter(({ name }) => name.startsWith('film_'))
      .sort((one, other) => (other.height ?? 0) - (one.height ?? 0))[0];
    const source = size ? { ...film, sha256: size.sha256, bytes: size.bytes } : film;
    const folder = join(this.storage.incomingFolder, `frame-${randomUUID()}`);
    try {
      await mkdir(folder, { mode: 0o700 });
      const path = join(folder, 'film');
      await this.files.copyApproved(source, source.sha256, path);
      const reader = mediaReaderOf(size?.mediaType ?? film.mediaType)!;
      const recording = { path, reader, facts: await probeMedia(path) };
      const options = { aigcMark: film.generatedMark };
      return (await filmFrameAt(this.ffmpeg, recording, atSeconds, options)).bytes;
    } catch (error) {
      throw translateStorageError(error);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async keep(actor: Actor, film: AssetEntity, bytes: Buffer, wish: FrameWish): Promise<AssetEntity> {
    const name = film.fileName.replace(/\.[^.]*$/, '');
    const received = await this.intake.receive(one(bytes), `${name}-${Math.round(wish.atSeconds)}s.jpg`);
    try {
      const row = await this.upload.store(received);
      return await this.database.transaction(async (manager) => {
        const asset = await this.upload.insert(manager, {
          ...row,
          organizationId: film.organizationId,
          altText: wish.altText ?? '',
          credit: film.credit,
          generatedMark: film.generatedMark,
          generatedContent: film.generatedContent,
          uploadedBy: actor.userId,
        });
        await this.audit.record(manager, {
          actor: actor.audit,
          organizationId: film.organizationId,
          action: 'asset.frame_taken',
          objectType: 'asset',
          objectId: asset.id,
          details: { filmId: film.id, atSeconds: wish.atSeconds, sha256: asset.sha256 },
        });
        return asset;
      });
    } finally {
      await this.intake.discard(received);
    }
  }
}

function requireTimeWithin({ kind, durationSeconds }: AssetEntity, atSeconds: number): void {
  if (kind !== 'video') {
    throw invalidInput([
      fault('id', 'not_a_film', '只有视频可以截取画面。', 'A frame can only be taken out of a film.'),
    ]);
  }
  const end = durationSeconds ?? 0;
  if (atSeconds >= end) {
    throw invalidInput([
      fault('atSeconds', 'behind_the_end', `视频只有 ${end} 秒。`, `The film ends after ${end} s.`),
    ]);
  }
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
