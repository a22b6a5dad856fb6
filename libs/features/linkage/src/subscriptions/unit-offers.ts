import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { UnitOfferEntity } from './unit-offer.entity';

export interface OfferedColumn {
  id: string;
  name: string;
}

/** A unit that offers itself, as everybody who takes items over sees it. */
export interface OfferingUnit {
  organizationId: string;
  organizationName: string;
  /** Empty: everything. */
  columns: OfferedColumn[];
}

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Which units let those outside their branch ask for what they publish. */
@Injectable()
export class UnitOffers {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
  ) {}

  /** A unit that never said anything offers nothing. @throws AppError `organization_not_found` */
  async get(actor: Actor, organizationId: string): Promise<UnitOfferEntity> {
    actor.require(see.read, await this.organizations.placeOf(organizationId), see);
    return (await this.of(organizationId)) ?? nothingOffered(organizationId);
  }

  of(
    organizationId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<UnitOfferEntity | null> {
    return manager.findOneBy(UnitOfferEntity, { organizationId });
  }

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` for columns of another unit */
  async put(
    actor: Actor,
    organizationId: string,
    offer: { isOffered: boolean; columnIds: string[] },
    checkVersion: (current: UnitOfferEntity) => void,
  ): Promise<UnitOfferEntity> {
    return this.database.transaction(async (manager) => {
      const unit = await this.organizations.load(organizationId, manager, true);
      actor.require('linkage.push', unit, see);
      const current = await this.of(organizationId, manager);
      if (current) checkVersion(current);
      await this.requireColumns(organizationId, offer.columnIds, manager);
      const wanted = { ...offer, updatedBy: actor.userId };
      const saved = await manager.save(
        current
          ? Object.assign(current, wanted)
          : manager.create(UnitOfferEntity, { organizationId, ...wanted }),
      );
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'unit_offer.changed',
        objectType: 'organization',
        objectId: organizationId,
        details: { ...offer },
      });
      return saved;
    });
  }

  /** By id, those that offer something; nothing is told of the others. Plan: the key of `unit_offers`. */
  async list(limit: number, after: string | null): Promise<OfferingUnit[]> {
    return this.database.query<OfferingUnit>(
      `SELECT f.organization_id AS "organizationId", o.name AS "organizationName",
              coalesce((SELECT json_agg(json_build_object('id', k.id, 'name', k.name) ORDER BY k.position, k.id)
                        FROM columns k WHERE k.id = ANY(f.column_ids)), '[]') AS columns
       FROM unit_offers f JOIN organizations o ON o.id = f.organization_id
       WHERE f.is_offered AND ($1::uuid IS NULL OR f.organization_id > $1)
       ORDER BY f.organization_id LIMIT $2`,
      [after, limit + 1],
    );
  }

  private async requireColumns(
    organizationId: string,
    columnIds: string[],
    manager: EntityManager,
  ): Promise<void> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM columns WHERE id = ANY($1::uuid[]) AND organization_id = $2',
      [columnIds, organizationId],
      manager,
    );
    const faults = columnIds.flatMap((id, index) =>
      rows.some((row) => row.id === id.toLowerCase())
        ? []
        : [
            fault(
              `columnIds.${index}`,
              'column_unknown',
              '本单位没有这个栏目。',
              'The unit has no such column.',
            ),
          ],
    );
    if (faults.length > 0) throw invalidInput(faults);
  }
}

function nothingOffered(organizationId: string): UnitOfferEntity {
  return Object.assign(new UnitOfferEntity(), {
    organizationId,
    isOffered: false,
    columnIds: [],
    version: 0,
    updatedAt: new Date(0),
  });
}
