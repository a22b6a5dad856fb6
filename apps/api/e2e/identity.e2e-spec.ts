import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aPhoto } from '@haojiao/testing';
import { root } from './harness/child';
import { ask, expectStatus } from './harness/http';
import type { Answer } from './harness/http';
import { Newsroom } from './harness/newsroom';
import { Phone } from './harness/phone';
import { PASSWORD, Product } from './harness/product';

const WRONG = 'Bugle-2026-wrong';
const keyBytes = randomBytes(32);

let product: Product;
let room: Newsroom;

beforeAll(async () => {
  product = await Product.start({
    clock: { speed: 60, anchorMs: Date.now() },
    environment: {
      HAOJIAO_LEASE_SECONDS: '600',
      HAOJIAO_SECRET_KEYS: `e1:${keyBytes.toString('base64')}`,
      // Everything that can be logged is.
      LOG_LEVEL: 'trace',
    },
  });
  room = await Newsroom.open(product);
});

afterAll(async () => product?.stop());

interface Session {
  accessToken: string;
  refreshToken: string;
}

const api = (method: string, path: string, options: Parameters<typeof ask>[2] = {}): Promise<Answer> =>
  ask(method, `${product.url}/api/v1${path}`, options);

const login = (username: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  api('POST', '/auth/login', { body: { username, password }, headers });

const signIn = async (username: string, password = PASSWORD): Promise<Session> =>
  (await expectStatus(200, login(username, password))).body;

const refresh = (refreshToken: string) => api('POST', '/auth/refresh', { body: { refreshToken } });

const statusOf = async (answer: Promise<Answer>) => (await answer).status;

/** Whether a session still opens anything: by its access token, and by its refresh token, which is used up. */
async function lives({ accessToken, refreshToken }: Session): Promise<[number, number]> {
  return [await statusOf(api('GET', '/me', { token: accessToken })), await statusOf(refresh(refreshToken))];
}

describe('S10 the log-in', () => {
  /** Where somebody who rotates everything claims to come from. */
  const forged = (turn: number): Record<string, string> => ({
    'x-forwarded-for': `203.0.113.${turn}`,
    'x-real-ip': `203.0.113.${turn}`,
    forwarded: `for=203.0.113.${turn}`,
    'cf-connecting-ip': `203.0.113.${turn}`,
    'user-agent': `Browser ${turn}`,
    'accept-language': turn % 2 ? 'en-US' : 'zh-CN',
  });

  it('locks the account for 15 minutes at the fifth wrong password, whatever else changes', async () => {
    const id = await room.person('locked-one', ['author']);
    const spellings = ['locked-one', 'LOCKED-ONE', 'Locked-One', 'locked-ONE', 'LocKed-one'];
    for (const [turn, spelling] of spellings.entries()) {
      const answer = await login(spelling, `${WRONG}${turn}`, forged(turn));
      expect([answer.status, answer.body.code]).toEqual([401, 'login_failed']);
    }
    for (const password of [PASSWORD, WRONG]) {
      const answer = await login('locked-one', password, forged(9));
      expect([answer.status, answer.body.code]).toEqual([429, 'account_locked']);
      const wait = Number(answer.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(880);
      expect(wait).toBeLessThanOrEqual(900);
    }

    const timePasses = (minutes: number) =>
      product.database.query(
        `UPDATE users SET locked_until = locked_until - $2 * interval '1 minute' WHERE id = $1`,
        [id, minutes],
      );
    await timePasses(14);
    expect(await statusOf(login('locked-one'))).toBe(429);
    await timePasses(1);
    await signIn('locked-one');
  });

  it('counts wrong passwords of different sessions together, and forgets them at a right one', async () => {
    await room.person('careless', ['author']);
    for (let turn = 0; turn < 4; turn += 1) expect(await statusOf(login('careless', WRONG))).toBe(401);
    await signIn('careless');
    for (let turn = 0; turn < 4; turn += 1) expect(await statusOf(login('careless', WRONG))).toBe(401);
    await signIn('careless');
  });

  it('lets five tries at one time pass for no more than five', async () => {
    await room.person('hurried', ['author']);
    await Promise.all(Array.from({ length: 5 }, (_, turn) => login('hurried', WRONG, forged(turn))));
    expect(await statusOf(login('hurried'))).toBe(429);
  });

  it('writes down the address that it came from, not the one that it claims', async () => {
    const { body } = await product.as('admin', 'GET', '/audit-entries?limit=100');
    const told = body.items.filter((entry: { action: string }) =>
      /session\.|user\.locked/.test(entry.action),
    );
    expect(told.map(({ action }: { action: string }) => action)).toContain('user.locked');
    expect(JSON.stringify(told)).not.toContain('203.0.113.');
  });

  it('takes no other shape of name or password', async () => {
    const shapes = [
      { username: ['locked-one'], password: PASSWORD },
      { username: { $ne: '' }, password: { $ne: '' } },
      { username: 'locked-one', password: [PASSWORD] },
      { username: 'locked-one' },
      [],
    ];
    for (const body of shapes) expect(await statusOf(api('POST', '/auth/login', { body }))).toBe(400);
  });
});

describe('S11 every session of a person ends', () => {
  it('when the password changes', async () => {
    await room.person('changer', ['author']);
    const one = await signIn('changer');
    const other = await signIn('changer');
    const newPassword = 'Trumpet-2027-loud';
    const change = (currentPassword: string) =>
      api('POST', '/me/password', { token: one.accessToken, body: { currentPassword, newPassword } });
    const refused = await change(WRONG);
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([400, 'password_wrong']);
    await expectStatus(204, change(PASSWORD));
    expect(await lives(one)).toEqual([401, 401]);
    expect(await lives(other)).toEqual([401, 401]);
    expect(await statusOf(login('changer'))).toBe(401);
    await signIn('changer', newPassword);
  });

  it('when their roles change, and what they may do is asked anew', async () => {
    const id = await room.person('promoted', ['author']);
    const session = await signIn('promoted');
    const members = `/organizations/${room.organizationId}/members/${id}`;
    await expectStatus(204, product.as('admin', 'PUT', members, { roles: ['editor'] }));
    expect(await lives(session)).toEqual([401, 401]);
    const again = await signIn('promoted');
    await expectStatus(204, product.as('admin', 'DELETE', members));
    expect(await lives(again)).toEqual([401, 401]);
    const nobody = await signIn('promoted');
    expect(await statusOf(api('GET', '/contents', { token: nobody.accessToken }))).toBe(403);
  });
});

describe('S12 an old token', () => {
  /** Doors of every kind: reading, writing, uploading, previews, figures, files. */
  async function doors(token: string, contentId: string): Promise<number[]> {
    const form = new FormData();
    form.set('organizationId', room.organizationId);
    form.set('file', new Blob([new Uint8Array(await aPhoto(64, 64))], { type: 'image/jpeg' }), 'a.jpg');
    const answers = await Promise.all([
      api('GET', '/me', { token }),
      api('GET', `/contents/${contentId}`, { token }),
      api('GET', `/contents/${contentId}/previews/site`, { token }),
      api('GET', `/analytics/contents/${contentId}`, { token }),
      api('POST', '/assets', { token, form }),
    ]);
    // Last: the others must be through before the session ends.
    const logout = await api('POST', '/auth/logout', { token });
    return [...answers, logout].map(({ status }) => status);
  }

  let contentId: string;
  beforeAll(async () => {
    contentId = await room.draft({ type: 'article', title: '通知', article: { html: '<p>正文。</p>' } });
  });

  it('opens nothing after its log-out, while the other session goes on', async () => {
    await room.person('leaver', ['author']);
    const left = await signIn('leaver');
    const stays = await signIn('leaver');
    expect((await doors(left.accessToken, contentId)).slice(0, 5)).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(await doors(left.accessToken, contentId))).toEqual(new Set([401]));
    expect(await statusOf(refresh(left.refreshToken))).toBe(401);
    expect(await lives(stays)).toEqual([200, 200]);
  });

  it('opens nothing once its owner is suspended, who can not sign in again either', async () => {
    const id = await room.person('suspended', ['author']);
    const session = await signIn('suspended');
    const { headers } = await product.as('admin', 'GET', `/users/${id}`);
    const match = { 'if-match': headers.get('etag')! };
    await expectStatus(200, product.as('admin', 'PATCH', `/users/${id}`, { state: 'suspended' }, match));
    expect(new Set(await doors(session.accessToken, contentId))).toEqual(new Set([401]));
    expect(await statusOf(refresh(session.refreshToken))).toBe(401);
    const answer = await login('suspended');
    expect([answer.status, answer.body.code]).toEqual([401, 'login_failed']);
  });

  it('can not be made without the key that signs: not from the ring itself, not unsigned, not altered', async () => {
    const session = await signIn('leaver');
    const [head, body, signature] = session.accessToken.split('.') as [string, string, string];
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const sign = (first: string, key: Buffer | string) =>
      `${first}.${body}.${createHmac('sha256', key).update(`${first}.${body}`).digest('base64url')}`;
    const unsigned = encode({ alg: 'none', kid: 'e1' });
    const { sub } = JSON.parse(Buffer.from(body, 'base64url').toString());
    const forgeries = [
      sign(head, keyBytes),
      sign(head, keyBytes.toString('base64')),
      sign(head, ''),
      `${unsigned}.${body}.`,
      `${head}.${encode({ sub, sid: sub, iss: 'haojiao', aud: 'management', exp: 4e9 })}.${signature}`,
      `${head}.${body}.${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`,
    ];
    for (const token of forgeries) expect(await statusOf(api('GET', '/me', { token }))).toBe(401);
    expect(await statusOf(api('GET', '/me', { token: session.accessToken }))).toBe(200);
  });
});

describe('a refresh token', () => {
  it('is good for one use; its second use ends the session, the newest token too', async () => {
    await room.person('copied', ['author']);
    const first = await signIn('copied');
    const second: Session = (await expectStatus(200, refresh(first.refreshToken))).body;
    const third: Session = (await expectStatus(200, refresh(second.refreshToken))).body;
    expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    const bystander = await signIn('copied');

    const replayed = await refresh(first.refreshToken);
    expect([replayed.status, replayed.body.code]).toEqual([401, 'refresh_token_invalid']);
    expect(await lives(third)).toEqual([401, 401]);
    expect(await statusOf(api('GET', '/me', { token: second.accessToken }))).toBe(401);
    expect(await lives(bystander)).toEqual([200, 200]);
  });

  it('gives no two sessions to two who use it at the same moment', async () => {
    const session = await signIn('copied');
    const answers = await Promise.all(Array.from({ length: 4 }, () => refresh(session.refreshToken)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { body } of won) expect(await lives(body)).toEqual([401, 401]);
  });

  it('is no access token, and an access token is no refresh token', async () => {
    const session = await signIn('copied');
    expect(await statusOf(api('GET', '/me', { token: session.refreshToken }))).toBe(401);
    expect(await statusOf(refresh(session.accessToken.slice(0, 200)))).toBe(401);
  });
});

describe('S20 what a client may not set', () => {
  interface Operation {
    requestBody?: { content: Record<string, { schema: { $ref?: string } }> };
  }

  /** Everything that only the rules of the product set, anywhere. */
  const locked = [
    ...[
      'state',
      'status',
      'version',
      'authorId',
      'approvedRevisionId',
      'fingerprint',
      'publishedAt',
      'mode',
      'points',
    ],
    ...['passwordHash', 'failedLogins', 'lockedUntil', 'sealedCredentials', 'deciderId', 'path', 'createdAt'],
  ];

  it('is refused by every route that takes a body, with the name of every such field', async () => {
    const { body: description } = await expectStatus(200, ask('GET', `${product.url}/openapi.json`));
    const schemas = description.components.schemas as Record<string, { properties?: object }>;
    const token = await product.signIn('admin');
    await product.as(
      'admin',
      'PUT',
      `/organizations/${room.organizationId}/members/${await room.person('all', ['author'])}`,
      {
        roles: ['chief_editor', 'editor', 'author', 'correspondent', 'administrator'],
      },
    );
    const all = await product.signIn('all');
    const told: string[] = [];
    const contentId = await room.draft({
      type: 'article',
      title: '通知',
      article: { html: '<p>正文。</p>' },
    });
    let asked = 0;
    for (const [path, operations] of Object.entries(
      description.paths as Record<string, Record<string, Operation>>,
    )) {
      for (const [method, { requestBody }] of Object.entries(operations)) {
        const reference = requestBody?.content['application/json']?.schema.$ref;
        if (!reference) continue;
        asked += 1;
        const known = Object.keys(schemas[reference.split('/').at(-1)!]?.properties ?? {});
        const extra = locked.filter((name) => !known.includes(name));
        // Some look the thing up before its body.
        const id = path.includes('/contents/') ? contentId : room.organizationId;
        const url = product.url + path.replace('{platform}', 'weibo').replace(/\{[^}]+\}/g, id);
        const body = Object.fromEntries(extra.map((name) => [name, 'x']));
        const headers = { 'if-match': '*' };
        let answer = await ask(method.toUpperCase(), url, { token: all, body, headers });
        if (answer.status === 403) answer = await ask(method.toUpperCase(), url, { token, body, headers });
        const refused = (answer.body?.errors ?? [])
          .filter(({ code }: { code: string }) => code === 'unknown_property')
          .map((fault: { path: string }) => fault.path);
        if (answer.status !== 400 || extra.some((name) => !refused.includes(name)))
          told.push(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 200)}`);
      }
    }
    expect(asked).toBeGreaterThan(20);
    expect(told).toEqual([]);
  });

  it('is refused inside of blocks, forms and lists as well, together with all other faults', async () => {
    const answer = await product.as(room.people.author, 'POST', '/contents', {
      organizationId: 'not-an-id',
      type: 'article',
      title: '',
      source: { name: '工人报', verified: true },
      article: { html: '<p>正文。</p>', approved: true },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid_input');
    const faults = answer.body.errors.map(
      ({ path, code }: { path: string; code: string }) => `${path} ${code}`,
    );
    expect(faults).toEqual(
      expect.arrayContaining([
        'organizationId uuid',
        'title min_length',
        'source.verified unknown_property',
        'article.approved unknown_property',
      ]),
    );

    const form = new FormData();
    form.set('organizationId', room.organizationId);
    form.set('state', 'ready');
    form.set('sha256', '0'.repeat(64));
    form.set('file', new Blob([new Uint8Array(await aPhoto(64, 64))], { type: 'image/jpeg' }), 'a.jpg');
    const upload = await api('POST', '/assets', { token: product.tokens.get(room.people.author), form });
    expect([upload.status, upload.body.errors.map(({ path }: { path: string }) => path).sort()]).toEqual([
      400,
      ['sha256', 'state'],
    ]);
  });
});

describe('S22 the product refuses to start', () => {
  const sound = (): Record<string, string> => ({
    NODE_ENV: 'production',
    PORT: '0',
    HAOJIAO_SECRET_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    REDIS_URL: 'redis://127.0.0.1:1',
  });

  /** Starts one program with these settings and nothing else; what it says until it ends. */
  function start(
    program: string,
    environment: Record<string, string>,
  ): Promise<{ code: number | null; said: string }> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, [join(root, `dist/apps/${program}.js`)], {
        cwd: product.home,
        env: { PATH: process.env.PATH, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 120_000,
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (bytes) => (said += String(bytes)));
      // Only then everything that it said was read.
      child.once('close', (code) => resolve({ code, said }));
    });
  }

  const weak = (keys: string) => ({ ...sound(), HAOJIAO_SECRET_KEYS: keys });
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(sound()).filter(([name]) => !names.includes(name)));
  const words = Buffer.from('changeme');

  it.each([
    ['with a short key', weak(`k1:${randomBytes(16).toString('base64')}`)],
    ['with a sample key', weak(`k1:${Buffer.concat([words, words, words, words]).toString('base64')}`)],
    [
      'with a sample behind a good key',
      weak(`${sound().HAOJIAO_SECRET_KEYS},k0:${Buffer.alloc(32, 7).toString('base64')}`),
    ],
  ])('%s, and says which setting is wrong without repeating it', async (_, environment) => {
    const { code, said } = await start('api/src/main', environment);
    expect(code).toBe(1);
    expect(said).toContain('HAOJIAO_SECRET_KEYS');
    expect(said).not.toMatch(/^\s+at /m);
    for (const key of (environment.HAOJIAO_SECRET_KEYS ?? '').split(',')) {
      const secret = key.split(':')[1];
      if (secret) expect(said).not.toContain(secret);
    }
  });

  it.each(['api/src/main', 'api/src/prepare', 'worker/src/main'])(
    '%s names all that is wrong at once',
    async (program) => {
      const environment = {
        ...without('HAOJIAO_SECRET_KEYS', 'REDIS_URL'),
        PORT: '70000',
        DATABASE_URL: 'mysql://root@localhost/cms',
        HAOJIAO_SANDBOX: 'on',
        HAOJIAO_SMALL_OFFICE: 'true',
        HAOJIAO_METRICS_TOKEN: 'short',
        LOG_LEVEL: 'loud',
      };
      const { code, said } = await start(program, environment);
      expect(code).toBe(1);
      const named = ['HAOJIAO_SECRET_KEYS', 'REDIS_URL', ...Object.keys(environment)].filter(
        (name) => name !== 'NODE_ENV',
      );
      expect(named.filter((name) => !said.includes(name))).toEqual([]);
      expect(said.match(/The settings are not usable/g)).toHaveLength(1);
      expect(said).not.toMatch(/^\s+at /m);
    },
  );
});

describe('S23 credentials', () => {
  const secretNames = [
    'appSecret',
    'accessToken',
    'refreshToken',
    'clientSecret',
    'callbackToken',
    'encodingAesKey',
  ];
  const secrets = new Set<string>();
  const accounts: Record<string, string> = {};
  let contentId = '';

  beforeAll(async () => {
    for (const platform of ['wechat', 'weibo', 'douyin', 'toutiao']) {
      const made = (await product.control('POST', `/control/accounts/${platform}`, {})).body;
      const answer = await expectStatus(
        201,
        product.as('admin', 'POST', '/channel-accounts', {
          organizationId: room.organizationId,
          platform,
          name: platform,
          ...made,
        }),
      );
      for (const name of secretNames) if (made.credentials[name]) secrets.add(made.credentials[name]);
      accounts[platform] = answer.body.id;
      await product.as('admin', 'POST', `/channel-accounts/${answer.body.id}/verify`);
    }
    // Errors are told as well: of a platform that refuses, breaks off, and answers nonsense.
    const faults: Record<string, object[]> = {
      wechat: [{ kind: 'code', code: '-1' }, { kind: 'truncated_json' }, { kind: 'http_502' }],
      weibo: [{ kind: 'code', code: '10001' }, { kind: 'drop_before' }],
    };
    for (const [platform, ordered] of Object.entries(faults)) {
      for (const fault of ordered) await product.control('POST', '/control/faults', { platform, ...fault });
    }
    const picture = await room.picture();
    contentId = await room.draft({
      type: 'article',
      title: '钥匙不外传',
      summary: '摘要。',
      coverAssetId: picture,
      article: { html: '<p>正文。</p>' },
    });
    await room.approve(contentId);
    const publications = await room.publish(contentId, [accounts.wechat!, accounts.weibo!]);
    await product.until('failed attempts at both', async () => {
      const [failed] = await product.database.query(
        'SELECT count(DISTINCT publication_id)::int AS n FROM publication_attempts WHERE publication_id = ANY($1) AND failure IS NOT NULL',
        [publications],
      );
      return failed.n === publications.length;
    });
    await product.control('DELETE', '/control/faults');
    const wrong = 'wrong-secret-0123456789abcdef';
    secrets.add(wrong);
    const { headers } = await product.as('admin', 'GET', `/channel-accounts/${accounts.wechat}`);
    await expectStatus(
      200,
      product.as(
        'admin',
        'PATCH',
        `/channel-accounts/${accounts.wechat}`,
        { credentials: { appSecret: wrong } },
        { 'if-match': headers.get('etag')! },
      ),
    );
    await product.as('admin', 'POST', `/channel-accounts/${accounts.wechat}/verify`);
    const { accessToken, refreshToken } = await signIn('admin');
    for (const secret of [keyBytes.toString('base64'), keyBytes.toString('hex'), PASSWORD, WRONG])
      secrets.add(secret);
    secrets.add(accessToken).add(refreshToken);
  });

  /** Which of the secrets occur; shortened, so that the report of a failure is no leak itself. */
  const leaksIn = (text: string) =>
    [...secrets].filter((secret) => text.includes(secret)).map((secret) => `${secret.slice(0, 4)}…`);

  it('come out of no answer', async () => {
    expect(secrets.size).toBeGreaterThan(12);
    const publications = (await product.as('admin', 'GET', `/publications?contentId=${contentId}`)).body
      .items;
    const paths = [
      '/channels',
      '/channel-accounts?limit=100',
      ...Object.values(accounts).flatMap((id) => [
        `/channel-accounts/${id}`,
        `/channel-accounts/${id}/health`,
      ]),
      '/publications?limit=100',
      ...publications.map(({ id }: { id: string }) => `/publications/${id}`),
      `/contents/${contentId}`,
      '/audit-entries?limit=100',
      '/users?limit=100',
      '/me',
    ];
    for (const path of paths) {
      const answer = await expectStatus(200, product.as('admin', 'GET', path));
      expect([path, leaksIn(answer.text)]).toEqual([path, []]);
      expect(answer.text).not.toMatch(/sealed|passwordHash|password_hash/i);
    }
    for (const path of ['/openapi.json', '/metrics', '/health/ready'])
      expect(leaksIn((await ask('GET', `${product.url}${path}`)).text)).toEqual([]);
  });

  it('lie in no row but sealed, each time under another nonce', async () => {
    const tables = await product.database.query(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables as { name: string }[]) {
      const rows = await product.database.query(`SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`);
      expect([name, leaksIn(rows[0].text ?? '')]).toEqual([name, []]);
    }
    const sealed = async () =>
      (
        await product.database.query('SELECT sealed_credentials FROM channel_accounts WHERE id = $1', [
          accounts.weibo,
        ])
      )[0].sealed_credentials as string;
    const before = await sealed();
    const { headers } = await product.as('admin', 'GET', `/channel-accounts/${accounts.weibo}`);
    const same = { credentials: {} };
    await expectStatus(
      200,
      product.as('admin', 'PATCH', `/channel-accounts/${accounts.weibo}`, same, {
        'if-match': headers.get('etag')!,
      }),
    );
    const after = await sealed();
    expect(after.split('.')[1]).not.toBe(before.split('.')[1]);
  });

  it('can not be moved to another account behind the product’s back', async () => {
    const [one, other] = [accounts.douyin, accounts.toutiao];
    await product.database.query(
      'UPDATE channel_accounts SET sealed_credentials = (SELECT sealed_credentials FROM channel_accounts WHERE id = $2) WHERE id = $1',
      [one, other],
    );
    const answer = await product.as('admin', 'POST', `/channel-accounts/${one}/verify`);
    expect(answer.body).toMatchObject({ healthy: false, problem: { code: 'credentials_unreadable' } });
    expect(leaksIn(answer.text)).toEqual([]);
  });

  it('are in no line of any log', async () => {
    const files = readdirSync(product.home).filter((name) => name.endsWith('.log'));
    expect(files).toEqual(expect.arrayContaining(['api.log', 'worker.log']));
    for (const name of files) {
      const log = readFileSync(join(product.home, name), 'utf8');
      if (['api.log', 'worker.log'].includes(name)) expect(log.length).toBeGreaterThan(100);
      expect([name, leaksIn(log)]).toEqual([name, []]);
      expect(log).not.toMatch(/(access_token|appsecret|client_secret|secret)=(?!\[|\*|%5B)[^&\s"]{6}/i);
    }
  });
});

describe('S24 script that somebody stored', () => {
  const script = '<script>window.ran=1</script><img src=x onerror="window.ran=1">';
  const breakout = `"'></title></textarea><svg onload="window.ran=1">`;
  const title = `${script}焊工`;
  let phone: Phone;
  let slug = '';

  beforeAll(async () => {
    phone = await Phone.unpack();
    const column = await expectStatus(
      201,
      product.as(room.people.first, 'POST', '/columns', {
        organizationId: room.organizationId,
        name: `动态${breakout}`.slice(0, 60),
        code: 'script',
      }),
    );
    const picture = await room.upload(await aPhoto(640, 480), `x${breakout}.jpg`, 'image/jpeg');
    const { headers } = await product.as(room.people.author, 'GET', `/assets/${picture}`);
    const texts = { altText: `图${breakout}`, credit: script };
    await expectStatus(
      200,
      product.as(room.people.author, 'PATCH', `/assets/${picture}`, texts, {
        'if-match': headers.get('etag')!,
      }),
    );
    const weibo = await room.connect('weibo');
    const id = await room.draft({
      type: 'article',
      title,
      columnId: column.body.id,
      summary: `${breakout}${script}`,
      byline: breakout,
      tags: [breakout.slice(0, 40), '</script><b>'],
      source: { name: `报${breakout}`, url: 'https://paper.example.com/?q=%22%3E%3Cscript%3E&b=1' },
      coverAssetId: picture,
      article: {
        html: `<p onclick="window.ran=1" style="background:url(javascript:window.ran=1)">点我</p>
<a href="javascript:window.ran=1">链接</a><a href=" java&#9;script:window.ran=1">又一个</a>
<svg><script>window.ran=1</script></svg><iframe srcdoc="<script>parent.ran=1</script>"></iframe>
<figure><img data-asset-id="${picture}" alt='x" onload="window.ran=1'><figcaption>说明${script.replaceAll('<img', '&lt;img')}</figcaption></figure>
<math><mtext></p><style><img src onerror=window.ran=1></style></mtext></math>`,
      },
    });
    await room.approve(id);
    const publications = await room.publish(id, [...room.accounts.site!, weibo]);
    for (const publication of publications) {
      await product.until('the item to be live', async () => {
        const { body } = await product.as(room.people.author, 'GET', `/publications/${publication}`);
        return ['published', 'failed'].includes(body.state);
      });
    }
    slug = (await product.as(room.people.author, 'GET', `/contents/${id}`)).body.slug;
  });

  afterAll(async () => phone?.putAway());

  /** Neither ran nor was stopped from running: it is words. */
  async function expectMereWords(): Promise<void> {
    const found = await phone.page.evaluate(() => ({
      ran: 'ran' in window,
      handlers: [...document.querySelectorAll('*')].filter((element) =>
        [...element.attributes].some(
          ({ name, value }) => /^on/i.test(name) || /^\s*javascript:/i.test(value),
        ),
      ).length,
      strange: document.querySelectorAll(
        'svg, math, body iframe:not([sandbox]), base, form:not([role="search"])',
      ).length,
    }));
    expect(found).toEqual({ ran: false, handlers: 0, strange: 0 });
    expect(phone.dialogs).toEqual([]);
    expect(phone.complaints).toEqual([]);
  }

  it('is words on the page, with its title as it was written', async () => {
    await phone.looking(async () => {
      await phone.visit(`${product.url}/p/${slug}`);
      expect(await phone.page.locator('h1').innerText()).toBe(title);
      expect(await phone.page.title()).toContain(title);
      expect(await phone.page.locator('.body img').count()).toBe(1);
      await phone.page.locator('.body p').first().click();
      const linked = await phone.page.locator('script[type="application/ld+json"]').innerText();
      expect(JSON.parse(linked).headline).toBe(title);
      expect(await phone.overflow()).toBe(0);
      await expectMereWords();
    });
  });

  it('is words on the front and in a search for it', async () => {
    await phone.looking(async () => {
      for (const path of [
        '/o/city',
        `/o/city?tag=${encodeURIComponent('</script><b>')}`,
        '/p/%3Cscript%3Ewindow.ran=1',
      ]) {
        await phone.visit(`${product.url}${path}`);
        phone.complaints.splice(
          0,
          9,
          ...phone.complaints.filter((complaint) => !complaint.includes('status of 404')),
        );
        await expectMereWords();
      }
      const { text, headers } = await ask(
        'GET',
        `${product.url}/delivery/v1/contents?q=${encodeURIComponent(script)}`,
      );
      expect(headers.get('content-type')).toContain('application/json');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(() => JSON.parse(text)).not.toThrow();
    });
  });

  it('leaves the feeds well formed', async () => {
    const rss = await expectStatus(200, ask('GET', `${product.url}/delivery/v1/feeds/city.rss`));
    await phone.visit(`${product.url}/p/${slug}`);
    const read = await phone.page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'text/xml');
      return {
        errors: parsed.querySelectorAll('parsererror').length,
        titles: [...parsed.querySelectorAll('item > title')].map((element) => element.textContent),
        elements: [...new Set([...parsed.querySelectorAll('*')].map(({ tagName }) => tagName))],
      };
    }, rss.text);
    expect(read.errors).toBe(0);
    expect(read.titles).toContain(title);
    for (const element of ['script', 'img', 'svg', 'b']) expect(read.elements).not.toContain(element);
    const { body } = await expectStatus(200, ask('GET', `${product.url}/delivery/v1/feeds/city.json`));
    expect(body.items.map((item: { title: string }) => item.title)).toContain(title);
    expect(
      JSON.stringify(body.items.map((item: { content_html?: string }) => item.content_html)),
    ).not.toMatch(/<script|onerror=|javascript:/i);
  });

  it('is words where followers see it', async () => {
    await phone.looking(async () => {
      await phone.visit(product.sandboxUrl);
      await expectMereWords();
      const { body } = await product.control('GET', '/control/posts?platform=weibo');
      for (const { id } of body.items as { id: string }[]) {
        await phone.visit(`${product.sandboxUrl}/posts/weibo/${encodeURIComponent(id)}`);
        await expectMereWords();
      }
    });
  });
});

describe('S25 the public doors', () => {
  const reader = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131 Mobile Safari/537.36';
  let contentId = '';

  beforeAll(async () => {
    contentId = await room.draft({
      type: 'article',
      title: '公开的通知',
      summary: '通知。',
      article: { html: '<p>正文。</p>' },
    });
    await room.approve(contentId);
    await room.publish(contentId, room.accounts.site!);
    const view = `${product.url}/delivery/v1/contents/${contentId}`;
    await product.until('the item to be live', async () => (await statusOf(ask('GET', view))) === 200);
  });

  const beacon = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${product.url}/delivery/v1/contents/${contentId}/views`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': reader, ...headers },
      body,
    }).then(({ status }) => status);

  it('take no report of a hostile size or shape, quickly, and go on counting', async () => {
    const started = Date.now();
    const long = (length: number) => JSON.stringify({ visitorId: 'x'.repeat(length) });
    expect(await beacon(long(3_000))).toBe(413);
    // A big one is refused before it has been read, which a client may see as a broken connection.
    expect([413, 'cut off']).toContain(await beacon(long(20_000_000)).catch(() => 'cut off'));
    expect(await beacon(long(100))).toBe(400);
    expect(await beacon(`${'['.repeat(900)}${']'.repeat(900)}`)).toBe(400);
    expect(await beacon('{"__proto__":{"surface":"page"}}')).toBe(400);
    expect(await beacon('{"surface":"page","count":1000}')).toBe(400);
    expect(await beacon('{"visitorId":')).toBe(400);
    expect(await beacon('<views/>', { 'content-type': 'application/xml' })).toBeGreaterThanOrEqual(400);
    expect(await beacon('{}')).toBe(202);
    // Reading and judging all of it would take minutes.
    expect(Date.now() - started).toBeLessThan(30_000);
  });

  it('count one reader once, wherever the reports claim to come from and however often they come', async () => {
    for (let turn = 1; turn <= 6; turn += 1) {
      const address = `198.51.100.${turn}`;
      expect(await beacon('{}', { 'x-forwarded-for': address, 'x-real-ip': address })).toBe(202);
    }
    const once = JSON.stringify({ visitorId: 'reader-of-one-view', viewId: 'view-of-one-reader' });
    for (let turn = 1; turn <= 3; turn += 1) expect(await beacon(once)).toBe(202);
    let totals: unknown;
    await product.until('the views to be in the figures', async () => {
      const { body } = await product.as(room.people.author, 'GET', `/analytics/contents/${contentId}`);
      totals = body.totals;
      return body.totals?.visitors === 2;
    });
    expect(totals).toMatchObject({ views: 2, visitors: 2 });
  });

  it('answer a search without spaces, hostile filters and big bodies with a refusal, not with work', async () => {
    const started = Date.now();
    const list = `${product.url}/delivery/v1/contents`;
    const questions = [
      `q=${'工'.repeat(101)}`,
      `q=${'a'.repeat(5_000)}`,
      `limit=100000`,
      `cursor=${encodeURIComponent("' OR 1=1--")}`,
      `organization=${encodeURIComponent("x' OR '1'='1")}`,
      `sort=password_hash`,
      `tag=%00`,
    ];
    for (const question of questions)
      expect([400, 404]).toContain(await statusOf(ask('GET', `${list}?${question}`)));
    expect(await statusOf(ask('GET', `${list}?q=${'工'.repeat(100)}`))).toBe(200);
    const body = { username: 'x', password: 'y'.repeat(3_000_000) };
    expect([413, 'cut off']).toContain(
      await statusOf(api('POST', '/auth/login', { body })).catch(() => 'cut off'),
    );
    // Reading and judging all of it would take minutes.
    expect(Date.now() - started).toBeLessThan(30_000);
  });
});

describe('S22 the key ring', () => {
  it('can be rotated: old log-ins and credentials go on under a new key, and end when the old key is taken out', async () => {
    const before = await signIn('copied');
    const account = room.accounts.weibo!.at(-1)!;
    const verify = () => product.as('admin', 'POST', `/channel-accounts/${account}/verify`);
    const newest = `e2:${randomBytes(32).toString('base64')}`;
    await product.restartApi({ HAOJIAO_SECRET_KEYS: `${newest},e1:${keyBytes.toString('base64')}` });
    expect(await statusOf(api('GET', '/me', { token: before.accessToken }))).toBe(200);
    await expectStatus(200, verify());
    const after = await signIn('copied');
    expect(JSON.parse(Buffer.from(after.accessToken.split('.')[0]!, 'base64url').toString()).kid).toBe('e2');

    await product.restartApi({ HAOJIAO_SECRET_KEYS: newest });
    expect(await statusOf(api('GET', '/me', { token: before.accessToken }))).toBe(401);
    expect(await statusOf(api('GET', '/me', { token: after.accessToken }))).toBe(200);
    expect((await verify()).body).toMatchObject({
      healthy: false,
      problem: { code: 'credentials_unreadable' },
    });
  });
});

describe('S10 an address', () => {
  it('that tries account after account is stopped, whatever address it claims', async () => {
    await product.redis.flushdb();
    const tryOnce = (turn: number) =>
      login(`nobody-${turn}`, WRONG, {
        'x-forwarded-for': `203.0.113.${turn}`,
        'user-agent': `Browser ${turn}`,
      });
    const statuses: number[] = [];
    for (let turn = 0; turn < 31; turn += 1) statuses.push((await tryOnce(turn)).status);
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([401]));
    expect(statuses[30]).toBe(429);
    const answer = await login('copied');
    expect([answer.status, answer.body.code]).toEqual([429, 'too_many_logins']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
  });
});
