import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { REDIS } from '@haojiao/infrastructure/redis';
import { parseSketchName } from './domain/view-batch';
import type { SketchName } from './domain/view-batch';
import { viewKeys } from './persistence/view-keys';
import { withViewScripts } from './persistence/view-scripts';

const MOVER_LOCK = 7_204_111;
const AT_ONCE = 200;
const NO_SKETCH = Buffer.alloc(0);

interface MergedSketch extends SketchName {
  visitors: number;
  sketch: Buffer;
}

/**
 * Takes the day's visitors from Redis to PostgreSQL. The kept sketch and the live one are merged, so neither an emptied
 * Redis nor a repetition changes what was known: a union with itself is itself.
 */
@Injectable()
export class SketchMover {
  private readonly redis: Redis;

  constructor(
    private readonly database: Database,
    @Inject(REDIS) redis: Redis,
  ) {
    this.redis = withViewScripts(redis);
  }

  /** Returns the sketches that were brought up to date. */
  async move(): Promise<number> {
    let moved = await this.moveMarked();
    // Marks are set aside before the sketches are read: a visitor who comes meanwhile marks his anew.
    const renamed = await this.redis.renamenx(viewKeys.changed, viewKeys.moving).catch(nothingChanged);
    if (renamed === 1) moved += await this.moveMarked();
    return moved;
  }

  private async moveMarked(): Promise<number> {
    let moved = 0;
    for (;;) {
      const names = await this.redis.srandmember(viewKeys.moving, AT_ONCE);
      if (names.length === 0) return moved;
      const done = await this.database.transaction((manager) => this.moveSome(manager, names));
      if (done === null) return moved;
      await this.redis.srem(viewKeys.moving, ...names);
      moved += done;
    }
  }

  /** Null while another mover is at it. */
  private async moveSome(manager: EntityManager, texts: string[]): Promise<number | null> {
    const [lock] = await manager.query<{ taken: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock($1) AS taken',
      [MOVER_LOCK],
    );
    if (!lock?.taken) return null;
    const names = texts.map(parseSketchName);
    const kept = await keptSketches(manager, names);
    const merged: MergedSketch[] = [];
    await Promise.all(
      texts.map(async (text, index) => {
        const sketches = kept[index] === NO_SKETCH ? [] : [kept[index]!];
        const [visitors, sketch] = await this.redis.mergeSketchesBuffer(
          viewKeys.visitors(text),
          viewKeys.scratch(randomUUID()),
          ...sketches,
        );
        merged.push({ ...names[index]!, visitors, sketch });
      }),
    );
    await keep(manager, merged);
    return merged.length;
  }
}

function columnsOf(names: SketchName[]): string[][] {
  return [
    names.map((name) => name.contentId),
    names.map((name) => name.day),
    names.map((name) => name.surface),
    names.map((name) => name.rule),
  ];
}

/** In the order of the names. */
async function keptSketches(manager: EntityManager, names: SketchName[]): Promise<Buffer[]> {
  const rows = await manager.query<{ position: string; sketch: Buffer }[]>(
    `SELECT n.position, s.sketch
     FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[]) WITH ORDINALITY
            AS n (content_id, day, surface, rule, position)
     JOIN visitor_sketches s USING (content_id, day, surface, rule)`,
    columnsOf(names),
  );
  const byPosition = new Map(rows.map((row) => [Number(row.position), row.sketch]));
  return names.map((_, index) => byPosition.get(index + 1) ?? NO_SKETCH);
}

async function keep(manager: EntityManager, sketches: MergedSketch[]): Promise<void> {
  await manager.query(
    `INSERT INTO visitor_sketches (content_id, day, surface, rule, sketch, visitors)
     SELECT * FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::bytea[], $6::integer[])
     ON CONFLICT (content_id, day, surface, rule)
     DO UPDATE SET sketch = excluded.sketch, visitors = excluded.visitors, moved_at = now()`,
    [...columnsOf(sketches), sketches.map((one) => one.sketch), sketches.map((one) => one.visitors)],
  );
}

/** RENAMENX of a key that doesn't exist is an error in Redis; there is no news then. */
function nothingChanged(error: Error): number {
  if (error.message.includes('no such key')) return 0;
  throw error;
}
