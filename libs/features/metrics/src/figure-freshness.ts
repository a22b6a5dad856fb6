import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Database } from '@haojiao/infrastructure/database';
import { REDIS } from '@haojiao/infrastructure/redis';
import { parseBatchName } from './domain/view-batch';
import { viewKeys } from './persistence/view-keys';

/** Tells how far the figures in the database reach. */
@Injectable()
export class FigureFreshness {
  constructor(
    private readonly database: Database,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  /**
   * Every view that was answered before this moment is in the figures. Ask before reading them. While Redis is away, it
   * is the moment of the last batch that arrived.
   */
  async asOf(): Promise<Date> {
    const now = new Date();
    try {
      const [oldest, since] = await Promise.all([
        this.redis.lindex(viewKeys.sealed, 0),
        this.redis.hget(viewKeys.open, 'since'),
      ]);
      const pending = [oldest ? parseBatchName(oldest).since : null, since ? Number(since) : null];
      return new Date(Math.min(now.getTime(), ...pending.filter((at) => at !== null)));
    } catch {
      const [row] = await this.database.query<{ since: Date | null }>(
        'SELECT since FROM view_batches ORDER BY moved_at DESC LIMIT 1',
      );
      return row?.since ?? new Date(0);
    }
  }
}
