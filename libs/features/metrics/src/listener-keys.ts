import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import { DAY_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { REDIS } from '@haojiao/infrastructure/redis';
import { viewKeys } from './persistence/view-keys';

/** A salt is needed on the day after, for listens that began before midnight; then nothing can be traced back. */
const SALT_LIFE_SECONDS = 50 * 3_600;

/** One listener by the salts of two days: who began yesterday is found again, and known anew today. */
export interface ListenerKey {
  today: string;
  /** Empty where nobody listened yesterday. */
  yesterday: string;
  /** The address alone, by the salt of today: whoever hides behind many names. */
  network: string;
}

/**
 * Makes the short hashes by which a listener is known: of address and `User-Agent` with a random salt of the day that
 * all processes share. Neither goes any further than here.
 */
@Injectable()
export class ListenerKeys {
  private readonly salts = new LRUCache<string, string>({ max: 4 });

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Error while Redis is away and the salt of the day is not known */
  async of(address: string, userAgent: string): Promise<ListenerKey> {
    const now = this.clock.now();
    const [today, yesterday] = await Promise.all([
      this.salt(beijingDate(now), true),
      this.salt(beijingDate(new Date(now.getTime() - DAY_MS)), false),
    ]);
    const network = networkOf(address);
    const known = (salt: string) => hashed(`${salt}\n${network}\n${userAgent}`);
    return {
      today: known(today),
      yesterday: yesterday && known(yesterday),
      network: hashed(`${today}\n${network}`),
    };
  }

  private async salt(day: string, isMade: boolean): Promise<string> {
    const known = this.salts.get(day);
    if (known !== undefined) return known;
    const key = viewKeys.listenSalt(day);
    if (isMade) {
      await this.redis.set(key, randomBytes(16).toString('base64url'), 'EX', SALT_LIFE_SECONDS, 'NX');
    }
    const salt = (await this.redis.get(key)) ?? '';
    // A day without listeners stays one: its salt is only made while it lasts.
    if (salt || !isMade) this.salts.set(day, salt);
    return salt;
  }
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Of IPv6 the network: the rest of an address changes by the hour, and belongs to one household or office. */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}
