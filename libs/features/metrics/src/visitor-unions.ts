import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { REDIS } from '@haojiao/infrastructure/redis';
import { viewKeys } from './persistence/view-keys';
import { withViewScripts } from './persistence/view-scripts';

/** Up to 1.2 MB of sketches in one command. */
const AT_ONCE = 100;

/** Counts the visitors of several days and surfaces together: each once, however often they came. */
@Injectable()
export class VisitorUnions {
  private readonly redis: Redis;

  constructor(@Inject(REDIS) redis: Redis) {
    this.redis = withViewScripts(redis);
  }

  /** Null when nobody can tell now: uniques are never guessed from sums. */
  async count(sketches: { visitors: number; sketch: Buffer }[]): Promise<number | null> {
    if (sketches.length === 0) return 0;
    if (sketches.length === 1) return sketches[0]!.visitors;
    try {
      return (await this.merge(sketches.map(({ sketch }) => sketch))).visitors;
    } catch {
      return null;
    }
  }

  /** One sketch of everybody who is in any of them, and how many they are. At least one is needed; needs Redis. */
  async merge(sketches: Buffer[]): Promise<{ visitors: number; sketch: Buffer }> {
    let visitors = 0;
    let union: Buffer[] = [];
    for (let start = 0; start < sketches.length; start += AT_ONCE) {
      const scratch = viewKeys.scratch(randomUUID());
      const [count, merged] = await this.redis.mergeSketchesBuffer(
        `${scratch}:none`,
        scratch,
        ...union,
        ...sketches.slice(start, start + AT_ONCE),
      );
      visitors = count;
      union = [merged];
    }
    return { visitors, sketch: union[0]! };
  }
}
