import { MINUTE_MS } from '@haojiao/kernel';

/** What happens to an item whose hour has passed before it could be sent. */
export const latenessRules = ['send', 'ask', 'drop'] as const;
export type LatenessRule = (typeof latenessRules)[number];

/** Later than this is late: the clock of the sweep and a short restart are not. */
export const LATE_AFTER_MS = 30 * MINUTE_MS;

export function isLate(scheduledAt: Date, now: Date): boolean {
  return now.getTime() - scheduledAt.getTime() > LATE_AFTER_MS;
}
