import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { storageFull } from '@haojiao/infrastructure/storage';
import { QuotaGuard, requireSize } from '@haojiao/features/assets';
import type { Actor } from '@haojiao/features/organizations';
import { declaredKind } from './declared-kind';
import { uploadLimits } from './domain/upload-limits';
import type { UploadMetadata } from './domain/upload-metadata';
import { UploadEntity } from './persistence/upload.entity';
import { tooManyUploadBytes, tooManyUploads } from './upload-errors';
import { UploadFiles } from './upload-files';
import { UploadRights } from './upload-rights';

@Injectable()
export class CreateUpload {
  constructor(
    private readonly database: Database,
    private readonly rights: UploadRights,
    private readonly files: UploadFiles,
    private readonly quota: QuotaGuard,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Room for a file of `length` bytes that is about to come. What can't end well is refused before the first byte.
   * @param header `Upload-Metadata` as it came, told again at HEAD
   * @throws AppError `organization_not_found`, `not_allowed`, `file_too_large` (413), `too_many_uploads`,
   * `too_many_upload_bytes` (429), `asset_quota_exceeded`, `storage_full` (503)
   */
  async run(actor: Actor, length: number, metadata: UploadMetadata, header: string): Promise<UploadEntity> {
    await this.rights.require(actor, metadata.organizationId);
    requireSize(declaredKind(metadata.fileName, metadata.declaredType), length);
    await this.quota.requireRoom(metadata.organizationId, length);
    const free = await this.files.free();
    return this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('uploads:' || $1::uuid, 0))`, [
        actor.userId,
      ]);
      await this.requireQuota(manager, actor, length, free);
      const upload = manager.create(UploadEntity, {
        id: newId(),
        organizationId: metadata.organizationId,
        userId: actor.userId,
        length,
        receivedBytes: 0,
        judgedBytes: 0,
        metadata: header,
        fileName: metadata.fileName,
        altText: metadata.altText,
        credit: metadata.credit,
        state: 'receiving',
        attempts: 0,
        expiresAt: new Date(this.clock.now().getTime() + uploadLimits.idleMs),
      });
      await manager.insert(UploadEntity, upload);
      return manager.findOneByOrFail(UploadEntity, { id: upload.id });
    });
  }

  /** Plan: the index of unfinished uploads, a few rows per sender. */
  private async requireQuota(
    manager: EntityManager,
    actor: Actor,
    length: number,
    free: number,
  ): Promise<void> {
    const [open] = await this.database.query<{ mine: number; announced: string; to_come: string }>(
      `SELECT count(*) FILTER (WHERE user_id = $1)::int AS mine,
         coalesce(sum(length) FILTER (WHERE user_id = $1), 0) AS announced,
         coalesce(sum(length - received_bytes), 0) AS to_come
       FROM uploads WHERE state IN ('receiving', 'judging')`,
      [actor.userId],
      manager,
    );
    const { unfinished, unfinishedBytes } = uploadLimits;
    if (open!.mine >= unfinished) throw tooManyUploads(unfinished);
    if (Number(open!.announced) + length > unfinishedBytes) throw tooManyUploadBytes(unfinishedBytes);
    if (Number(open!.to_come) + length > free) throw storageFull(new Error(`${free} bytes are free`));
  }
}
