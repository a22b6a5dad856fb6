import type { ChannelAuthorization } from '@haojiao/channel-kit';
import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { startSandbox } from '../../../../apps/sandbox/src/core/start-sandbox';
import type { RunningSandbox } from '../../../../apps/sandbox/src/core/start-sandbox';

type Platform = 'weibo' | 'douyin' | 'toutiao';

/** An app and two accounts on one platform: the union's own and a colleague's private one. */
interface Ground {
  app: Record<string, string>;
  settings: Record<string, unknown>;
  ours: string;
  privateOne: string;
}

const platforms: Platform[] = ['weibo', 'douyin', 'toutiao'];
const shortcuts = { weibo: ['appKey', 'appSecret'], douyin: ['clientKey', 'clientSecret'] } as const;
const appFields = (platform: Platform) => shortcuts[platform === 'weibo' ? 'weibo' : 'douyin'];

describe('connecting an account in the browser', () => {
  let sandbox: RunningSandbox;
  let api: TestApi;
  let unitId: string;
  let owner: ApiCaller;
  let aheadMs = 0;
  const grounds = {} as Record<Platform, Ground>;

  beforeAll(async () => {
    sandbox = await startSandbox();
    const { weibo, douyin, toutiao } = sandbox.baseUrls;
    api = await startTestApi({
      environment: {
        HAOJIAO_WEIBO_BASE_URL: weibo!.api!,
        HAOJIAO_DOUYIN_BASE_URL: douyin!.api!,
        HAOJIAO_TOUTIAO_BASE_URL: toutiao!.api!,
        HAOJIAO_TOUTIAO_OAUTH_BASE_URL: toutiao!.oauth!,
      },
    });
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    const clock = api.app.get<{ now(): Date }>(CLOCK, { strict: false });
    clock.now = () => new Date(Date.now() + aheadMs);
    unitId = (await api.aUnit({ code: 'connecting' })).id;
    await api.aUser({ username: 'owner', roles: ['administrator'], organizationId: unitId });
    owner = await api.as('owner');
  });
  beforeEach(() => {
    aheadMs = 0;
    for (const platform of platforms) grounds[platform] = furnish(platform);
  });
  afterAll(async () => {
    await api.close();
    await sandbox.stop();
  });

  function furnish(platform: Platform): Ground {
    const simulator = sandbox.simulators.find((one) => one.platform === platform)!;
    const make = (options: object) => simulator.createAccount({ ...options }, sandbox.sandbox);
    const { credentials, settings } = make({ name: '示范市总工会' });
    const idField = platform === 'weibo' ? 'uid' : 'openId';
    const app = Object.fromEntries(appFields(platform).map((key) => [key, credentials[key]!]));
    const other = make({ name: '小王的私人号', clientKey: app.clientKey });
    return {
      app,
      settings: { ...settings, ...(platform === 'toutiao' ? { officialVideo: true } : {}) },
      ours: credentials[idField]!,
      privateOne: other.credentials[idField]!,
    };
  }

  const anAccount = async (platform: Platform, wish: object = {}): Promise<string> => {
    const answer = await owner.post('/api/v1/channel-accounts', {
      organizationId: unitId,
      platform,
      name: '本单位账号',
      credentials: grounds[platform].app,
      settings: grounds[platform].settings,
      ...wish,
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id;
  };
  const accountOf = async (id: string) => (await owner.get(`/api/v1/channel-accounts/${id}`)).body;
  const setOut = async (id: string, caller = owner): Promise<{ url: string; cookie: string }> => {
    const answer = await caller.post(`/api/v1/channel-accounts/${id}/authorize`);
    if (answer.status !== 200) throw new Error(answer.text);
    const cookie = String(answer.headers['set-cookie']).split(';')[0]!;
    return { url: answer.body.url, cookie };
  };

  /** What a person does on the platform's own page; the address to which the platform sends the browser. */
  async function decide(
    platform: Platform,
    url: string,
    choice: { account?: string; refuse?: boolean; scopes?: string[] } = {},
  ): Promise<URL> {
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<form');
    const asked = new URL(url);
    const account = choice.account ?? grounds[platform].ours;
    let answer: Response;
    if (platform === 'weibo') {
      const form = new URLSearchParams(asked.searchParams);
      form.set('uid', account);
      form.set('decision', choice.refuse ? 'cancel' : 'agree');
      answer = await fetch(`${asked.origin}${asked.pathname}`, {
        method: 'POST',
        body: form,
        redirect: 'manual',
      });
    } else {
      const target = new URL(`${asked.origin}${asked.pathname}decide/?${asked.searchParams}`);
      target.searchParams.set('decision', choice.refuse ? 'refuse' : 'approve');
      target.searchParams.set('open_id', account);
      for (const scope of choice.scopes ?? asked.searchParams.get('scope')!.split(','))
        target.searchParams.append('granted', scope);
      answer = await fetch(target, { redirect: 'manual' });
    }
    return new URL(answer.headers.get('location') ?? 'about:blank');
  }

  const comeBack = (to: URL, cookie?: string): Promise<ApiAnswer> =>
    api.anonymous.get(`${to.pathname}${to.search}`, cookie ? { cookie } : {});
  const connect = async (platform: Platform, id: string, choice = {}) => {
    const { url, cookie } = await setOut(id);
    return comeBack(await decide(platform, url, choice), cookie);
  };
  const auditOf = (id: string) =>
    api.dataSource.query(
      `SELECT actor_name, details FROM audit_entries WHERE object_id = $1 AND action = 'channel_account.authorized'`,
      [id],
    );

  describe.each(platforms)('%s', (platform) => {
    it('is connected by who agrees on the platform’s page, under the name that it has there', async () => {
      const id = await anAccount(platform);
      const page = await connect(platform, id);
      expect([page.status, page.text]).toEqual([200, expect.stringContaining('示范市总工会')]);
      expect(await accountOf(id)).toMatchObject({
        state: 'connected',
        mode: 'api',
        remoteAccountId: grounds[platform].ours,
        displayName: '示范市总工会',
      });
      const days = (new Date((await accountOf(id)).grantExpiresAt).getTime() - Date.now()) / 86_400_000;
      expect(Math.round(days)).toBe(30);
      expect(await auditOf(id)).toMatchObject([{ actor_name: 'owner' }]);
      const verified = await owner.post(`/api/v1/channel-accounts/${id}/verify`);
      expect(verified.body).toMatchObject({ healthy: true, problem: null });
    });

    it('is not taken over by another account of the platform', async () => {
      const id = await anAccount(platform);
      await connect(platform, id);
      const [before] = await api.dataSource.query('SELECT * FROM channel_accounts WHERE id = $1', [id]);
      const page = await connect(platform, id, { account: grounds[platform].privateOne });
      expect(page.status).toBe(409);
      expect(page.text).toContain(`示范市总工会（${grounds[platform].ours}）`);
      expect(page.text).toContain(grounds[platform].privateOne);
      const [after] = await api.dataSource.query('SELECT * FROM channel_accounts WHERE id = $1', [id]);
      expect(after).toEqual(before);
    });

    it('is prolonged by connecting it again', async () => {
      const id = await anAccount(platform);
      await connect(platform, id);
      await api.dataSource.query(
        `UPDATE channel_accounts SET grant_expires_at = now() + interval '1 day', state = 'needs_authorization' WHERE id = $1`,
        [id],
      );
      expect((await connect(platform, id)).status).toBe(200);
      const account = await accountOf(id);
      expect(account.state).toBe('connected');
      expect(new Date(account.grantExpiresAt).getTime()).toBeGreaterThan(Date.now() + 20 * 86_400_000);
    });

    it('is connected at one channel account only', async () => {
      const first = await anAccount(platform);
      await connect(platform, first);
      const second = await anAccount(platform);
      const page = await connect(platform, second);
      expect([page.status, page.text]).toEqual([409, expect.stringContaining('重复发布')]);
      expect((await accountOf(second)).remoteAccountId).toBeNull();

      const { etag } = await owner.get(`/api/v1/channel-accounts/${first}`);
      await owner.patch(`/api/v1/channel-accounts/${first}`, { enabled: false }, etag);
      expect((await connect(platform, second)).status).toBe(200);
      const again = await owner.patch(`/api/v1/channel-accounts/${first}`, { enabled: true }, '*');
      expect([again.status, again.body.code]).toEqual([409, 'channel_account_connected_elsewhere']);
    });

    it('can not be begun before the app is entered, nor with a state that says anything', async () => {
      const id = await anAccount(platform);
      const { url } = await setOut(id);
      const state = new URL(url).searchParams.get('state')!;
      expect(Buffer.from(state, 'base64url').length).toBeGreaterThanOrEqual(16);
      const rows = JSON.stringify(await api.dataSource.query('SELECT * FROM channel_authorizations'));
      expect(rows).not.toContain(state);
      await api.dataSource.query(
        `UPDATE channel_accounts SET sealed_credentials = 'lost.AA.AA' WHERE id = $1`,
        [id],
      );
      const answer = await owner.post(`/api/v1/channel-accounts/${id}/authorize`);
      expect([answer.status, answer.body.errors.map(({ path }: { path: string }) => path)]).toEqual([
        400,
        appFields(platform).map((key) => `credentials.${key}`),
      ]);
    });
  });

  it('is refused at Weibo, which gives no state back: the browser knows what it was about', async () => {
    const id = await anAccount('weibo');
    const { url, cookie } = await setOut(id);
    const back = await decide('weibo', url, { refuse: true });
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error_uri: '/oauth2/authorize',
      error: 'access_denied',
      error_description: 'user denied your request.',
      error_code: '21330',
    });
    const page = await comeBack(back, cookie);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('“本单位账号”没有获得授权')]);
    const stranger = await comeBack(back);
    expect([stranger.status, stranger.text.includes('本单位账号')]).toEqual([200, false]);
    expect((await accountOf(id)).state).toBe('needs_authorization');
  });

  it('is refused at Douyin, which does not come back at all', async () => {
    const id = await anAccount('douyin');
    const { url } = await setOut(id);
    expect((await decide('douyin', url, { refuse: true })).href).toBe('about:blank');
    expect((await accountOf(id)).state).toBe('needs_authorization');
  });

  it('with less than was asked for posts by phone, or by hand, and says why', async () => {
    const douyin = await anAccount('douyin');
    expect((await connect('douyin', douyin, { scopes: ['user_info'] })).text).toContain('video.create.bind');
    expect(await accountOf(douyin)).toMatchObject({
      mode: 'share',
      state: 'connected',
      scopes: ['user_info'],
      note: expect.stringContaining('video.create.bind'),
    });
    const toutiao = await anAccount('toutiao');
    await connect('toutiao', toutiao, { scopes: ['user_info'] });
    expect(await accountOf(toutiao)).toMatchObject({ mode: 'hand_off' });
  });

  it('takes a state once, of many that come with it', async () => {
    const id = await anAccount('weibo');
    const { url, cookie } = await setOut(id);
    const back = await decide('weibo', url);
    const pages = await Promise.all(Array.from({ length: 5 }, () => comeBack(back, cookie)));
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400, 400]);
    expect((await comeBack(back, cookie)).text).toContain('这次授权已失效');
    expect(await auditOf(id)).toHaveLength(1);
  });

  it('takes no state after ten minutes, of another platform, or of its own making', async () => {
    const id = await anAccount('weibo');
    const { url } = await setOut(id);
    const back = await decide('weibo', url);
    const elsewhere = new URL(back.href.replace('/callbacks/weibo', '/callbacks/douyin'));
    expect((await comeBack(elsewhere)).status).toBe(400);
    const invented = new URL(back);
    invented.searchParams.set('state', 'A'.repeat(43));
    expect((await comeBack(invented)).status).toBe(400);
    aheadMs = 10 * 60_000 + 1_000;
    expect((await comeBack(back)).status).toBe(400);
    aheadMs = 0;
    expect((await comeBack(back)).status).toBe(200);
  });

  it('is not used up by who only looks whether the address answers', async () => {
    const { url } = await setOut(await anAccount('weibo'));
    const back = await decide('weibo', url);
    const looked = await api.app.inject({ method: 'HEAD', url: `${back.pathname}${back.search}` });
    expect(looked.statusCode).toBe(200);
    expect((await comeBack(back)).status).toBe(200);
  });

  it.each([
    ['was suspended', `UPDATE users SET state = 'suspended' WHERE username = $1`],
    [
      'lost the role',
      `UPDATE memberships SET roles = '{author}' WHERE user_id = (SELECT id FROM users WHERE username = $1)`,
    ],
    [
      'signed out',
      `UPDATE sessions SET ended_at = now() WHERE user_id = (SELECT id FROM users WHERE username = $1)`,
    ],
  ])('is refused when who began it %s before coming back', async (what, sql) => {
    const username = `helper-${what.replaceAll(' ', '-')}`;
    await api.aUser({ username, roles: ['administrator'], organizationId: unitId });
    const id = await anAccount('weibo');
    const { url, cookie } = await setOut(id, await api.as(username));
    const back = await decide('weibo', url);
    await api.dataSource.query(sql, [username]);
    const page = await comeBack(back, cookie);
    expect([page.status, page.text]).toEqual([403, expect.stringContaining('无法完成授权')]);
    expect(await accountOf(id)).toMatchObject({ state: 'needs_authorization', remoteAccountId: null });
  });

  it('is refused in the browser of another person', async () => {
    await api.aUser({ username: 'colleague', roles: ['administrator'], organizationId: unitId });
    const id = await anAccount('weibo');
    const back = await decide('weibo', (await setOut(id)).url);
    const { cookie } = await setOut(id, await api.as('colleague'));
    expect((await comeBack(back, cookie)).status).toBe(403);
  });

  it('can only be begun by who may manage the account', async () => {
    await api.aUser({ username: 'writer', roles: ['author'], organizationId: unitId });
    const id = await anAccount('weibo');
    const answer = await (await api.as('writer')).post(`/api/v1/channel-accounts/${id}/authorize`);
    expect(answer.status).toBe(403);
    const { body: wechat } = await owner.post('/api/v1/channel-accounts', {
      organizationId: unitId,
      platform: 'wechat',
      name: '公众号',
      credentials: { appId: 'wx0000000000000001', appSecret: 'secret' },
    });
    const typedIn = await owner.post(`/api/v1/channel-accounts/${wechat.id}/authorize`);
    expect([typedIn.status, typedIn.body.code]).toEqual([409, 'authorization_not_offered']);
  });

  it('by a wrong secret says so, and leaves the account as it was', async () => {
    const id = await anAccount('weibo', { credentials: { ...grounds.weibo.app, appSecret: 'wrong' } });
    const page = await connect('weibo', id);
    expect([page.status, page.text]).toEqual([502, expect.stringContaining('App Secret')]);
    expect(await accountOf(id)).toMatchObject({ state: 'needs_authorization', remoteAccountId: null });
  });

  it('ends on a page that runs nothing, tells its address to nobody and is kept by nobody', async () => {
    const id = await anAccount('weibo', { name: '<script>alert(1)</script>' });
    const page = await connect('weibo', id);
    expect(page.text).not.toContain('<script');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none';style-src 'sha256-[^']+';/);
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(String(page.headers['set-cookie'])).toMatch(
      /^haojiao_authorization=; Path=\/callbacks; Max-Age=0; HttpOnly/,
    );
    const english = await api.anonymous.get('/callbacks/weibo', { 'accept-language': 'en' });
    expect([english.status, english.text]).toEqual([404, expect.stringContaining('Nothing is here')]);
    expect((await api.anonymous.get('/callbacks/nowhere?code=1&state=2')).status).toBe(404);
  });

  it('never lets a token, a code or a secret out', async () => {
    const id = await anAccount('weibo');
    const page = await connect('weibo', id);
    const grants = [...(await api.dataSource.query('SELECT * FROM channel_accounts WHERE id = $1', [id]))];
    const seen = JSON.stringify([page.text, grants, await auditOf(id), await accountOf(id)]);
    expect(seen).not.toMatch(/2\.00[0-9a-f]{20}/);
    expect(seen).not.toContain(grounds.weibo.app.appSecret);
  });

  describe('a grant that the platform says was taken back', () => {
    const cancel = (uid: string) =>
      api.anonymous.get(`/callbacks/weibo?source=1&uid=${uid}&auth_end=1767225600&verification=x`);
    const events = (uid: string, event: string) =>
      fetch(`${sandbox.controlUrl}/control/weibo/accounts/${uid}/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ event }),
      });

    it('is asked about: nothing changes as long as it holds', async () => {
      const id = await anAccount('weibo');
      await connect('weibo', id);
      expect((await cancel(grounds.weibo.ours)).text).toBe('success');
      expect((await accountOf(id)).state).toBe('connected');
    });

    it('needs a person when it is really gone, and is asked about once in a while only', async () => {
      const id = await anAccount('weibo');
      await connect('weibo', id);
      await cancel(grounds.weibo.ours);
      await events(grounds.weibo.ours, 'app_removed');
      const asked = () => sandbox.sandbox.journal.list({ path: 'get_token_info' }).length;
      const before = asked();
      await cancel(grounds.weibo.ours);
      expect(asked()).toBe(before);
      aheadMs = 11 * 60_000;
      await cancel(grounds.weibo.ours);
      expect((await accountOf(id)).state).toBe('needs_authorization');
      const { items } = (await owner.get('/api/v1/notices?unread=true')).body;
      expect(items).toContainEqual(
        expect.objectContaining({
          kind: 'channel_account.needs_authorization',
          object: { type: 'channel_account', id },
        }),
      );
      aheadMs = 0;
      await connect('weibo', id);
      const left = (await owner.get('/api/v1/notices?unread=true')).body.items;
      expect(left.filter(({ object }: { object: { id: string } }) => object.id === id)).toEqual([]);
    });

    it('of nobody we know is answered like any other', async () => {
      expect((await cancel('6999999999')).text).toBe('success');
    });
  });

  it('is over for what is pasted in its place', async () => {
    const id = await anAccount('weibo');
    await connect('weibo', id);
    const change = (credentials: object) =>
      owner.patch(`/api/v1/channel-accounts/${id}`, { credentials }, '*');
    expect((await change({ appSecret: 'rotated' })).body.grantExpiresAt).not.toBeNull();
    expect((await change({ accessToken: '2.00pasted' })).body).toMatchObject({
      grantExpiresAt: null,
      authorizedAt: null,
      remoteAccountId: grounds.weibo.ours,
    });
  });

  it('brings back the queue that waited for it', async () => {
    const { ChannelAccountsService } = await import('./channel-accounts.service');
    const told: string[] = [];
    api.app.get(ChannelAccountsService, { strict: false }).onAuthorized(async (id) => void told.push(id));
    const id = await anAccount('weibo');
    await connect('weibo', id);
    expect(told).toEqual([id]);
  });

  it('can not be completed with the app of somebody who changed it meanwhile', async () => {
    const id = await anAccount('weibo');
    const { ChannelRegistry } = await import('@haojiao/channel-kit');
    const { authorization } = api.app.get(ChannelRegistry, { strict: false }).get('weibo') as {
      authorization: ChannelAuthorization;
    };
    const { exchange } = authorization;
    const { url } = await setOut(id);
    const back = await decide('weibo', url);
    authorization.exchange = async (...question) => {
      const grant = await exchange(...question);
      await owner.patch(`/api/v1/channel-accounts/${id}`, { credentials: { appKey: '1' } }, '*');
      return grant;
    };
    try {
      expect((await comeBack(back)).text).toContain('应用信息已被修改');
    } finally {
      authorization.exchange = exchange;
    }
    expect((await accountOf(id)).remoteAccountId).toBeNull();
  });
});
