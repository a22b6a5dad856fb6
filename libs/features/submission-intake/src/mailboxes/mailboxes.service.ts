import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SECOND_MS, fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { judgeMailServer } from '@haojiao/infrastructure/http';
import { AuditService } from '@haojiao/features/audit';
import { newHookSecret } from '@haojiao/features/notices';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { SubmissionMailboxEntity } from '../persistence/submission-mailbox.entity';
import type { MailboxKind, MailboxProblem } from '../persistence/submission-mailbox.entity';
import { ImapConnection } from './imap-connection';
import { problemOfMail, problems } from './mail-problems';
import { mailboxInUse, passwordNeeded, requireFields, requireKind } from './mailbox-fields';
import { MailboxSecrets } from './mailbox-secrets';

export interface MailboxChanges {
  name?: string;
  state?: 'active' | 'paused';
  host?: string;
  port?: number;
  secure?: boolean;
  username?: string;
  password?: string;
  folder?: string;
  doneFolder?: string | null;
  acceptUnknownSenders?: boolean;
  defaultCategory?: SubmissionCategory | null;
  trustedAuthservIds?: string[];
}

export interface MailboxInput extends MailboxChanges {
  organizationId: string;
  name: string;
  kind: MailboxKind;
}

const manage = 'submission_mailbox.manage';
const see = {
  read: manage,
  noun: 'submission_mailbox',
  zh: '没有这个收稿邮箱。',
  en: 'There is no such mailbox.',
} as const;

const VERIFY_MS = 25 * SECOND_MS;

/** Mailboxes as administrators set them up. Passwords go in and never come out. */
@Injectable()
export class MailboxesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly secrets: MailboxSecrets,
    private readonly imap: ImapConnection,
    private readonly settings: Settings,
    private readonly audit: AuditService,
  ) {}

  /**
   * `secret` is the key by which what is posted must be signed: shown this once; null for IMAP.
   * @throws AppError `organization_not_found`, `not_allowed`, `invalid_input`
   */
  async create(
    actor: Actor,
    { password, ...input }: MailboxInput,
  ): Promise<{ mailbox: SubmissionMailboxEntity; secret: string | null }> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require(manage, place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    requireFields(input.kind, { ...input, password }, true);
    this.requireServer(input);
    return this.database.transaction(async (manager) => {
      const id = newId();
      const secret = input.kind === 'webhook' ? newHookSecret() : null;
      const mailbox = manager.create(SubmissionMailboxEntity, {
        state: 'active',
        acceptUnknownSenders: false,
        trustedAuthservIds: [],
        ...(input.kind === 'imap' && { folder: 'INBOX', secure: true }),
        ...givenOf(input),
        id,
        sealedSecret: this.secrets.seal(id, secret ?? password!),
      });
      await writeNamed(() => manager.insert(SubmissionMailboxEntity, mailbox));
      await this.record(manager, actor, mailbox, 'submission_mailbox.created');
      return { mailbox: await manager.findOneByOrFail(SubmissionMailboxEntity, { id }), secret };
    });
  }

  /** Another server or folder is read from its beginning; switching it on forgets earlier failures. */
  async change(
    actor: Actor,
    id: string,
    { password, ...changes }: MailboxChanges,
    checkVersion: (current: SubmissionMailboxEntity) => void,
  ): Promise<SubmissionMailboxEntity> {
    return this.database.transaction(async (manager) => {
      const mailbox = await this.lock(actor, id, manager);
      checkVersion(mailbox);
      const told: Record<string, unknown> = givenOf(changes);
      requireFields(mailbox.kind, { ...told, password }, false);
      const changed = (names: string[]) =>
        names.some((name) => name in told && told[name] !== mailbox[name as keyof SubmissionMailboxEntity]);
      const isMoved = changed(['host', 'username', 'folder']);
      if (changed(['host', 'port', 'secure']) && password === undefined) throw passwordNeeded();
      Object.assign(mailbox, told);
      if (mailbox.kind === 'imap') this.requireServer(mailbox);
      if (password !== undefined) mailbox.sealedSecret = this.secrets.seal(id, password);
      if (isMoved) Object.assign(mailbox, { uidValidity: null, beginsAtUid: null, lastUid: null });
      if (changes.state === 'active' || password !== undefined || isMoved) {
        Object.assign(mailbox, { failures: 0, lastProblem: null, lastCheckedAt: null });
      }
      // Whoever is reading by the old settings finds that the mailbox is not his any more.
      Object.assign(mailbox, { leasedUntil: null, leaseId: null });
      const saved = await writeNamed(() => manager.save(mailbox));
      await this.record(manager, actor, saved, 'submission_mailbox.changed');
      return saved;
    });
  }

  /** A new key of the signature; the old one is worthless at once. @throws AppError `invalid_input` at an IMAP mailbox */
  async rotate(actor: Actor, id: string): Promise<{ mailbox: SubmissionMailboxEntity; secret: string }> {
    return this.database.transaction(async (manager) => {
      const mailbox = await this.lock(actor, id, manager);
      requireKind(mailbox, 'webhook');
      const secret = newHookSecret();
      mailbox.sealedSecret = this.secrets.seal(id, secret);
      const saved = await manager.save(mailbox);
      await this.record(manager, actor, saved, 'submission_mailbox.secret_rotated');
      return { mailbox: saved, secret };
    });
  }

  /** Connects and signs in as the worker does. @throws AppError `invalid_input` at a mailbox that is posted to */
  async verify(
    actor: Actor,
    id: string,
  ): Promise<{ messages: number | null; problem: MailboxProblem | null }> {
    const mailbox = await this.get(actor, id);
    requireKind(mailbox, 'imap');
    const password = this.secrets.open(mailbox);
    if (password === null) return { messages: null, problem: problems.secret_unreadable };
    try {
      const messages = await this.imap.within({ mailbox, password, withinMs: VERIFY_MS }, async (client) => {
        const messages = client.mailbox ? client.mailbox.exists : 0;
        if (mailbox.doneFolder) await client.mailboxOpen(mailbox.doneFolder, { readOnly: true });
        return messages;
      });
      return { messages, problem: null };
    } catch (error) {
      return { messages: null, problem: problemOfMail(error) };
    }
  }

  async get(actor: Actor, id: string): Promise<SubmissionMailboxEntity> {
    const mailbox = await this.load(id, this.database.manager);
    actor.require(manage, await this.organizations.placeOf(mailbox.organizationId), see);
    return mailbox;
  }

  /** Oldest first. Plan: the primary key in order, `organizations` by its key, until a page is full. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<SubmissionMailboxEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT b.id FROM submission_mailboxes b JOIN organizations o ON o.id = b.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR b.id > $4)
       ORDER BY b.id LIMIT $5`,
      [...scopeParameters(actor.scope(manage)), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(SubmissionMailboxEntity, 'b')
      .where('b.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('b.id')
      .getMany();
  }

  /** Only one into which nothing came yet. @throws AppError `submission_mailbox_in_use` */
  async remove(
    actor: Actor,
    id: string,
    checkVersion: (current: SubmissionMailboxEntity) => void,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const mailbox = await this.lock(actor, id, manager);
      checkVersion(mailbox);
      const [used] = await this.database.query(
        'SELECT FROM intake_messages WHERE mailbox_id = $1 LIMIT 1',
        [id],
        manager,
      );
      if (used) throw mailboxInUse();
      await manager.delete(SubmissionMailboxEntity, { id });
      await this.record(manager, actor, mailbox, 'submission_mailbox.removed');
    });
  }

  private requireServer(input: MailboxChanges | SubmissionMailboxEntity): void {
    if (!input.host) return;
    const server = { host: input.host, port: input.port!, secure: input.secure ?? true };
    try {
      judgeMailServer(server, this.settings.trustedOrigins);
    } catch {
      const { code, message } = problems.address_refused;
      throw invalidInput([fault('host', code, message.zh, message.en)]);
    }
  }

  private async lock(actor: Actor, id: string, manager: EntityManager): Promise<SubmissionMailboxEntity> {
    const mailbox = await this.load(id, manager, true);
    actor.require(manage, await this.organizations.placeOf(mailbox.organizationId, manager), see);
    return mailbox;
  }

  private async load(
    id: string,
    manager: EntityManager,
    forUpdate = false,
  ): Promise<SubmissionMailboxEntity> {
    const query = manager.createQueryBuilder(SubmissionMailboxEntity, 'b').where('b.id = :id', { id });
    const mailbox = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!mailbox) throw notFound(see.noun, see.zh, see.en);
    return mailbox;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    mailbox: SubmissionMailboxEntity,
    action: string,
  ): Promise<void> {
    const { name, kind, host, state } = mailbox;
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: mailbox.organizationId,
      action,
      objectType: 'submission_mailbox',
      objectId: mailbox.id,
      details: { name, kind, host: host ?? null, state },
    });
  }
}

function givenOf<Input extends object>(input: Input): Partial<Input> {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Input>;
}

async function writeNamed<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (brokenConstraint(error) !== 'submission_mailboxes_name') throw error;
    throw invalidInput([
      fault(
        'name',
        'name_taken',
        '本单位已有同名邮箱，请换一个名称。',
        'The unit has a mailbox of this name; take another.',
      ),
    ]);
  }
}
