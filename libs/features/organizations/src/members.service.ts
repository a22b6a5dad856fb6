import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound, ruleBroken } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor, Grant, PlaceInTree } from './domain/actor';
import { requireSeparateRoles } from './domain/role-rules';
import type { Role } from './domain/roles';
import { OrganizationsService } from './organizations.service';
import { MembershipEntity } from './persistence/membership.entity';
import { UserEntity } from './persistence/user.entity';

export interface Member {
  userId: string;
  username: string;
  displayName: string;
  roles: Role[];
  inherit: boolean;
}

/** Told when a person's roles changed, in the same transaction: their sessions end. */
export type RolesChangedListener = (userId: string, manager: EntityManager) => Promise<void>;

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

@Injectable()
export class MembersService {
  private readonly rolesChangedListeners: RolesChangedListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly settings: Settings,
  ) {}

  onRolesChanged(listener: RolesChangedListener): void {
    this.rolesChangedListeners.push(listener);
  }

  async grantsOf(userId: string, manager: EntityManager = this.database.manager): Promise<Grant[]> {
    return this.database.query<Grant>(
      'SELECT organization_id AS "organizationId", roles, inherit FROM memberships WHERE user_id = $1',
      [userId],
      manager,
    );
  }

  /** Sets what a person is in a unit; an empty list takes the person out. */
  async assign(
    actor: Actor,
    organizationId: string,
    userId: string,
    roles: Role[],
    inherit: boolean,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const place = await this.organizations.placeOf(organizationId, manager);
      await this.requireMayAssign(actor, place, manager);
      const user = await manager
        .createQueryBuilder(UserEntity, 'u')
        .setLock('pessimistic_write')
        .where('u.id = :userId', { userId })
        .getOne();
      if (!user) throw notFound('user', '没有这个人员。', 'There is no such person.');
      await this.requireVisible(actor, user, manager);
      await this.save(manager, organizationId, userId, roles, inherit);
      const grants = await this.grantsOf(userId, manager);
      requireSeparateRoles(
        grants.flatMap((grant) => grant.roles),
        this.settings.smallOffice,
      );
      for (const listener of this.rolesChangedListeners) await listener(userId, manager);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: roles.length === 0 ? 'member.removed' : 'member.assigned',
        objectType: 'user',
        objectId: userId,
        details: { roles, inherit },
      });
    });
  }

  /** Without a permission question, for the first start. */
  async save(
    manager: EntityManager,
    organizationId: string,
    userId: string,
    roles: Role[],
    inherit: boolean,
  ): Promise<void> {
    if (roles.length === 0) await manager.delete(MembershipEntity, { organizationId, userId });
    else
      await manager.upsert(MembershipEntity, { organizationId, userId, roles, inherit }, [
        'organizationId',
        'userId',
      ]);
  }

  async list(actor: Actor, organizationId: string): Promise<Member[]> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('user.read', place, see);
    return this.database.query<Member>(
      `SELECT u.id AS "userId", u.username, u.display_name AS "displayName", m.roles, m.inherit
       FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.organization_id = $1 ORDER BY u.username`,
      [organizationId],
    );
  }

  /**
   * Roles are given by the security administrator; by the administrator only in a small office, or as long as
   * nobody in the installation is a security administrator and somebody has to appoint the first.
   */
  private async requireMayAssign(actor: Actor, place: PlaceInTree, manager: EntityManager): Promise<void> {
    if (actor.can('member.assign', place)) return;
    if (actor.can('user.manage', place)) {
      if (this.settings.smallOffice) return;
      const [row] = await this.database.query<{ exists: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM memberships WHERE 'security_administrator' = ANY(roles)) AS exists`,
        [],
        manager,
      );
      if (!row?.exists) return;
    }
    actor.require('member.assign', place, see);
  }

  /** A person of another branch can't be pulled into one's own. */
  private async requireVisible(actor: Actor, user: UserEntity, manager: EntityManager): Promise<void> {
    const home = await this.organizations.placeOf(user.organizationId, manager);
    if (!actor.can('user.read', home)) throw notFound('user', '没有这个人员。', 'There is no such person.');
    if (user.state === 'suspended') {
      throw ruleBroken(
        'user_suspended',
        '该人员已停用，请先恢复。',
        'The person is suspended; reactivate first.',
      );
    }
  }
}
