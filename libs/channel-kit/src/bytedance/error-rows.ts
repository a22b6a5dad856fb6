import type { PlatformError } from '../channel-failure';

/** Makes one row: our code without the platform's name, then the advice in both languages. */
export type ErrorRow = (code: string, zh: string, en: string) => PlatformError;

/** The platforms of the family sort their codes alike; one function per sort keeps the tables readable. */
export interface ErrorRows {
  /** Busy or broken inside: tried again. */
  busy: ErrorRow;
  /** The access token is the cause: refreshed once, and if that does not help a person has to authorise again. */
  token: ErrorRow;
  /** A person has to authorise again. */
  authorize: ErrorRow;
  /** The content has to change. */
  content: ErrorRow;
  /** A window's quota is used up. */
  quota: ErrorRow;
  /** Too fast, for so many milliseconds. */
  slowDown: (retryAfterMs: number) => ErrorRow;
  /** A person has to act on the account or the app. */
  administrator: ErrorRow;
  /** As before, and the grant is in doubt as well. */
  administratorAndGrant: ErrorRow;
  /** The app may not post by API (any more): the account goes on by hand. */
  handOff: ErrorRow;
}

export function errorRows(platform: string): ErrorRows {
  const row =
    (fixed: Omit<PlatformError, 'code' | 'advice'>): ErrorRow =>
    (code, zh, en) => ({ ...fixed, code: `${platform}_${code}`, advice: { zh, en } });
  return {
    busy: row({ failureClass: 'transient' }),
    token: row({
      failureClass: 'credentials',
      tokenRejected: true,
      accountChange: { needsAuthorization: true },
    }),
    authorize: row({ failureClass: 'credentials', accountChange: { needsAuthorization: true } }),
    content: row({ failureClass: 'content_rejected' }),
    quota: row({ failureClass: 'quota' }),
    slowDown: (retryAfterMs) => row({ failureClass: 'rate_limited', retryAfterMs }),
    administrator: row({ failureClass: 'permanent' }),
    administratorAndGrant: row({
      failureClass: 'permanent',
      accountChange: { needsAuthorization: true },
    }),
    handOff: row({ failureClass: 'permanent', accountChange: { mode: 'hand_off' } }),
  };
}
