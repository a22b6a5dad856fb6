import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nextBeijingMidnight } from '@haojiao/kernel';
import { startSandbox, type RunningSandbox } from '../core/start-sandbox';
import type { CreatedAccount } from '../core/platform-simulator';
import { createWeiboSimulator } from './weibo.simulator';

// Answers are looked at field by field, in whatever shape they come.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = any;

const LINK = 'http://localhost:3000/p/skills';
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200)]);

describe('the simulated Weibo', () => {
  let running: RunningSandbox;
  let account: CreatedAccount;

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createWeiboSimulator()] });
  });
  beforeEach(async () => {
    await control('reset', {});
    account = await createAccount({});
  });
  afterAll(() => running.stop());

  const api = (path: string): string => `${running.baseUrls.weibo!.api}${path}`;
  const control = (path: string, body: unknown): Promise<Response> =>
    fetch(`${running.controlUrl}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const createAccount = async (options: Record<string, unknown>): Promise<CreatedAccount> =>
    (await (await control('accounts/weibo', options)).json()) as CreatedAccount;
  const authorized = (): Record<string, string> => ({
    authorization: `OAuth2 ${account.credentials.accessToken}`,
  });
  const post = async (
    path: string,
    form: Record<string, string>,
    headers = authorized(),
  ): Promise<Answer> => {
    const answer = await fetch(api(path), { method: 'POST', headers, body: new URLSearchParams(form) });
    return { http: answer.status, ...((await answer.json()) as object) };
  };
  const share = (status: string, more: Record<string, string> = {}): Promise<Answer> =>
    post('/2/statuses/share.json', { status, rip: '211.156.0.1', ...more });
  const get = async (path: string): Promise<Answer> =>
    (await fetch(api(path), { headers: authorized() })).json();
  const timeline = (): Promise<Answer> => get('/2/statuses/user_timeline.json?base_app=1');
  const advance = (seconds: number): Promise<Response> => control('clock/advance', { seconds });
  const shareWithPicture = (bytes: Buffer, extra: FormData = new FormData()): Promise<Answer> => {
    extra.append('status', `配图 ${LINK}`);
    extra.append('rip', '211.156.0.1');
    extra.append('pic', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'a.jpg');
    return fetch(api('/2/statuses/share.json'), { method: 'POST', headers: authorized(), body: extra }).then(
      (a) => a.json(),
    );
  };

  describe('authorising', () => {
    const callback = 'http://127.0.0.1:3999/callbacks/weibo';
    const authorize = (decision: string, form: Record<string, string> = {}): Promise<Response> =>
      fetch(api('/oauth2/authorize'), {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({
          client_id: account.credentials.appKey!,
          redirect_uri: callback,
          state: 's-1',
          uid: account.credentials.uid!,
          decision,
          ...form,
        }),
      });
    const exchange = (code: string, form: Record<string, string> = {}): Promise<Answer> =>
      post(
        '/oauth2/access_token',
        {
          client_id: account.credentials.appKey!,
          client_secret: account.credentials.appSecret!,
          grant_type: 'authorization_code',
          redirect_uri: callback,
          code,
          ...form,
        },
        {},
      );
    const codeOf = async (): Promise<string> =>
      new URL((await authorize('agree')).headers.get('location')!).searchParams.get('code')!;

    it('shows a page with both buttons, and no redirect for strangers', async () => {
      const query = `client_id=${account.credentials.appKey}&redirect_uri=${encodeURIComponent(callback)}`;
      const shown = await (await fetch(api(`/oauth2/authorize?${query}`))).text();
      expect(shown).toContain('同意');
      expect(shown).toContain('取消');
      const elsewhere = await authorize('agree', { redirect_uri: `${callback}/x` });
      expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([400, null]);
      expect((await authorize('agree', { client_id: '1' })).status).toBe(400);
    });

    it('gives a code once, and for it a token without a refresh token', async () => {
      const code = await codeOf();
      const grant = await exchange(code);
      expect(grant).toMatchObject({
        uid: account.credentials.uid,
        expires_in: 2_592_000,
        remind_in: '2592000',
      });
      expect(grant).not.toHaveProperty('refresh_token');
      expect(await exchange(code)).toMatchObject({ http: 400, error: 'invalid_grant', error_code: 21325 });
    });

    it('refuses a late code, another grant type and a wrong secret', async () => {
      const code = await codeOf();
      expect(await exchange(code, { grant_type: 'refresh_token' })).toMatchObject({ error_code: 21328 });
      expect(await exchange(code, { client_secret: 'x' })).toMatchObject({ error_code: 21324 });
      await advance(601);
      expect(await exchange(code)).toMatchObject({ error_code: 21325 });
    });

    it('tells of a cancelling with exactly four parameters', async () => {
      const target = new URL((await authorize('cancel')).headers.get('location')!);
      expect(Object.fromEntries(target.searchParams)).toEqual({
        error_uri: '/oauth2/authorize',
        error: 'access_denied',
        error_description: 'user denied your request.',
        error_code: '21330',
      });
    });

    it('tells whose token it is and how long it lasts, until it is revoked', async () => {
      const token = { access_token: account.credentials.accessToken! };
      const info = await post('/oauth2/get_token_info', token, {});
      expect(info).toMatchObject({
        appkey: account.credentials.appKey,
        uid: Number(account.credentials.uid),
      });
      expect(info.expire_in).toBeGreaterThan(2_591_000);
      expect(await post('/oauth2/revokeoauth2', token, {})).toMatchObject({ result: 'true' });
      expect(await post('/oauth2/get_token_info', token, {})).toMatchObject({ error_code: 21332 });
    });

    it('lets tokens die in every way', async () => {
      const event = (name: string): Promise<Response> =>
        control(`weibo/accounts/${account.credentials.uid}/events`, { event: name });
      await event('frozen');
      expect((await timeline()).error_code).toBe(20003);
      await event('unfrozen');
      await event('app_removed');
      expect((await timeline()).error_code).toBe(21319);
      await event('password_changed');
      expect((await timeline()).error_code).toBe(21332);
      account = await createAccount({ level: 'test' });
      await advance(86_401);
      expect((await timeline()).error_code).toBe(21327);
    });

    it('tells the app, on this machine only, that somebody removed it', async () => {
      const told: string[] = [];
      const listener = createServer((request, response) => {
        told.push(request.url ?? '');
        response.end('ok');
      });
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
      const { port } = listener.address() as AddressInfo;
      account = await createAccount({ cancelUrl: `http://127.0.0.1:${port}/callbacks/weibo` });
      const { uid, appKey } = account.credentials;
      await control(`weibo/accounts/${uid}/events`, { event: 'app_removed' });
      await control(`weibo/apps/${appKey}`, { cancelUrl: 'http://weibo.example/callbacks/weibo' });
      await control(`weibo/accounts/${uid}/events`, { event: 'app_removed' });
      listener.close();
      expect(told).toHaveLength(1);
      const query = new URL(told[0]!, 'http://localhost').searchParams;
      expect([...query.keys()]).toEqual(['source', 'uid', 'auth_end', 'verification']);
      expect([query.get('source'), query.get('uid')]).toEqual([appKey, uid]);
    });

    it('lets an unreviewed app have fifteen test users besides its owner', async () => {
      account = await createAccount({ level: 'test' });
      const add = async (uid: string): Promise<number> =>
        (await control(`weibo/apps/${account.credentials.appKey}`, { testUser: uid })).status;
      const answers = await Promise.all(Array.from({ length: 16 }, (_, turn) => add(`70000000${turn}`)));
      expect(answers.filter((status) => status === 200)).toHaveLength(15);
    });

    it('wants https where that is switched on', async () => {
      await control('weibo/switches', { httpsOnly: true });
      expect(await share(`加密 ${LINK}`)).toMatchObject({ error_code: 21320 });
    });

    it('does not understand Bearer', async () => {
      const headers = { authorization: `Bearer ${account.credentials.accessToken}` };
      expect(await post('/2/statuses/share.json', {}, headers)).toMatchObject({ error_code: 10006 });
    });
  });

  describe('a shared post', () => {
    it('has its links shortened, its topics removed, and every oddity of the answer', async () => {
      const answer = await share(`#劳模# 颁奖 ${LINK}`);
      expect(answer.http).toBe(200);
      expect(answer.text).toMatch(/^颁奖 http:\/\/t\.cn\/A6\w{6}$/);
      expect(answer.url_objects[0].info.url_long).toBe(LINK);
      expect(answer.created_at).toMatch(/^\w{3} \w{3} \d{2} \d{2}:\d{2}:\d{2} \+0800 \d{4}$/);
      expect([typeof answer.id, typeof answer.idstr, answer.in_reply_to_status_id]).toEqual([
        'number',
        'string',
        '',
      ]);
      expect(answer).not.toHaveProperty('bmiddle_pic');
    });

    it('is refused for each of its faults', async () => {
      const code = async (answer: Promise<Answer>): Promise<number> => (await answer).error_code;
      expect(await code(get('/2/statuses/share.json'))).toBe(10021);
      expect(await code(post('/2/statuses/share.json', { rip: '211.156.0.1' }))).toBe(10016);
      expect(await code(share('  '))).toBe(20008);
      expect(await code(share(`无 ${LINK}`, { rip: '' }))).toBe(10016);
      expect(await code(share(`${'工'.repeat(130)} ${LINK}`))).toBe(20012);
      expect((await share(`${'工'.repeat(129)} ${LINK}`)).http).toBe(200);
      expect(await code(share(`敏感词测试 ${LINK}`))).toBe(20021);
      expect(await code(shareWithPicture(Buffer.from('no picture')))).toBe(20005);
      expect(await code(shareWithPicture(Buffer.concat([JPEG, Buffer.alloc(5 * 1024 * 1024)])))).toBe(20006);
      const noPicture = new FormData();
      noPicture.append('status', `x ${LINK}`);
      noPicture.append('rip', '211.156.0.1');
      const answer = await fetch(api('/2/statuses/share.json'), {
        method: 'POST',
        headers: authorized(),
        body: noPicture,
      });
      expect((await answer.json()).error_code).toBe(20007);
    });

    it('knows three kinds of 10017', async () => {
      expect(await share('没有链接')).toMatchObject({ error_code: 10017, error: 'text not find domain!' });
      expect((await share(`内网 ${LINK}`, { rip: '10.0.0.1' })).error).toContain(
        "Parameter (rip)'s value invalid",
      );
      account = await createAccount({ safeDomains: [], pendingDomains: ['localhost'] });
      expect(await share(`审核中 ${LINK}`)).toMatchObject({
        error_code: 10017,
        error: 'appkey not bind domain!',
      });
      await control(`weibo/apps/${account.credentials.appKey}`, { approve: 'localhost' });
      expect((await share(`审核中 ${LINK}`)).http).toBe(200);
    });

    it('must differ from the latest one, also from one made by hand', async () => {
      await control('weibo/posts', { uid: account.credentials.uid, text: `同样的话 ${LINK}` });
      expect(await share(`同样的话  ${LINK}`)).toMatchObject({ http: 400, error_code: 20019 });
      expect((await share(`别的话 ${LINK}`)).http).toBe(200);
      expect((await share(`同样的话 ${LINK}`)).http).toBe(200);
      await control('weibo/switches', { refuseSimilar: true });
      expect((await share(`同样的话 ${LINK}x`)).error_code).toBe(20017);
    });

    it('carries its picture to the followers', async () => {
      const answer = await shareWithPicture(JPEG);
      const [seen] = (await (await fetch(`${running.controlUrl}/control/posts?platform=weibo`)).json()).items;
      expect(seen).toMatchObject({ id: answer.idstr, state: 'visible', accountId: account.credentials.uid });
      expect(Buffer.from(await (await fetch(seen.images[0])).arrayBuffer())).toEqual(JPEG);
    });

    it('takes a doubly encoded text literally', async () => {
      const answer = await share(`${encodeURIComponent('工会')} ${LINK}`);
      expect(answer.text).toMatch(/^%E5%B7%A5%E4%BC%9A /);
    });

    it('can have a number beyond 2^53, sent as a bare number', async () => {
      await control('weibo/switches', { hugeIds: true });
      const answer = await fetch(api('/2/statuses/share.json'), {
        method: 'POST',
        headers: authorized(),
        body: new URLSearchParams({ status: `大号 ${LINK}`, rip: '211.156.0.1' }),
      });
      const text = await answer.text();
      const { idstr } = JSON.parse(text) as { idstr: string };
      expect(text).toContain(`"id":${idstr},`);
      expect(String(Number(idstr))).not.toBe(idstr);
    });

    it('is limited by the hour and by the day, on the clock that can be moved', async () => {
      // From noon in China, so that no midnight comes in between.
      const now = running.sandbox.clock.now();
      await advance((nextBeijingMidnight(now).getTime() - now.getTime()) / 1_000 + 43_200);
      await control('weibo/limits', { postsPerUserAndHour: 1, callsPerUserAndDay: 4 });
      await share(`一 ${LINK}`);
      expect(await share(`二 ${LINK}`)).toMatchObject({ http: 403, error_code: 10024 });
      await advance(3_600);
      expect((await share(`二 ${LINK}`)).http).toBe(200);
      await timeline();
      expect((await timeline()).error_code).toBe(10023);
      expect((await get('/2/account/rate_limit_status.json')).remaining_user_hits).toBe(0);
      await advance(86_400);
      expect((await timeline()).statuses).toHaveLength(2);
    });
  });

  describe('scripted outcomes', () => {
    const outcome = (body: object): Promise<Response> => control('weibo/outcomes', body);
    const raw = (status: string): Promise<Response> =>
      fetch(api('/2/statuses/share.json'), {
        method: 'POST',
        headers: authorized(),
        body: new URLSearchParams({ status, rip: '211.156.0.1' }),
      });

    it('20053 publishes, hides the post for three minutes, and then shows it', async () => {
      await outcome({ kind: 'review_20053' });
      const answer = await raw(`审核 ${LINK}`);
      expect([answer.ok, (await answer.json()).error_code]).toEqual([false, 20053]);
      expect((await timeline()).statuses).toHaveLength(0);
      await advance(181);
      expect((await timeline()).statuses).toHaveLength(1);
    });

    it('a review can refuse without a word', async () => {
      await outcome({ kind: 'review_20053', refused: true });
      await raw(`审核 ${LINK}`);
      await advance(181);
      expect((await timeline()).statuses).toHaveLength(0);
      const items = (await (await fetch(`${running.controlUrl}/control/posts`)).json()).items;
      expect(items[0].state).toBe('rejected');
    });

    it('20053 ordered as a plain fault is true as well', async () => {
      running.sandbox.faults.add({ platform: 'weibo', kind: 'code', code: '20053', path: 'share' });
      expect((await share(`审核 ${LINK}`)).error_code).toBe(20053);
      expect(running.simulators[0]!.posts(running.sandbox)).toHaveLength(1);
    });

    it('other codes ordered as faults have no effect but their answer', async () => {
      running.sandbox.faults.add({ platform: 'weibo', kind: 'code', code: '10017 appkey not bind domain!' });
      expect(await share(`x ${LINK}`)).toMatchObject({ http: 400, error: 'appkey not bind domain!' });
      expect(running.simulators[0]!.posts(running.sandbox)).toHaveLength(0);
    });

    it.each([
      ['empty_body', 200, '', 1],
      ['null_body', 200, 'null', 1],
      ['gateway_502', 502, expect.stringContaining('502'), 0],
      ['gateway_502_published', 502, expect.stringContaining('502'), 1],
      ['system_error_10001', 503, expect.stringContaining('10001'), 0],
      ['system_error_10001_published', 503, expect.stringContaining('10001'), 1],
      ['busy_10009', 503, expect.stringContaining('10009'), 0],
    ])('%s answers %d and leaves its posts', async (kind, http, body, posts) => {
      await outcome({ kind });
      const answer = await raw(`结果 ${LINK}`);
      expect([answer.status, await answer.text()]).toEqual([http, body]);
      expect(running.simulators[0]!.posts(running.sandbox)).toHaveLength(posts);
      expect((await raw(`结果二 ${LINK}`)).status).toBe(200);
    });

    it('a dropped connection leaves the post', async () => {
      await outcome({ kind: 'drop_connection' });
      await expect(raw(`断线 ${LINK}`)).rejects.toThrow();
      expect((await timeline()).statuses).toHaveLength(1);
    });
  });

  describe('reading and deleting', () => {
    it('shows the five newest own posts and tells how many there are', async () => {
      for (let turn = 1; turn <= 6; turn += 1) await share(`第${turn}条 ${LINK}`);
      await control('weibo/posts', { uid: account.credentials.uid, text: '手工' });
      const seen = await timeline();
      expect(seen.statuses.map((status: Answer) => status.text.slice(0, 3))).toEqual(
        [6, 5, 4, 3, 2].map((turn) => `第${turn}条`),
      );
      expect(seen.total_number).toBe(6);
      expect((await get('/2/statuses/user_timeline.json')).statuses[0].text).toBe('手工');
      expect((await get('/2/statuses/user_timeline.json?uid=1')).error_code).toBe(21335);
    });

    it('counts, leaving out what is gone', async () => {
      const one = await share(`甲 ${LINK}`);
      const two = await share(`乙 ${LINK}`);
      await control(`weibo/posts/${one.mid}/counts`, { reposts: 3, comments: 2, attitudes: 9 });
      await fetch(`${running.controlUrl}/control/weibo/posts/${two.mid}`, { method: 'DELETE' });
      const counts = await get(`/2/statuses/count.json?ids=${one.mid},${two.mid},123`);
      expect(counts).toEqual([{ id: Number(one.mid), comments: 2, reposts: 3, attitudes: 9 }]);
      expect((await get(`/2/statuses/show.json?id=${two.mid}`)).error_code).toBe(20101);
      expect((await get('/2/statuses/count.json?ids=')).error_code).toBe(20001);
    });

    it('deletes own posts only, and only where the app may', async () => {
      const mine = await share(`删 ${LINK}`);
      const owner = account;
      account = await createAccount({ mayDestroy: false });
      expect((await post('/2/statuses/destroy.json', { id: mine.mid })).error_code).toBe(10014);
      account = await createAccount({});
      expect((await post('/2/statuses/destroy.json', { id: mine.mid })).error_code).toBe(20102);
      account = owner;
      expect((await post('/2/statuses/destroy.json', { id: mine.mid })).idstr).toBe(mine.mid);
      expect((await post('/2/statuses/destroy.json', { id: mine.mid })).error_code).toBe(20101);
    });

    it('lists fewer comments than it counts', async () => {
      const one = await share(`有评论 ${LINK}`);
      await control(`weibo/posts/${one.mid}/counts`, { comments: 7 });
      const found = await get(`/2/comments/show.json?id=${one.mid}`);
      expect([found.total_number, found.comments, found.status.mid]).toEqual([7, [], one.mid]);
    });

    it.each([
      '/2/statuses/upload_pic/biz.json',
      '/proxy/article/publish.json',
      '/2/multimedia/open_init.json',
      '/2/proxy/media/init',
    ])('keeps %s closed', async (path) => {
      expect(await post(path, {})).toMatchObject({ error_code: 10014, http: 403 });
    });

    it('opens the former write endpoints to an app that may use them', async () => {
      account = await createAccount({ mayUpdate: true });
      const long = { status: '长'.repeat(141), rip: '211.156.0.1' };
      expect(await post('/2/statuses/update.json', long)).toMatchObject({ error_code: 20012 });
      const made = await post('/2/statuses/update.json', { ...long, is_longtext: '1' });
      expect(made).toMatchObject({ http: 200, text: long.status });
    });

    it('keeps the former write endpoints closed', async () => {
      expect(await post('/2/statuses/update.json', { status: 'x' })).toMatchObject({ error_code: 10014 });
      expect((await get('/2/nothing.json')).error_code).toBe(10020);
    });
  });
});
