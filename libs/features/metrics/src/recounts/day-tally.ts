import type { Redis } from 'ioredis';
import type { KeptEvent } from '../kept/kept-event';
import { viewKeys } from '../persistence/view-keys';
import type { RecountFigures } from './recount-result';

/** Visitors that wait to be told to Redis. */
const MOST_WAITING = 20_000;
const KEYS_AT_ONCE = 500;
const SCRATCH_SECONDS = 3_600;

/** Figures of one day by one rule, by item and surface. Visitors are sketched by Redis, under names of this recount alone. */
export class DayTally {
  readonly figures = new Map<string, RecountFigures>();
  private readonly sketched = new Set<string>();
  private waiting = new Map<string, string[]>();
  private waitingCount = 0;

  constructor(
    private readonly redis: Redis,
    private readonly name: string,
  ) {}

  /** Empty reason: it counts. */
  async add(event: KeptEvent, reason: string): Promise<void> {
    const key = `${event.contentId}|${event.surface}`;
    let figures = this.figures.get(key);
    if (!figures) {
      figures = { raw: 0, counted: 0, visitors: 0, excluded: {} };
      this.figures.set(key, figures);
    }
    figures.raw += 1;
    if (reason !== '') {
      figures.excluded[reason] = (figures.excluded[reason] ?? 0) + 1;
      return;
    }
    figures.counted += 1;
    const group = this.waiting.get(key);
    if (group) group.push(event.visitor);
    else this.waiting.set(key, [event.visitor]);
    this.waitingCount += 1;
    if (this.waitingCount >= MOST_WAITING) await this.flush();
  }

  /** Fills in the visitors of each, merges the day into the whole and forgets its sketches. Answers those of the day. */
  async close(whole: string): Promise<number> {
    await this.flush();
    const day = this.keyOf('day');
    const keys = [...this.sketched];
    for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
      const some = keys.slice(start, start + KEYS_AT_ONCE);
      const pipeline = this.redis.pipeline();
      for (const key of some) pipeline.pfcount(this.keyOf(key));
      const answers = await pipeline.exec();
      some.forEach((key, index) => (this.figures.get(key)!.visitors = told(answers?.[index])));
      await this.redis.pfmerge(day, ...some.map((key) => this.keyOf(key)));
      await this.redis.del(...some.map((key) => this.keyOf(key)));
    }
    const visitors = keys.length === 0 ? 0 : await this.redis.pfcount(day);
    if (keys.length > 0) {
      await this.redis.pfmerge(whole, day);
      await this.redis.expire(whole, SCRATCH_SECONDS);
      await this.redis.del(day);
    }
    return visitors;
  }

  private async flush(): Promise<void> {
    const pipeline = this.redis.pipeline();
    for (const [key, visitors] of this.waiting) {
      for (let start = 0; start < visitors.length; start += KEYS_AT_ONCE) {
        pipeline.pfadd(this.keyOf(key), ...visitors.slice(start, start + KEYS_AT_ONCE));
      }
      pipeline.expire(this.keyOf(key), SCRATCH_SECONDS);
      this.sketched.add(key);
    }
    this.waiting = new Map();
    this.waitingCount = 0;
    for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error;
  }

  private keyOf(key: string): string {
    return viewKeys.scratch(`${this.name}:${key}`);
  }
}

function told(answer: [Error | null, unknown] | undefined): number {
  if (!answer || answer[0]) throw answer?.[0] ?? new Error('Redis did not answer');
  return answer[1] as number;
}
