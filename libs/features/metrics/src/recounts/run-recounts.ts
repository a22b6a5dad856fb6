import { Inject, Injectable, Logger } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { RecountEntity } from './recount.entity';
import { Recounting } from './recounting';

/** A recount that killed so many workers is not given to another. */
const MOST_ATTEMPTS = 5;

/** Another worker has taken it over. */
class LeaseLost extends Error {}

/**
 * Does the recounts that were ordered, one at a time. A worker that dies loses its lease; whoever takes the recount then
 * begins it anew, which is safe, as nothing is written before its end.
 */
@Injectable()
export class RunRecounts implements Sweep {
  readonly name = 'run-recounts';
  readonly everyMs = 2 * SECOND_MS;
  private readonly logger = new Logger('metrics');

  constructor(
    private readonly database: Database,
    private readonly recounting: Recounting,
    @Inject(Settings) private readonly settings: Pick<Settings, 'leaseSeconds'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (let recount = await this.take(); recount; recount = await this.take()) await this.work(recount);
  }

  /** Plan: the partial index `recounts_unfinished`. */
  async take(): Promise<RecountEntity | null> {
    const now = this.clock.now();
    await this.database.query(
      `UPDATE recounts SET state = 'failed', lease_until = NULL, finished_at = $1
       WHERE state = 'running' AND lease_until < $1 AND fence >= $2`,
      [now, MOST_ATTEMPTS],
    );
    const [taken] = await this.database.query<{ id: string }[]>(
      `UPDATE recounts SET state = 'running', fence = fence + 1, days_done = 0, lease_until = $2
       WHERE id = (SELECT id FROM recounts
                   WHERE state = 'queued' OR (state = 'running' AND lease_until < $1)
                   ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [now, this.leaseFrom(now)],
    );
    const [row] = taken ?? [];
    return row ? this.database.manager.findOneByOrFail(RecountEntity, { id: row.id }) : null;
  }

  async work(recount: RecountEntity): Promise<void> {
    const { id, fence, firstDay, lastDay, ruleId } = recount;
    try {
      let renewedAt = 0;
      let shown = 0;
      const progress = async (daysDone: number) => {
        const now = this.clock.now();
        if (daysDone === shown && now.getTime() - renewedAt < (this.settings.leaseSeconds * SECOND_MS) / 3)
          return;
        await this.write(recount, { daysDone, leaseUntil: this.leaseFrom(now) });
        [renewedAt, shown] = [now.getTime(), daysDone];
      };
      const contentIds = await this.contentsOf(recount);
      const result = await this.recounting.run(
        { id: `${id}:${fence}`, contentIds, firstDay, lastDay, ruleId },
        progress,
      );
      await this.write(recount, {
        ...{ state: 'done' as const, result, leaseUntil: null },
        finishedAt: this.clock.now(),
      });
    } catch (error) {
      if (error instanceof LeaseLost) return;
      // Its lease ends by itself, and then it is tried again.
      this.logger.error({ err: error, recount: id }, 'a recount was cut short');
    }
  }

  /** @throws LeaseLost */
  private async write({ id, fence }: RecountEntity, change: Partial<RecountEntity>): Promise<void> {
    const { affected } = await this.database.manager.update(
      RecountEntity,
      { id, fence, state: 'running' },
      change,
    );
    if (affected !== 1) throw new LeaseLost();
  }

  /** Those that were removed as well: what was counted stays counted. Plan: `contents` by its unit. */
  private async contentsOf({ organizationId, contentId }: RecountEntity): Promise<string[]> {
    if (contentId) return [contentId];
    const rows = await this.database.query<{ id: string }>(
      `SELECT c.id FROM contents c JOIN organizations o ON o.id = c.organization_id WHERE o.path @> ARRAY[$1::uuid]`,
      [organizationId],
    );
    return rows.map(({ id }) => id);
  }

  private leaseFrom(now: Date): Date {
    return new Date(now.getTime() + this.settings.leaseSeconds * SECOND_MS);
  }
}
