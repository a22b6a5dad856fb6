import { ScriptedChannelHttp, scriptedChannelContext } from '../testing';
import type { ChannelAccess } from '../channel-adapter';
import { ByteDanceAuthorization, plainScope } from './authorization';

const account: ChannelAccess = {
  id: 'account',
  organizationId: 'organization',
  platform: 'douyin',
  name: '示范市总工会',
  mode: 'api',
  credentials: { clientKey: 'aw1', clientSecret: 's' },
  settings: {},
};
const authorization = new ByteDanceAuthorization({
  platform: 'douyin',
  errors: {
    '10007': { failureClass: 'credentials', code: 'code_expired', advice: { zh: '过期', en: 'over' } },
  },
  oauthRole: 'oauth',
  pagePath: '/connect/',
  scopes: ['user_info', 'video.create.bind'],
  brings: ['openId'],
  modeOf: (scopes) => ({ mode: scopes.has('video.create') ? 'api' : 'share' }),
});
const answer = (data: object, message = 'success') => ({ data: { error_code: 0, ...data }, message });
const tokens = {
  access_token: 'act.1',
  expires_in: '1296000',
  refresh_token: 'rft.1',
  refresh_expires_in: 2_592_000,
  open_id: 'open-1',
  scope: 'user_info,video.create.bind',
};
const exchange = (...answers: unknown[]) => {
  const http = new ScriptedChannelHttp(...answers);
  return {
    http,
    grant: authorization.exchange({ code: 'c' }, scriptedChannelContext(http, account)),
  };
};

describe('connecting an account of the family', () => {
  it('asks for all scopes at once, on the host of the grants', () => {
    const url = new URL(
      authorization.authorizeUrl({
        account,
        redirectUri: 'https://haojiao.example/callbacks/douyin',
        state: 's',
        baseUrls: { oauth: 'https://oauth.example' },
      }),
    );
    expect(url.origin + url.pathname).toBe('https://oauth.example/connect/');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_key: 'aw1',
      response_type: 'code',
      scope: 'user_info,video.create.bind',
      redirect_uri: 'https://haojiao.example/callbacks/douyin',
      state: 's',
    });
  });

  it('keeps both tokens with their ends, and never puts a secret into an address', async () => {
    const { http, grant } = exchange(answer(tokens), answer({ nickname: '示范市总工会' }));
    expect(await grant).toMatchObject({
      credentials: { openId: 'open-1', accessToken: 'act.1', refreshToken: 'rft.1' },
      remoteAccountId: 'open-1',
      displayName: '示范市总工会',
      mode: 'api',
      scopes: ['user_info', 'video.create.bind'],
      notes: [],
    });
    const days = ((await grant).grantExpiresAt!.getTime() - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    expect(http.requests.map(({ url }) => url)).toEqual([
      'http://oauth.example/oauth/access_token/',
      'http://oauth.example/oauth/userinfo/',
    ]);
  });

  it('takes the old names of scopes for the new ones', async () => {
    const { grant } = exchange(answer({ ...tokens, scope: 'user_info,video.create' }), answer({}));
    expect(await grant).toMatchObject({ mode: 'api', notes: [] });
    expect(plainScope(' video.create.bind ')).toBe('video.create');
  });

  it('says what was asked for and not granted', async () => {
    const { grant } = exchange(answer({ ...tokens, scope: 'user_info' }), answer({}));
    expect(await grant).toMatchObject({
      mode: 'share',
      notes: [{ zh: expect.stringContaining('video.create.bind') }],
    });
  });

  it('holds though the name can not be read', async () => {
    const { grant } = exchange(answer(tokens), '<html>502</html>');
    expect((await grant).displayName).toBeUndefined();
  });

  it('tells why a code is not taken', async () => {
    const { grant } = exchange(answer({ error_code: 10007, description: '授权码过期' }, 'error'));
    await expect(grant).rejects.toMatchObject({ code: 'code_expired', platformCode: '10007' });
  });

  it.each([{ open_id: '' }, { access_token: '' }, { expires_in: 'later' }])(
    'is not done by an answer with %j',
    async (lacking) => {
      await expect(exchange(answer({ ...tokens, ...lacking })).grant).rejects.toMatchObject({
        failureClass: 'transient',
      });
    },
  );

  it('reads a code, a refusal, and nothing else', () => {
    expect(authorization.readReturn({ code: 'c', state: 's', scopes: 'user_info' })).toEqual({
      kind: 'code',
      code: 'c',
    });
    expect(authorization.readReturn({ error: 'x' })?.kind).toBe('refused');
    expect(authorization.readReturn({ state: 's' })).toBeNull();
  });
});
