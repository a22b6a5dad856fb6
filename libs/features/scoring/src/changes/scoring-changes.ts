import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { CommissionFacts } from '@haojiao/features/commissions';

/** From when on something was computed, and what was seen of the facts. */
export interface FactsMoment {
  at: Date;
  /** What the transaction saw: a `pg_snapshot` of PostgreSQL as text. */
  snapshot: string;
  /** Up to here, included, the same facts give the same; null: for good. */
  until: Date | null;
}

/**
 * Whether anything that scoring reads has changed (ADR 30). Triggers `…_note_scoring_change` write each transaction that
 * touches such a table into `scoring_changes`, in that very transaction.
 */
@Injectable()
export class ScoringChanges {
  constructor(
    private readonly database: Database,
    private readonly commissions: CommissionFacts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Of all that the manager's transaction reads, which must be REPEATABLE READ. By time alone changes which of the
   * issuer's commissions are missed: at the next that falls due.
   */
  async moment(issuerId: string, manager: EntityManager): Promise<FactsMoment> {
    const at = this.clock.now();
    const [row] = await this.database.query<{ snapshot: string }>(
      'SELECT pg_current_snapshot()::text AS snapshot',
      [],
      manager,
    );
    return { at, snapshot: row!.snapshot, until: await this.commissions.nextDue(issuerId, at, manager) };
  }

  /**
   * Whether what is committed by now is what the snapshot saw. A transaction that was under way then and is through now
   * is a change, one that was rolled back is none. What `ForgetOldChanges` has removed is older than the oldest row
   * that stands: a snapshot from before it can't be judged and is taken as changed.
   * Plan: the primary key, from the snapshot's oldest running transaction on.
   */
  async areNoneSince({ at, snapshot, until }: FactsMoment): Promise<boolean> {
    const now = this.clock.now();
    if (now < at || (until && now > until)) return false;
    const [row] = await this.database.query<{ areNone: boolean }>(
      `SELECT NOT EXISTS (SELECT FROM scoring_changes
                WHERE changed_by >= pg_snapshot_xmin($1::pg_snapshot)
                  AND NOT pg_visible_in_snapshot(changed_by, $1::pg_snapshot))
          AND pg_snapshot_xmin($1::pg_snapshot) >=
                coalesce((SELECT min(changed_by) FROM scoring_changes), '0'::xid8) AS "areNone"`,
      [snapshot],
    );
    return row!.areNone;
  }
}
