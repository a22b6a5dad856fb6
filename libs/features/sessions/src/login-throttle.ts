import { Injectable } from '@nestjs/common';
import { AppError, sha256 } from '@haojiao/kernel';
import { AttemptCounter } from '@haojiao/infrastructure/redis';
import { MAX_FAILED_LOGINS } from './domain/lock-out';

const WINDOW_SECONDS = 900;
const MAX_FAILURES_PER_ADDRESS = 30;

/** Counts wrong log-ins per address, whatever account or header they name; the account's own lock is in its row. */
@Injectable()
export class LoginThrottle {
  constructor(private readonly attempts: AttemptCounter) {}

  /** @throws AppError `too_many_logins` with the seconds to wait. Without Redis the account's lock still holds. */
  async check(address: string): Promise<void> {
    const { count, secondsLeft } = await this.attempts.read(keyOf(address));
    if (count < MAX_FAILURES_PER_ADDRESS) return;
    throw new AppError(
      'tooManyRequests',
      'too_many_logins',
      { zh: '登录失败次数过多，请稍后再试。', en: 'Too many failed log-ins from here; try again later.' },
      { retryAfterSeconds: secondsLeft },
    );
  }

  async recordFailure(address: string): Promise<void> {
    await this.attempts.increase(keyOf(address), WINDOW_SECONDS);
  }

  /**
   * A name that nobody has is locked like one that somebody has, so that the answer does not tell which names exist.
   * Whether this failure, or one before it, locked the name.
   */
  async recordUnknownName(username: string): Promise<boolean> {
    const key = `login-failures-unknown:${sha256(username)}`;
    const { count } = await this.attempts.read(key);
    await this.attempts.increase(key, WINDOW_SECONDS);
    return count >= MAX_FAILED_LOGINS;
  }
}

function keyOf(address: string): string {
  return `login-failures:${address}`;
}
