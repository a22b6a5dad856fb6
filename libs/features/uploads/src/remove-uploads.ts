import { Inject, Injectable } from '@nestjs/common';
import { systemClock } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService, systemActor } from '@haojiao/features/audit';
import { uploadLimits } from './domain/upload-limits';
import { UploadFiles } from './upload-files';

/** What nobody goes on with, and what is long over. Several workers may do it at once. */
@Injectable()
export class RemoveUploads {
  constructor(
    private readonly database: Database,
    private readonly files: UploadFiles,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while (await this.expireOne());
    await this.removeStrays();
    await this.forget();
  }

  /** The row says so first: a crash between leaves a stray file. Plan: index `uploads_expires_at`. */
  private async expireOne(): Promise<boolean> {
    const expired = await this.database.transaction(async (manager) => {
      const [row] = await this.database.query<{
        id: string;
        organization_id: string;
        received_bytes: string;
      }>(
        `WITH due AS (
           SELECT id FROM uploads
           WHERE state IN ('receiving', 'judging') AND expires_at <= $1 AND (leased_until IS NULL OR leased_until < now())
           ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED
         ), expired AS (
           UPDATE uploads u SET state = 'expired', next_try_at = NULL, lease_id = NULL, leased_until = NULL,
             updated_at = now()
           FROM due WHERE u.id = due.id RETURNING u.id, u.organization_id, u.received_bytes
         ) SELECT * FROM expired`,
        [this.clock.now()],
        manager,
      );
      if (!row) return null;
      await this.audit.record(manager, {
        actor: systemActor,
        organizationId: row.organization_id,
        action: 'upload.expired',
        objectType: 'upload',
        objectId: row.id,
        details: { receivedBytes: Number(row.received_bytes) },
      });
      return row;
    });
    if (!expired) return false;
    await this.files.remove(expired.id);
    return true;
  }

  /** Files whose upload is over or was never known; age goes by the real time of the disk. */
  private async removeStrays(): Promise<void> {
    const idle = await this.files.idle(systemClock.now());
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM uploads WHERE id = ANY ($1::uuid[]) AND state IN ('receiving', 'judging')`,
      [idle],
    );
    const kept = new Set(rows.map(({ id }) => id));
    for (const id of idle) if (!kept.has(id)) await this.files.remove(id);
  }

  /** Plan: index `uploads_closed_at`. */
  private async forget(): Promise<void> {
    await this.database.query(
      `DELETE FROM uploads WHERE state NOT IN ('receiving', 'judging') AND updated_at < $1`,
      [new Date(this.clock.now().getTime() - uploadLimits.rememberedMs)],
    );
  }
}
