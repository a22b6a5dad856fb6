import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notAllowed, notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, OrganizationEntity } from '@haojiao/features/organizations';
import { CommissionEntity } from './persistence/commission.entity';

export const commissionSee = {
  read: 'submission.read',
  noun: 'commission',
  zh: '没有这个约稿。',
  en: 'There is no such commission.',
} as const;

/** How every change of a commission is made: held, asked for the right in the asking unit, kept and recorded. */
@Injectable()
export class CommissionRecords {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
  ) {}

  /** Without a permission question. @throws AppError `commission_not_found` */
  async load(id: string, manager: EntityManager = this.database.manager): Promise<CommissionEntity> {
    return found(await manager.findOneBy(CommissionEntity, { id }));
  }

  /**
   * The row is held until the transaction ends. An addressed unit may see an issued one, but not change it.
   * @throws AppError `commission_not_found`, `not_allowed`
   */
  async lock(
    manager: EntityManager,
    actor: Actor,
    id: string,
  ): Promise<{ commission: CommissionEntity; unit: OrganizationEntity }> {
    const query = manager.createQueryBuilder(CommissionEntity, 'k').where('k.id = :id', { id });
    const commission = found(await query.setLock('pessimistic_write').getOne());
    const unit = await this.organizations.load(commission.organizationId, manager);
    if (actor.can('commission.manage', unit)) return { commission, unit };
    if (commission.state === 'draft' || !(await this.isAddressed(actor, id, manager)))
      actor.require('commission.manage', unit, commissionSee);
    throw notAllowed(
      'not_allowed',
      '只有下达约稿的单位可以这样做。',
      'Only the unit that asks for the reports can do this.',
    );
  }

  /** Whether a unit in which the caller reads or writes reports is among the addressees. */
  async isAddressed(actor: Actor, id: string, manager?: EntityManager): Promise<boolean> {
    const places = await this.database.query<{ id: string; path: string[] }>(
      `SELECT o.id, o.path FROM commission_addressees a JOIN organizations o ON o.id = a.organization_id
       WHERE a.commission_id = $1`,
      [id],
      manager,
    );
    return places.some(
      (place) => actor.can('submission.write', place) || actor.can('submission.read', place),
    );
  }

  record(
    manager: EntityManager,
    actor: Actor,
    commission: CommissionEntity,
    what: string,
    details: object = {},
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: commission.organizationId,
      action: `commission.${what}`,
      objectType: 'commission',
      objectId: commission.id,
      details: { title: commission.title, ...details },
    });
  }
}

function found(commission: CommissionEntity | null): CommissionEntity {
  if (commission) return commission;
  throw notFound(commissionSee.noun, commissionSee.zh, commissionSee.en);
}
