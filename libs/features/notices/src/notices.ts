import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Action } from '@haojiao/features/organizations';
import type { NoticeSeverity } from './domain/notice-severity';

export interface NewNotice {
  /** The unit that it is about; people of the units above are told too, as far as their roles reach. */
  organizationId: string;
  /** For one person alone, who must hold `action` all the same. */
  userId?: string;
  /** Who is told: everybody who may do this in the unit. */
  action: Action;
  /** Snake case, begins with the noun: `channel_account.grant_ending`. */
  kind: string;
  severity: NoticeSeverity;
  title: Message;
  /** What happened and what would be right. */
  body: Message;
  objectType: string;
  objectId: string;
  /** Unique in the installation: a second notice with the same key is not kept. */
  dedupeKey: string;
}

/** What people are to be told. It stands in their list at once; mails and hooks follow (`delivery/`). */
@Injectable()
export class Notices {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Keeps a notice in the caller's transaction. False: it was told before. */
  async raise(manager: EntityManager, notice: NewNotice): Promise<boolean> {
    const kept = await this.database.query(
      `INSERT INTO notices (id, organization_id, user_id, action, kind, severity, title, body, object_type, object_id,
                            dedupe_key, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`,
      [
        newId(),
        notice.organizationId,
        notice.userId ?? null,
        notice.action,
        notice.kind,
        notice.severity,
        JSON.stringify(notice.title),
        JSON.stringify(notice.body),
        notice.objectType,
        notice.objectId,
        notice.dedupeKey,
        this.clock.now(),
      ],
      manager,
    );
    return kept.length > 0;
  }

  /** What the notices of these kinds warned of is over: they leave the unread ones. Plan: index `notices_object`. */
  async resolve(
    manager: EntityManager,
    object: { type: string; id: string },
    kinds: string[],
  ): Promise<void> {
    await manager.query(
      `UPDATE notices SET resolved_at = $4
       WHERE object_type = $1 AND object_id = $2 AND kind = ANY($3::text[]) AND resolved_at IS NULL`,
      [object.type, object.id, kinds, this.clock.now()],
    );
  }
}
