import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SECOND_MS, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { Mailer } from '@haojiao/infrastructure/mail';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { usualWish, whenToSend } from '../domain/when-to-send';
import type { MailWish } from '../domain/when-to-send';
import type { NoticeSeverity } from '../domain/notice-severity';
import { entitledSql, grantedActions, ofKindsSql } from './entitled-sql';

const BATCH = 50;

interface Reader {
  noticeId: string;
  severity: NoticeSeverity;
  userId: string;
  timeZone: string;
  /** Null members: the person never said. */
  mail: MailWish['mail'] | null;
  digestAt: string;
  quietFrom: string | null;
  quietTo: string | null;
}

/** Makes a delivery of each new notice for everybody who is to be told by mail, and for every hook. */
@Injectable()
export class FanOutNotices implements Sweep {
  readonly name = 'fan-out-notices';
  readonly everyMs = 2 * SECOND_MS;

  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while ((await this.nextBatch()) === BATCH);
  }

  /** Plan: the partial index `notices_to_fan_out`; several workers take different rows. */
  private nextBatch(): Promise<number> {
    return this.database.transaction(async (manager) => {
      const taken = await this.database.query<{ id: string }>(
        `SELECT id FROM notices WHERE fanned_out_at IS NULL
         ORDER BY created_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [BATCH],
        manager,
      );
      if (taken.length === 0) return 0;
      const ids = taken.map(({ id }) => id);
      if (this.mailer.isAvailable) await this.toReaders(ids, manager);
      await this.toHooks(ids, manager);
      await manager.query('UPDATE notices SET fanned_out_at = $2 WHERE id = ANY($1)', [
        ids,
        this.clock.now(),
      ]);
      return ids.length;
    });
  }

  private async toReaders(noticeIds: string[], manager: EntityManager): Promise<void> {
    const readers = await this.database.query<Reader>(
      `SELECT n.id AS "noticeId", n.severity, u.id AS "userId", home.time_zone AS "timeZone", p.mail,
              p.digest_at AS "digestAt", p.quiet_from AS "quietFrom", p.quiet_to AS "quietTo"
       FROM notices n JOIN organizations o ON o.id = n.organization_id
       CROSS JOIN users u JOIN organizations home ON home.id = u.organization_id
       LEFT JOIN notice_preferences p ON p.user_id = u.id
       WHERE n.id = ANY($1) AND u.email IS NOT NULL AND ${entitledSql('u.id', 2)}
         AND (p.user_id IS NULL OR p.mail <> 'off' AND NOT ${ofKindsSql('p.muted_kinds')})`,
      [noticeIds, ...grantedActions],
      manager,
    );
    const now = this.clock.now();
    await this.insert(
      manager,
      'user_id',
      readers.map(({ noticeId, severity, userId, timeZone, mail, ...times }) => {
        const wish = mail === null ? usualWish : { mail, ...times };
        return { noticeId, receiverId: userId, dueAt: whenToSend(severity, wish, now, timeZone) };
      }),
    );
  }

  /** What is for one person alone is nobody else's: it goes to no hook. */
  private async toHooks(noticeIds: string[], manager: EntityManager): Promise<void> {
    const hooks = await this.database.query<{ noticeId: string; receiverId: string }>(
      `SELECT n.id AS "noticeId", h.id AS "receiverId"
       FROM notices n JOIN organizations o ON o.id = n.organization_id
       JOIN notice_hooks h ON h.organization_id = ANY (o.path) AND h.state = 'active'
       WHERE n.id = ANY($1) AND n.user_id IS NULL AND ${entitledSql('h.answers_for', 2)}
         AND (h.kinds = '{}' OR ${ofKindsSql('h.kinds')})`,
      [noticeIds, ...grantedActions],
      manager,
    );
    const dueAt = this.clock.now();
    await this.insert(
      manager,
      'hook_id',
      hooks.map((hook) => ({ ...hook, dueAt })),
    );
  }

  private async insert(
    manager: EntityManager,
    receiver: 'user_id' | 'hook_id',
    rows: { noticeId: string; receiverId: string; dueAt: Date }[],
  ): Promise<void> {
    await manager.query(
      `INSERT INTO notice_deliveries (id, notice_id, ${receiver}, due_at, created_at)
       SELECT id, notice, receiver, due, $5
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) AS row (id, notice, receiver, due)
       ON CONFLICT DO NOTHING`,
      [
        rows.map(() => newId()),
        rows.map(({ noticeId }) => noticeId),
        rows.map(({ receiverId }) => receiverId),
        rows.map(({ dueAt }) => dueAt),
        this.clock.now(),
      ],
    );
  }
}
