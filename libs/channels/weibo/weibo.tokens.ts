import { ChannelFailure, type TokenGrant, type TokenSource } from '@haojiao/channel-kit';
import { DAY_MS } from '@haojiao/kernel';

/**
 * Weibo renews no tokens of web apps: what a person got by authorising is all there is. A token that has ended or was
 * refused sends the account back to a person; one pasted anew in the meantime is taken up.
 */
export const weiboTokens: TokenSource = {
  // Nothing can be renewed early; the token is good to its last second.
  renewBeforeMs: 0,

  async obtain({ account, previous, refused, now }): Promise<TokenGrant> {
    const accessToken = account.credentials.accessToken?.trim() ?? '';
    if (accessToken === '') throw authorizationNeeded('尚未授权', 'The account is not authorised yet');
    if (refused && accessToken === previous?.accessToken)
      throw authorizationNeeded('微博不再接受现有授权', 'Weibo no longer accepts the authorisation');
    const expiresAt = readExpiry(account.credentials.expiresAt);
    if (expiresAt && expiresAt.getTime() <= now.getTime())
      throw authorizationNeeded('微博授权已到期', 'The authorisation by Weibo has ended');
    // Without a date the shortest lifetime there is: then it is looked at again.
    return { accessToken, accessTokenExpiresAt: expiresAt ?? new Date(now.getTime() + DAY_MS) };
  },
};

/** ISO 8601, or Unix seconds as Weibo's token page shows them. */
export function readExpiry(text: string | undefined): Date | undefined {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return undefined;
  const at = /^\d{9,13}$/.test(trimmed)
    ? new Date(Number(trimmed) * (trimmed.length > 10 ? 1 : 1_000))
    : new Date(trimmed);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function authorizationNeeded(zh: string, en: string): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'credentials',
    code: 'weibo_authorization_needed',
    advice: {
      zh: `${zh}，请用原微博账号重新授权。`,
      en: `${en}; authorise again with the same Weibo account.`,
    },
    accountChange: { needsAuthorization: true },
  });
}
