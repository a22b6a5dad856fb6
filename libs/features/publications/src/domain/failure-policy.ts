import type { FailureClass } from '@haojiao/channel-kit';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@haojiao/kernel';

/** What the ledger does about a failure of a known outcome. */
export type FailureDecision =
  { kind: 'try_again'; afterMs: number; countsAsAttempt: boolean } | { kind: 'give_up' };

export const MAX_ATTEMPTS = 8;
const FIRST_DELAY_MS = 30 * SECOND_MS;
const LONGEST_DELAY_MS = 30 * MINUTE_MS;

/**
 * One table for all platforms. `unknown` is not decided here: it is never sent again before the platform was asked.
 * `attemptsBefore` counts the attempts that were used up.
 */
export function decideOnFailure(
  failureClass: Exclude<FailureClass, 'unknown'>,
  attemptsBefore: number,
  retryAfterMs: number | undefined,
): FailureDecision {
  switch (failureClass) {
    case 'transient':
      return attemptsBefore + 1 >= MAX_ATTEMPTS
        ? { kind: 'give_up' }
        : { kind: 'try_again', afterMs: retryAfterMs ?? backOffMs(attemptsBefore), countsAsAttempt: true };
    case 'rate_limited':
      return { kind: 'try_again', afterMs: retryAfterMs ?? MINUTE_MS, countsAsAttempt: false };
    case 'quota':
      return { kind: 'try_again', afterMs: retryAfterMs ?? HOUR_MS, countsAsAttempt: false };
    case 'credentials':
    case 'content_rejected':
    case 'permanent':
      return { kind: 'give_up' };
  }
}

/**
 * A question that could not be asked. However long the platform or the grant stays away, nothing follows from it about
 * the post: it is asked again. Only a verdict on the post itself (`content_rejected`, `permanent`) ends the asking.
 */
export function decideOnRefusedQuestion(
  failureClass: Exclude<FailureClass, 'unknown'>,
  retryAfterMs: number | undefined,
): FailureDecision {
  if (failureClass === 'content_rejected' || failureClass === 'permanent') return { kind: 'give_up' };
  // A person has to renew the grant; the question is asked at once when that was done.
  if (failureClass === 'credentials') {
    return { kind: 'try_again', afterMs: LONGEST_DELAY_MS, countsAsAttempt: false };
  }
  return decideOnFailure(failureClass, 0, retryAfterMs);
}

/** 30 s, 1 min, 2 min … at most half an hour. */
export function backOffMs(attemptsBefore: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** attemptsBefore, LONGEST_DELAY_MS);
}
