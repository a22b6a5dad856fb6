import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { beijingDate } from '@haojiao/kernel';
import { REDIS } from '@haojiao/infrastructure/redis';
import { countingUnavailable } from './domain/counting-unavailable';
import { viewKeys } from './persistence/view-keys';

/** A day's salt outlives its day by a little, for clocks that differ; then nothing can be traced back. */
const SALT_LIFE_SECONDS = 26 * 3_600;

interface DaySalt {
  day: string;
  salt: string;
}

/** Stands in keys of visitors who are known for the day only; the hash itself has no such letter. */
export const WITHOUT_ID = '~';

/**
 * Makes the short hash by which a visitor is known: of the first-party identifier, else of address and `User-Agent`
 * with a random salt of the day that all processes share. Neither goes any further than here.
 */
@Injectable()
export class VisitorKeys {
  private current: DaySalt | null = null;
  private fetching: Promise<DaySalt> | null = null;

  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  ofIdentifier(visitorId: string): string {
    return hash(`id\n${visitorId}`);
  }

  /** At once when the day's salt is known, which it is but for the first time. */
  ofAddress(address: string, userAgent: string): string | Promise<string> {
    const day = beijingDate(new Date());
    if (this.current?.day === day) return WITHOUT_ID + hash(`${this.current.salt}\n${address}\n${userAgent}`);
    return this.fetchSalt(day).then(({ salt }) => WITHOUT_ID + hash(`${salt}\n${address}\n${userAgent}`));
  }

  private fetchSalt(day: string): Promise<DaySalt> {
    this.fetching ??= this.askForSalt(day).finally(() => (this.fetching = null));
    return this.fetching;
  }

  private async askForSalt(day: string): Promise<DaySalt> {
    const key = viewKeys.salt(day);
    try {
      await this.redis.set(key, randomBytes(16).toString('base64url'), 'EX', SALT_LIFE_SECONDS, 'NX');
      const salt = await this.redis.get(key);
      if (!salt) throw new Error('The salt of the day is gone');
      this.current = { day, salt };
      return this.current;
    } catch (cause) {
      throw countingUnavailable(cause);
    }
  }
}

/** 96 bits: enough that no two visitors of a day meet. */
function hash(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 16);
}
