import { randomBytes } from 'node:crypto';
import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, DAY_MS, fault, invalidInput, newId } from '@haojiao/kernel';
import { Database, SharedQuestions } from '@haojiao/infrastructure/database';
import { hashPassword, passwordMatches } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import { Actor, MembersService, UserEntity, UsersService } from '@haojiao/features/organizations';
import type { Grant } from '@haojiao/features/organizations';
import { AccessTokens } from './access-tokens';
import type { AccessClaims } from './access-tokens';
import { LOCK_MS, afterFailure, isLocked } from './domain/lock-out';
import { LoginThrottle } from './login-throttle';
import { SessionEntity } from './persistence/session.entity';
import { RefreshTokens } from './refresh-tokens';
import type { Caller, TokenPair } from './refresh-tokens';

export type { Caller, TokenPair } from './refresh-tokens';

/** A session ends at the latest after its whole life. */
const SESSION_LIFE_MS = 30 * DAY_MS;

interface SessionRow {
  user_id: string;
  display_name: string;
  organization_id: string;
  grants: Grant[];
}

const actorColumns = `u.id AS user_id, u.display_name, u.organization_id,
  coalesce((SELECT json_agg(json_build_object('organizationId', m.organization_id, 'roles', m.roles,
                                              'inherit', m.inherit))
            FROM memberships m WHERE m.user_id = u.id), '[]') AS grants`;

@Injectable()
export class SessionsService implements OnModuleInit {
  /** Verified against when the account does not exist, so that the answer takes as long. */
  private readonly decoyHash = hashPassword(randomBytes(16).toString('hex'));

  /** Every request asks: those of a moment together. */
  private readonly sessionRows = new SharedQuestions<AccessClaims, SessionRow | null>({
    mostTogether: 50,
    mostAtOnce: 4,
    ask: (claims) => this.readSessions(claims),
  });

  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly members: MembersService,
    private readonly tokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly throttle: LoginThrottle,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.users.onBarred((userId, reason, manager) => this.endAll(manager, userId, reason));
    this.members.onRolesChanged((userId, manager) => this.endAll(manager, userId, 'roles_changed'));
  }

  /** @throws AppError `login_failed` for every wrong pair alike, `account_locked`, `too_many_logins` */
  async login(username: string, password: string, caller: Caller): Promise<TokenPair> {
    await this.throttle.check(caller.address);
    const user = await this.database.manager.findOneBy(UserEntity, { username: username.toLowerCase() });
    const now = new Date();
    const matches = await passwordMatches(user?.passwordHash ?? (await this.decoyHash), password);
    if (!user?.passwordHash || user.state !== 'active' || (!matches && !isLocked(user, now))) {
      await this.throttle.recordFailure(caller.address);
      if (user) {
        const lockedMs = await this.recordFailure(user.id, now, caller);
        if (lockedMs !== null) throw accountLocked(lockedMs);
      } else if (await this.throttle.recordUnknownName(username.toLowerCase())) throw accountLocked(LOCK_MS);
      throw loginFailed();
    }
    if (isLocked(user, now)) {
      await this.throttle.recordFailure(caller.address);
      throw accountLocked(user.lockedUntil!.getTime() - now.getTime());
    }
    return this.database.transaction(async (manager) => {
      // While the password was compared, others may have guessed, or the account was barred or given another password.
      const current = await this.users.load(user.id, manager, true);
      if (isLocked(current, now)) throw accountLocked(current.lockedUntil!.getTime() - now.getTime());
      if (current.state !== 'active' || current.passwordHash !== user.passwordHash) throw loginFailed();
      if (current.failedLogins > 0) {
        await manager.update(UserEntity, user.id, { failedLogins: 0, lockedUntil: null });
      }
      const sessionId = newId();
      await manager.insert(SessionEntity, {
        id: sessionId,
        userId: user.id,
        address: caller.address,
        userAgent: caller.userAgent?.slice(0, 300) ?? null,
        expiresAt: new Date(now.getTime() + SESSION_LIFE_MS),
      });
      const pair = await this.refreshTokens.issue(manager, user, sessionId);
      await this.audit.record(manager, {
        actor: { id: user.id, name: user.displayName, address: caller.address, requestId: caller.requestId },
        organizationId: user.organizationId,
        action: 'session.started',
        objectType: 'session',
        objectId: sessionId,
      });
      return pair;
    });
  }

  /** @throws AppError `refresh_token_invalid` */
  refresh(refreshToken: string): Promise<TokenPair> {
    return this.refreshTokens.refresh(refreshToken);
  }

  async logout(actor: Actor): Promise<void> {
    await this.database.transaction(async (manager) => {
      await this.refreshTokens.end(manager, actor.sessionId, 'logged_out');
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: actor.organizationId,
        action: 'session.ended',
        objectType: 'session',
        objectId: actor.sessionId,
      });
    });
  }

  /** Ends every session of the person, this one too. */
  async changePassword(actor: Actor, currentPassword: string, newPassword: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const user = await this.users.load(actor.userId, manager, true);
      if (!user.passwordHash || !(await passwordMatches(user.passwordHash, currentPassword))) {
        throw invalidInput([
          fault('currentPassword', 'password_wrong', '当前密码不正确。', 'The current password is wrong.'),
        ]);
      }
      await this.users.setPassword(manager, user, newPassword, 'newPassword');
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: user.organizationId,
        action: 'user.password_changed',
        objectType: 'user',
        objectId: user.id,
      });
    });
  }

  /** The person behind an access token with today's rights, or null: rights and sessions are read at every request. */
  async authenticate(accessToken: string, caller: Caller): Promise<Actor | null> {
    const claims = await this.tokens.read(accessToken);
    return claims && this.actorOfSession(claims, caller);
  }

  /** The person of a session with today's rights; null when it ended, or when the person is barred. */
  async actorOfSession(
    claims: AccessClaims,
    caller: Pick<Caller, 'address' | 'requestId'>,
  ): Promise<Actor | null> {
    const row = await this.sessionRows.ask(claims);
    return row ? actorOf(row, claims.sessionId, caller) : null;
  }

  /** Plan: primary keys of sessions and users, index of memberships by person. */
  private async readSessions(claims: AccessClaims[]): Promise<(SessionRow | null)[]> {
    const rows = await this.database.prepared<SessionRow & { asked: string }>(
      `SELECT asked.number AS asked, ${actorColumns}
       FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS asked (session_id, user_id, number)
       JOIN sessions s ON s.id = asked.session_id
       JOIN users u ON u.id = s.user_id AND u.id = asked.user_id
       WHERE s.ended_at IS NULL AND s.expires_at > now() AND u.state = 'active'`,
      [claims.map(({ sessionId }) => sessionId), claims.map(({ userId }) => userId)],
    );
    const found = new Map(rows.map((row) => [Number(row.asked), row]));
    return claims.map((_, index) => found.get(index + 1) ?? null);
  }

  /**
   * A person with today's rights without a session of theirs, for what they left to be used in their name (a signed
   * link). Null when they may not sign in any more. `useId` stands where a session would.
   */
  async onBehalfOf(
    userId: string,
    useId: string,
    caller: { address: string; requestId: string },
  ): Promise<Actor | null> {
    const [row] = await this.database.query<SessionRow>(
      `SELECT ${actorColumns} FROM users u WHERE u.id = $1 AND u.state = 'active'`,
      [userId],
    );
    return row ? actorOf(row, useId, caller) : null;
  }

  /** How long the account is locked where it was already, else null: of many who guess at once, five are told. */
  private async recordFailure(userId: string, at: Date, caller: Caller): Promise<number | null> {
    return this.database.transaction(async (manager) => {
      const user = await this.users.load(userId, manager, true);
      if (isLocked(user, at)) return user.lockedUntil!.getTime() - at.getTime();
      const { failedLogins, lockedUntil } = afterFailure(user, at);
      await manager.update(UserEntity, userId, { failedLogins, lockedUntil });
      await this.audit.record(manager, {
        actor: { id: null, name: user.username, address: caller.address, requestId: caller.requestId },
        organizationId: user.organizationId,
        action: lockedUntil ? 'user.locked' : 'session.refused',
        objectType: 'user',
        objectId: userId,
      });
      return null;
    });
  }

  private async endAll(manager: EntityManager, userId: string, reason: string): Promise<void> {
    await manager.query(
      'UPDATE sessions SET ended_at = now(), ended_because = $2 WHERE user_id = $1 AND ended_at IS NULL',
      [userId, reason],
    );
  }
}

function accountLocked(forMs: number): AppError {
  return new AppError(
    'tooManyRequests',
    'account_locked',
    {
      zh: '连续输错密码，账号已锁定 15 分钟。',
      en: 'Too many wrong passwords; the account is locked for 15 minutes.',
    },
    { retryAfterSeconds: forMs / 1000 },
  );
}

function loginFailed(): AppError {
  return new AppError('notSignedIn', 'login_failed', {
    zh: '用户名或密码不正确。',
    en: 'The user name or the password is wrong.',
  });
}

function actorOf(row: SessionRow, sessionId: string, caller: { address: string; requestId: string }): Actor {
  const { user_id: userId, display_name: displayName, organization_id: organizationId, grants } = row;
  return new Actor(userId, displayName, organizationId, sessionId, grants, caller.address, caller.requestId);
}
