import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { checkLinks } from './check-links.queue';

/** Puts what waits and nobody works on into the queue, after a restart or an emptied Redis too; forgets old results. */
@Injectable()
export class EnqueueLinkChecks implements Sweep {
  readonly name = 'enqueue-link-checks';
  readonly everyMs = 15_000;

  constructor(
    private readonly database: Database,
    private readonly jobs: JobProducer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plan: the partial index `link_checks_waiting`; the index `link_results_checked_at`. */
  async run(): Promise<void> {
    const now = this.clock.now();
    const rows = await this.database.query<{ linkCheckId: string }>(
      `SELECT id AS "linkCheckId" FROM link_checks
       WHERE state = 'waiting' AND (lease_until IS NULL OR lease_until < $1) ORDER BY id LIMIT 100`,
      [now],
    );
    await this.jobs.enqueueMany(checkLinks, rows);
    await this.database.query('DELETE FROM link_results WHERE checked_at < $1', [
      new Date(now.getTime() - DAY_MS),
    ]);
  }
}
