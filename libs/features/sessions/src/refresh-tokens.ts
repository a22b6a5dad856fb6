import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, DAY_MS, SECOND_MS } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { UserEntity, UsersService } from '@haojiao/features/organizations';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-tokens';
import { RefreshTokenEntity } from './persistence/refresh-token.entity';
import { SessionEntity } from './persistence/session.entity';

export interface Caller {
  address: string;
  userAgent: string | null;
  requestId: string;
}

export interface TokenPair {
  accessToken: string;
  expiresIn: number;
  refreshToken: string;
  user: UserEntity;
}

/** A session ends when it was not used for this long. */
export const REFRESH_IDLE_MS = 7 * DAY_MS;
/**
 * How long after its use a shared token may come again. A thief who is that fast is found out as soon as the two of them
 * use its successor further apart.
 */
const REPEAT_MS = 30 * SECOND_MS;

/** Tokens by which a session goes on: each is good for one use. */
@Injectable()
export class RefreshTokens {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly tokens: AccessTokens,
    private readonly audit: AuditService,
  ) {}

  /**
   * A new pair for a refresh token; the second use of one ends the session: it was stolen or replayed. Holders who share
   * a token name its `successor` themselves; the same successor is given again to who comes a moment later with the same
   * token, as long as nobody has used it.
   * @throws AppError `refresh_token_invalid`
   */
  async refresh(refreshToken: string, successor: string | null = null): Promise<TokenPair> {
    const tokenHash = hashOf(refreshToken);
    const outcome = await this.database.transaction(async (manager) => {
      const token = await this.lockToken(manager, tokenHash);
      if (!token) return null;
      const session = await manager.findOneByOrFail(SessionEntity, { id: token.sessionId });
      const now = new Date();
      const isRepeated = successor !== null && (await this.isRepeated(manager, token, successor, now));
      if (token.usedAt && !isRepeated) {
        await this.end(manager, session.id, 'refresh_token_reused');
        await this.traceReuse(manager, session);
        return null;
      }
      if (session.endedAt || session.expiresAt <= now || token.expiresAt <= now) return null;
      await manager.update(RefreshTokenEntity, tokenHash, { usedAt: token.usedAt ?? now });
      await manager.update(SessionEntity, session.id, { lastUsedAt: now });
      const user = await this.users.load(session.userId, manager);
      if (user.state !== 'active') return null;
      return isRepeated
        ? this.pairOf(user, session.id, successor)
        : this.issue(manager, user, session.id, successor);
    });
    if (outcome) return outcome;
    throw new AppError('notSignedIn', 'refresh_token_invalid', {
      zh: '登录已失效，请重新登录。',
      en: 'This log-in is no longer valid; sign in again.',
    });
  }

  /** Whoever holds a token of a session, old or new, may end it. A token that is none ends nothing. */
  async endSessionOf(refreshToken: string, { address, requestId }: Caller): Promise<void> {
    await this.database.transaction(async (manager) => {
      const token = await this.lockToken(manager, hashOf(refreshToken));
      if (!token) return;
      const session = await manager.findOneByOrFail(SessionEntity, { id: token.sessionId });
      if (session.endedAt) return;
      const { id, displayName, organizationId } = await this.users.load(session.userId, manager);
      await this.end(manager, session.id, 'logged_out');
      await this.audit.record(manager, {
        actor: { id, name: displayName, address, requestId },
        organizationId,
        action: 'session.ended',
        objectType: 'session',
        objectId: session.id,
      });
    });
  }

  /** The first token of a session, or the next one. */
  async issue(
    manager: EntityManager,
    user: UserEntity,
    sessionId: string,
    successor: string | null = null,
  ): Promise<TokenPair> {
    const refreshToken = successor ?? randomBytes(32).toString('base64url');
    await manager.insert(RefreshTokenEntity, {
      tokenHash: hashOf(refreshToken),
      sessionId,
      expiresAt: new Date(Date.now() + REFRESH_IDLE_MS),
    });
    return this.pairOf(user, sessionId, refreshToken);
  }

  async end(manager: EntityManager, sessionId: string, reason: string): Promise<void> {
    await manager.query(
      'UPDATE sessions SET ended_at = now(), ended_because = $2 WHERE id = $1 AND ended_at IS NULL',
      [sessionId, reason],
    );
  }

  private async pairOf(user: UserEntity, sessionId: string, refreshToken: string): Promise<TokenPair> {
    const accessToken = await this.tokens.issue({ userId: user.id, sessionId });
    return { accessToken, expiresIn: ACCESS_TOKEN_SECONDS, refreshToken, user };
  }

  /** Of two who refresh at once, the second waits here until the first is done. */
  private lockToken(manager: EntityManager, tokenHash: string): Promise<RefreshTokenEntity | null> {
    return manager
      .createQueryBuilder(RefreshTokenEntity, 't')
      .setLock('pessimistic_write')
      .where('t.tokenHash = :tokenHash', { tokenHash })
      .getOne();
  }

  /** Another tab was a moment faster, or the answer was lost on its way: what was given then is still unused. */
  private async isRepeated(
    manager: EntityManager,
    { usedAt, sessionId }: RefreshTokenEntity,
    successor: string,
    now: Date,
  ): Promise<boolean> {
    if (!usedAt || now.getTime() - usedAt.getTime() > REPEAT_MS) return false;
    const next = await manager.findOneBy(RefreshTokenEntity, { tokenHash: hashOf(successor), sessionId });
    return next !== null && next.usedAt === null;
  }

  /** Either the thief or the owner came second: the auditor should know. */
  private async traceReuse(manager: EntityManager, session: SessionEntity): Promise<void> {
    const user = await this.users.load(session.userId, manager);
    await this.audit.record(manager, {
      actor: { id: null, name: user.username, address: null, requestId: null },
      organizationId: user.organizationId,
      action: 'session.refresh_token_reused',
      objectType: 'session',
      objectId: session.id,
    });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
