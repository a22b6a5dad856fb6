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
const NO_SKETCH: KeptSketch = { sketch: null, withoutId: null };

interface KeptSketch {
  sketch: Buffer | null;
  withoutId: Buffer | null;
}

interface MergedSketch extends SketchName, KeptSketch {
  visitors: number;
  visitorsWithoutId: number | null;
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
        const { sketch: whole, withoutId: nameless } = kept[index]!;
        const [[visitors, sketch], [visitorsWithoutId, withoutId]] = await Promise.all([
          this.merge(viewKeys.visitors(text), whole),
          this.merge(viewKeys.withoutId(text), nameless),
        ]);
        const told = visitorsWithoutId > 0 ? { visitorsWithoutId, withoutId } : nothingWithoutId;
        merged.push({ ...names[index]!, visitors, sketch, ...told });
      }),
    );
    await keep(manager, merged);
    return merged.length;
  }

  private merge(live: string, kept: Buffer | null): Promise<[number, Buffer]> {
    return this.redis.mergeSketchesBuffer(live, viewKeys.scratch(randomUUID()), ...(kept ? [kept] : []));
  }
}

const nothingWithoutId = { visitorsWithoutId: null, withoutId: null };

function columnsOf(names: SketchName[]): string[][] {
  return [
    names.map((name) => name.contentId),
    names.map((name) => name.day),
    names.map((name) => name.surface),
    names.map((name) => name.rule),
  ];
}

/** In the order of the names. */
async function keptSketches(manager: EntityManager, names: SketchName[]): Promise<KeptSketch[]> {
  const rows = await manager.query<(KeptSketch & { position: string })[]>(
    `SELECT n.position, s.sketch, s.without_id AS "withoutId"
     FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[]) WITH ORDINALITY
            AS n (content_id, day, surface, rule, position)
     JOIN visitor_sketches s USING (content_id, day, surface, rule)`,
    columnsOf(names),
  );
  const byPosition = new Map(rows.map((row) => [Number(row.position), row]));
  return names.map((_, index) => byPosition.get(index + 1) ?? NO_SKETCH);
}

async function keep(manager: EntityManager, sketches: MergedSketch[]): Promise<void> {
  await manager.query(
    `INSERT INTO visitor_sketches (content_id, day, surface, rule, sketch, visitors, without_id, visitors_without_id)
     SELECT * FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[], $5::bytea[], $6::integer[], $7::bytea[], $8::integer[])
     ON CONFLICT (content_id, day, surface, rule)
     DO UPDATE SET sketch = excluded.sketch, visitors = excluded.visitors, without_id = excluded.without_id,
                   visitors_without_id = excluded.visitors_without_id, moved_at = now()`,
    [
      ...columnsOf(sketches),
      sketches.map((one) => one.sketch),
      sketches.map((one) => one.visitors),
      sketches.map((one) => one.withoutId),
      sketches.map((one) => one.visitorsWithoutId),
    ],
  );
}

/** RENAMENX of a key that doesn't exist is an error in Redis; there is no news then. */
function nothingChanged(error: Error): number {
  if (error.message.includes('no such key')) return 0;
  throw error;
}
