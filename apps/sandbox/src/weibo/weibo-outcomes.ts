/** How one share call ends, scripted for tests; each is used up by one call. */
export const outcomeKinds = [
  'review_20053', // published, under review for three minutes; the answer reads like an error
  'slow_20032', // published, visible after a while; the answer reads like an error
  'empty_body', // published, HTTP 200 with nothing in it
  'null_body', // published, HTTP 200 with `null`
  'drop_connection', // published, the connection is cut
  'gateway_502', // not published, an HTML page
  'gateway_502_published', // published, the same HTML page
  'system_error_10001', // not published
  'system_error_10001_published', // published, the same error
  'busy_10009', // not published, asks to come again
  'slow_answer', // published, the answer comes after `ms`
] as const;

export type OutcomeKind = (typeof outcomeKinds)[number];

export interface ScriptedOutcome {
  kind: OutcomeKind;
  /** Only for posts of this account. */
  uid?: string;
  /** For `review_20053`: the review refuses, and the post vanishes without a word. */
  refused?: boolean;
  /** For `slow_answer`. */
  ms?: number;
  /** How often it strikes; 1 when absent. */
  times?: number;
}

const REVIEW_MS = 3 * 60_000;
const SLOW_MS = 90_000;

/** Takes the first outcome that is meant for this account. */
export function takeOutcome(outcomes: ScriptedOutcome[], uid: string): ScriptedOutcome | undefined {
  const index = outcomes.findIndex((outcome) => outcome.uid === undefined || outcome.uid === uid);
  const outcome = outcomes[index];
  if (!outcome) return undefined;
  outcome.times = (outcome.times ?? 1) - 1;
  if (outcome.times <= 0) outcomes.splice(index, 1);
  return outcome;
}

/** Whether and until when a post with this outcome stays invisible. */
export function holdOf(
  outcome: ScriptedOutcome | undefined,
  now: number,
): { until: number; passes: boolean; review: boolean } | undefined {
  if (outcome?.kind === 'review_20053')
    return { until: now + REVIEW_MS, passes: outcome.refused !== true, review: true };
  if (outcome?.kind === 'slow_20032') return { until: now + SLOW_MS, passes: true, review: false };
  return undefined;
}

/** Outcomes of calls that made no post. */
export function isNotPublished(outcome: ScriptedOutcome | undefined): boolean {
  return ['gateway_502', 'system_error_10001', 'busy_10009'].includes(outcome?.kind ?? '');
}
