import type { TokenGrant, TokenRequest } from '../tokens';
import { numberOf, textOf } from './answer';
import { readResponse } from './call';
import type { ByteDancePlatform } from './call';

/** Refreshing may be repeated: the refresh token stays as it is, and so does its own expiry. @throws ChannelFailure */
export async function refreshGrant(
  request: TokenRequest,
  platform: ByteDancePlatform & { oauthRole: string },
  grant: TokenGrant & { refreshToken: string },
): Promise<TokenGrant & { refreshToken: string }> {
  const response = await request.http.send({
    method: 'POST',
    url: `${request.baseUrls[platform.oauthRole]}/oauth/refresh_token/`,
    form: {
      client_key: request.account.credentials.clientKey ?? '',
      grant_type: 'refresh_token',
      refresh_token: grant.refreshToken,
    },
    effect: 'read',
  });
  return readResponse(response, platform, 'repeatable', request.now, (data) => {
    const accessToken = textOf(data.access_token);
    const expiresInSeconds = numberOf(data.expires_in);
    if (!accessToken || expiresInSeconds === undefined) return undefined;
    return {
      ...grant,
      accessToken,
      accessTokenExpiresAt: after(request.now, expiresInSeconds),
      refreshToken: textOf(data.refresh_token) || grant.refreshToken,
      scopes: textOf(data.scope)?.split(',').filter(Boolean) ?? grant.scopes,
    };
  });
}

/** Renewing kills the old refresh token with the answer: a lost answer may have cost the grant. @throws ChannelFailure */
export async function renewRefreshToken(
  request: TokenRequest,
  platform: ByteDancePlatform & { oauthRole: string },
  grant: TokenGrant & { refreshToken: string },
): Promise<TokenGrant> {
  const response = await request.http.send({
    method: 'POST',
    url: `${request.baseUrls[platform.oauthRole]}/oauth/renew_refresh_token/`,
    form: { client_key: request.account.credentials.clientKey ?? '', refresh_token: grant.refreshToken },
    effect: 'write',
  });
  return readResponse(response, platform, 'once', request.now, (data) => {
    const refreshToken = textOf(data.refresh_token);
    const expiresInSeconds = numberOf(data.expires_in);
    if (!refreshToken || expiresInSeconds === undefined) return undefined;
    return {
      ...grant,
      refreshToken,
      refreshTokenExpiresAt: after(request.now, expiresInSeconds),
      renewals: (grant.renewals ?? 0) + 1,
    };
  });
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1_000);
}
