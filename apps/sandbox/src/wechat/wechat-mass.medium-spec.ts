import { type Credentials, type Json, WechatBench } from './wechat-bench';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('mass sending on the simulated WeChat', () => {
  let bench: WechatBench;
  beforeAll(async () => {
    bench = await WechatBench.start();
  });
  afterEach(() => bench.reset());
  afterAll(() => bench.running.stop());

  it('accepts a draft, sends it after a while, consumes it and shows it to followers', async () => {
    const token = await bench.token(await bench.account({ publishSeconds: 5 }));
    const media_id = await bench.draft(token);
    const sent = await sendAll(token, media_id);
    expect(sent).toMatchObject({ errcode: 0, errmsg: 'send job submission success' });
    expect(sent.msg_id).toBeGreaterThan(2 ** 31);
    expect((await status(token, sent)).msg_status).toBe('SENDING');
    await bench.advance(5_000);
    expect((await status(token, sent)).msg_status).toBe('SEND_SUCCESS');
    expect((await bench.call('draft/get', token, { media_id })).errcode).toBe(40007);
    expect(posts()).toMatchObject([{ title: '职工技能竞赛', accountName: '市总工会 · 群发' }]);
    // Only what was published without notice is listed.
    const listed = await bench.call('freepublish/batchget', token, { offset: 0, count: 20 });
    expect(listed.total_count).toBe(0);
  });

  it('takes a key once in 24 hours and tells the number of the first', async () => {
    const account = await bench.account();
    const key = { clientmsgid: 'k'.repeat(32) };
    const token = await bench.token(account);
    const media_id = await bench.draft(token);
    const first = await sendAll(token, media_id, key);
    expect(await sendAll(token, 'whatever', key)).toMatchObject({
      errcode: 45065,
      errmsg: expect.stringMatching(/^clientmsgid exist rid: /),
      msg_id: first.msg_id,
    });
    expect((await sendAll(token, media_id, { clientmsgid: 'k'.repeat(33) })).errcode).toBe(45067);
    await bench.advance(DAY - MINUTE);
    expect((await sendAll(await bench.token(account), 'whatever', key)).errcode).toBe(45065);
    await bench.advance(MINUTE);
    const tomorrow = await bench.token(account);
    const second = await sendAll(tomorrow, await bench.draft(tomorrow), key);
    expect(second).toMatchObject({ errcode: 0 });
    expect(second.msg_id).not.toBe(first.msg_id);
  });

  it('makes a key of audience and content where none is given', async () => {
    const token = await bench.token(await bench.account());
    const media_id = await bench.draft(token);
    const first = await sendAll(token, media_id);
    expect(await sendAll(token, media_id)).toMatchObject({ errcode: 45065, msg_id: first.msg_id });
  });

  it('refuses the same material within a minute, a wrong kind of message, and unknown tags', async () => {
    const token = await bench.token(await bench.account({ publishSeconds: 600 }));
    const media_id = await bench.draft(token);
    await sendAll(token, media_id, { clientmsgid: 'a', filter: { is_to_all: false, tag_id: 2 } });
    const errcode = async (body: object, id = media_id): Promise<unknown> =>
      (await sendAll(token, id, { clientmsgid: Math.random().toString(36), ...body })).errcode;
    expect(await errcode({ filter: { is_to_all: false, tag_id: 100 } })).toBe(42010);
    expect(await errcode({ filter: { is_to_all: false, tag_id: 7 } })).toBe(40152);
    expect(await errcode({}, await bench.cover(token))).toBe(-1);
    expect(await errcode({}, 'unknown')).toBe(40007);
    expect(await errcode({ msgtype: 'wxcard' })).toBe(45113);
    expect(await errcode({ msgtype: 'mpvideo' })).toBe(48022);
    expect(await errcode({ msgtype: 'text', text: { content: ' ' } })).toBe(44004);
  });

  it('gives a subscription account one a day, and gives back what failed', async () => {
    const account = await bench.account({ profile: 'verified_subscription', publishSeconds: 1 });
    await change(account, { massStatus: 'err(20008)' });
    const errcode = async (): Promise<unknown> => {
      const token = await bench.token(account);
      return (await sendAll(token, await bench.draft(token))).errcode;
    };
    expect(await errcode()).toBe(0);
    await bench.advance(2_000);
    await change(account, { massStatus: 'send success' });
    expect(await errcode()).toBe(0);
    expect(await errcode()).toBe(45028);
    await bench.untilMidnight();
    expect(await errcode()).toBe(0);
  });

  it('gives a service account four a month to all, one a day, and others to a tag besides', async () => {
    const account = await bench.account({ publishSeconds: 1 });
    const errcode = async (filter: object = { is_to_all: true }): Promise<unknown> => {
      const token = await bench.token(account);
      return (await sendAll(token, await bench.draft(token), { filter })).errcode;
    };
    await toFirstOfMonth();
    for (let day = 0; day < 4; day += 1) {
      expect(await errcode()).toBe(0);
      expect(await errcode()).toBe(45028);
      await bench.untilMidnight();
    }
    expect(await errcode()).toBe(45028);
    expect(await errcode({ is_to_all: false, tag_id: 2 })).toBe(0);
    await toFirstOfMonth();
    expect(await errcode()).toBe(0);
  });

  it('is asked sixty times a minute at most', async () => {
    const token = await bench.token(
      await bench.account({ quotas: { '/cgi-bin/message/mass/sendall': 1_000 } }),
    );
    // From the beginning of a minute, so that it does not end before the sixtieth.
    await bench.advance(MINUTE - (bench.running.sandbox.clock.now().getTime() % MINUTE));
    const answers: unknown[] = [];
    for (let count = 0; count < 61; count += 1) answers.push((await sendAll(token, 'unknown')).errcode);
    expect(new Set(answers.slice(0, 60))).toEqual(new Set([40007]));
    expect(answers[60]).toBe(45011);
    await bench.advance(MINUTE);
    expect((await sendAll(token, 'unknown')).errcode).toBe(40007);
  });

  it('waits for the administrator of a protected account for half an hour', async () => {
    const account = await bench.account({ massProtection: 'confirm', publishSeconds: 1 });
    const token = await bench.token(account);
    const sent = await sendAll(token, await bench.draft(token));
    expect(sent).toMatchObject({ errcode: 89505, msg_id: expect.any(Number) });
    await bench.advance(29 * MINUTE);
    expect((await status(token, sent)).msg_status).toBe('SENDING');
    await bench.advance(MINUTE);
    expect((await status(token, sent)).msg_status).toBe('SEND_FAIL');
    expect(posts()).toEqual([]);
  });

  it('is deleted by number or address, article by article counted from 1', async () => {
    const token = await bench.token(await bench.account({ publishSeconds: 1 }));
    const sent = await sendAll(token, await bench.draft(token));
    const remove = async (body: object): Promise<unknown> =>
      (await bench.call('message/mass/delete', token, body)).errcode;
    expect(await remove({ msg_id: sent.msg_id })).toBe(40065);
    await bench.advance(2_000);
    expect(await remove({ msg_id: 1 })).toBe(40059);
    expect(await remove({ msg_id: sent.msg_id, article_idx: 2 })).toBe(40060);
    expect(await remove({ url: posts()[0]!.url, article_idx: 1 })).toBe(0);
    expect(posts()).toMatchObject([{ state: 'deleted' }]);
    expect((await status(token, sent)).msg_status).toBe('DELETE');
  });

  it('is closed to accounts that are not verified, and lists of receivers to subscription accounts', async () => {
    const errcode = async (profile: string, path: string): Promise<unknown> =>
      (await bench.call(`message/mass/${path}`, await bench.token(await bench.account({ profile })), {}))
        .errcode;
    for (const profile of ['personal', 'unverified', 'lapsed'])
      expect(await errcode(profile, 'sendall')).toBe(48001);
    expect(await errcode('verified_subscription', 'send')).toBe(48001);
    expect(await errcode('verified_service', 'send')).toBe(40130);
  });

  it('is previewed a hundred times a day by name, and has five speeds', async () => {
    const token = await bench.token(await bench.account());
    const mpnews = { media_id: await bench.draft(token) };
    const preview = (): Promise<Json> =>
      bench.call('message/mass/preview', token, { towxname: 'zhang', msgtype: 'mpnews', mpnews });
    expect(await preview()).toEqual({ errcode: 0, errmsg: 'preview success' });
    for (let count = 1; count < 100; count += 1) await preview();
    expect((await preview()).errcode).toBe(45009);
    const speed = (body: object): Promise<Json> => bench.call('message/mass/speed/set', token, body);
    expect((await speed({})).errcode).toBe(45084);
    expect((await speed({ speed: 5 })).errcode).toBe(45083);
    expect((await speed({ speed: 3 })).errcode).toBe(0);
    expect(await bench.call('message/mass/speed/get', token)).toEqual({ speed: 3, realspeed: 30 });
  });

  function sendAll(token: string, media_id: string, body: object = {}): Promise<Json> {
    return bench.call('message/mass/sendall', token, {
      filter: { is_to_all: true },
      msgtype: 'mpnews',
      mpnews: { media_id },
      send_ignore_reprint: 0,
      ...body,
    });
  }

  function status(token: string, { msg_id }: Json): Promise<Json> {
    return bench.call('message/mass/get', token, { msg_id: String(msg_id) });
  }

  function posts(): { title: string; url: string }[] {
    return bench.running.simulators[0]!.posts(bench.running.sandbox);
  }

  async function change(account: Credentials, body: object): Promise<void> {
    await bench.control('PATCH', `/control/wechat/accounts/${account.appId}`, body);
  }

  async function toFirstOfMonth(): Promise<void> {
    do await bench.untilMidnight();
    while (new Date(bench.running.sandbox.clock.now().getTime() + 8 * 3_600_000).getUTCDate() !== 1);
  }
});
