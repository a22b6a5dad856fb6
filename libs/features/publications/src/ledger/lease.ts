import { performance } from 'node:perf_hooks';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import type { Database } from '@haojiao/infrastructure/database';
import { PublicationEntity } from '../persistence/publication.entity';

/** Another worker took over, or time ran out: whatever this one still knows, it may not write any more. */
export class LeaseLost extends Error {
  constructor(publicationId: string, fence: number) {
    super(`The lease ${fence} on publication ${publicationId} was lost`);
    this.name = 'LeaseLost';
  }
}

/**
 * Locks the publication `$1` under the fence `$2`. Whoever moves the publication ends the lease: a callback may have
 * settled it while this worker asked.
 */
export const heldSql =
  'SELECT id FROM publications WHERE id = $1 AND fence = $2 AND lease_owner IS NOT NULL FOR UPDATE';

/**
 * The right of one worker to work on one publication for a while. Every write of progress names the fencing number;
 * before a call that followers will see, `requireTime` makes sure that nobody else can have taken over.
 */
export class Lease {
  private readonly heartbeat: NodeJS.Timeout;
  /** On the monotonic clock, so that a changed wall clock does not stretch a lease. */
  private validUntilMs: number;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    readonly publicationId: string,
    readonly fence: number,
    private readonly durationMs: number,
    private readonly clockSpeed: number,
  ) {
    this.validUntilMs = performance.now() + durationMs / clockSpeed;
    this.heartbeat = setInterval(() => void this.renew().catch(() => undefined), durationMs / clockSpeed / 3);
  }

  /** @throws LeaseLost unless at least `neededMs` of the lease are left. */
  requireTime(neededMs: number): void {
    if (performance.now() + neededMs / this.clockSpeed < this.validUntilMs) return;
    throw new LeaseLost(this.publicationId, this.fence);
  }

  /** Locks the row under this lease for the rest of the transaction. @throws LeaseLost */
  async hold(manager: EntityManager): Promise<void> {
    const rows = await this.database.query(heldSql, [this.publicationId, this.fence], manager);
    if (rows.length === 0) throw new LeaseLost(this.publicationId, this.fence);
  }

  /** The same, and the row as it now is. @throws LeaseLost */
  async holdRow(manager: EntityManager): Promise<PublicationEntity> {
    const row = await manager
      .createQueryBuilder(PublicationEntity, 'p')
      .setLock('pessimistic_write')
      .where('p.id = :id AND p.fence = :fence AND p.leaseOwner IS NOT NULL', {
        id: this.publicationId,
        fence: this.fence,
      })
      .getOne();
    if (!row) throw new LeaseLost(this.publicationId, this.fence);
    return row;
  }

  stop(): void {
    clearInterval(this.heartbeat);
  }

  private async renew(): Promise<void> {
    const before = performance.now();
    const until = new Date(this.clock.now().getTime() + this.durationMs);
    const [rows] = await this.database.manager.query<[{ id: string }[], number]>(
      'UPDATE publications SET lease_until = $3 WHERE id = $1 AND fence = $2 AND lease_owner IS NOT NULL RETURNING id',
      [this.publicationId, this.fence, until],
    );
    if (rows.length === 0) this.validUntilMs = 0;
    else this.validUntilMs = before + this.durationMs / this.clockSpeed;
  }
}
