import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { uploadLimits } from './domain/upload-limits';
import { UploadEntity } from './persistence/upload.entity';
import { uploadFinished, uploadNotFound } from './upload-errors';
import { UploadFiles } from './upload-files';
import { UploadLeases } from './upload-leases';
import { UploadRights } from './upload-rights';

/** One's own uploads; those of others do not exist for anybody, of whatever role. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly database: Database,
    private readonly files: UploadFiles,
    private readonly rights: UploadRights,
    private readonly leases: UploadLeases,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `upload_not_found`; `not_allowed` when the sender may not write in that unit any more */
  async load(actor: Actor, id: string): Promise<UploadEntity> {
    const upload = await this.database.manager.findOneBy(UploadEntity, { id, userId: actor.userId });
    if (!upload) throw uploadNotFound();
    await this.rights.require(actor, upload.organizationId);
    return upload;
  }

  /** As `load`, once whoever was still writing has said where it ended: a broken line is noticed here later than there. */
  async loadSettled(actor: Actor, id: string): Promise<UploadEntity> {
    const upload = await this.load(actor, id);
    if (!upload.leaseId || upload.state !== 'receiving') return upload;
    await this.leases.untilFree(id, uploadLimits.settlingMs);
    return this.load(actor, id);
  }

  /** Newest first; plan: the index on `user_id, id`. */
  async list(actor: Actor, limit: number, after: string | null): Promise<UploadEntity[]> {
    return this.database.manager.find(UploadEntity, {
      where: { userId: actor.userId, ...(after && { id: LessThan(after) }) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
  }

  /** Where the sender has to go on: what the row says is on the disk, unless the disk has less. */
  async offsetOf({ id, state, receivedBytes }: UploadEntity): Promise<number> {
    return state === 'receiving' ? Math.min(receivedBytes, await this.files.size(id)) : receivedBytes;
  }

  /**
   * Ends an upload and removes what came; whoever is sending to it or judging it notices. Again is no error.
   * @throws AppError `upload_finished` once it is an asset
   */
  async cancel(actor: Actor, upload: UploadEntity): Promise<void> {
    const isCancelled = await this.database.transaction(async (manager) => {
      const rows = await this.database.query(
        `WITH cancelled AS (
           UPDATE uploads SET state = 'cancelled', lease_id = NULL, leased_until = NULL, next_try_at = NULL,
             updated_at = now()
           WHERE id = $1 AND state IN ('receiving', 'judging') RETURNING id
         ) SELECT * FROM cancelled`,
        [upload.id],
        manager,
      );
      if (rows.length === 0) return false;
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: upload.organizationId,
        action: 'upload.cancelled',
        objectType: 'upload',
        objectId: upload.id,
        details: { receivedBytes: upload.receivedBytes },
      });
      return true;
    });
    if (isCancelled) return this.files.remove(upload.id);
    const { assetId } = await this.database.manager.findOneByOrFail(UploadEntity, { id: upload.id });
    if (assetId) throw uploadFinished(assetId);
  }
}
