import { Inject, Injectable } from '@nestjs/common';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { nextTry } from '../domain/retries';
import type { NoticeSeverity } from '../domain/notice-severity';
import { entitledSql, grantedActions } from './entitled-sql';

/** A delivery in a worker's hand, with what became of its notice meanwhile. */
export interface HeldDelivery {
  id: string;
  noticeId: string;
  attempts: number;
  kind: string;
  severity: NoticeSeverity;
  title: Message;
  body: Message;
  objectType: string;
  objectId: string;
  organizationId: string;
  organizationName: string;
  createdAt: Date;
  /** Why it need not go out any more, or null. */
  pointless: 'read' | 'resolved' | 'not_entitled' | null;
}

export type Receiver = 'user_id' | 'hook_id';

/** Longer than any attempt takes; a worker that dies gives its deliveries back after it. */
const LEASE_MS = 2 * MINUTE_MS;

/** The ways of deliveries: taken with a lease, settled once. Rows are the truth; there is no queue. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes what is due for one receiver, oldest first; null when nothing is. Workers take in turn: of two at once, each
   * would come away with a part of what belongs together. Plan: the partial index `notice_deliveries_due` finds the
   * receiver.
   */
  async take(receiver: Receiver, limit: number): Promise<{ receiverId: string; ids: string[] } | null> {
    const now = this.clock.now();
    const rows = await this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('notice_deliveries'))`);
      return this.database.query<{ id: string; receiverId: string }>(
        `WITH first AS (
           SELECT ${receiver} AS receiver FROM notice_deliveries
           WHERE state = 'pending' AND due_at <= $1 AND ${receiver} IS NOT NULL
             AND (leased_until IS NULL OR leased_until < $1)
           ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED),
         due AS (
           SELECT d.id FROM notice_deliveries d, first
           WHERE d.${receiver} = first.receiver AND d.state = 'pending' AND d.due_at <= $1
             AND (d.leased_until IS NULL OR d.leased_until < $1)
           ORDER BY d.due_at LIMIT $3 FOR UPDATE OF d SKIP LOCKED),
         taken AS (
           UPDATE notice_deliveries d SET leased_until = $2, attempts = d.attempts + 1
           FROM due WHERE d.id = due.id RETURNING d.id, d.${receiver} AS "receiverId")
         SELECT id, "receiverId" FROM taken`,
        [now, new Date(now.getTime() + LEASE_MS), limit],
        manager,
      );
    });
    if (rows.length === 0) return null;
    return { receiverId: rows[0]!.receiverId, ids: rows.map(({ id }) => id) };
  }

  /** Oldest notice first; `readerId` is the person whose rights and reading count. */
  load(ids: string[], readerId: string): Promise<HeldDelivery[]> {
    return this.database.query<HeldDelivery>(
      `SELECT d.id, d.notice_id AS "noticeId", d.attempts, n.kind, n.severity, n.title, n.body,
              n.object_type AS "objectType", n.object_id AS "objectId", o.id AS "organizationId",
              o.name AS "organizationName", n.created_at AS "createdAt",
              CASE WHEN NOT ${entitledSql('$2::uuid', 3)} THEN 'not_entitled'
                   WHEN n.resolved_at IS NOT NULL THEN 'resolved'
                   WHEN d.user_id IS NOT NULL AND EXISTS (
                     SELECT FROM notice_reads r WHERE r.notice_id = n.id AND r.user_id = d.user_id) THEN 'read'
              END AS pointless
       FROM notice_deliveries d JOIN notices n ON n.id = d.notice_id
       JOIN organizations o ON o.id = n.organization_id
       WHERE d.id = ANY($1) ORDER BY n.id`,
      [ids, readerId, ...grantedActions],
    );
  }

  async settle(ids: string[], state: 'sent' | 'dropped' | 'failed', problem: string | null): Promise<void> {
    await this.database.query(
      `UPDATE notice_deliveries SET state = $2, last_problem = $3, settled_at = $4, leased_until = NULL
       WHERE id = ANY($1) AND state = 'pending'`,
      [ids, state, problem, this.clock.now()],
    );
  }

  /** Each comes again after its own wait, or is given up after its last. */
  async retryLater(deliveries: { id: string; attempts: number }[], problem: string): Promise<void> {
    for (const { id, attempts } of deliveries) {
      const dueAt = nextTry(attempts, this.clock.now());
      if (dueAt === null) await this.settle([id], 'failed', problem);
      else {
        await this.database.query(
          `UPDATE notice_deliveries SET due_at = $2, last_problem = $3, leased_until = NULL
           WHERE id = $1 AND state = 'pending'`,
          [id, dueAt, problem],
        );
      }
    }
  }
}

/** What is told about a fault: one line, not too long. */
export function problemOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').slice(0, 300);
}
