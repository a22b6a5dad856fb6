import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  AppError,
  HOUR_MS,
  MINUTE_MS,
  fault,
  invalidInput,
  newId,
  notFound,
  ruleBroken,
} from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { MailRefused, Mailer } from '@haojiao/infrastructure/mail';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { SendingAddressEntity } from '../persistence/sending-address.entity';

const MAX_ADDRESSES = 5;
const MAX_TRIES = 5;
const CODE_MS = HOUR_MS;
/** Before another code goes to an address. */
const BETWEEN_CODES_MS = MINUTE_MS;

const seeUser = {
  read: 'user.read',
  noun: 'user',
  zh: '没有这个人员。',
  en: 'There is no such person.',
} as const;

type VersionCheck = (current: SendingAddressEntity) => void;

/** Addresses from which people send reports. Only what its owner proved, or an administrator vouches for, counts. */
@Injectable()
export class SendingAddresses {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly mailer: Mailer,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Plan: the unique index `sending_addresses_once`. */
  listOwn(actor: Actor): Promise<SendingAddressEntity[]> {
    return this.of(actor.userId);
  }

  /** @throws AppError `user_not_found`, `not_allowed` */
  async listOf(actor: Actor, userId: string): Promise<SendingAddressEntity[]> {
    await this.requireManaged(actor, userId);
    return this.of(userId);
  }

  /**
   * Sends a code to the address; it counts once the code came back.
   * @throws AppError `mail_not_available`, `code_sent_just_now`, `too_many_addresses`
   */
  async register(actor: Actor, address: string): Promise<SendingAddressEntity> {
    if (!this.mailer.isAvailable) throw mailMissing();
    const code = String(randomInt(100_000, 1_000_000));
    const saved = await this.database.transaction(async (manager) => {
      const row = await this.rowFor(actor.userId, address, manager);
      if (row.state === 'confirmed') return row;
      const now = this.clock.now();
      if (row.codeSentAt && now.getTime() - row.codeSentAt.getTime() < BETWEEN_CODES_MS) throw justNow();
      Object.assign(row, { codeHash: hashOf(row.id, code), codeSentAt: now, codeTries: 0 });
      const kept = await manager.save(row);
      await this.record(manager, actor, kept, 'sending_address.registered');
      return kept;
    });
    if (saved.state === 'unconfirmed') await this.mail(actor, saved, code);
    return saved;
  }

  /** @throws AppError `sending_address_not_found`, `code_invalid`, `address_taken` */
  async confirm(actor: Actor, id: string, code: string): Promise<SendingAddressEntity> {
    const outcome = await this.database.transaction(async (manager) => {
      const row = await this.lock(actor.userId, id, manager);
      if (row.state === 'confirmed') return row;
      const age = this.clock.now().getTime() - (row.codeSentAt?.getTime() ?? 0);
      const isOpen = row.codeHash !== null && row.codeTries < MAX_TRIES && age < CODE_MS;
      if (!isOpen || !isSame(row.codeHash!, hashOf(row.id, code))) {
        // Kept although it failed: whoever guesses runs out of tries.
        await manager.save(Object.assign(row, { codeTries: row.codeTries + 1 }));
        return null;
      }
      return this.confirmed(manager, actor, row);
    });
    if (outcome) return outcome;
    throw new AppError('unprocessable', 'code_invalid', {
      zh: '验证码错误或已失效，请核对，或重新发送。',
      en: 'The code is wrong or too old; check it, or have another one sent.',
    });
  }

  /** By whoever looks after the account, who answers for it. @throws AppError `user_not_found`, `not_allowed`, `address_taken` */
  async vouch(actor: Actor, userId: string, address: string): Promise<SendingAddressEntity> {
    await this.requireManaged(actor, userId);
    return this.database.transaction(async (manager) => {
      const row = await this.rowFor(userId, address, manager);
      return row.state === 'confirmed' ? row : this.confirmed(manager, actor, row);
    });
  }

  async removeOwn(actor: Actor, id: string, checkVersion: VersionCheck): Promise<void> {
    await this.remove(actor, actor.userId, id, checkVersion);
  }

  /** @throws AppError `user_not_found`, `not_allowed`, `sending_address_not_found` */
  async removeOf(actor: Actor, userId: string, id: string, checkVersion: VersionCheck): Promise<void> {
    await this.requireManaged(actor, userId);
    await this.remove(actor, userId, id, checkVersion);
  }

  private async remove(actor: Actor, userId: string, id: string, checkVersion: VersionCheck): Promise<void> {
    await this.database.transaction(async (manager) => {
      const row = await this.lock(userId, id, manager);
      checkVersion(row);
      await manager.delete(SendingAddressEntity, { id });
      await this.record(manager, actor, row, 'sending_address.removed');
    });
  }

  private async confirmed(
    manager: EntityManager,
    actor: Actor,
    row: SendingAddressEntity,
  ): Promise<SendingAddressEntity> {
    const at = this.clock.now();
    Object.assign(row, { state: 'confirmed', codeHash: null, confirmedAt: at, confirmedBy: actor.userId });
    try {
      const saved = await manager.save(row);
      await this.record(manager, actor, saved, 'sending_address.confirmed');
      return saved;
    } catch (error) {
      throw brokenConstraint(error) === 'sending_addresses_address' ? taken() : error;
    }
  }

  private async rowFor(userId: string, given: string, manager: EntityManager): Promise<SendingAddressEntity> {
    const address = given.trim().toLowerCase();
    await manager.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [userId]);
    const own = await manager.findBy(SendingAddressEntity, { userId });
    const known = own.find((row) => row.address === address);
    if (known) return known;
    if (own.length >= MAX_ADDRESSES) throw tooMany();
    return manager.save(
      manager.create(SendingAddressEntity, {
        ...{ id: newId(), userId, address, state: 'unconfirmed' as const },
        createdAt: this.clock.now(),
      }),
    );
  }

  private async lock(userId: string, id: string, manager: EntityManager): Promise<SendingAddressEntity> {
    const row = await manager.findOne(SendingAddressEntity, {
      where: { id, userId },
      lock: { mode: 'pessimistic_write' },
    });
    if (row) return row;
    throw notFound('sending_address', '没有这个发件地址。', 'There is no such address.');
  }

  private of(userId: string): Promise<SendingAddressEntity[]> {
    return this.database.manager.find(SendingAddressEntity, { where: { userId }, order: { id: 'ASC' } });
  }

  private async requireManaged(actor: Actor, userId: string): Promise<void> {
    const [user] = await this.database.query<{ organizationId: string }>(
      'SELECT organization_id AS "organizationId" FROM users WHERE id = $1',
      [userId],
    );
    if (!user) throw notFound(seeUser.noun, seeUser.zh, seeUser.en);
    actor.require('user.manage', await this.organizations.placeOf(user.organizationId), seeUser);
  }

  private async mail(actor: Actor, { id, address }: SendingAddressEntity, code: string): Promise<void> {
    const words = `您的号角发件地址验证码是 ${code}，一小时内有效。如非本人操作，请忽略。`;
    try {
      await this.mailer.send({
        to: { name: actor.displayName, address },
        subject: '[号角] 发件地址验证码',
        text: words,
        html: `<p>${words}</p>`,
        id: newId(),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      await this.database.query('UPDATE sending_addresses SET code_sent_at = NULL WHERE id = $1', [id]);
      throw mailMissing();
    }
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    row: SendingAddressEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: actor.organizationId,
      action,
      objectType: 'sending_address',
      objectId: row.id,
      details: { userId: row.userId },
    });
  }
}

function hashOf(id: string, code: string): string {
  return createHash('sha256').update(`${id}:${code}`).digest('hex');
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function taken(): AppError {
  return invalidInput([
    fault('address', 'address_taken', '这个地址已由他人登记。', 'Somebody else has this address.'),
  ]);
}

function tooMany(): AppError {
  return ruleBroken(
    'too_many_addresses',
    `每人最多登记 ${MAX_ADDRESSES} 个发件地址。`,
    `A person has at most ${MAX_ADDRESSES} addresses.`,
  );
}

function justNow(): AppError {
  return new AppError(
    'tooManyRequests',
    'code_sent_just_now',
    { zh: '验证码刚刚发出，请一分钟后再试。', en: 'A code was sent just now; try again in a minute.' },
    { retryAfterSeconds: BETWEEN_CODES_MS / 1_000 },
  );
}

function mailMissing(): AppError {
  return new AppError('unavailable', 'mail_not_available', {
    zh: '系统暂不能发送邮件，请联系管理员直接登记发件地址。',
    en: 'No mail can be sent; ask an administrator to register the address.',
  });
}
