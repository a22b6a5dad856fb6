import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import type { ChannelHttp, ChannelRequest, ChannelResponse } from '../channel-http';
import type { TokenGrant, TokenRequest } from '../tokens';
import { errorRows } from './error-rows';
import { ByteDanceTokenSource } from './token-source';

const now = new Date('2026-11-20T00:00:00Z');
const inDays = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
const rows = errorRows('douyin');
const errors = {
  '10010': rows.authorize('refresh_token_expired', '过期', 'expired'),
  '10004': rows.administrator('app_scope_missing', '缺少', 'missing'),
};

/** Answers by the last part of the path and remembers what was asked. */
class ScriptedHttp implements ChannelHttp {
  readonly asked: string[] = [];
  constructor(private readonly answers: Record<string, unknown>) {}
  async send(request: ChannelRequest): Promise<ChannelResponse> {
    const call = request.url.split('/').at(-2) ?? '';
    this.asked.push(`${call}(${request.form?.refresh_token})`);
    const text = JSON.stringify(this.answers[call]);
    return {
      status: 200,
      headers: {},
      body: Buffer.from(text),
      text: () => text,
      json: () => JSON.parse(text),
    };
  }
}

const refreshed = {
  data: { access_token: 'act.new', expires_in: '1296000', error_code: 0 },
  message: 'success',
};
const renewed = {
  data: { refresh_token: 'rft.new', expires_in: 2592000, error_code: 0 },
  message: 'success',
};

function obtain(http: ChannelHttp, previous: Partial<TokenGrant>, further: Partial<TokenRequest> = {}) {
  const source = new ByteDanceTokenSource({
    platform: 'douyin',
    errors,
    oauthRole: 'api',
    renews: () => true,
  });
  return source.obtain({
    account: {
      id: 'a',
      organizationId: 'o',
      platform: 'douyin',
      name: '',
      mode: 'api',
      credentials: { clientKey: 'aw1' },
      settings: {},
    },
    previous: {
      accessToken: 'act.old',
      accessTokenExpiresAt: inDays(10),
      refreshToken: 'rft.old',
      refreshTokenExpiresAt: inDays(20),
      ...previous,
    },
    refused: false,
    now,
    http,
    baseUrls: { api: 'http://platform.example' },
    ...further,
  });
}

describe('grants of the open platform', () => {
  it('keeps a token with time left without asking anybody', async () => {
    const http = new ScriptedHttp({});
    await expect(obtain(http, {})).resolves.toMatchObject({ accessToken: 'act.old' });
    expect(http.asked).toEqual([]);
  });

  it('refreshes a refused token and keeps the refresh token and its end', async () => {
    const http = new ScriptedHttp({ refresh_token: refreshed });
    await expect(obtain(http, {}, { refused: true })).resolves.toMatchObject({
      accessToken: 'act.new',
      refreshToken: 'rft.old',
      refreshTokenExpiresAt: inDays(20),
    });
    expect(http.asked).toEqual(['refresh_token(rft.old)']);
  });

  it('renews last of all, so that the new refresh token is kept before it is used', async () => {
    const http = new ScriptedHttp({ refresh_token: refreshed, renew_refresh_token: renewed });
    await expect(obtain(http, { refreshTokenExpiresAt: inDays(4), renewals: 4 })).resolves.toMatchObject({
      accessToken: 'act.new',
      refreshToken: 'rft.new',
      refreshTokenExpiresAt: inDays(30),
      renewals: 5,
    });
    expect(http.asked).toEqual(['refresh_token(rft.old)', 'renew_refresh_token(rft.old)']);
  });

  it('renews no sixth time', async () => {
    const http = new ScriptedHttp({ refresh_token: refreshed });
    await obtain(http, { refreshTokenExpiresAt: inDays(4), accessTokenExpiresAt: now, renewals: 5 });
    expect(http.asked).toEqual(['refresh_token(rft.old)']);
  });

  it('gives up renewing, not the grant, when the app may not renew', async () => {
    const refusal = { data: { error_code: 10004, description: '' }, message: 'error' };
    const http = new ScriptedHttp({ refresh_token: refreshed, renew_refresh_token: refusal });
    await expect(obtain(http, { refreshTokenExpiresAt: inDays(4) })).resolves.toMatchObject({
      accessToken: 'act.new',
      refreshToken: 'rft.old',
      renewals: 5,
    });
  });

  it('tries a renewal again within two hours when its answer was unreadable', async () => {
    const http = new ScriptedHttp({ refresh_token: refreshed, renew_refresh_token: 'no envelope' });
    const grant = await obtain(http, { refreshTokenExpiresAt: inDays(4) });
    const askedAgainAt = grant.accessTokenExpiresAt.getTime() - DAY_MS;
    expect(askedAgainAt - now.getTime()).toBeLessThanOrEqual(2 * HOUR_MS);
  });

  it('never lets an access token outlive the time in which the refresh token must be renewed', async () => {
    const http = new ScriptedHttp({ refresh_token: refreshed });
    const grant = await obtain(http, { refreshTokenExpiresAt: inDays(10) }, { refused: true });
    const askedAgainAt = new Date(grant.accessTokenExpiresAt.getTime() - DAY_MS);
    expect(askedAgainAt.getTime()).toBeLessThan(inDays(10).getTime());
    expect(askedAgainAt.getTime()).toBeGreaterThan(inDays(5).getTime());
  });

  it('asks for a person when the refresh token is dead', async () => {
    const refusal = { data: { error_code: 10010, description: '' }, message: 'error' };
    await expect(
      obtain(new ScriptedHttp({ refresh_token: refusal }), {}, { refused: true }),
    ).rejects.toMatchObject({ failureClass: 'credentials', accountChange: { needsAuthorization: true } });
    await expect(
      obtain(new ScriptedHttp({}), { refreshTokenExpiresAt: now }, { refused: true }),
    ).rejects.toMatchObject({ accountChange: { needsAuthorization: true } });
  });
});
