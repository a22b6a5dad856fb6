import { Injectable } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { currentLiveRule } from '../domain/live-rule';
import { viewKeys } from '../persistence/view-keys';
import { ViewCounter } from '../view-counter';
import { withLiveScript } from './live-script';

/** Counts heartbeats of live broadcasts as views are counted, in the same batches, by their own script. */
@Injectable()
export class LiveCounter extends ViewCounter {
  protected override readonly rule = currentLiveRule;
  private taught: Redis | null = null;

  protected override tell(redis: Redis, argv: (string | number)[]): Promise<number> {
    if (this.taught !== redis) this.taught = withLiveScript(redis);
    return redis.addBeats(viewKeys.open, ...argv);
  }
}
