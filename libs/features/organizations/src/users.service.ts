import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { hashPassword } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from './domain/actor';
import { namesOf, passwordFaults } from './domain/role-rules';
import { exclusiveRoles } from './domain/roles';
import type { Role } from './domain/roles';
import { OrganizationsService } from './organizations.service';
import { UserEntity } from './persistence/user.entity';
import { scopeParameters, scopeSql } from './scope-sql';
import { UserPhones } from './user-phones';

export interface UserInput {
  username: string;
  displayName: string;
  post?: string | null;
  password?: string;
  email?: string | null;
  phone?: string | null;
  organizationId?: string;
  mustChangePassword?: boolean;
}

export type UserChanges = Partial<
  Pick<UserEntity, 'displayName' | 'post' | 'email' | 'phone' | 'organizationId' | 'state'>
>;

/** Told when a person was suspended or given another password, in the same transaction: their sessions end. */
export type UserBarredListener = (userId: string, reason: string, manager: EntityManager) => Promise<void>;

const see = {
  read: 'user.read',
  noun: 'user',
  zh: '没有这个人员。',
  en: 'There is no such person.',
} as const;

@Injectable()
export class UsersService {
  private readonly barredListeners: UserBarredListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly phones: UserPhones,
    private readonly settings: Settings,
  ) {}

  onBarred(listener: UserBarredListener): void {
    this.barredListeners.push(listener);
  }

  async create(actor: Actor, input: UserInput): Promise<UserEntity> {
    const organizationId = input.organizationId ?? actor.organizationId;
    const place = await this.organizations.placeOf(organizationId);
    actor.require('user.manage', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.database.transaction(async (manager) => {
      const user = await this.insert(manager, { ...input, organizationId });
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'user.created',
        objectType: 'user',
        objectId: user.id,
        details: { username: user.username, displayName: user.displayName },
      });
      return user;
    });
  }

  /** Without a permission question; the first start uses it too. */
  async insert(manager: EntityManager, input: UserInput & { organizationId: string }): Promise<UserEntity> {
    const username = input.username.toLowerCase();
    if (input.password !== undefined) requireStrong(input.password, username, 'password');
    const id = newId();
    try {
      await manager.insert(UserEntity, {
        id,
        organizationId: input.organizationId,
        username,
        displayName: input.displayName,
        post: input.post ?? null,
        email: input.email ?? null,
        ...this.phones.columns(id, input.phone ?? null),
        passwordHash: input.password === undefined ? null : await hashPassword(input.password),
        mustChangePassword: input.mustChangePassword ?? false,
        state: 'active',
      });
    } catch (error) {
      if (brokenConstraint(error) === 'users_username_key') {
        throw invalidInput([
          fault('username', 'username_taken', '这个用户名已被使用，请换一个。', 'This user name is in use.'),
        ]);
      }
      throw error;
    }
    return this.load(id, manager);
  }

  async get(actor: Actor, id: string): Promise<UserEntity> {
    const user = await this.load(id);
    if (user.id !== actor.userId) {
      actor.require('user.read', await this.organizations.placeOf(user.organizationId), see);
    }
    return user;
  }

  async change(
    actor: Actor,
    id: string,
    changes: UserChanges,
    checkVersion: (current: UserEntity) => void,
  ): Promise<UserEntity> {
    return this.database.transaction(async (manager) => {
      const user = await this.load(id, manager, true);
      actor.require('user.manage', await this.organizations.placeOf(user.organizationId, manager), see);
      if (changes.organizationId) {
        actor.require('user.manage', await this.organizations.placeOf(changes.organizationId, manager), see);
      }
      checkVersion(user);
      const { phone, ...others } = changes;
      Object.assign(user, others, phone !== undefined && this.phones.columns(id, phone));
      const saved = await manager.save(user);
      if (changes.state === 'suspended') await this.bar(id, 'suspended', manager);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: user.organizationId,
        action: 'user.changed',
        objectType: 'user',
        objectId: id,
        details: { fields: Object.keys(changes), ...(changes.state && { state: changes.state }) },
      });
      return saved;
    });
  }

  /** The whole number, and on record with the reason. @throws AppError `user_not_found`, `not_allowed` */
  async lookAtPhone(actor: Actor, id: string, reason: string): Promise<string | null> {
    return this.database.transaction(async (manager) => {
      const user = await this.load(id, manager);
      actor.require('user.read', await this.organizations.placeOf(user.organizationId, manager), see);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: user.organizationId,
        action: 'user.phone_looked_at',
        objectType: 'user',
        objectId: id,
        details: { reason },
      });
      return this.phones.open(user);
    });
  }

  /** A new password by the person or an administrator; every session of the person ends. */
  async setPassword(manager: EntityManager, user: UserEntity, password: string, path: string): Promise<void> {
    requireStrong(password, user.username, path);
    user.passwordHash = await hashPassword(password);
    user.mustChangePassword = false;
    user.failedLogins = 0;
    user.lockedUntil = null;
    await manager.save(user);
    await this.bar(user.id, 'password_changed', manager);
  }

  /**
   * A password for one log-in, told to somebody who forgot theirs.
   * @throws AppError `own_password`; `password_of_other_office`: the three administrators watch one another, so that
   * none may take another's place by a new password
   */
  async resetPassword(actor: Actor, id: string, password: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const user = await this.load(id, manager, true);
      actor.require('user.manage', await this.organizations.placeOf(user.organizationId, manager), see);
      if (id === actor.userId) {
        throw ruleBroken(
          'own_password',
          '自己的密码请用“修改密码”更换。',
          'Change your own password by giving the present one.',
        );
      }
      await this.requireSameOffice(actor, id, manager);
      await this.setPassword(manager, user, password, 'password');
      user.mustChangePassword = true;
      await manager.save(user);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: user.organizationId,
        action: 'user.password_reset',
        objectType: 'user',
        objectId: id,
        details: {},
      });
    });
  }

  private async requireSameOffice(actor: Actor, userId: string, manager: EntityManager): Promise<void> {
    if (this.settings.smallOffice) return;
    const rows = await this.database.query<{ role: Role }>(
      'SELECT DISTINCT unnest(roles) AS role FROM memberships WHERE user_id = $1',
      [userId],
      manager,
    );
    const own = new Set(actor.grants.flatMap(({ roles }) => roles));
    const foreign = exclusiveRoles.filter((role) => !own.has(role) && rows.some((row) => row.role === role));
    if (foreign.length === 0) return;
    throw ruleBroken(
      'password_of_other_office',
      `此人是${namesOf(foreign, 'zh').join('、')}，密码不能由您重置（三员分立）。请先由安全管理员收回该角色，重置后再分配。`,
      `This person is ${namesOf(foreign, 'en').join(' and ')}, and their password is not yours to reset. Have the role taken back first.`,
    );
  }

  /** People of the units in which the caller may read them, by id; plan: index `users_organization_id`. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<UserEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT u.id FROM users u JOIN organizations o ON o.id = u.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid]) AND ($4::uuid IS NULL OR u.id > $4)
       ORDER BY u.id LIMIT $5`,
      [...scopeParameters(actor.scope('user.read')), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(UserEntity, 'u')
      .where('u.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('u.id')
      .getMany();
  }

  async load(
    id: string,
    manager: EntityManager = this.database.manager,
    forUpdate = false,
  ): Promise<UserEntity> {
    const query = manager.createQueryBuilder(UserEntity, 'u').where('u.id = :id', { id });
    const user = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!user) throw notFound(see.noun, see.zh, see.en);
    return user;
  }

  private async bar(userId: string, reason: string, manager: EntityManager): Promise<void> {
    for (const listener of this.barredListeners) await listener(userId, reason, manager);
  }
}

function requireStrong(password: string, username: string, path: string): void {
  const wrong = passwordFaults(password, username);
  if (wrong) throw invalidInput([fault(path, 'password_too_weak', wrong.zh, wrong.en)]);
}
