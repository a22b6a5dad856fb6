import type { ChannelAccess } from '@haojiao/channel-kit';
import { ScriptedChannelHttp, scriptedChannelContext } from '@haojiao/channel-kit/testing';
import { weiboAuthorization } from './weibo.authorization';

const redirectUri = 'https://haojiao.example/callbacks/weibo';

function anAccount(credentials: Record<string, string> = {}): ChannelAccess {
  return {
    id: 'account',
    organizationId: 'organization',
    platform: 'weibo',
    name: '示范市总工会',
    mode: 'api',
    credentials: { appKey: '3000000001', appSecret: 's', ...credentials },
    settings: { safeDomains: ['union.example.org'], realIp: '211.156.0.1' },
  };
}

describe('the way to Weibo’s authorise page', () => {
  const urlFor = (account: ChannelAccess): URL =>
    new URL(weiboAuthorization.authorizeUrl({ account, redirectUri, state: 'state-1', baseUrls: {} }));

  it('names app, address and state, and no scope: none exists for publishing', () => {
    const url = urlFor(anAccount({ uid: '6000000001' }));
    expect(url.origin + url.pathname).toBe('https://api.weibo.com/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: '3000000001',
      redirect_uri: redirectUri,
      response_type: 'code',
      state: 'state-1',
    });
  });

  it('asks for a fresh log-in at the first time, when somebody’s own account may be logged in', () => {
    expect(urlFor(anAccount()).searchParams.get('forcelogin')).toBe('true');
  });
});

describe('the way back from Weibo', () => {
  it.each([
    [
      { code: 'c', state: 's' },
      { kind: 'code', code: 'c' },
    ],
    [{ error: 'access_denied', error_code: '21330' }, { kind: 'refused' }],
    [{ error: 'invalid_request', error_code: '21323' }, { kind: 'refused' }],
    [{ state: 's' }, null],
    [{}, null],
  ])('carries %j', (query, answer) => {
    const read = weiboAuthorization.readReturn(query);
    if (answer === null) expect(read).toBeNull();
    else expect(read).toMatchObject(answer);
  });

  it.each([
    [{ source: '1', uid: '6000000001', auth_end: '1', verification: 'x' }, { remoteAccountId: '6000000001' }],
    [{ source: '1', uid: '6000000001' }, null],
    [{ source: '1', uid: "6'; --", auth_end: '1' }, null],
    [{ uid: '6000000001', auth_end: '1' }, null],
  ])('tells of a grant that was taken back by %j', (query, said) => {
    expect(weiboAuthorization.readCancellation!(query as Record<string, string>)).toEqual(said);
  });
});

describe('a code for a token', () => {
  const token = { access_token: '2.00a', expires_in: '2592000', remind_in: '1', uid: '6000000001' };
  const info = { uid: 6_000_000_001, appkey: '3000000001', expire_in: 86_400 };
  const user = { idstr: '6000000001', screen_name: '示范市总工会', verified_type: 7 };
  const exchange = (...answers: unknown[]) => {
    const http = new ScriptedChannelHttp(...answers);
    const context = scriptedChannelContext(http, anAccount());
    return { http, grant: weiboAuthorization.exchange({ code: 'c', redirectUri }, context) };
  };

  it('is believed when it is of this app, and lasts as long as the platform says now', async () => {
    const { http, grant } = exchange(token, info, user);
    expect(await grant).toMatchObject({
      remoteAccountId: '6000000001',
      displayName: '示范市总工会',
      mode: 'api',
      credentials: { accessToken: '2.00a', uid: '6000000001' },
    });
    const left = (await grant).grantExpiresAt!.getTime() - Date.now();
    expect(Math.round(left / 60_000)).toBe(1_440);
    expect(http.requests[0]).toMatchObject({
      method: 'POST',
      form: { grant_type: 'authorization_code', redirect_uri: redirectUri, code: 'c' },
    });
    expect(http.requests.every(({ url }) => !url.includes('2.00a'))).toBe(true);
  });

  it('counts a lifetime that comes as a text, where the question tells none', async () => {
    const { grant } = exchange(token, { ...info, expire_in: undefined }, user);
    expect(Math.round(((await grant).grantExpiresAt!.getTime() - Date.now()) / 86_400_000)).toBe(30);
  });

  it.each([
    ['another app', { ...info, appkey: 3_000_000_002 }],
    ['no app at all', { ...info, appkey: undefined }],
    ['another account', { ...info, uid: 6_000_000_002 }],
  ])('is refused when it is of %s', async (_whose, foreign) => {
    await expect(exchange(token, foreign).grant).rejects.toMatchObject({
      code: 'weibo_token_of_other_app',
      failureClass: 'credentials',
    });
  });

  it.each([
    [{ ...token, access_token: '' }],
    [{ ...token, uid: undefined }],
    [{ ...token, expires_in: 'soon' }],
    ['<html>502</html>'],
  ])('is no token without what belongs to one: %j', async (answer) => {
    await expect(exchange(answer).grant).rejects.toMatchObject({ failureClass: 'transient' });
  });

  it('that was used is told in Weibo’s own words', async () => {
    const used = { error: 'invalid_grant', error_code: 21325, error_description: 'invalid code' };
    await expect(exchange(used).grant).rejects.toMatchObject({
      failureClass: 'credentials',
      platformCode: '21325',
    });
  });
});
