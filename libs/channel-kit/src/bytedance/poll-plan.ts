import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';

/**
 * When to look at a work in review, counted from its acceptance: after 1, 3, 10 and 30 minutes, hourly through the first
 * day, daily through the first week. No event announces the verdict.
 */
export function nextReviewLookMs(waitedMs: number): number | null {
  const early = [1, 3, 10, 30].map((minutes) => minutes * MINUTE_MS).find((at) => at > waitedMs);
  if (early !== undefined) return early - waitedMs;
  if (waitedMs >= 7 * DAY_MS) return null;
  const every = waitedMs < DAY_MS ? HOUR_MS : DAY_MS;
  return (Math.floor(waitedMs / every) + 1) * every - waitedMs;
}

/** When to search for a post whose answer was lost: each minute for a quarter of an hour, then every ten up to two hours. */
export function nextSearchMs(sinceIntentMs: number): number | null {
  if (sinceIntentMs < 15 * MINUTE_MS) return MINUTE_MS;
  return sinceIntentMs < 2 * HOUR_MS ? 10 * MINUTE_MS : null;
}
