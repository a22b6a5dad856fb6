import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newId } from '@haojiao/kernel';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { UploadEntity } from './persistence/upload.entity';
import { UploadLease } from './upload-lease';

const ASK_AGAIN_MS = 200;

/**
 * One process at a time works on an upload, whichever replica it is. A lease is short and renewed while the work goes
 * on: what a killed process held is free again within seconds.
 */
@Injectable()
export class UploadLeases {
  constructor(private readonly database: Database) {}

  /**
   * Null when the upload is not in that state, or when somebody else kept it for the whole wait. Whoever waits is
   * noticed: a holder whose sender has fallen silent gives way.
   */
  async take(id: string, state: 'receiving' | 'judging', waitMs: number): Promise<UploadLease | null> {
    const leaseId = newId();
    const until = performance.now() + waitMs;
    for (;;) {
      const askedAt = performance.now();
      const rows = await this.database.query<Record<string, unknown>>(
        `WITH taken AS (
           UPDATE uploads SET lease_id = $2, leased_until = now() + $4::int * interval '1 millisecond',
             lease_wanted_at = NULL
           WHERE id = $1 AND state = $3 AND (leased_until IS NULL OR leased_until < now()) RETURNING *
         ) SELECT * FROM taken`,
        [id, leaseId, state, UploadLease.LIFE_MS],
      );
      if (rows[0]) {
        const upload = entityFromRow(this.database.manager, UploadEntity, rows[0]);
        return new UploadLease(this.database, upload, leaseId, askedAt);
      }
      if (performance.now() >= until || !(await this.want(id, state))) return null;
      await pause(ASK_AGAIN_MS);
    }
  }

  /**
   * Gives whoever is still writing the time to flush and to say where it ended; it notices that somebody waits.
   * Returns after the wait also when it goes on writing.
   */
  async untilFree(id: string, waitMs: number): Promise<void> {
    const until = performance.now() + waitMs;
    while (performance.now() < until) {
      const rows = await this.database.query(
        `WITH wanted AS (
           UPDATE uploads SET lease_wanted_at = now()
           WHERE id = $1 AND state = 'receiving' AND leased_until > now() RETURNING id
         ) SELECT * FROM wanted`,
        [id],
      );
      if (rows.length === 0) return;
      await pause(ASK_AGAIN_MS);
    }
  }

  /** False when there is nothing to wait for. */
  private async want(id: string, state: string): Promise<boolean> {
    const rows = await this.database.query(
      `WITH wanted AS (
         UPDATE uploads SET lease_wanted_at = now() WHERE id = $1 AND state = $2 RETURNING id
       ) SELECT * FROM wanted`,
      [id, state],
    );
    return rows.length > 0;
  }
}
