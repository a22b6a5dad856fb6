import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';
import type { MailboxProblem } from '../persistence/submission-mailbox.entity';

export interface HeldMailbox {
  mailbox: SubmissionMailboxEntity;
  leaseId: string;
}

/** The mailbox is another worker's now, or was changed: what this one is doing must not count. */
export class LeaseLost extends Error {
  constructor() {
    super('The mailbox is in other hands');
    this.name = 'LeaseLost';
  }
}

const EVERY_MS = MINUTE_MS;
/** Longer than a visit may take; a worker that dies gives the mailbox back after it. */
const LEASE_MS = 5 * MINUTE_MS;
/** A mailbox that fails is asked less and less often. */
const MAX_WAIT_MS = 30 * MINUTE_MS;

/** One worker at a time reads a mailbox, and only as long as its lease is the row's. */
@Injectable()
export class MailboxLeases {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The mailbox that waits longest, or null. Plan: the partial index `submission_mailboxes_to_read`. */
  async take(): Promise<HeldMailbox | null> {
    const now = this.clock.now();
    const leaseId = randomUUID();
    const rows = await this.database.transaction((manager) =>
      this.database.query<Record<string, unknown>>(
        `WITH due AS (
           SELECT id FROM submission_mailboxes
           WHERE kind = 'imap' AND state = 'active' AND (leased_until IS NULL OR leased_until < $1)
             AND (last_checked_at IS NULL
                  OR last_checked_at + least($4, $5 * power(2, least(failures, 10))) * interval '1 ms' <= $1)
           ORDER BY last_checked_at NULLS FIRST LIMIT 1 FOR UPDATE SKIP LOCKED),
         taken AS (
           UPDATE submission_mailboxes b SET leased_until = $2, lease_id = $3
           FROM due WHERE b.id = due.id RETURNING b.*)
         SELECT * FROM taken`,
        [now, new Date(now.getTime() + LEASE_MS), leaseId, MAX_WAIT_MS, EVERY_MS],
        manager,
      ),
    );
    if (!rows[0]) return null;
    return { mailbox: entityFromRow(this.database.manager, SubmissionMailboxEntity, rows[0]), leaseId };
  }

  /** Numbers of another validity mean nothing any more: the folder is read anew, copies are known by what they say. */
  async enter({ mailbox, leaseId }: HeldMailbox, uidValidity: number, uidNext: number): Promise<void> {
    if (mailbox.uidValidity === uidValidity) return;
    const place = { uidValidity, beginsAtUid: uidNext, lastUid: 0, troubleUid: null, troubleCount: 0 };
    Object.assign(mailbox, place);
    await this.update(
      this.database.manager,
      mailbox.id,
      leaseId,
      'uid_validity = $3, begins_at_uid = $4, last_uid = 0, trouble_uid = NULL, trouble_count = 0',
      [uidValidity, uidNext],
    );
  }

  /** In the transaction that keeps the message. @throws LeaseLost */
  async advance({ mailbox, leaseId }: HeldMailbox, uid: number, manager: EntityManager): Promise<void> {
    await this.update(
      manager,
      mailbox.id,
      leaseId,
      'last_uid = greatest(last_uid, $3), trouble_uid = NULL, trouble_count = 0',
      [uid],
    );
  }

  async noteTrouble({ mailbox, leaseId }: HeldMailbox, uid: number): Promise<void> {
    await this.update(
      this.database.manager,
      mailbox.id,
      leaseId,
      'trouble_count = CASE WHEN trouble_uid = $3 THEN trouble_count + 1 ELSE 1 END, trouble_uid = $3',
      [uid],
    );
  }

  /** Gives the mailbox back with what the visit found out; does nothing where the lease is lost. */
  async release(mailboxId: string, leaseId: string, problem: MailboxProblem | null): Promise<void> {
    await this.database.query(
      `UPDATE submission_mailboxes SET leased_until = NULL, lease_id = NULL, last_checked_at = $3,
         last_success_at = CASE WHEN $4::jsonb IS NULL THEN $3 ELSE last_success_at END,
         failures = CASE WHEN $4::jsonb IS NULL THEN 0 ELSE failures + 1 END, last_problem = $4
       WHERE id = $1 AND lease_id = $2`,
      [mailboxId, leaseId, this.clock.now(), problem && JSON.stringify(problem)],
    );
  }

  /** Kept, but the server was not told so yet. Plan: the partial index `intake_messages_to_mark`. */
  async toMark(mailboxId: string, uidValidity: number): Promise<number[]> {
    const rows = await this.database.query<{ uid: string }>(
      `SELECT uid FROM intake_messages
       WHERE mailbox_id = $1 AND marked_at IS NULL AND uid_validity = $2 ORDER BY uid LIMIT 200`,
      [mailboxId, uidValidity],
    );
    return rows.map(({ uid }) => Number(uid));
  }

  async marked(mailboxId: string, uidValidity: number, uids: number[], at: Date): Promise<void> {
    await this.database.query(
      `UPDATE intake_messages SET marked_at = $4
       WHERE mailbox_id = $1 AND uid_validity = $2 AND uid = ANY($3::bigint[]) AND marked_at IS NULL`,
      [mailboxId, uidValidity, uids, at],
    );
  }

  private async update(
    manager: EntityManager,
    mailboxId: string,
    leaseId: string,
    changes: string,
    parameters: unknown[],
  ): Promise<void> {
    const rows = await this.database.query(
      `WITH held AS (UPDATE submission_mailboxes SET ${changes} WHERE id = $1 AND lease_id = $2 RETURNING id)
       SELECT id FROM held`,
      [mailboxId, leaseId, ...parameters],
      manager,
    );
    if (rows.length === 0) throw new LeaseLost();
  }
}
