import { Inject, Injectable } from '@nestjs/common';
import type Redis from 'ioredis';
import { REDIS } from './redis-token';

/** How often something was tried in vain, and when that is forgotten. */
export interface Attempts {
  count: number;
  /** Until the count starts anew; at least 1. */
  secondsLeft: number;
}

/** Counts what went wrong, by whatever key, for a window of time. A hint: without Redis nothing was tried yet. */
@Injectable()
export class AttemptCounter {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  async read(key: string): Promise<Attempts> {
    const [count, left] = await Promise.all([this.redis.get(key), this.redis.ttl(key)]).catch(() => [
      null,
      0,
    ]);
    return { count: Number(count ?? 0), secondsLeft: Math.max(1, Number(left)) };
  }

  /** The first one opens the window. */
  async increase(key: string, windowSeconds: number): Promise<void> {
    await this.redis
      .multi()
      .incr(key)
      .expire(key, windowSeconds, 'NX')
      .exec()
      .catch(() => undefined);
  }
}
