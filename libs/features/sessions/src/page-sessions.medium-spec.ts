import { randomInt } from 'node:crypto';
import { TEST_PASSWORD, startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';

const PATH = '/api/v1/auth/page-session';
const network = `10.${randomInt(256)}.${randomInt(256)}`;

interface PageAnswer {
  status: number;
  // A test looks into whatever came back.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  /** As the browser was told, or null. */
  setCookie: string | null;
  /** What the browser sends from then on. */
  cookie: string;
}

describe('sessions of pages', () => {
  let api: TestApi;
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: 'https://news.example.test' } });
  });
  afterAll(() => api.close());

  async function ask(
    path: string,
    { body, cookie, headers = {} }: { body?: object; cookie?: string; headers?: Record<string, string> } = {},
    from = `${network}.1`,
  ): Promise<PageAnswer> {
    const answer = await api.app.inject({
      method: 'POST',
      url: `${PATH}${path}`,
      remoteAddress: from,
      headers: { 'x-haojiao-page': '1', ...(cookie && { cookie }), ...headers },
      ...(body && { payload: body }),
    });
    const told = answer.headers['set-cookie'];
    const setCookie = told === undefined ? null : String(told);
    return {
      status: answer.statusCode,
      body: answer.payload === '' ? null : answer.json(),
      setCookie,
      cookie: setCookie?.split(';')[0] ?? '',
    };
  }

  async function signedIn(): Promise<PageAnswer & { username: string; userId: string }> {
    serial += 1;
    const username = `reader-${serial}`;
    await api.aUser({ username, roles: ['correspondent'] });
    const answer = await ask('', { body: { username, password: TEST_PASSWORD } });
    expect(answer.status).toBe(200);
    return { ...answer, username, userId: answer.body.user.id };
  }

  const refresh = (cookie: string, headers?: Record<string, string>) => ask('/refresh', { cookie, headers });
  const me = async (accessToken: string) =>
    (await api.anonymous.get('/api/v1/me', { authorization: `Bearer ${accessToken}` })).status;
  const usedLongAgo = (userId: string) =>
    api.dataSource.query(
      `UPDATE refresh_tokens SET used_at = used_at - interval '31 seconds'
       WHERE used_at IS NOT NULL AND session_id IN (SELECT id FROM sessions WHERE user_id = $1)`,
      [userId],
    );

  it('keep the refresh token in a cookie that no script reads and that goes to no other address', async () => {
    const { body, setCookie } = await signedIn();
    expect(Object.keys(body).sort()).toEqual(['accessToken', 'expiresIn', 'user']);
    expect(setCookie).toMatch(
      /^__Secure-haojiao-page=[\w-]{43}; Path=\/api\/v1\/auth\/page-session; Max-Age=604800; HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(await me(body.accessToken)).toBe(200);
  });

  it('are refreshed by the cookie, which changes each time', async () => {
    const first = await signedIn();
    const second = await refresh(first.cookie);
    const third = await refresh(second.cookie);
    expect([second.status, third.status]).toEqual([200, 200]);
    expect(new Set([first.cookie, second.cookie, third.cookie]).size).toBe(3);
    expect(await me(third.body.accessToken)).toBe(200);
  });

  it('stand when two tabs refresh at once, and when an answer was lost', async () => {
    const { cookie } = await signedIn();
    const tabs = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)]);
    expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(tabs.map((tab) => tab.cookie)).size).toBe(1);
    const again = await refresh(cookie);
    expect(again.cookie).toBe(tabs[0].cookie);
    expect((await refresh(tabs[1].cookie)).status).toBe(200);
  });

  it('end when a token comes back after its successor was used', async () => {
    const { cookie, userId } = await signedIn();
    const next = await refresh(cookie);
    const live = await refresh(next.cookie);
    const stolen = await refresh(cookie);
    expect([stolen.status, stolen.body.code]).toEqual([401, 'refresh_token_invalid']);
    expect(stolen.setCookie).toContain('Max-Age=0');
    expect((await refresh(live.cookie)).status).toBe(401);
    expect(await me(live.body.accessToken)).toBe(401);
    const [row] = await api.dataSource.query(
      `SELECT ended_because, (SELECT count(*)::int FROM audit_entries a
         WHERE a.action = 'session.refresh_token_reused' AND a.object_id = s.id::text) AS traced
       FROM sessions s WHERE user_id = $1`,
      [userId],
    );
    expect(row).toEqual({ ended_because: 'refresh_token_reused', traced: 1 });
  });

  it('end when a token comes back late, though nobody used its successor', async () => {
    const { cookie, userId } = await signedIn();
    await refresh(cookie);
    await usedLongAgo(userId);
    expect((await refresh(cookie)).status).toBe(401);
  });

  it('leave the strict rule to tokens of other clients', async () => {
    const { username } = await signedIn();
    const { body } = await api.anonymous.post('/api/v1/auth/login', { username, password: TEST_PASSWORD });
    const { refreshToken } = body;
    expect((await api.anonymous.post('/api/v1/auth/refresh', { refreshToken })).status).toBe(200);
    expect((await api.anonymous.post('/api/v1/auth/refresh', { refreshToken })).status).toBe(401);
  });

  it('end by the cookie, without an access token, and take it away', async () => {
    const { cookie, body } = await signedIn();
    const ended = await ask('/end', { cookie });
    expect([ended.status, ended.setCookie]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect(await me(body.accessToken)).toBe(401);
    expect((await refresh(cookie)).status).toBe(401);
    expect((await ask('/end', { cookie: '' })).status).toBe(204);
  });

  it('honour the cookie for pages of this site alone', async () => {
    const { cookie, username } = await signedIn();
    const foreign: Record<string, string>[] = [
      { 'x-haojiao-page': '' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      const answers = [
        await refresh(cookie, headers),
        await ask('/end', { cookie, headers }),
        await ask('', { body: { username, password: TEST_PASSWORD }, headers }),
      ];
      expect(answers.map(({ status, setCookie }) => [status, setCookie])).toEqual(Array(3).fill([403, null]));
    }
    const own = { origin: 'https://news.example.test', 'sec-fetch-site': 'same-origin' };
    expect((await refresh(cookie, own)).status).toBe(200);
  });

  it('open nothing but themselves: the cookie is no access token', async () => {
    const { cookie } = await signedIn();
    for (const url of ['/api/v1/me', '/api/v1/submissions'])
      expect((await api.app.inject({ url, headers: { cookie } })).statusCode).toBe(401);
    for (const odd of ['__Secure-haojiao-page=', '__Secure-haojiao-page=../x', 'haojiao-page=abc', 'a=b'])
      expect((await refresh(odd)).status).toBe(401);
  });

  it('S10 count wrong passwords with those of every other door', async () => {
    const { username } = await signedIn();
    const tries: number[] = [];
    for (let index = 0; index < 6; index += 1) {
      const body = { username: index % 2 ? username : username.toUpperCase(), password: `wrong-${index}` };
      tries.push((await ask('', { body, headers: { 'user-agent': `a${index}` } }, `${network}.2`)).status);
    }
    expect(tries).toEqual([401, 401, 401, 401, 401, 429]);
    const other = await api.anonymous.post('/api/v1/auth/login', { username, password: TEST_PASSWORD });
    expect([other.status, other.body.code]).toEqual([429, 'account_locked']);
  });

  it('S10 stop an address that tries many names', async () => {
    let last = 0;
    for (let index = 0; index < 31; index += 1) {
      const body = { username: `nobody-${network}-${index}`, password: 'x' };
      last = (await ask('', { body, headers: { 'x-forwarded-for': `8.8.8.${index}` } }, `${network}.3`))
        .status;
    }
    expect(last).toBe(429);
  });

  it('S11 die with another password and with another role', async () => {
    const first = await signedIn();
    await api.anonymous.post(
      '/api/v1/me/password',
      { currentPassword: TEST_PASSWORD, newPassword: 'Another-2026-one' },
      { authorization: `Bearer ${first.body.accessToken}` },
    );
    expect([(await refresh(first.cookie)).status, await me(first.body.accessToken)]).toEqual([401, 401]);

    const second = await signedIn();
    const admin = await api.as('admin');
    const path = `/api/v1/organizations/${api.root.id}/members/${second.userId}`;
    expect((await admin.put(path, { roles: ['author'] })).status).toBe(204);
    expect([(await refresh(second.cookie)).status, await me(second.body.accessToken)]).toEqual([401, 401]);
  });

  it('S12 die when the person is suspended or taken out of the unit', async () => {
    const admin = await api.as('admin');
    const first = await signedIn();
    const { etag } = await admin.get(`/api/v1/users/${first.userId}`);
    expect((await admin.patch(`/api/v1/users/${first.userId}`, { state: 'suspended' }, etag)).status).toBe(
      200,
    );
    expect([(await refresh(first.cookie)).status, await me(first.body.accessToken)]).toEqual([401, 401]);

    const second = await signedIn();
    const path = `/api/v1/organizations/${api.root.id}/members/${second.userId}`;
    await admin.put(path, { roles: [] });
    expect([(await refresh(second.cookie)).status, await me(second.body.accessToken)]).toEqual([401, 401]);
  });

  it('are refused where the account was locked while the password was compared', async () => {
    const { id } = await api.aUser({ username: 'guessed', roles: ['editor'] });
    const guesser = api.dataSource.createQueryRunner();
    await guesser.startTransaction();
    await guesser.query(
      `UPDATE users SET failed_logins = 5, locked_until = now() + interval '15 minutes' WHERE id = $1`,
      [id],
    );
    let isAnswered = false;
    const asked = ask('', { body: { username: 'guessed', password: TEST_PASSWORD } }).finally(() => {
      isAnswered = true;
    });
    const waiting = () =>
      api.dataSource.query(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
    while (!isAnswered && (await waiting()).length === 0) continue;
    await guesser.commitTransaction();
    await guesser.release();
    const { status, body } = await asked;
    expect([status, body.code]).toEqual([429, 'account_locked']);
  });

  it('tell five of those who guess at once whether they were wrong, and the others nothing', async () => {
    await api.aUser({ username: 'crowded', roles: ['editor'] });
    const guesses = Array.from({ length: 12 }, (_, index) =>
      ask('', { body: { username: 'crowded', password: `Wrong-guess-${index}` } }, `${network}.9`),
    );
    const codes = (await Promise.all(guesses)).map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'login_failed')).toHaveLength(5);
    expect(codes.filter((code) => code === 'account_locked')).toHaveLength(7);
  });
});
