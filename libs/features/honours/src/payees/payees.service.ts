import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, UserEntity } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import type { PayeeData } from '../domain/payee-data';
import { PayeeEntity } from '../persistence/payee.entity';
import { PayeeVault } from './payee-vault';

export interface PayeeInput extends PayeeData {
  organizationId: string;
  /** As bylines name the person. */
  contributorName: string;
}

const see = {
  read: 'remuneration.read',
  noun: 'payee',
  zh: '没有这条收款信息。',
  en: 'There is no such payee.',
} as const;

/** The office's payees: of people without an account it writes them, of others it may look, each look on record. */
@Injectable()
export class PayeesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly vault: PayeeVault,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `payee_exists` */
  async create(actor: Actor, { organizationId, contributorName, ...data }: PayeeInput): Promise<PayeeEntity> {
    actor.require('remuneration.manage', await this.organizations.placeOf(organizationId), {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.database.transaction(async (manager) => {
      const payee = await this.insert(manager, { organizationId, contributorName, userId: null }, data);
      await this.record(manager, actor, payee, 'payee.created');
      return payee;
    });
  }

  /** Writes a row; the caller answers for the right and for the trail. @throws AppError `payee_exists` */
  async insert(
    manager: EntityManager,
    owner: Pick<PayeeEntity, 'organizationId' | 'contributorName' | 'userId'>,
    data: PayeeData,
  ): Promise<PayeeEntity> {
    const id = newId();
    try {
      await manager.insert(PayeeEntity, { ...owner, id, sealedData: this.vault.seal(id, data) });
    } catch (error) {
      if (!['payees_name', 'payees_user'].includes(brokenConstraint(error) ?? '')) throw error;
      throw ruleBroken(
        'payee_exists',
        '这位作者的收款信息已登记，请直接修改。',
        'This person has a payee already; change that one.',
      );
    }
    return manager.findOneByOrFail(PayeeEntity, { id });
  }

  /**
   * Of people without an account; who has one changes their own.
   * @throws AppError `payee_not_found`, `not_allowed`, `payee_of_person`, `payee_erased`
   */
  async change(
    actor: Actor,
    id: string,
    changes: Partial<PayeeData>,
    checkVersion: (current: PayeeEntity) => void,
  ): Promise<PayeeEntity> {
    return this.database.transaction(async (manager) => {
      const payee = await this.load(actor, id, 'remuneration.manage', manager, { forUpdate: true });
      checkVersion(payee);
      if (payee.userId !== null) {
        throw ruleBroken(
          'payee_of_person',
          '这位作者有登录账号，收款信息由本人修改。',
          'This person has an account and changes this alone.',
        );
      }
      payee.sealedData = this.vault.seal(id, { ...this.whole(payee), ...changes });
      const saved = await manager.save(payee);
      await this.record(manager, actor, saved, 'payee.changed', { fields: Object.keys(changes) });
      return saved;
    });
  }

  /** Takes the data away for good. @throws AppError `payee_not_found`, `not_allowed`, `payee_erased` */
  async erase(actor: Actor, id: string, checkVersion: (current: PayeeEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const payee = await this.load(actor, id, 'remuneration.manage', manager, { forUpdate: true });
      checkVersion(payee);
      this.whole(payee);
      await this.wipe(manager, actor, payee);
    });
  }

  /** Without a question of rights. */
  async wipe(manager: EntityManager, actor: Actor, payee: PayeeEntity): Promise<void> {
    await manager.save(Object.assign(payee, { sealedData: null, erasedAt: this.clock.now() }));
    await this.record(manager, actor, payee, 'payee.erased');
  }

  /** Whole, and on record with the reason. @throws AppError `payee_not_found`, `payee_erased` */
  async look(actor: Actor, id: string, reason: string): Promise<PayeeData> {
    return this.database.transaction(async (manager) => {
      const payee = await this.load(actor, id, 'remuneration.read', manager, { forUpdate: true });
      const data = this.whole(payee);
      await this.record(manager, actor, payee, 'payee.looked_at', { reason });
      return data;
    });
  }

  async get(actor: Actor, id: string): Promise<PayeeEntity> {
    return this.load(actor, id, 'remuneration.read', this.database.manager);
  }

  /** @throws AppError `payee_erased` */
  whole(payee: PayeeEntity): PayeeData {
    const data = this.vault.open(payee);
    if (data) return data;
    throw ruleBroken(
      'payee_erased',
      '这条收款信息已按本人要求删除，请重新登记。',
      'This payee was erased; enter it anew.',
    );
  }

  async record(
    manager: EntityManager,
    actor: Actor,
    payee: PayeeEntity,
    action: string,
    details: Record<string, string | string[]> = {},
  ): Promise<void> {
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: payee.organizationId,
      action,
      objectType: 'payee',
      objectId: payee.id,
      details,
    });
  }

  /** Decided by the unit in which the person stands today. */
  private async load(
    actor: Actor,
    id: string,
    action: Action,
    manager: EntityManager,
    { forUpdate = false } = {},
  ): Promise<PayeeEntity> {
    const query = manager.createQueryBuilder(PayeeEntity, 'p').where('p.id = :id', { id });
    const payee = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!payee) throw notFound(see.noun, see.zh, see.en);
    const person = payee.userId && (await manager.findOneBy(UserEntity, { id: payee.userId }));
    const unitId = person ? person.organizationId : payee.organizationId;
    actor.require(action, await this.organizations.placeOf(unitId, manager), see);
    return payee;
  }
}
