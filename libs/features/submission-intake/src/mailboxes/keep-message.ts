import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ImportOriginals } from '@haojiao/features/imports';
import type { IntakeFinding } from '../domain/intake-finding';
import { identityOf } from '../domain/message-identity';
import type { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';

/** What the way of a message calls it. */
export type MessageNumber = { uidValidity: number; uid: number } | { deliveryId: string };

export interface ArrivedMessage {
  number: MessageNumber;
  /** As it came; of one that is too large, its head. */
  source: Buffer;
  bytes: number;
  /** Why it can't be read at all; then it waits for a person at once. */
  obstacle: IntakeFinding | null;
}

/** Puts a message down for good before anybody is told that we have it. */
@Injectable()
export class KeepMessage {
  constructor(
    private readonly database: Database,
    private readonly originals: ImportOriginals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Once for every number, and once for every message: a copy is kept as a duplicate of the first. `settle` is part of
   * the same transaction. Yields false when the number was known.
   */
  async keep(
    mailbox: SubmissionMailboxEntity,
    message: ArrivedMessage,
    settle: (manager: EntityManager) => Promise<void> = async () => undefined,
  ): Promise<boolean> {
    const sourceObject = message.bytes === 0 ? null : await this.originals.keep(message.source);
    let isKept: boolean;
    try {
      isKept = await this.database.transaction(async (manager) => {
        const isNew = await this.insert(mailbox, message, sourceObject, manager);
        await settle(manager);
        return isNew;
      });
    } catch (error) {
      if (sourceObject && (await this.isUnnamed(mailbox, sourceObject)))
        await this.originals.remove(sourceObject);
      throw error;
    }
    if (sourceObject && !isKept) await this.originals.remove(sourceObject);
    return isKept;
  }

  /**
   * Where the connection broke while the transaction ended, the message may be kept all the same. False also where
   * that can't be found out: bytes that nobody names do less harm than a message without its bytes.
   */
  private async isUnnamed(mailbox: SubmissionMailboxEntity, sourceObject: string): Promise<boolean> {
    try {
      const rows = await this.database.query(
        'SELECT FROM intake_messages WHERE mailbox_id = $1 AND source_object = $2 LIMIT 1',
        [mailbox.id, sourceObject],
      );
      return rows.length === 0;
    } catch {
      return false;
    }
  }

  private async insert(
    mailbox: SubmissionMailboxEntity,
    { number, source, bytes, obstacle }: ArrivedMessage,
    sourceObject: string | null,
    manager: EntityManager,
  ): Promise<boolean> {
    const { messageId, digest } = identityOf(source);
    const names = 'uid' in number ? number : { uidValidity: null, uid: null };
    const now = this.clock.now();
    // One message at a time comes into a mailbox: a copy sees the first.
    await manager.query('SELECT FROM submission_mailboxes WHERE id = $1 FOR NO KEY UPDATE', [mailbox.id]);
    const [first] = await this.database.query<{ id: string }>(
      `SELECT id FROM intake_messages
       WHERE mailbox_id = $1 AND coalesce(message_id, '') = $2 AND digest = $3 AND state <> 'duplicate'`,
      [mailbox.id, messageId ?? '', digest],
      manager,
    );
    const rows = await this.database.query(
      `INSERT INTO intake_messages (id, mailbox_id, organization_id, uid_validity, uid, delivery_id, message_id, digest,
         bytes, source_object, state, duplicate_of_id, subject, findings, due_at, marked_at, version, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, $14, $15, 1, $14)
       ON CONFLICT DO NOTHING RETURNING id`,
      [
        newId(),
        mailbox.id,
        mailbox.organizationId,
        names.uidValidity,
        names.uid,
        'deliveryId' in number ? number.deliveryId : null,
        messageId,
        digest,
        bytes,
        sourceObject,
        first ? 'duplicate' : 'received',
        first?.id ?? null,
        JSON.stringify(obstacle ? [obstacle] : []),
        now,
        'uid' in number ? null : now,
      ],
      manager,
    );
    return rows.length > 0;
  }
}
