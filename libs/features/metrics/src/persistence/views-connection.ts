import type { Redis } from 'ioredis';
import { withViewScripts } from './view-scripts';

/** An unanswered bundle is asked about again after this long, milliseconds. */
const ANSWER_TIMEOUT_MS = 2_000;

/** What the counter needs of Redis; a bundle must never be sent again behind its back. */
export interface ViewsConnection {
  redis: Redis;
  /** The server's `run_id` as this very connection knows it; null while there is none to count on. */
  run(): string | null;
  /** Since when there is none to count on, milliseconds since 1970; null while there is one. */
  downSince(): number | null;
  close(): void;
}

/**
 * A connection of its own, made at the first view: the general one may send a command again after a lost answer, which
 * for a count is one time too many. Here the caller decides.
 */
export function openViewsConnection(general: Redis, now: () => number): ViewsConnection {
  const redis = withViewScripts(
    general.duplicate({
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      commandTimeout: ANSWER_TIMEOUT_MS,
      retryStrategy: (attempts) => Math.min(50 * attempts, 500),
    }),
  );
  let run: string | null = null;
  let downSince: number | null = now();
  redis.on('ready', () => {
    // A connection that ends meanwhile rejects the command, and the next one asks anew.
    redis.info('server').then(
      (info) => {
        run = /^run_id:(\w+)/m.exec(info)?.[1] ?? null;
        if (run) downSince = null;
      },
      () => redis.disconnect(true),
    );
  });
  redis.on('close', () => {
    run = null;
    downSince ??= now();
  });
  // Refused and broken connections are seen by the views that can't be counted.
  redis.on('error', () => undefined);
  return { redis, run: () => run, downSince: () => downSince, close: () => redis.disconnect() };
}
