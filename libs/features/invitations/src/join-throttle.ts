import { Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import { AttemptCounter } from '@haojiao/infrastructure/redis';

const WINDOW_SECONDS = 900;
/** Many join from one office; what counts is what went wrong. */
const MAX_FAILURES_PER_ADDRESS = 30;
/** A person finds a free name in fewer tries; whoever lists names does not. */
const MAX_TAKEN_NAMES = 10;

/** Keeps links from being guessed, and a link from being used to find out which user names exist. */
@Injectable()
export class JoinThrottle {
  constructor(private readonly attempts: AttemptCounter) {}

  /** @throws AppError `too_many_attempts` with the seconds to wait */
  async checkAddress(address: string): Promise<void> {
    await this.check(addressKey(address), MAX_FAILURES_PER_ADDRESS);
  }

  /** @throws AppError `too_many_attempts`; the link itself stays good */
  async checkNames(invitationId: string): Promise<void> {
    await this.check(namesKey(invitationId), MAX_TAKEN_NAMES);
  }

  async recordFailure(address: string): Promise<void> {
    await this.attempts.increase(addressKey(address), WINDOW_SECONDS);
  }

  async recordTakenName(invitationId: string): Promise<void> {
    await this.attempts.increase(namesKey(invitationId), WINDOW_SECONDS);
  }

  private async check(key: string, max: number): Promise<void> {
    const { count, secondsLeft } = await this.attempts.read(key);
    if (count < max) return;
    throw new AppError(
      'tooManyRequests',
      'too_many_attempts',
      { zh: '尝试次数过多，请 15 分钟后再试。', en: 'Too many attempts; try again in 15 minutes.' },
      { retryAfterSeconds: secondsLeft },
    );
  }
}

function addressKey(address: string): string {
  return `join-failures:${address}`;
}

function namesKey(invitationId: string): string {
  return `join-taken-names:${invitationId}`;
}
