import { Injectable } from '@nestjs/common';
import type { AppError } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { AuditActor } from '@haojiao/features/audit';
import type { UploadRefusal } from './persistence/upload.entity';
import { UploadFiles } from './upload-files';
import type { UploadLease } from './upload-lease';

/** A file that is not taken: the reason stays, the bytes go. */
@Injectable()
export class RefuseUpload {
  constructor(
    private readonly database: Database,
    private readonly files: UploadFiles,
    private readonly audit: AuditService,
  ) {}

  /** Does nothing when the lease was lost: then somebody else decides. */
  async run({ upload, id: leaseId }: UploadLease, error: AppError, actor: AuditActor): Promise<void> {
    const { kind, code, extra, faults } = error;
    const refusal: UploadRefusal = {
      kind,
      code,
      message: faults[0]?.message ?? error.detail,
      extra: extra as UploadRefusal['extra'],
    };
    const isRefused = await this.database.transaction(async (manager) => {
      const rows = await this.database.query(
        `WITH refused AS (
           UPDATE uploads SET state = 'refused', refusal = $3, lease_id = NULL, leased_until = NULL,
             next_try_at = NULL, updated_at = now()
           WHERE id = $1 AND lease_id = $2 RETURNING id
         ) SELECT * FROM refused`,
        [upload.id, leaseId, JSON.stringify(refusal)],
        manager,
      );
      if (rows.length === 0) return false;
      await this.audit.record(manager, {
        actor,
        organizationId: upload.organizationId,
        action: 'upload.refused',
        objectType: 'upload',
        objectId: upload.id,
        details: { code, fileName: upload.fileName, length: upload.length },
      });
      return true;
    });
    if (isRefused) await this.files.remove(upload.id);
  }
}
