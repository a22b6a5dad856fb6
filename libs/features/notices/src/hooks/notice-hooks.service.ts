import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { judgeAddress } from '@haojiao/infrastructure/http';
import { KeyRing } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { HookSender, hookSecretContext } from './hook-sender';
import type { HookAnswer } from './hook-sender';
import { newHookSecret } from './hook-signature';
import { NoticeHookEntity } from './notice-hook.entity';

export interface HookChanges {
  name?: string;
  url?: string;
  kinds?: string[];
  state?: 'active' | 'paused';
}

export interface HookInput extends HookChanges {
  organizationId: string;
  name: string;
  url: string;
}

const manage = 'notice_hook.manage';
const see = {
  read: manage,
  noun: 'notice_hook',
  zh: '没有这个通知推送。',
  en: 'There is no such notice hook.',
} as const;

/** Hooks as administrators set them up. The key of the signature is shown once, when it is made. */
@Injectable()
export class NoticeHooksService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly keys: KeyRing,
    private readonly settings: Settings,
    private readonly sender: HookSender,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with `address_refused`, `name_taken` */
  async create(actor: Actor, input: HookInput): Promise<{ hook: NoticeHookEntity; secret: string }> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require(manage, place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    this.requireAddress(input.url);
    return this.database.transaction(async (manager) => {
      const secret = newHookSecret();
      const id = newId();
      const hook = manager.create(NoticeHookEntity, {
        ...input,
        id,
        kinds: input.kinds ?? [],
        state: input.state ?? 'active',
        sealedSecret: this.keys.encrypt(secret, hookSecretContext(id)),
        pausedBecause: null,
        answersFor: actor.userId,
        failures: 0,
      });
      await writeNamed(() => manager.insert(NoticeHookEntity, hook));
      await this.record(manager, actor, hook, 'notice_hook.created');
      return { hook: await manager.findOneByOrFail(NoticeHookEntity, { id }), secret };
    });
  }

  /** Whoever changes a hook answers for it from then on. */
  async change(
    actor: Actor,
    id: string,
    changes: HookChanges,
    checkVersion: (current: NoticeHookEntity) => void,
  ): Promise<NoticeHookEntity> {
    if (changes.url !== undefined) this.requireAddress(changes.url);
    return this.database.transaction(async (manager) => {
      const hook = await this.lock(actor, id, manager);
      checkVersion(hook);
      const told = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      Object.assign(hook, told, { answersFor: actor.userId });
      if (changes.state === 'active') Object.assign(hook, { failures: 0, pausedBecause: null });
      const saved = await writeNamed(() => manager.save(hook));
      await this.record(manager, actor, saved, 'notice_hook.changed');
      return saved;
    });
  }

  /** A new key of the signature; the old one is worthless at once. */
  async rotate(actor: Actor, id: string): Promise<{ hook: NoticeHookEntity; secret: string }> {
    return this.database.transaction(async (manager) => {
      const hook = await this.lock(actor, id, manager);
      const secret = newHookSecret();
      hook.sealedSecret = this.keys.encrypt(secret, hookSecretContext(id));
      const saved = await manager.save(hook);
      await this.record(manager, actor, saved, 'notice_hook.secret_rotated');
      return { hook: saved, secret };
    });
  }

  async remove(actor: Actor, id: string, checkVersion: (current: NoticeHookEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const hook = await this.lock(actor, id, manager);
      checkVersion(hook);
      await manager.delete(NoticeHookEntity, { id });
      await this.record(manager, actor, hook, 'notice_hook.removed');
    });
  }

  async get(actor: Actor, id: string): Promise<NoticeHookEntity> {
    const hook = await this.load(id, this.database.manager);
    actor.require(manage, await this.organizations.placeOf(hook.organizationId), see);
    return hook;
  }

  /** Posts a message at once and tells what came of it. */
  async test(actor: Actor, id: string): Promise<HookAnswer> {
    const hook = await this.get(actor, id);
    return this.sender.post(hook, newId(), { type: 'notice_hook.test', data: { name: hook.name } });
  }

  /** Oldest first. Plan: the primary key in order, `organizations` by its key, until a page is full. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<NoticeHookEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT h.id FROM notice_hooks h JOIN organizations o ON o.id = h.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR h.id > $4)
       ORDER BY h.id LIMIT $5`,
      [...scopeParameters(actor.scope(manage)), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(NoticeHookEntity, 'h')
      .where('h.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('h.id')
      .getMany();
  }

  private requireAddress(url: string): void {
    try {
      judgeAddress(url, this.settings.trustedOrigins);
    } catch {
      throw invalidInput([
        fault(
          'url',
          'address_refused',
          '接收地址应为公网 https 地址（443 端口，不含用户名）；内网接收方请由运维加入 HAOJIAO_TRUSTED_ORIGINS。',
          'The address must be https on the public internet, port 443, without user name; receivers inside are named by the operator in HAOJIAO_TRUSTED_ORIGINS.',
        ),
      ]);
    }
  }

  private async lock(actor: Actor, id: string, manager: EntityManager): Promise<NoticeHookEntity> {
    const hook = await this.load(id, manager, true);
    actor.require(manage, await this.organizations.placeOf(hook.organizationId, manager), see);
    return hook;
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<NoticeHookEntity> {
    const query = manager.createQueryBuilder(NoticeHookEntity, 'h').where('h.id = :id', { id });
    const hook = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!hook) throw notFound(see.noun, see.zh, see.en);
    return hook;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    hook: NoticeHookEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: hook.organizationId,
      action,
      objectType: 'notice_hook',
      objectId: hook.id,
      details: { name: hook.name, host: new URL(hook.url).host, kinds: hook.kinds, state: hook.state },
    });
  }
}

async function writeNamed<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (brokenConstraint(error) !== 'notice_hooks_name') throw error;
    throw invalidInput([
      fault('name', 'name_taken', '本单位已有同名推送，请换一个名称。', 'The unit has a hook of this name.'),
    ]);
  }
}
