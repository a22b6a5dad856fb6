import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import { bulletinMissing, rightMissing } from './bulletin-faults';
import { BulletinEntity } from './persistence/bulletin.entity';

/**
 * Who may look: whoever reads bulletins of the issuer; and, once it is shown to units, everybody who holds a role in
 * the issuing unit or below it. While appeals are open these are only the people of the units that it is about.
 */
@Injectable()
export class BulletinAccess {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /** @throws AppError `bulletin_not_found` */
  async load(
    id: string,
    manager: EntityManager = this.database.manager,
    forUpdate = false,
  ): Promise<BulletinEntity> {
    const query = manager.createQueryBuilder(BulletinEntity, 'b').where('b.id = :id', { id });
    const bulletin = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!bulletin) throw bulletinMissing();
    return bulletin;
  }

  /** @throws AppError `bulletin_not_found` */
  async requireReading(actor: Actor, id: string): Promise<BulletinEntity> {
    const bulletin = await this.load(id);
    if (await this.mayRead(actor, bulletin)) return bulletin;
    throw bulletinMissing();
  }

  /** For the issuer's own work. Who may read it all the same is told what is missing. @throws AppError */
  async requireOn(
    actor: Actor,
    action: Action,
    bulletin: BulletinEntity,
    manager: EntityManager = this.database.manager,
  ): Promise<void> {
    const place = await this.organizations.placeOf(bulletin.organizationId, manager);
    if (actor.can(action, place)) return;
    if (!(await this.mayRead(actor, bulletin, manager))) throw bulletinMissing();
    throw rightMissing(action);
  }

  /** Whether the caller sees it with the issuer's eyes: drafts, and every appeal. */
  async isIssuers(actor: Actor, bulletin: BulletinEntity, manager?: EntityManager): Promise<boolean> {
    return actor.can('bulletin.read', await this.organizations.placeOf(bulletin.organizationId, manager));
  }

  /** Units that stand at or above one in which the caller holds a role. Plan: the primary key. */
  async unitsAbove(actor: Actor, manager?: EntityManager): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT DISTINCT unnest(path) AS id FROM organizations WHERE id = ANY($1::uuid[])',
      [unitsOf(actor)],
      manager,
    );
    return rows.map(({ id }) => id);
  }

  private async mayRead(actor: Actor, bulletin: BulletinEntity, manager?: EntityManager): Promise<boolean> {
    if (await this.isIssuers(actor, bulletin, manager)) return true;
    if (bulletin.state === 'draft') return false;
    const above = await this.unitsAbove(actor, manager);
    if (!above.includes(bulletin.organizationId)) return false;
    return bulletin.state === 'closed' || above.some((id) => bulletin.shownTo?.includes(id));
  }
}

/** Where the caller holds a role. */
export function unitsOf(actor: Actor): string[] {
  return actor.grants.filter(({ roles }) => roles.length > 0).map(({ organizationId }) => organizationId);
}
