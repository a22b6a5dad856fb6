import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { MembersService, OrganizationsService, actionsByRole } from '@haojiao/features/organizations';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';

/** What every plan asks about its unit, its people, its columns and its platforms. */
@Injectable()
export class PlanAccess {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly members: MembersService,
    private readonly registry: ChannelRegistry,
  ) {}

  placeOf(organizationId: string, manager?: EntityManager): Promise<PlaceInTree> {
    return this.organizations.placeOf(organizationId, manager);
  }

  /** For making something in a unit. @throws AppError `organization_not_found`, `not_allowed` */
  async requireUnit(
    actor: Actor,
    action: Action,
    organizationId: string,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.organizations.placeOf(organizationId, manager);
    actor.require(action, place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return place;
  }

  /** A column belongs to one unit: only that unit's plans name it. */
  async columnFaults(
    columnId: string | null,
    organizationId: string,
    manager: EntityManager,
  ): Promise<Fault[]> {
    if (columnId === null) return [];
    const rows = await this.database.query(
      'SELECT 1 FROM columns WHERE id = $1 AND organization_id = $2',
      [columnId, organizationId],
      manager,
    );
    if (rows.length > 0) return [];
    return [fault('columnId', 'column_unknown', '本单位没有这个栏目。', 'The unit has no such column.')];
  }

  /** Whoever answers for a plan is at work and may write plans there; anybody else is simply not known. */
  async ownerFaults(userId: string, place: PlaceInTree, manager: EntityManager): Promise<Fault[]> {
    const people = await this.database.query(
      `SELECT 1 FROM users WHERE id = $1 AND state = 'active'`,
      [userId],
      manager,
    );
    const grants = people.length > 0 ? await this.members.grantsOf(userId, manager) : [];
    const mayPlan = grants.some(
      ({ organizationId, inherit, roles }) =>
        (inherit ? place.path.includes(organizationId) : organizationId === place.id) &&
        roles.some((role) => actionsByRole[role].has('plan.write')),
    );
    if (mayPlan) return [];
    return [
      fault(
        'ownerId',
        'owner_unknown',
        '负责人应为在岗且在本单位有策划权限的人员。',
        'The owner is an active person who may write plans in this unit.',
      ),
    ];
  }

  /** The unit, or one above it, leads the campaign or is named by it. */
  async campaignFaults(
    campaignId: string | null,
    place: PlaceInTree,
    manager: EntityManager,
  ): Promise<Fault[]> {
    if (campaignId === null) return [];
    const rows = await this.database.query(
      `SELECT 1 FROM campaigns WHERE id = $1 AND (organization_id = $2 OR unit_ids && $3::uuid[])`,
      [campaignId, place.id, place.path],
      manager,
    );
    if (rows.length > 0) return [];
    return [
      fault(
        'campaignId',
        'campaign_unknown',
        '本单位没有参与这个策划。',
        'The unit takes no part in such a campaign.',
      ),
    ];
  }

  platformFaults(path: string, platforms: readonly string[]): Fault[] {
    return platforms.flatMap((platform, index) =>
      this.registry.find(platform)
        ? []
        : [fault(`${path}.${index}`, 'platform_unknown', '没有这个平台。', 'There is no such platform.')],
    );
  }
}
