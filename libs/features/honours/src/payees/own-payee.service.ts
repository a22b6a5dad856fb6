import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import type { PayeeData } from '../domain/payee-data';
import { PayeeEntity } from '../persistence/payee.entity';
import { PayeeVault } from './payee-vault';
import { PayeesService } from './payees.service';

/** One's own payee. Looking at it whole is on record as well: a stolen session leaves its trace. */
@Injectable()
export class OwnPayeeService {
  constructor(
    private readonly database: Database,
    private readonly payees: PayeesService,
    private readonly vault: PayeeVault,
  ) {}

  /** @throws AppError `payee_not_found` */
  async get(actor: Actor): Promise<PayeeEntity> {
    const payee = await this.find(actor, this.database.manager);
    if (payee) return payee;
    throw notFound('payee', '您还没有登记收款信息。', 'You have entered no payee yet.');
  }

  /** Enters it, or puts another in its place. `checkVersion` is asked only where there is one. */
  async put(
    actor: Actor,
    data: PayeeData,
    checkVersion: (current: PayeeEntity) => void,
  ): Promise<{ payee: PayeeEntity; isNew: boolean }> {
    return this.database.transaction(async (manager) => {
      const known = await this.find(actor, manager, { forUpdate: true });
      if (!known) {
        const owner = {
          organizationId: actor.organizationId,
          contributorName: actor.displayName,
          userId: actor.userId,
        };
        const payee = await this.payees.insert(manager, owner, data);
        await this.payees.record(manager, actor, payee, 'payee.created');
        return { payee, isNew: true };
      }
      checkVersion(known);
      Object.assign(known, {
        organizationId: actor.organizationId,
        sealedData: this.vault.seal(known.id, data),
      });
      const payee = await manager.save(known);
      await this.payees.record(manager, actor, payee, 'payee.changed');
      return { payee, isNew: false };
    });
  }

  async look(actor: Actor): Promise<PayeeData> {
    return this.database.transaction(async (manager) => {
      const payee = await this.find(actor, manager, { forUpdate: true });
      if (!payee) throw notFound('payee', '您还没有登记收款信息。', 'You have entered no payee yet.');
      await this.payees.record(manager, actor, payee, 'payee.looked_at', { reason: '本人查看' });
      return this.payees.whole(payee);
    });
  }

  async erase(actor: Actor, checkVersion: (current: PayeeEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const payee = await this.find(actor, manager, { forUpdate: true });
      if (!payee) throw notFound('payee', '您还没有登记收款信息。', 'You have entered no payee yet.');
      checkVersion(payee);
      await this.payees.wipe(manager, actor, payee);
    });
  }

  private find(
    actor: Actor,
    manager: EntityManager,
    { forUpdate = false } = {},
  ): Promise<PayeeEntity | null> {
    const query = manager
      .createQueryBuilder(PayeeEntity, 'p')
      .where('p.userId = :userId AND p.erasedAt IS NULL', { userId: actor.userId });
    return (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
  }
}
