import type { Database } from '@haojiao/infrastructure/database';
import type { UploadEntity } from './persistence/upload.entity';
import { uploadBusy } from './upload-errors';

/** What a holder tells with every renewal. */
export interface LeaseReport {
  /** Flushed to the disk, never the whole length: that is said at the end. */
  receivedBytes?: number;
  judgedBytes?: number;
}

/** The right to work on one upload. Its end is reckoned from before it was asked for, by a clock that only runs forward. */
export class UploadLease {
  static readonly LIFE_MS = 5_000;
  private static readonly RENEW_MS = 1_500;

  private validUntil: number;
  private timer: NodeJS.Timeout | null = null;
  private renewal: Promise<void> = Promise.resolve();
  private wanted = false;
  private trouble: Error | null = null;

  constructor(
    private readonly database: Database,
    readonly upload: UploadEntity,
    readonly id: string,
    takenAt: number,
  ) {
    this.validUntil = takenAt + UploadLease.LIFE_MS;
  }

  /** Whether somebody waits to go on with this upload. */
  get isWanted(): boolean {
    return this.wanted;
  }

  /** Renews until `end`, with what `report` tells; what it throws comes back from `requireHeld`. */
  keep(report: () => Promise<LeaseReport>): void {
    const plan = () => {
      this.timer = setTimeout(() => {
        this.renewal = this.renew(report)
          .catch((error: unknown) => {
            this.trouble ??= error instanceof Error ? error : new Error(String(error));
          })
          .then(() => {
            if (this.timer) plan();
          });
      }, UploadLease.RENEW_MS);
    };
    plan();
  }

  /** Ask before every write. @throws AppError `upload_busy` when the lease has run out, or what the report threw */
  requireHeld(): void {
    if (this.trouble) throw this.trouble;
    if (performance.now() >= this.validUntil) throw uploadBusy();
  }

  /** No more renewals; waits for one that is under way. */
  async end(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    await this.renewal;
  }

  private async renew(report: () => Promise<LeaseReport>): Promise<void> {
    const askedAt = performance.now();
    const { receivedBytes = null, judgedBytes = null } = await report();
    const rows = await this.database.query<{ wanted: boolean | null }>(
      `WITH renewed AS (
         UPDATE uploads SET leased_until = now() + $3::int * interval '1 millisecond',
           received_bytes = coalesce($4, received_bytes), judged_bytes = coalesce($5, judged_bytes), updated_at = now()
         WHERE id = $1 AND lease_id = $2 AND leased_until > now() RETURNING lease_wanted_at
       ) SELECT lease_wanted_at > now() - interval '3 seconds' AS wanted FROM renewed`,
      [this.upload.id, this.id, UploadLease.LIFE_MS, receivedBytes, judgedBytes],
    );
    if (!rows[0]) throw uploadBusy();
    this.wanted = rows[0].wanted ?? false;
    this.validUntil = askedAt + UploadLease.LIFE_MS;
  }
}
