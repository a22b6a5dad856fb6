import type { ChannelAccess, TokenGrant } from '@haojiao/channel-kit';
import { ScriptedChannelHttp } from '@haojiao/channel-kit/testing';
import { wechatTokens } from './wechat.tokens';

const account: ChannelAccess = {
  id: 'a',
  organizationId: 'o',
  platform: 'wechat',
  name: '市总工会',
  mode: 'api',
  credentials: { appId: 'wx1', appSecret: 's' },
  settings: {},
};
const start = Date.parse('2026-11-20T08:00:00Z');
const SECOND = 1_000;
const HOUR = 3_600_000;

describe('a WeChat token', () => {
  it('is asked for without force, and lasts as long as the platform says', async () => {
    const http = new ScriptedChannelHttp({ access_token: 'T1', expires_in: 345 });
    const grant = await obtain(http, { previous: null, refused: false });
    expect(http.requests[0]!.json).toEqual({ grant_type: 'client_credential', appid: 'wx1', secret: 's' });
    expect(grant).toMatchObject({ accessToken: 'T1', accessTokenExpiresAt: new Date(start + 345 * SECOND) });
  });

  it('that was refused is replaced by the one that the platform has meanwhile', async () => {
    const http = new ScriptedChannelHttp({ access_token: 'T2', expires_in: 7_200 });
    expect((await obtain(http, { previous: aGrant('T1'), refused: true })).accessToken).toBe('T2');
    expect(http.requests).toHaveLength(1);
  });

  it('that the platform insists on is forced once, and that is remembered', async () => {
    const http = insisting('T2');
    const grant = await obtain(http, { previous: aGrant('T1'), refused: true });
    expect(http.requests.map(({ json }) => (json as { force_refresh?: boolean }).force_refresh)).toEqual([
      undefined,
      true,
    ]);
    expect(grant).toMatchObject({
      accessToken: 'T2',
      memory: { forcedAt: '2026-11-20T08:00:00.000Z', forcedToday: 1 },
    });
  });

  it('is not forced within half a minute of the last time, and is afterwards', async () => {
    const previous = aGrant('T1', { forcedAt: new Date(start).toISOString(), forcedToday: 1 });
    const early = insisting('T2');
    await expect(obtain(early, { previous, refused: true, at: start + 29_999 })).rejects.toMatchObject({
      code: 'wechat_token_still_refused',
      failureClass: 'credentials',
      accountChange: { needsAuthorization: true },
    });
    expect(early.requests).toHaveLength(1);
    const later = await obtain(insisting('T2'), { previous, refused: true, at: start + 30 * SECOND });
    expect(later.memory).toMatchObject({ forcedToday: 2 });
  });

  it('is forced twenty times a day in Shanghai and not once more', async () => {
    const forced = (forcedToday: number): TokenGrant =>
      aGrant('T1', { forcedAt: new Date(start).toISOString(), forcedToday });
    const at = start + HOUR;
    expect((await obtain(insisting('T2'), { previous: forced(19), refused: true, at })).memory).toMatchObject(
      {
        forcedToday: 20,
      },
    );
    await expect(obtain(insisting('T2'), { previous: forced(20), refused: true, at })).rejects.toMatchObject({
      code: 'wechat_token_still_refused',
    });
    // 16:00 in Shanghai: eight hours to the next day.
    const tomorrow = await obtain(insisting('T2'), {
      previous: forced(20),
      refused: true,
      at: start + 8 * HOUR,
    });
    expect(tomorrow.memory).toMatchObject({ forcedToday: 1 });
  });

  it('remembers over an ordinary renewal how often it was forced', async () => {
    const memory = { forcedAt: new Date(start).toISOString(), forcedToday: 7 };
    const http = new ScriptedChannelHttp({ access_token: 'T2', expires_in: 7_200 });
    expect((await obtain(http, { previous: aGrant('T1', memory), refused: false })).memory).toEqual(memory);
  });

  it('that stays the same when forced is a person’s matter', async () => {
    await expect(obtain(insisting('T1'), { previous: aGrant('T1'), refused: true })).rejects.toMatchObject({
      code: 'wechat_token_still_refused',
    });
  });
});

function insisting(forced: string): ScriptedChannelHttp {
  return new ScriptedChannelHttp(
    { access_token: 'T1', expires_in: 7_000 },
    { access_token: forced, expires_in: 7_200 },
  );
}

function aGrant(accessToken: string, memory?: TokenGrant['memory']): TokenGrant {
  return { accessToken, accessTokenExpiresAt: new Date(start + HOUR), memory };
}

function obtain(
  http: ScriptedChannelHttp,
  { at = start, ...request }: { previous: TokenGrant | null; refused: boolean; at?: number },
): Promise<TokenGrant> {
  const baseUrls = { api: 'http://platform.example' };
  return wechatTokens.obtain({ account, http, baseUrls, now: new Date(at), ...request });
}
