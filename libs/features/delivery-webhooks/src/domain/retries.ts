import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@haojiao/kernel';

/** Waits after the first, second … failure of a message, 69 hours together; after the last one it is given up. */
const waits = [
  10 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  DAY_MS,
];

/** When a message is tried again after so many attempts, or null when it was the last. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}

/**
 * What is stale is named a second time, so long after it changed: a process of ours that lost its ear for changes gives out
 * old bytes until it finds out (`DatabaseNotices`: 5 s + 3 s), and a cache that was purged before may have kept those.
 */
export const NAMED_AGAIN_MS = 15 * SECOND_MS;

const FIRST_REST_MS = 5 * SECOND_MS;
const LONGEST_REST_MS = 10 * MINUTE_MS;

/**
 * Until when a receiver that failed so often in a row is left alone, whatever else waits for it. A receiver that says
 * when to come back (`Retry-After`, in seconds or as a date) is heard, for up to an hour.
 */
export function restUntil(failures: number, retryAfter: string | null, now: Date): Date {
  const own = Math.min(FIRST_REST_MS * 2 ** Math.min(failures - 1, 20), LONGEST_REST_MS);
  return new Date(now.getTime() + Math.max(own, Math.min(toldWait(retryAfter, now), HOUR_MS)));
}

function toldWait(retryAfter: string | null, now: Date): number {
  if (retryAfter === null) return 0;
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * SECOND_MS;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}

/** Nobody seems to be there any more: nothing was taken for a day, however often it was tried. */
export function isDead(failures: number, failingSince: Date, now: Date): boolean {
  return failures >= 8 && now.getTime() - failingSince.getTime() >= DAY_MS;
}
