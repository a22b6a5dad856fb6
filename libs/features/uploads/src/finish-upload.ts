import { rm } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AppError, notAllowed } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ObjectMissing } from '@haojiao/infrastructure/storage';
import { AssetIntake, UploadAsset } from '@haojiao/features/assets';
import type { ReceivedFile } from '@haojiao/features/assets';
import { systemActor } from '@haojiao/features/audit';
import { retryDelayMs, uploadLimits } from './domain/upload-limits';
import type { UploadEntity } from './persistence/upload.entity';
import { RefuseUpload } from './refuse-upload';
import { uploadBusy } from './upload-errors';
import { UploadFiles } from './upload-files';
import type { UploadLease } from './upload-lease';
import { UploadLeases } from './upload-leases';
import { UploadRights } from './upload-rights';

/** Failures of ours, which pass: the file waits for them. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof AppError)) return true;
  return ['unavailable', 'unexpected'].includes(error.kind) || error.code === uploadBusy().code;
}

/** Makes a whole file an asset, or says why not. A process may die at any place: the next one goes on from there. */
@Injectable()
export class FinishUpload {
  private readonly logger = new Logger('uploads');

  constructor(
    private readonly database: Database,
    private readonly files: UploadFiles,
    private readonly leases: UploadLeases,
    private readonly rights: UploadRights,
    private readonly intake: AssetIntake,
    private readonly assets: UploadAsset,
    private readonly refusals: RefuseUpload,
  ) {}

  /** Does nothing when it was finished already or somebody is at it. */
  async run(id: string): Promise<void> {
    const lease = await this.leases.take(id, 'judging', 0);
    if (!lease) return;
    let judgedBytes = 0;
    lease.keep(async () => ({ judgedBytes }));
    try {
      await this.finish(lease, (bytes) => (judgedBytes = Math.min(bytes, lease.upload.length)));
    } catch (error) {
      await lease.end();
      if (error instanceof ObjectMissing) await this.receiveAgain(lease);
      else await this.settle(lease, error);
    } finally {
      await lease.end();
    }
  }

  private async finish(lease: UploadLease, onProgress: (bytes: number) => void): Promise<void> {
    const { upload } = lease;
    const sender = await this.rights.senderOf(upload);
    if (!sender) throw senderGone();
    const path = this.files.pathOf(upload.id);
    if (!upload.verdict && (await this.files.size(upload.id)) < upload.length) {
      return this.receiveAgain(lease);
    }
    const received = await this.judged(lease, path, onProgress);
    lease.requireHeld();
    const { organizationId, altText, credit } = upload;
    await this.assets.run(sender, received, { organizationId, altText, credit }, async (manager, asset) => {
      const rows = await this.database.query(
        `WITH finished AS (
           UPDATE uploads SET state = 'done', asset_id = $3, judged_bytes = length, lease_id = NULL,
             leased_until = NULL, next_try_at = NULL, updated_at = now()
           WHERE id = $1 AND lease_id = $2 AND state = 'judging' RETURNING id
         ) SELECT * FROM finished`,
        [upload.id, lease.id, asset.id],
        manager,
      );
      // Cancelled, or taken over: the asset must not be made twice.
      if (rows.length === 0) throw uploadBusy();
    });
    await this.files.remove(upload.id);
    await this.intake.discard(received);
  }

  /** Small files are judged as a copy each time anew: captions are rewritten by it, and what came has to last until the end. */
  private async judged(
    lease: UploadLease,
    path: string,
    onProgress: (bytes: number) => void,
  ): Promise<ReceivedFile> {
    const { upload } = lease;
    if (upload.length <= uploadLimits.copiedBytes) {
      const copy = await this.files.copy(upload.id);
      return this.intake.judge(copy, upload.fileName, onProgress).catch(async (error: unknown) => {
        await rm(copy, { force: true });
        throw error;
      });
    }
    if (!upload.verdict) {
      const received = await this.intake.judge(path, upload.fileName, onProgress);
      await this.keepVerdict(lease, received);
      return received;
    }
    if ((await this.files.size(upload.id)) < upload.length) {
      await this.files.fetchBack(upload.id, upload.verdict.sha256);
    }
    return { ...upload.verdict, path };
  }

  /** Before the bytes move to the storage: whoever finds them gone knows by it under which name they lie there. */
  private async keepVerdict(lease: UploadLease, received: ReceivedFile): Promise<void> {
    const { path: _, ...verdict } = received;
    const rows = await this.database.query(
      `WITH judged AS (
         UPDATE uploads SET verdict = $3, updated_at = now() WHERE id = $1 AND lease_id = $2 RETURNING id
       ) SELECT * FROM judged`,
      [lease.upload.id, lease.id, JSON.stringify(verdict)],
    );
    if (rows.length === 0) throw uploadBusy();
  }

  /** The disk lost what it had promised: the sender is asked for the rest. */
  private async receiveAgain({ upload, id: leaseId }: UploadLease): Promise<void> {
    const size = await this.files.size(upload.id);
    this.logger.warn({ uploadId: upload.id, size, length: upload.length }, 'uploads.bytes_lost');
    await this.database.query(
      `UPDATE uploads SET state = 'receiving', verdict = NULL, received_bytes = $3, judged_bytes = 0, next_try_at = NULL,
         lease_id = NULL, leased_until = NULL, updated_at = now()
       WHERE id = $1 AND lease_id = $2`,
      [upload.id, leaseId, size],
    );
  }

  private async settle(lease: UploadLease, error: unknown): Promise<void> {
    if (error instanceof AppError && !isPassing(error)) {
      const sender = await this.rights.senderOf(lease.upload);
      return this.refusals.run(lease, error, sender?.audit ?? systemActor);
    }
    this.logger.warn({ err: error, uploadId: lease.upload.id }, 'uploads.judging_postponed');
    await this.postpone(lease.upload, lease.id);
  }

  private async postpone({ id, attempts }: UploadEntity, leaseId: string): Promise<void> {
    await this.database.query(
      `UPDATE uploads SET attempts = attempts + 1, judged_bytes = 0, lease_id = NULL, leased_until = NULL,
         next_try_at = now() + $3::int * interval '1 millisecond', updated_at = now()
       WHERE id = $1 AND lease_id = $2`,
      [id, leaseId, retryDelayMs(attempts)],
    );
  }
}

function senderGone(): AppError {
  return notAllowed(
    'sender_gone',
    '上传人的账号已停用，文件没有保存。',
    'The account of the sender is closed; the file was not taken.',
  );
}
