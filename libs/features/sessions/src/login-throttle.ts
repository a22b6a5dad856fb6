import { Inject, Injectable } from '@nestjs/common';
import type Redis from 'ioredis';
import { AppError, sha256 } from '@haojiao/kernel';
import { REDIS } from '@haojiao/infrastructure/redis';
import { MAX_FAILED_LOGINS } from './domain/lock-out';

const WINDOW_SECONDS = 900;
const MAX_FAILURES_PER_ADDRESS = 30;

/** Counts wrong log-ins per address, whatever account or header they name; the account's own lock is in its row. */
@Injectable()
export class LoginThrottle {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  /** @throws AppError `too_many_logins` with the seconds to wait. Without Redis the account's lock still holds. */
  async check(address: string): Promise<void> {
    const key = keyOf(address);
    const [failures, ttl] = await Promise.all([this.redis.get(key), this.redis.ttl(key)]).catch(() => [
      null,
      0,
    ]);
    if (Number(failures ?? 0) < MAX_FAILURES_PER_ADDRESS) return;
    throw new AppError(
      'tooManyRequests',
      'too_many_logins',
      { zh: '登录失败次数过多，请稍后再试。', en: 'Too many failed log-ins from here; try again later.' },
      { retryAfterSeconds: Math.max(1, Number(ttl)) },
    );
  }

  async recordFailure(address: string): Promise<void> {
    await this.increase(keyOf(address));
  }

  /**
   * A name that nobody has is locked like one that somebody has, so that the answer does not tell which names exist.
   * Whether this failure, or one before it, locked the name.
   */
  async recordUnknownName(username: string): Promise<boolean> {
    const key = `login-failures-unknown:${sha256(username)}`;
    const failures = Number((await this.redis.get(key).catch(() => null)) ?? 0);
    await this.increase(key);
    return failures >= MAX_FAILED_LOGINS;
  }

  private async increase(key: string): Promise<void> {
    await this.redis
      .multi()
      .incr(key)
      .expire(key, WINDOW_SECONDS, 'NX')
      .exec()
      .catch(() => undefined);
  }
}

function keyOf(address: string): string {
  return `login-failures:${address}`;
}
