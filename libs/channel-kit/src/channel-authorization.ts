import type { Message } from '@haojiao/kernel';
import type { ChannelAccess, PublicationMode } from './channel-adapter';
import type { ChannelContext } from './publish-context';

/** What the platform's way back carried: a code, or why there is none. */
export type AuthorizationReturn = { kind: 'code'; code: string } | { kind: 'refused'; reason: Message };

/** What a person granted, as it is kept. */
export interface ChannelGrant {
  /** Replaces these fields of the account's credentials; the others stay. */
  credentials: Record<string, string>;
  /** The platform's own id of the account that was connected; another one than before is refused. */
  remoteAccountId: string;
  displayName?: string;
  mode: PublicationMode;
  scopes?: string[];
  /** Until when the grant lasts that only a person can renew. */
  grantExpiresAt?: Date;
  notes: Message[];
}

/** Connecting an account in the browser (OAuth). State, binding to person and account, and keeping are the caller's. */
export interface ChannelAuthorization {
  /** Credential fields that must be there before the way can be begun (`appKey` …). */
  readonly requires: string[];
  /** Credential fields that it brings. An account that lacks one of them still has to be connected. */
  readonly brings: string[];
  /** Scopes are part of the address. No network. */
  authorizeUrl(request: {
    account: ChannelAccess;
    /** Exactly what is registered with the platform: without query and fragment. */
    redirectUri: string;
    state: string;
    baseUrls: Record<string, string>;
  }): string;
  /** No network. Null when the query is not an answer of this platform. */
  readReturn(query: Record<string, string>): AuthorizationReturn | null;
  /**
   * No network. Whose grant the platform says was taken back, or null when this is no such message. Nobody signs it: it
   * is a reason to ask the platform and nothing more.
   */
  readCancellation?(query: Record<string, string>): { remoteAccountId: string } | null;
  /** Codes are good once and for minutes. @throws ChannelFailure */
  exchange(request: { code: string; redirectUri: string }, context: ChannelContext): Promise<ChannelGrant>;
}
