import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { workingStates } from '../domain/publication-transitions';
import { PublicationEntity } from '../persistence/publication.entity';
import { Lease } from './lease';
import { turnKindSql } from './question-of';
import type { TurnKind } from './turn';

/** How soon a publication is looked at again that waits for another one of its account. */
const BUSY_ACCOUNT_MS = 1_000;

interface Taken {
  publication: PublicationEntity;
  kind: TurnKind;
}

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
    platform: string,
  ): Promise<{ lease: Lease; publication: PublicationEntity; kind: TurnKind } | null> {
    const taken = this.registry.get(platform).capabilities.oneAtATime
      ? await this.database.transaction((manager) => this.takeAlone(manager, publicationId))
      : await this.takeRow(this.database.manager, publicationId);
    if (!taken) return null;
    const lease = new Lease(
      this.database,
      this.clock,
      publicationId,
      taken.publication.fence,
      this.settings.leaseSeconds * SECOND_MS,
      this.settings.clockSpeed,
    );
    return { lease, ...taken };
  }

  /** One statement decides between all who try, and writes down that the attempt began. */
  private async takeRow(manager: EntityManager, publicationId: string): Promise<Taken | null> {
    const now = this.clock.now();
    const leaseUntil = new Date(now.getTime() + this.settings.leaseSeconds * SECOND_MS);
    const [row] = await this.database.query<Record<string, unknown> & { attempt_kind: TurnKind }>(
      `WITH taken AS (
         UPDATE publications SET fence = fence + 1, lease_owner = $4, lease_until = $5, version = version + 1,
           state = CASE WHEN state IN ('scheduled', 'queued') THEN 'publishing' ELSE state END, updated_at = now()
         WHERE id = (SELECT id FROM publications
                     WHERE id = $1 AND state = ANY($2) AND next_run_at <= $3 AND NOT on_hold
                       AND (lead_id IS NULL OR state = 'withdrawing')
                       AND (lease_until IS NULL OR lease_until < $3) FOR UPDATE SKIP LOCKED)
         RETURNING *, ${turnKindSql} AS attempt_kind),
       attempt AS (
         INSERT INTO publication_attempts (publication_id, fence, kind, worker, started_at)
         SELECT id, fence, attempt_kind, $4, $3 FROM taken)
       SELECT * FROM taken`,
      [publicationId, workingStates, now, this.worker, leaseUntil],
      manager,
    );
    return row
      ? { publication: entityFromRow(manager, PublicationEntity, row), kind: row.attempt_kind }
      : null;
  }

  private async takeAlone(manager: EntityManager, publicationId: string): Promise<Taken | null> {
    const now = this.clock.now();
    const publication = await manager.findOneBy(PublicationEntity, { id: publicationId });
    if (!publication) return null;
    if (!(await this.accountIsBusy(manager, publication, now))) return this.takeRow(manager, publicationId);
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
