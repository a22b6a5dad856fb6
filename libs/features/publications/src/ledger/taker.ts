import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { workingStates } from '../domain/publication-transitions';
import { PublicationEntity } from '../persistence/publication.entity';
import { Lease } from './lease';

/** How soon a publication is looked at again that waits for another one of its account. */
const BUSY_ACCOUNT_MS = 1_000;

/** Takes publications for this worker: one statement decides between all who try. */
@Injectable()
export class Taker {
  readonly worker = `${hostname()}:${process.pid}`;

  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly registry: ChannelRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null when it is not due, not to be worked on, or in somebody else's hands. */
  async take(publicationId: string): Promise<{ lease: Lease; publication: PublicationEntity } | null> {
    const durationMs = this.settings.leaseSeconds * 1_000;
    const taken = await this.database.transaction(async (manager) => {
      const now = this.clock.now();
      const publication = await manager
        .createQueryBuilder(PublicationEntity, 'p')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where('p.id = :publicationId AND p.state IN (:...workingStates) AND p.nextRunAt <= :now', {
          publicationId,
          workingStates,
          now,
        })
        .andWhere('(p.leaseUntil IS NULL OR p.leaseUntil < :now)')
        .getOne();
      if (!publication) return null;
      if (await this.accountIsBusy(manager, publication, now)) {
        await manager.query('UPDATE publications SET next_run_at = $2, enqueued_at = NULL WHERE id = $1', [
          publicationId,
          new Date(now.getTime() + BUSY_ACCOUNT_MS),
        ]);
        return null;
      }
      const isWaiting = publication.state === 'scheduled' || publication.state === 'queued';
      Object.assign(publication, {
        state: isWaiting ? 'publishing' : publication.state,
        fence: publication.fence + 1,
        leaseOwner: this.worker,
        leaseUntil: new Date(now.getTime() + durationMs),
      });
      return manager.save(publication);
    });
    if (!taken) return null;
    const lease = new Lease(
      this.database,
      this.clock,
      taken.id,
      taken.fence,
      durationMs,
      this.settings.clockSpeed,
    );
    return { lease, publication: taken };
  }

  /** Platforms that compare neighbouring posts get one at a time; the lock is held until the lease is written. */
  private async accountIsBusy(
    manager: Database['manager'],
    publication: PublicationEntity,
    now: Date,
  ): Promise<boolean> {
    if (!this.registry.get(publication.platform).capabilities.oneAtATime) return false;
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('publishing:' || $1, 0))`, [
      publication.channelAccountId,
    ]);
    const [row] = await this.database.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM publications WHERE channel_account_id = $1 AND id <> $2 AND lease_until >= $3) AS busy`,
      [publication.channelAccountId, publication.id, now],
      manager,
    );
    return row?.busy ?? false;
  }
}
