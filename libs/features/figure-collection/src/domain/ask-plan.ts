import type { FigureCadence } from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS, startOfBeijingDay } from '@haojiao/kernel';

const BEIJING_OFFSET_MS = 8 * HOUR_MS;
const LONGEST_MISSING_PAUSE_MS = 32 * DAY_MS;

/**
 * When a post is asked about next, strictly after `after`; null: never again. Posts of one account are asked about at the
 * same moments, so that few calls tell of many; `offsetMs` spreads the accounts.
 */
export function nextAsk(
  cadence: FigureCadence,
  publishedAt: Date,
  after: Date,
  offsetMs: number,
): Date | null {
  return cadence.kind === 'daily'
    ? nextDaily(cadence, publishedAt, after, offsetMs)
    : nextMoving(cadence, publishedAt, after, offsetMs);
}

/** Once a day at one time of day in Asia/Shanghai, strictly after `after`. */
export function nextDailyAsk(readyAtMs: number, after: Date, offsetMs: number): Date {
  const today = startOfBeijingDay(after).getTime() + readyAtMs + offsetMs;
  return new Date(today > after.getTime() ? today : today + DAY_MS);
}

/**
 * Where figures come by the day, nothing is asked between midnight and the hour at which they stand: the first moment from
 * `at` on at which yesterday's can be had.
 */
export function onceReady(cadence: FigureCadence, at: Date, offsetMs: number): Date {
  if (cadence.kind !== 'daily') return at;
  const ready = startOfBeijingDay(at).getTime() + cadence.readyAtMs + offsetMs;
  return new Date(Math.max(at.getTime(), ready));
}

/**
 * How long a post is left alone that was left out of so many answers running: a first time means little, then twice as
 * long each time.
 */
export function pauseOfMissing(timesMissing: number): number {
  return timesMissing < 2 ? 0 : Math.min(DAY_MS * 2 ** (timesMissing - 1), LONGEST_MISSING_PAUSE_MS);
}

/** A post that the platform refuses to tell of is asked about by itself: a call each time, so the older the less often. */
export function pauseOfRefused(publishedAt: Date, now: Date): number {
  return Math.max(DAY_MS, (now.getTime() - publishedAt.getTime()) / 2);
}

/** The same account always at the same minute past the hour. */
export function offsetOf(channelAccountId: string): number {
  let hash = 0;
  for (const sign of channelAccountId) hash = (hash * 31 + sign.charCodeAt(0)) % 3_600;
  return hash * 1_000;
}

type Cadence<Kind> = Extract<FigureCadence, { kind: Kind }>;

/** The first day's figures stand on the day after; those of the last day on the day after that. */
function nextDaily(
  { readyAtMs, days }: Cadence<'daily'>,
  publishedAt: Date,
  after: Date,
  offsetMs: number,
): Date | null {
  const first = startOfBeijingDay(publishedAt).getTime() + DAY_MS + readyAtMs + offsetMs;
  const next = Math.max(first, nextDailyAsk(readyAtMs, after, offsetMs).getTime());
  return next <= first + days * DAY_MS ? new Date(next) : null;
}

function nextMoving(
  { steps }: Cadence<'moving'>,
  publishedAt: Date,
  after: Date,
  offsetMs: number,
): Date | null {
  const from = Math.max(after.getTime(), publishedAt.getTime());
  const step = steps.find(({ untilAgeMs }) => untilAgeMs > from - publishedAt.getTime());
  if (!step) return null;
  const begin = offsetMs - BEIJING_OFFSET_MS;
  const next = begin + (Math.floor((from - begin) / step.everyMs) + 1) * step.everyMs;
  return next - publishedAt.getTime() <= steps.at(-1)!.untilAgeMs ? new Date(next) : null;
}
