import type { TokenRequest } from '@haojiao/channel-kit';
import { readExpiry, weiboTokens } from './weibo.tokens';

const now = new Date('2026-11-20T08:00:00Z');

function aRequest(credentials: Record<string, string>, overrides: Partial<TokenRequest> = {}): TokenRequest {
  return {
    account: {
      id: 'account',
      organizationId: 'organization',
      platform: 'weibo',
      name: '市总工会',
      mode: 'api',
      credentials,
      settings: {},
    },
    previous: null,
    refused: false,
    now,
    http: { send: () => Promise.reject(new Error('no call is made for a token')) },
    baseUrls: {},
    ...overrides,
  };
}

const needsPerson = { failureClass: 'credentials', accountChange: { needsAuthorization: true } };

describe('the token of a Weibo account', () => {
  it('is the one that was pasted, until its date', async () => {
    const expiresAt = '2026-12-20T08:00:00.000Z';
    await expect(weiboTokens.obtain(aRequest({ accessToken: '2.00a', expiresAt }))).resolves.toEqual({
      accessToken: '2.00a',
      accessTokenExpiresAt: new Date(expiresAt),
    });
  });

  it('is asked of a person when there is none, or its date is past', async () => {
    await expect(weiboTokens.obtain(aRequest({}))).rejects.toMatchObject(needsPerson);
    const past = aRequest({ accessToken: '2.00a', expiresAt: '2026-11-20T07:59:59Z' });
    await expect(weiboTokens.obtain(past)).rejects.toMatchObject(needsPerson);
  });

  it('is asked of a person when Weibo refused it, but a newly pasted one is taken', async () => {
    const previous = { accessToken: '2.00a', accessTokenExpiresAt: now };
    const same = aRequest({ accessToken: '2.00a' }, { refused: true, previous });
    await expect(weiboTokens.obtain(same)).rejects.toMatchObject(needsPerson);
    const pasted = aRequest({ accessToken: '2.00b' }, { refused: true, previous });
    await expect(weiboTokens.obtain(pasted)).resolves.toMatchObject({ accessToken: '2.00b' });
  });

  it('takes its date as ISO 8601 or in Unix seconds or milliseconds', () => {
    expect(readExpiry('2026-12-20T16:00:00+08:00')).toEqual(new Date('2026-12-20T08:00:00Z'));
    expect(readExpiry('1797753600')).toEqual(new Date('2026-12-20T08:00:00Z'));
    expect(readExpiry('1797753600000')).toEqual(new Date('2026-12-20T08:00:00Z'));
    expect(readExpiry('next year')).toBeUndefined();
    expect(readExpiry('')).toBeUndefined();
  });
});
