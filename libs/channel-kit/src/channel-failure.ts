import type { Message } from '@haojiao/kernel';

/** What to do about a failure. The platforms' hundreds of codes are mapped to these seven. */
export type FailureClass =
  | 'transient' // nothing happened there; try again later
  | 'rate_limited' // too fast; wait as told, no attempt is used up
  | 'credentials' // token or grant; renewed once, then a person
  | 'content_rejected' // the content must change
  | 'quota' // the window's budget is used up; wait for the next window
  | 'permanent' // stops for good; a person must act on account or app
  | 'unknown'; // the call may or may not have taken effect: never sent again before asking

export interface ChannelFailureDetails {
  failureClass: FailureClass;
  /** Ours, stable, snake case: `wechat_title_too_long`. */
  code: string;
  /** Theirs, as text: `45003`, `20019`, `http_502`. */
  platformCode?: string;
  /** Their own words (may be Chinese), without secrets. */
  platformMessage?: string;
  /** What a person can do now. */
  advice: Message;
  /** For `transient`, `rate_limited` and `quota`: not before. */
  retryAfterMs?: number;
  /** The access token is the cause: fetch another and repeat once. */
  tokenRejected?: boolean;
  /** Whatever else is asked of this account in the same way is refused as well: a scope is missing, a call is gone. */
  refusesAll?: boolean;
  /** What this failure says about the account from now on. */
  accountChange?: { mode?: 'hand_off' | 'share'; needsAuthorization?: boolean };
  cause?: unknown;
}

/** The only error an adapter lets out on purpose. Anything else is a bug and treated as `unknown`. */
export class ChannelFailure extends Error {
  readonly failureClass: FailureClass;
  readonly code: string;
  readonly platformCode?: string;
  readonly platformMessage?: string;
  readonly advice: Message;
  readonly retryAfterMs?: number;
  readonly tokenRejected: boolean;
  readonly refusesAll: boolean;
  readonly accountChange?: ChannelFailureDetails['accountChange'];

  constructor(details: ChannelFailureDetails) {
    super(
      `${details.code}${details.platformCode ? ` (${details.platformCode})` : ''}: ${details.platformMessage ?? details.advice.en}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.name = 'ChannelFailure';
    this.failureClass = details.failureClass;
    this.code = details.code;
    this.platformCode = details.platformCode;
    this.platformMessage = details.platformMessage;
    this.advice = details.advice;
    this.retryAfterMs = details.retryAfterMs;
    this.tokenRejected = details.tokenRejected ?? false;
    this.refusesAll = details.refusesAll ?? false;
    this.accountChange = details.accountChange;
  }
}

/** One row of a platform's error table, as data. */
export interface PlatformError {
  failureClass: FailureClass;
  /** Our code, snake case, begins with the platform. */
  code: string;
  advice: Message;
  retryAfterMs?: number;
  tokenRejected?: boolean;
  accountChange?: ChannelFailureDetails['accountChange'];
}

/** By the platform's own code. A code that is not in the table is `unknown`, loudly. */
export type PlatformErrorTable = Readonly<Record<string, PlatformError>>;
