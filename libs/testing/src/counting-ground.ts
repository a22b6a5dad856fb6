import Redis from 'ioredis';
import { newId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { ReportedView } from '@haojiao/features/metrics';
import { createTestDatabase, requireEnvironment } from './test-database';

/** Real servers for one spec file: a database of its own, and a numbered Redis database that is emptied. */
export async function openCountingGround(redisDatabase: number) {
  const { ViewCounter, ViewMover } = await import('@haojiao/features/metrics');
  const testDatabase = await createTestDatabase();
  const database = new Database(testDatabase.dataSource);
  const redis = new Redis(redisUrlOf(redisDatabase));
  await redis.flushdb();
  const counter = new ViewCounter(redis, { keptEventsDays: 30 });
  const secondConnection = redis.duplicate();

  return {
    testDatabase,
    database,
    redis,
    counter,
    mover: new ViewMover(database, redis),
    otherMover: new ViewMover(database, secondConnection),
    figures: async (contentId: string): Promise<{ raw: number; counted: number }> => {
      const [row] = await database.query<{ raw: string; counted: string }>(
        `SELECT coalesce(sum(views_raw), 0) AS raw, coalesce(sum(views_counted), 0) AS counted
         FROM view_counts WHERE content_id = $1`,
        [contentId],
      );
      return { raw: Number(row!.raw), counted: Number(row!.counted) };
    },
    close: async () => {
      await counter.onApplicationShutdown();
      await redis.flushdb();
      redis.disconnect();
      secondConnection.disconnect();
      await testDatabase.drop();
    },
  };
}

export type CountingGround = Awaited<ReturnType<typeof openCountingGround>>;

/** The numbered Redis database of the test servers: spec files that count don't meet in one. */
export function redisUrlOf(redisDatabase: number): string {
  const url = new URL(requireEnvironment('REDIS_URL'));
  url.pathname = `/${redisDatabase}`;
  return url.toString();
}

let visitors = 0;

/** A view by somebody who was never here before. */
export function aView(change: Partial<ReportedView> = {}): ReportedView {
  visitors += 1;
  return { contentId: newId(), surface: 'page', visitor: `visitor-${visitors}`, ...change };
}
