import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { DAY_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { REDIS } from '@haojiao/infrastructure/redis';
import { KeyRing } from '@haojiao/infrastructure/security';
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
 * Makes the short hash by which a visitor is known: of the first-party identifier with a secret of the installation, so
 * that nobody who reads a dump finds a guessed identifier in it; else of address and `User-Agent` with a random salt of the
 * day that all processes share. Neither goes any further than here. The secret lasts as long as the newest key of the
 * ring: with another key visitors are others.
 */
@Injectable()
export class VisitorKeys {
  private current: DaySalt | null = null;
  private fetching: Promise<DaySalt> | null = null;

  private readonly secret: Uint8Array;
  private former: DaySalt | null = null;

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    keys: KeyRing,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.secret = keys.signingKey('visitor-identifiers').key;
  }

  ofIdentifier(visitorId: string): string {
    return createHmac('sha256', this.secret).update(visitorId).digest('base64url').slice(0, 16);
  }

  /** At once when the day's salt is known, which it is but for the first time. */
  ofAddress(address: string, userAgent: string): string | Promise<string> {
    const day = beijingDate(this.clock.now());
    if (this.current?.day === day) return keyBy(this.current.salt, address, userAgent);
    return this.fetchSalt(day).then(({ salt }) => keyBy(salt, address, userAgent));
  }

  /** By which somebody without an identifier was known on the day before; empty where nobody came on that day. */
  async ofAddressYesterday(address: string, userAgent: string): Promise<string> {
    const day = beijingDate(new Date(this.clock.now().getTime() - DAY_MS));
    if (this.former?.day !== day) {
      try {
        // A day without visitors stays one: its salt is only made while it lasts.
        this.former = { day, salt: (await this.redis.get(viewKeys.salt(day))) ?? '' };
      } catch (cause) {
        throw countingUnavailable(cause);
      }
    }
    const { salt } = this.former;
    return salt && keyBy(salt, address, userAgent);
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

function keyBy(salt: string, address: string, userAgent: string): string {
  return WITHOUT_ID + hash(`${salt}\n${address}\n${userAgent}`);
}

/** 96 bits: enough that no two visitors of a day meet. */
function hash(text: string): string {
  return createHash('sha1').update(text).digest('base64url').slice(0, 16);
}
