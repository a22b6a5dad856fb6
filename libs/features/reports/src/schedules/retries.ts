import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';

/** Waits after the first, second … failure; after the last one it is given up. */
const waits = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS];

/** Also those that ended with their worker: what kills one is not handed to the next for ever. */
export const MOST_ATTEMPTS = waits.length + 1;

/** A report goes without the number of people where nobody could tell it in so many attempts, some two and a half hours. */
export const ATTEMPTS_FOR_PEOPLE = 5;

/** Longer than any attempt takes; what a worker that died had in hand is taken again after it. */
export const LEASE_MS = 5 * MINUTE_MS;

/** When to try again after so many attempts, or null when it was the last. */
export function nextTry(attempts: number, now: Date): Date | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}

/** What is told about a fault: one line, not too long. */
export function problemOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').slice(0, 300);
}

/** What is told of work whose workers died each time. */
export const WORKERS_DIED = '处理进程多次中断';
