import type { Clock } from '@haojiao/kernel';
import type { ChannelAccess } from './channel-adapter';
import type { ChannelHttp } from './channel-http';
import type { TokenGrant } from './tokens';

/** Anything that survives JSON. */
export type StepResult =
  null | boolean | number | string | StepResult[] | { [key: string]: StepResult | undefined };

export interface StepOptions {
  /**
   * `repeatable`: running it twice does no harm (an upload, a read).
   * `once`: it changes what followers can see; after a lost answer it is never run again before the platform was asked.
   */
  effect: 'repeatable' | 'once';
  /** Repeatable steps only: a result older than this is fetched again (an upload id that dies after two hours). */
  validForMs?: number;
}

export interface ChannelLog {
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
}

export interface AppSecret {
  value: string;
  expiresAt: Date;
}

export interface AppSecretRequest {
  /** `client_token`, `ticket` … */
  name: string;
  /** What proves the app, its secret included: other credentials never read this app's secrets. */
  app: string[];
  /** A kept one with less than this left is not used any more. */
  renewBeforeMs: number;
  /** The platform refused this value: get another, unless somebody has done so meanwhile. */
  refused?: string;
  obtain(): Promise<AppSecret>;
}

/** What an adapter may use when it talks to its platform about one account. */
export interface ChannelContext {
  readonly account: ChannelAccess;
  readonly clock: Clock;
  readonly http: ChannelHttp;
  readonly log: ChannelLog;
  /** Base addresses of this platform without trailing slash, by role: `api`, `oauth` … */
  readonly baseUrls: Record<string, string>;
  /**
   * Runs a call with a valid access token. When the call fails with `tokenRejected`, the token is renewed (once for all
   * processes) and the call is repeated once.
   */
  withToken<T>(call: (accessToken: string) => Promise<T>): Promise<T>;
  /**
   * Charges one call against the budget of its window before it is made.
   * @throws ChannelFailure `quota` or `rate_limited` with `retryAfterMs` when nothing is left.
   */
  spend(operation: string): Promise<void>;
  /** Calls that the budget's window still has, after the reserve. */
  remaining(operation: string): Promise<number>;
  /**
   * A token or ticket of the app itself, got once for all its accounts and all processes and kept encrypted.
   * @throws ChannelFailure of `obtain`
   */
  appSecret(request: AppSecretRequest): Promise<AppSecret>;
  /** What is kept of the account's grant, without its tokens; null before the first token, absent where none are kept. */
  grantFacts?(): Promise<Omit<TokenGrant, 'accessToken' | 'refreshToken'> | null>;
}

export interface PublishContext extends ChannelContext {
  /**
   * One named step of the ledger. Its result is returned from the ledger when it has one; otherwise the intent is
   * written, the work is run and the result is written. Names are stable across restarts and unique in a publication
   * (`body_image:<sha256>`).
   * @throws LostAnswer when an earlier intent of a `once` step has no result.
   */
  step<T extends StepResult>(name: string, options: StepOptions, run: () => Promise<T>): Promise<T>;
  /** The kept result of a step, or undefined. */
  resultOf(name: string): Promise<StepResult | undefined>;
  /** Makes steps run again whose results were used up by a definite failure (an upload good for one create only). */
  forgetSteps(names: string[]): Promise<void>;
  /** How many times this publication was attempted before, and whether an earlier attempt ended with a lost answer. */
  readonly history: { attempts: number; hadLostAnswer: boolean };
}

/** A `once` step was begun before and nobody knows how it ended. The ledger turns this into a follow-up. */
export class LostAnswer extends Error {
  constructor(
    readonly step: string,
    readonly intentAt: Date,
  ) {
    super(`The answer to step ${step} was lost`);
    this.name = 'LostAnswer';
  }
}
