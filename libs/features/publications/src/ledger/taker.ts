import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { workingStates } from '../domain/publication-transitions';
import { PublicationEntity } from '../persistence/publication.entity';
import { Lease } from './lease';
import { turnKindSql } from './question-of';
import type { TurnKind } from './turn';

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

  /** Null when it is not due, not to be worked on, or in somebody else's hands. Begins the attempt's record. */
  async take(
    publicationId: string,
  ): Promise<{ lease: Lease; publication: PublicationEntity; kind: TurnKind } | null> {
    const publication = await this.database.manager.findOneBy(PublicationEntity, { id: publicationId });
    if (!publication) return null;
    const { capabilities } = this.registry.get(publication.platform);
    const taken = capabilities.oneAtATime
      ? await this.database.transaction((manager) => this.takeAlone(manager, publication))
      : await this.takeRow(this.database.manager, publicationId);
    if (!taken) return null;
    const { fence, kind, durationMs } = taken;
    const lease = new Lease(
      this.database,
      this.clock,
      publicationId,
      fence,
      durationMs,
      this.settings.clockSpeed,
    );
    // Read after it was taken: until the lease ends, nobody else moves it.
    const current = await this.database.manager.findOneByOrFail(PublicationEntity, { id: publicationId });
    return { lease, publication: current, kind };
  }

  /** One statement decides between all who try, and writes down that the attempt began. */
  private async takeRow(
    manager: EntityManager,
    publicationId: string,
  ): Promise<{ fence: number; kind: TurnKind; durationMs: number } | null> {
    const now = this.clock.now();
    const durationMs = this.settings.leaseSeconds * SECOND_MS;
    const rows = await this.database.query<{ fence: string; kind: TurnKind }>(
      `WITH taken AS (
         UPDATE publications SET fence = fence + 1, lease_owner = $4, lease_until = $5, version = version + 1,
           state = CASE WHEN state IN ('scheduled', 'queued') THEN 'publishing' ELSE state END, updated_at = now()
         WHERE id = (SELECT id FROM publications
                     WHERE id = $1 AND state = ANY($2) AND next_run_at <= $3
                       AND (lease_until IS NULL OR lease_until < $3) FOR UPDATE SKIP LOCKED)
         RETURNING *)
       INSERT INTO publication_attempts (publication_id, fence, kind, worker, started_at)
       SELECT id, fence, ${turnKindSql}, $4, $3 FROM taken RETURNING fence, kind`,
      [publicationId, workingStates, now, this.worker, new Date(now.getTime() + durationMs)],
      manager,
    );
    return rows[0] ? { fence: Number(rows[0].fence), kind: rows[0].kind, durationMs } : null;
  }

  private async takeAlone(manager: EntityManager, publication: PublicationEntity) {
    const now = this.clock.now();
    if (!(await this.accountIsBusy(manager, publication, now))) return this.takeRow(manager, publication.id);
    await manager.query(
      `UPDATE publications SET next_run_at = $2, enqueued_at = NULL
       WHERE id = $1 AND state = ANY($3) AND next_run_at <= $4 AND (lease_until IS NULL OR lease_until < $4)`,
      [publication.id, new Date(now.getTime() + BUSY_ACCOUNT_MS), workingStates, now],
    );
    return null;
  }

  /** Platforms that compare neighbouring posts get one at a time; the lock is held until the lease is written. */
  private async accountIsBusy(
    manager: EntityManager,
    publication: PublicationEntity,
    now: Date,
  ): Promise<boolean> {
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
