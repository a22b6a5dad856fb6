import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { EntityManager } from 'typeorm';
import { DAY_MS } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { REDIS } from '@haojiao/infrastructure/redis';
import { viewRules } from './domain/counting-rule';
import { parseBatch, parseBatchName } from './domain/view-batch';
import type { BatchName, ViewIncrement } from './domain/view-batch';
import { keepEvents } from './kept/keep-events';
import { addLiveMinutes } from './live/add-live-minutes';
import { addTallies, addToMediaCounts } from './persistence/add-to-media-figures';
import { viewKeys } from './persistence/view-keys';
import { withViewScripts } from './persistence/view-scripts';

/** One mover at a time; a second finds nothing to do. Batches would be safe without it, by their key. */
const MOVER_LOCK = 7_204_110;
/** A batch can't come back from a Redis backup older than this. */
const KEEP_BATCHES_MS = 35 * DAY_MS;
/** Bundles of kept reports that are read together: at most 50,000 reports, some megabytes. */
const PIECES_AT_ONCE = 100;
const PRUNE_EVERY_MS = 60 * 60 * 1_000;

const viewRuleIds = new Set(viewRules.map(({ id }) => id));

/**
 * Takes counts from Redis to PostgreSQL. A batch is sealed (no view is added any more), added to the figures in one
 * transaction together with its own name, and only then removed. Killed anywhere, the next run finds the sealed batch
 * again: by its name it was already added, or it was not added at all.
 */
@Injectable()
export class ViewMover {
  private readonly redis: Redis;
  private prunedAt = 0;

  constructor(
    private readonly database: Database,
    @Inject(REDIS) redis: Redis,
  ) {
    this.redis = withViewScripts(redis);
  }

  /** Moves everything that was counted before the call. Returns the batches that were added to the figures. */
  async move(): Promise<number> {
    // What an earlier run left behind goes first, so that an absent database doesn't make a heap of small batches.
    let moved = await this.moveSealed();
    if ((await this.redis.sealBatch(viewKeys.open)) === 1) moved += await this.moveSealed();
    await this.prune();
    return moved;
  }

  private async moveSealed(): Promise<number> {
    let moved = 0;
    for (const entry of await this.redis.lrange(viewKeys.sealed, 0, -1)) {
      const name = parseBatchName(entry);
      const key = viewKeys.batch(name.epoch, name.number);
      const events = viewKeys.events(name.epoch, name.number);
      const outcome = await this.add(name, parseBatch(await this.redis.hgetall(key)), this.pagesOf(events));
      if (outcome === 'busy') return moved;
      if (outcome === 'added') moved += 1;
      await this.redis.multi().del(key).del(events).lrem(viewKeys.sealed, 0, entry).exec();
    }
    return moved;
  }

  /** A sealed batch takes nothing more, so its pages stay. */
  private async *pagesOf(events: string): AsyncGenerator<string[]> {
    for (let start = 0; ; start += PIECES_AT_ONCE) {
      const pieces = await this.redis.lrange(events, start, start + PIECES_AT_ONCE - 1);
      yield pieces;
      if (pieces.length < PIECES_AT_ONCE) return;
    }
  }

  private async add(
    name: BatchName,
    { increments, tallies, presences, drops }: ReturnType<typeof parseBatch>,
    pages: AsyncIterable<string[]>,
  ): Promise<'added' | 'added_before' | 'busy'> {
    return this.database.transaction(async (manager) => {
      const [lock] = await manager.query<{ taken: boolean }[]>(
        'SELECT pg_try_advisory_xact_lock($1) AS taken',
        [MOVER_LOCK],
      );
      if (!lock?.taken) return 'busy';
      if (increments.length === 0) return 'added_before';
      const added = await manager.query<unknown[]>(
        `INSERT INTO view_batches (epoch, number, since, views_raw, views_counted) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (epoch, number) DO NOTHING RETURNING number`,
        [
          name.epoch,
          name.number,
          new Date(name.since),
          String(sum(increments, 'raw')),
          String(sum(increments, 'counted')),
        ],
      );
      if (added.length === 0) return 'added_before';
      const views = increments.filter(isView);
      if (views.length > 0) await addToFigures(manager, views);
      const media = increments.filter((increment) => !isView(increment));
      if (media.length > 0) await addToMediaCounts(manager, media);
      if (tallies.length > 0) await addTallies(manager, tallies);
      if (presences.length > 0) await addLiveMinutes(manager, presences);
      await keepEvents(manager, name, pages, drops);
      return 'added';
    });
  }

  private async prune(): Promise<void> {
    const now = Date.now();
    if (now - this.prunedAt < PRUNE_EVERY_MS) return;
    this.prunedAt = now;
    await this.database.query('DELETE FROM view_batches WHERE moved_at < $1', [
      new Date(now - KEEP_BATCHES_MS),
    ]);
  }
}

function isView({ rule }: ViewIncrement): boolean {
  return viewRuleIds.has(rule);
}

/** The hour's figures and the day's, in one statement each; rows are in the order of their key. */
async function addToFigures(manager: EntityManager, increments: ViewIncrement[]): Promise<void> {
  const columns = [
    increments.map((one) => one.contentId),
    increments.map((one) => one.surface),
    increments.map((one) => one.hour),
    increments.map((one) => one.rule),
    increments.map((one) => String(one.raw)),
    increments.map((one) => String(one.counted)),
  ];
  const rows = `unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::bigint[], $6::bigint[])
                  AS r (content_id, surface, hour, rule, views_raw, views_counted)`;
  const addUp = (table: string) => `views_raw = ${table}.views_raw + excluded.views_raw,
                                    views_counted = ${table}.views_counted + excluded.views_counted`;
  await manager.query(
    `INSERT INTO view_counts (content_id, surface, hour, rule, views_raw, views_counted) SELECT * FROM ${rows}
     ON CONFLICT (content_id, hour, surface, rule) DO UPDATE SET ${addUp('view_counts')}`,
    columns,
  );
  await manager.query(
    `INSERT INTO view_days (content_id, surface, day, rule, views_raw, views_counted)
     SELECT content_id, surface, (hour AT TIME ZONE 'Asia/Shanghai')::date, rule, sum(views_raw), sum(views_counted)
     FROM ${rows} GROUP BY 1, 2, 3, 4
     ON CONFLICT (content_id, day, surface, rule) DO UPDATE SET ${addUp('view_days')}`,
    columns,
  );
}

function sum(increments: ViewIncrement[], kind: 'raw' | 'counted'): bigint {
  return increments.reduce((total, increment) => total + increment[kind], 0n);
}
