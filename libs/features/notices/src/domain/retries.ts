import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';

/** Waits after the first, second … failure; after the last one it is given up. */
const waits = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS];

/** When to try again after so many attempts, or null when it was the last. */
export function nextTry(attempts: number, now: Date): Date | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
