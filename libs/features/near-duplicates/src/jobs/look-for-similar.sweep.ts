import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { Backgrounds } from '../services/backgrounds';
import { FindSimilar } from '../services/find-similar';

/** Reports of one run that are looked at again only because more is known of what is rare. */
const AGAIN_PER_RUN = 200;

/**
 * Looks at what was sent or changed, a report in a transaction: what is due stands in the table since the report came, so
 * a worker that is killed forgets nothing. One looks at a time, so that of two reports the second always sees the first.
 */
@Injectable()
export class LookForSimilar implements Sweep {
  readonly name = 'look-for-similar-reports';
  readonly everyMs = SECOND_MS;
  private readonly logger = new Logger('near-duplicates');

  constructor(
    private readonly database: Database,
    private readonly backgrounds: Backgrounds,
    private readonly finding: FindSimilar,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.backgrounds.renew();
    while (await this.lookAtOne(false)) continue;
    for (let count = 0; count < AGAIN_PER_RUN; count += 1) if (!(await this.lookAtOne(true))) return;
  }

  /** False: nothing is due, or another worker is looking. */
  async lookAtOne(again: boolean): Promise<boolean> {
    let id: string | null = null;
    try {
      return await this.database.transaction(async (manager) => {
        id = await this.take(manager, again);
        if (id !== null) await this.finding.lookAt(manager, id);
        return id !== null;
      });
    } catch (error) {
      if (id === null) throw error;
      await this.noteFailure(id, error);
      return true;
    }
  }

  /**
   * The report's row is held first, as whoever changes it does. Plan: `near_duplicate_looks_due`, for what is looked at
   * again `near_duplicate_looks_background`.
   */
  private async take(manager: EntityManager, again: boolean): Promise<string | null> {
    const [lock] = await this.database.query<{ free: boolean }>(
      `SELECT pg_try_advisory_xact_lock(hashtext('look-for-similar-reports')) AS free`,
      [],
      manager,
    );
    if (!lock?.free) return null;
    const { number } = await this.backgrounds.current(manager);
    const due = again
      ? 'l.looked_at IS NOT NULL AND l.background_number < $2'
      : 'l.looked_at IS NULL AND $2 >= 0';
    const order = again ? 'l.background_number, l.submission_id' : 'l.submission_id';
    const [row] = await this.database.query<{ id: string }>(
      `SELECT l.submission_id AS id FROM near_duplicate_looks l JOIN submissions s ON s.id = l.submission_id
       WHERE ${due} AND (l.retry_at IS NULL OR l.retry_at <= $1)
       ORDER BY ${order} LIMIT 1 FOR NO KEY UPDATE OF s SKIP LOCKED`,
      [this.clock.now(), number],
      manager,
    );
    if (!row) return null;
    const [look] = await this.database.query<{ id: string }>(
      'SELECT submission_id AS id FROM near_duplicate_looks WHERE submission_id = $1 FOR UPDATE SKIP LOCKED',
      [row.id],
      manager,
    );
    return look?.id ?? null;
  }

  private async noteFailure(id: string, error: unknown): Promise<void> {
    this.logger.warn({ err: error, submissionId: id }, 'a report could not be compared, it comes again');
    await this.database.query(
      `UPDATE near_duplicate_looks SET failures = failures + 1,
         retry_at = $2::timestamptz + make_interval(secs => 5 * power(2, LEAST(failures, 10)))
       WHERE submission_id = $1`,
      [id, this.clock.now()],
    );
  }
}
