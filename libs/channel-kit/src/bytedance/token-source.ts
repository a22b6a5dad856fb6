import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { ChannelFailure } from '../channel-failure';
import type { TokenGrant, TokenRequest, TokenSource } from '../tokens';
import type { ChannelAccess } from '../channel-adapter';
import type { ByteDancePlatform } from './call';
import { refreshGrant, renewRefreshToken } from './refresh-grant';

export interface ByteDanceTokenOptions extends ByteDancePlatform {
  /** The role among the base addresses under which `/oauth/…` is found. */
  oauthRole: string;
  /** Whether the refresh token of this account may be renewed, at most five times in one grant. */
  renews(account: ChannelAccess): boolean;
}

const RENEW_BEFORE_MS = DAY_MS;
/** The refresh token is renewed when less than this is left of its 30 days. */
const REFRESH_TOKEN_WINDOW_MS = 5 * DAY_MS;
const MAX_RENEWALS = 5;

/** Warned of from then on, when no renewal is left. */
const EXPIRING_WINDOW_MS = 14 * DAY_MS;

/** `expiring`: it can't be prolonged any more and ends within a fortnight. `ended`: only a person can help. */
export type GrantState = 'active' | 'expiring' | 'ended';

export function grantStateOf(
  grant: Pick<TokenGrant, 'refreshTokenExpiresAt' | 'renewals'>,
  now: Date,
): GrantState {
  const leftMs = (grant.refreshTokenExpiresAt?.getTime() ?? Infinity) - now.getTime();
  if (leftMs <= 0) return 'ended';
  return (grant.renewals ?? 0) >= MAX_RENEWALS && leftMs < EXPIRING_WINDOW_MS ? 'expiring' : 'active';
}

type RefreshableGrant = TokenGrant & { refreshToken: string };

/**
 * Access tokens live 15 days and are refreshed; refresh tokens live 30 and can be renewed five times where the app may;
 * after that a person has to authorise again. What a person pasted serves until the first refresh.
 */
export class ByteDanceTokenSource implements TokenSource {
  readonly renewBeforeMs = RENEW_BEFORE_MS;

  constructor(private readonly options: ByteDanceTokenOptions) {}

  async obtain(request: TokenRequest): Promise<TokenGrant> {
    const known = newerGrant(request.previous, grantFromCredentials(request.account));
    if (known === null) throw this.authorizationNeeded();
    const leftMs = known.accessTokenExpiresAt.getTime() - request.now.getTime();
    const renewalIsDue =
      this.canRenew(known, request.account) &&
      refreshTokenLeftMs(known, request.now) <= REFRESH_TOKEN_WINDOW_MS;
    if (!request.refused && leftMs > RENEW_BEFORE_MS && !renewalIsDue)
      return this.askedAgainInTime(known, request);
    if (!hasRefreshToken(known) || refreshTokenLeftMs(known, request.now) <= 0)
      throw this.authorizationNeeded();
    // The renewal comes last: its new refresh token is kept by the caller before anything uses it.
    const refreshed = await refreshGrant(request, this.options, known);
    return renewalIsDue ? this.renew(refreshed, request) : this.askedAgainInTime(refreshed, request);
  }

  renewsItself(account: ChannelAccess, kept: TokenGrant | null): boolean {
    const known = newerGrant(kept, grantFromCredentials(account));
    return known !== null && this.canRenew(known, account);
  }

  private async renew(grant: RefreshableGrant, request: TokenRequest): Promise<TokenGrant> {
    try {
      return await renewRefreshToken(request, this.options, grant);
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error;
      // The app may not renew, or has no renewal left: the grant serves to its end, which is announced ahead.
      if (['10004', '10020', '16'].includes(error.platformCode ?? ''))
        return { ...grant, renewals: MAX_RENEWALS };
      if (error.platformCode === '10010') throw this.authorizationNeeded(error);
      // Anything else is tried again in an hour; the access token in hand serves meanwhile.
      return expiringAt(grant, request.now.getTime() + RENEW_BEFORE_MS + HOUR_MS);
    }
  }

  /** An access token can outlive its refresh token; it is declared shorter-lived, so that the renewal is not missed. */
  private askedAgainInTime(grant: TokenGrant, request: TokenRequest): TokenGrant {
    if (!this.canRenew(grant, request.account) || grant.refreshTokenExpiresAt === undefined) return grant;
    const askAt = grant.refreshTokenExpiresAt.getTime() - REFRESH_TOKEN_WINDOW_MS + HOUR_MS;
    return expiringAt(grant, askAt + RENEW_BEFORE_MS);
  }

  private canRenew(grant: TokenGrant, account: ChannelAccess): boolean {
    return hasRefreshToken(grant) && (grant.renewals ?? 0) < MAX_RENEWALS && this.options.renews(account);
  }

  private authorizationNeeded(cause?: ChannelFailure): ChannelFailure {
    return new ChannelFailure({
      failureClass: 'credentials',
      code: `${this.options.platform}_authorization_expired`,
      platformCode: cause?.platformCode,
      advice: {
        zh: '授权已失效，请账号管理员重新扫码授权。',
        en: 'The grant has ended; the owner of the account has to authorise again.',
      },
      accountChange: { needsAuthorization: true },
      cause,
    });
  }
}

/** A person who authorised again has pasted a grant that outlives the kept one. */
function newerGrant(kept: TokenGrant | null, pasted: TokenGrant | null): TokenGrant | null {
  if (kept === null || pasted === null) return kept ?? pasted;
  const keptUntil = kept.refreshTokenExpiresAt?.getTime() ?? 0;
  const pastedUntil = pasted.refreshTokenExpiresAt?.getTime() ?? 0;
  return pastedUntil > keptUntil ? pasted : kept;
}

function grantFromCredentials(account: ChannelAccess): TokenGrant | null {
  const { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt } = account.credentials;
  if (!accessToken && !refreshToken) return null;
  return {
    accessToken: accessToken ?? '',
    // Without its date a token counts as expired: it is refreshed before its first use.
    accessTokenExpiresAt: dateOf(accessToken ? accessTokenExpiresAt : undefined) ?? new Date(0),
    refreshToken: refreshToken || undefined,
    refreshTokenExpiresAt: dateOf(refreshTokenExpiresAt),
    renewals: 0,
  };
}

function dateOf(text: string | undefined): Date | undefined {
  const date = new Date(text ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function hasRefreshToken(grant: TokenGrant): grant is RefreshableGrant {
  return grant.refreshToken !== undefined;
}

function refreshTokenLeftMs(grant: TokenGrant, now: Date): number {
  return (grant.refreshTokenExpiresAt?.getTime() ?? Infinity) - now.getTime();
}

function expiringAt(grant: TokenGrant, latest: number): TokenGrant {
  const at = Math.min(grant.accessTokenExpiresAt.getTime(), latest);
  return { ...grant, accessTokenExpiresAt: new Date(at) };
}
