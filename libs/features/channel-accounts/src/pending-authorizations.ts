import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { ChannelAuthorizationEntity } from './persistence/channel-authorization.entity';

export const AUTHORIZATION_LIFE_MS = 10 * MINUTE_MS;

const SECRET_BYTES = 32;

/** Ways to a platform that were begun and not yet come back from. */
@Injectable()
export class PendingAuthorizations {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `state` goes through the platform, `browser` into a cookie: 256 random bits each, kept as hashes only. */
  async begin(
    actor: Actor,
    account: { id: string; platform: string },
  ): Promise<{ state: string; browser: string; expiresAt: Date }> {
    const now = this.clock.now();
    await this.database.query('DELETE FROM channel_authorizations WHERE expires_at < $1', [
      new Date(now.getTime() - DAY_MS),
    ]);
    const state = randomBytes(SECRET_BYTES).toString('base64url');
    const browser = randomBytes(SECRET_BYTES).toString('base64url');
    const expiresAt = new Date(now.getTime() + AUTHORIZATION_LIFE_MS);
    await this.database.manager.insert(ChannelAuthorizationEntity, {
      stateHash: hashOf(state),
      browserHash: hashOf(browser),
      channelAccountId: account.id,
      platform: account.platform,
      userId: actor.userId,
      sessionId: actor.sessionId,
      createdAt: now,
      expiresAt,
    });
    return { state, browser, expiresAt };
  }

  /** Takes the way of a state, once: of two that come with it one gets null. Another platform's is left as it is. */
  async take(platform: string, state: string): Promise<ChannelAuthorizationEntity | null> {
    const stateHash = hashOf(state);
    const { affected } = await this.database.manager
      .createQueryBuilder()
      .update(ChannelAuthorizationEntity)
      .set({ usedAt: this.clock.now() })
      .where('stateHash = :stateHash AND platform = :platform AND usedAt IS NULL AND expiresAt > :now', {
        stateHash,
        platform,
        now: this.clock.now(),
      })
      .execute();
    if (affected !== 1) return null;
    return this.database.manager.findOneByOrFail(ChannelAuthorizationEntity, { stateHash });
  }

  /** The way that a browser began, also when it is over: whose browser it is. */
  async ofBrowser(platform: string, browser: string): Promise<ChannelAuthorizationEntity | null> {
    return this.database.manager.findOneBy(ChannelAuthorizationEntity, {
      browserHash: hashOf(browser),
      platform,
    });
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
