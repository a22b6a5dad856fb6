import type { ChannelAccess } from './channel-adapter';
import type { ChannelHttp } from './channel-http';

/** A platform's grant as it is kept (encrypted) for all processes. */
export interface TokenGrant {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken?: string;
  refreshTokenExpiresAt?: Date;
  /** How often the refresh token was renewed, where that is limited. */
  renewals?: number;
  scopes?: string[];
  /** What the source must remember from one renewal to the next (when it last forced one), JSON only. */
  memory?: Record<string, string | number>;
}

export interface TokenRequest {
  account: ChannelAccess;
  /** The grant kept so far, if any. */
  previous: TokenGrant | null;
  /** The platform refused `previous.accessToken` although it had time left: get a really new one. */
  refused: boolean;
  now: Date;
  http: ChannelHttp;
  baseUrls: Record<string, string>;
}

/**
 * How a platform's access tokens are got. Called under a lock, once for all processes; whoever comes second
 * is handed the first one's result.
 */
export interface TokenSource {
  /** Renew when less than this is left. */
  readonly renewBeforeMs: number;
  /** @throws ChannelFailure `credentials` with `accountChange.needsAuthorization` when only a person can help. */
  obtain(request: TokenRequest): Promise<TokenGrant>;
  /** No network. Whether the grant's end will be moved by us in time, without a person; absent: never. */
  renewsItself?(account: ChannelAccess, kept: TokenGrant | null): boolean;
}
