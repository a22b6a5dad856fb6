import type { Clock } from '@haojiao/kernel';

/**
 * Time that runs `speed` times as fast since an instant that all processes agree on. For tests and training: hours of
 * waiting for a platform pass in minutes. Never in production.
 */
export function scaledClock(speed: number, anchorMs: number): Clock {
  return { now: () => new Date(anchorMs + (Date.now() - anchorMs) * speed) };
}
