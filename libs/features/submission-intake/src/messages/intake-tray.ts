import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ImportOriginals } from '@haojiao/features/imports';
import { Notices } from '@haojiao/features/notices';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { IntakeMessageEntity } from '../persistence/intake-message.entity';
import type { IntakeState } from '../persistence/intake-message.entity';

export interface TrayFilter {
  state?: IntakeState;
  mailboxId?: string;
  /** Messages of this unit and of those below it. */
  organizationId?: string;
}

/** A message with the names that people read. */
export interface TrayView {
  message: IntakeMessageEntity;
  mailboxName: string;
  senderName: string | null;
  submissionNumber: string | null;
}

const decide = 'submission.decide';
const see = {
  read: decide,
  noun: 'intake_message',
  zh: '没有这封来稿邮件。',
  en: 'There is no such message.',
} as const;

/** The messages that came in, for the editors of the unit that receives. */
@Injectable()
export class IntakeTray {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly originals: ImportOriginals,
    private readonly notices: Notices,
    private readonly audit: AuditService,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Newest first; without a state what waits. Plan: per unit of the scope backwards over
   * `intake_messages_organization_id`, or the primary key backwards where the scope holds most of them.
   */
  async list(actor: Actor, filter: TrayFilter, limit: number, before: string | null): Promise<TrayView[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT m.id FROM intake_messages m JOIN organizations o ON o.id = m.organization_id
       WHERE ${scopeSql('o', 1)} AND m.state = $3 AND ($4::uuid IS NULL OR m.mailbox_id = $4)
         AND ($5::uuid IS NULL OR o.path @> ARRAY[$5::uuid]) AND ($6::uuid IS NULL OR m.id < $6)
       ORDER BY m.id DESC LIMIT $7`,
      [
        ...scopeParameters(actor.scope(decide)),
        filter.state ?? 'waiting',
        filter.mailboxId ?? null,
        filter.organizationId ?? null,
        before,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    const messages = await this.database.manager
      .createQueryBuilder(IntakeMessageEntity, 'm')
      .where('m.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('m.id', 'DESC')
      .getMany();
    return this.withNames(messages);
  }

  /** @throws AppError `intake_message_not_found` */
  async get(actor: Actor, id: string): Promise<TrayView> {
    const [view] = await this.withNames([await this.load(actor, id, this.database.manager)]);
    return view!;
  }

  /** The message as it came. @throws AppError `intake_message_not_found`, also where nothing was fetched */
  async source(actor: Actor, id: string): Promise<Buffer> {
    const { sourceObject } = await this.load(actor, id, this.database.manager);
    if (sourceObject === null) throw notFound(see.noun, see.zh, see.en);
    return this.originals.read(sourceObject);
  }

  /** Stays readable with the reason. @throws AppError `intake_message_not_found`, `intake_message_settled` */
  async discard(
    actor: Actor,
    id: string,
    reason: string,
    checkVersion: (current: IntakeMessageEntity) => Promise<void>,
  ): Promise<TrayView> {
    const saved = await this.database.transaction(async (manager) => {
      const message = await this.load(actor, id, manager, true);
      await checkVersion(message);
      requireOpen(message);
      Object.assign(message, {
        state: 'discarded',
        discardReason: reason,
        sealedContactPhone: null,
        decidedBy: actor.userId,
        decidedAt: this.clock.now(),
        leasedUntil: null,
      });
      const discarded = await manager.save(message);
      await this.notices.resolve(manager, { type: 'intake_message', id }, ['intake_message.waiting']);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: message.organizationId,
        action: 'intake_message.discarded',
        objectType: 'intake_message',
        objectId: id,
        details: { reason },
      });
      return discarded;
    });
    const [view] = await this.withNames([saved]);
    return view!;
  }

  /** For whoever decides on it; of another unit it is not found. */
  async load(
    actor: Actor,
    id: string,
    manager: EntityManager,
    forUpdate = false,
  ): Promise<IntakeMessageEntity> {
    const query = manager.createQueryBuilder(IntakeMessageEntity, 'm').where('m.id = :id', { id });
    const message = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!message) throw notFound(see.noun, see.zh, see.en);
    actor.require(decide, await this.organizations.placeOf(message.organizationId, manager), see);
    return message;
  }

  /** What a reading needs to know around the message. */
  readingContext() {
    return {
      publicUrl: this.settings.publicUrl,
      defaultCategory: null,
      today: beijingDate(this.clock.now()),
    };
  }

  async withNames(messages: IntakeMessageEntity[]): Promise<TrayView[]> {
    const rows = await this.database.query<Omit<TrayView, 'message'> & { id: string }>(
      `SELECT m.id, b.name AS "mailboxName", u.display_name AS "senderName", s.number AS "submissionNumber"
       FROM intake_messages m JOIN submission_mailboxes b ON b.id = m.mailbox_id
       LEFT JOIN users u ON u.id = m.sender_id LEFT JOIN submissions s ON s.id = m.submission_id
       WHERE m.id = ANY($1::uuid[])`,
      [messages.map(({ id }) => id)],
    );
    const names = new Map(rows.map((row) => [row.id, row]));
    return messages.map((message) => {
      const { mailboxName = '', senderName = null, submissionNumber = null } = names.get(message.id) ?? {};
      return { message, mailboxName, senderName, submissionNumber };
    });
  }
}

/** @throws AppError `intake_message_settled` */
export function requireOpen({ state }: IntakeMessageEntity): void {
  if (state === 'waiting' || state === 'set_aside') return;
  throw ruleBroken(
    'intake_message_settled',
    state === 'received' ? '这封邮件正在读取，请稍候。' : '这封邮件已经处理过。',
    state === 'received' ? 'The message is being read; wait a moment.' : 'The message has been settled.',
    { extra: { state } },
  );
}
