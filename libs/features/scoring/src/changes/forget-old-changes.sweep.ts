import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';

/** Nobody keeps anything computed for so long. */
const KEPT_MS = DAY_MS;

/**
 * Removes rows that no kept result is asked about any more. The newest of the old ones stays: whoever holds an older
 * snapshot sees by it that changes may have been forgotten.
 */
@Injectable()
export class ForgetOldChanges implements Sweep {
  readonly name = 'forget-old-scoring-changes';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plan: a scan of the table, which holds a day's changes. */
  async run(): Promise<void> {
    await this.database.query(
      `DELETE FROM scoring_changes
       WHERE changed_by < (SELECT max(changed_by) FROM scoring_changes WHERE changed_at < $1)`,
      [new Date(this.clock.now().getTime() - KEPT_MS)],
    );
  }
}
