import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { countingUnavailable } from '../domain/counting-unavailable';

/** A broadcast that is shown, and counted, on the own site. */
export interface BroadcastOnSite {
  startsAt: Date;
  /** Null: it still runs, or nobody told. */
  endsAt: Date | null;
  /** Of its unit, from the root. */
  way: string[];
}

export type BroadcastSource = (id: string) => Promise<BroadcastOnSite | null>;

const KNOWN_FOR_MS = 5_000;
const MAX_BROADCASTS = 10_000;

/**
 * Broadcasts are kept by a feature to the right; it tells here which of them are counted. While the database is away, what
 * was known goes on: viewers whose heartbeats were refused would all join anew.
 */
@Injectable()
export class LiveBroadcastsOnSite {
  private source: BroadcastSource = async () => null;
  private readonly known: LRUCache<string, { broadcast: BroadcastOnSite | null }>;

  constructor() {
    this.known = new LRUCache<string, { broadcast: BroadcastOnSite | null }>({
      max: MAX_BROADCASTS,
      ttl: KNOWN_FOR_MS,
      ttlResolution: 100,
      // Looked up at each call, so that a test can move it.
      perf: { now: () => performance.now() },
      allowStaleOnFetchRejection: true,
      noDeleteOnFetchRejection: true,
      noDeleteOnStaleGet: true,
      fetchMethod: async (id) => ({ broadcast: await this.source(id) }),
    });
  }

  provide(source: BroadcastSource): void {
    this.source = source;
    this.known.clear();
  }

  /**
   * What another process changed is known here after five seconds.
   * @throws AppError `counting_unavailable` when nobody can tell
   */
  async find(id: string): Promise<BroadcastOnSite | null> {
    const answer = await this.known.fetch(id);
    if (!answer) throw countingUnavailable();
    return answer.broadcast;
  }

  forget(id: string): void {
    this.known.delete(id);
  }
}
