import type { FailureClass } from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';

/** `waiting`: it goes on by itself. `refused`: a person has to act; it is tried again now and then all the same. */
export type RunOutcome = 'done' | 'waiting' | 'refused';

export interface FailedQuestion {
  failureClass: FailureClass;
  retryAfterMs?: number;
}

const FIRST_PAUSE_MS = 5 * MINUTE_MS;
const LONGEST_PAUSE_MS = 6 * HOUR_MS;
const BUDGET_PAUSE_MS = HOUR_MS;
const PERSON_PAUSE_MS = DAY_MS;
const MISTAKE_PAUSE_MS = 15 * MINUTE_MS;

/**
 * How long an account is not asked after a question that failed; `failures` came before it, running. Asking about figures
 * is never urgent: what passes by itself is waited for twice as long each time.
 */
export function afterFailure(
  { failureClass, retryAfterMs = 0 }: FailedQuestion,
  failures: number,
): { pauseMs: number; outcome: Exclude<RunOutcome, 'done'> } {
  switch (failureClass) {
    case 'transient':
    case 'unknown': {
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures, 20), LONGEST_PAUSE_MS);
      return { pauseMs: Math.max(pauseMs, retryAfterMs), outcome: 'waiting' };
    }
    case 'rate_limited':
    case 'quota':
      return { pauseMs: retryAfterMs > 0 ? retryAfterMs : BUDGET_PAUSE_MS, outcome: 'waiting' };
    case 'credentials':
      // The account waits for a person by its state; without one, the grant may be good again.
      return { pauseMs: HOUR_MS, outcome: 'refused' };
    case 'permanent':
    case 'content_rejected':
      return { pauseMs: PERSON_PAUSE_MS, outcome: 'refused' };
  }
}

/** The same after a mistake of ours, which seldom passes by itself. */
export function afterMistake(failures: number): number {
  return Math.min(MISTAKE_PAUSE_MS * 2 ** Math.min(failures, 20), LONGEST_PAUSE_MS);
}

/** Windows of the platform's: nobody shortens them by asking. Other pauses are ours. */
export function isFirm({ failureClass }: FailedQuestion): boolean {
  return failureClass === 'rate_limited' || failureClass === 'quota';
}

/** It may be about the posts that were named, and not about the account: the others are asked about all the same. */
export function mayBeOfPosts({
  failureClass,
  refusesAll,
  accountChange,
}: FailedQuestion & { refusesAll: boolean; accountChange?: object }): boolean {
  const isRefusal = ['permanent', 'content_rejected', 'unknown'].includes(failureClass);
  return isRefusal && !refusesAll && accountChange === undefined;
}
