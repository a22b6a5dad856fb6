import { createDecipheriv } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Credentials, type Json, WechatBench } from './wechat-bench';

const MEGABYTE = 1024 * 1024;
const DAY = 86_400_000;

describe('around publishing on the simulated WeChat', () => {
  let bench: WechatBench;
  const servers: Server[] = [];
  beforeAll(async () => {
    bench = await WechatBench.start();
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) server.close();
    await bench.reset();
  });
  afterAll(() => bench.running.stop());

  it('an unknown token is answered with either of two codes, and a wrong secret, too', async () => {
    expect((await bench.call('draft/count', 'nobody’s')).errcode).toBe(40001);
    await bench.control('PATCH', '/control/wechat', { unknownTokenCode: 40014 });
    expect((await bench.call('draft/count', 'nobody’s')).errcode).toBe(40014);
    const account = await bench.account({ wrongSecretCode: 40001 });
    const wrong = { grant_type: 'client_credential', appid: account.appId, secret: 'wrong' };
    expect((await bench.post(`${bench.api}/cgi-bin/stable_token`, wrong)).errcode).toBe(40001);
    const closed = await bench.account({ callerUnconfirmed: true });
    const right = { grant_type: 'client_credential', appid: closed.appId, secret: closed.appSecret };
    expect((await bench.post(`${bench.api}/cgi-bin/stable_token`, right)).errcode).toBe(89503);
    await bench.control('PATCH', `/control/wechat/accounts/${closed.appId}`, { callerUnconfirmed: false });
    expect(await bench.token(closed)).toBeTruthy();
  });

  it('a picture for a body is taken just below a megabyte and refused at it', async () => {
    const token = await bench.token(await bench.account());
    const picture = (bytes: number): Buffer =>
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(bytes - 4)]);
    const below = await bench.upload('media/uploadimg', token, picture(MEGABYTE - 1), 'a.jpg');
    expect(below.url).toMatch(/^http:\/\/mmbiz\.qpic\.cn\//);
    expect((await bench.upload('media/uploadimg', token, picture(MEGABYTE), 'a.jpg')).errcode).toBe(40009);
    expect((await bench.upload('media/uploadimg', token, picture(100), 'a.webp')).errcode).toBe(40005);
    expect((await bench.upload('media/uploadimg', token, picture(100), '图.jpg')).errcode).toBe(41005);
  });

  it('a voice is taken up to sixty seconds', async () => {
    const token = await bench.token(await bench.account());
    // One frame of 20 ms in the narrowest mode has 13 bytes.
    const amr = (seconds: number): Buffer =>
      Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(seconds * 50 * 13, 0)]);
    const upload = (bytes: Buffer): Promise<Json> =>
      bench.upload('material/add_material?type=voice', token, bytes, 'a.amr');
    expect((await upload(amr(60))).media_id).toBeDefined();
    expect((await upload(amr(61))).errcode).toBe(45007);
  });

  it('temporary media live three days and are no use in drafts', async () => {
    const account = await bench.account();
    const token = await bench.token(account);
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]);
    const { media_id } = await bench.upload('media/upload?type=image', token, jpeg, 'a.jpg');
    const get = (with_: string): Promise<Response> =>
      fetch(`${bench.api}/cgi-bin/media/get?access_token=${with_}&media_id=${media_id as string}`);
    expect(Buffer.from(await (await get(token)).arrayBuffer()).equals(jpeg)).toBe(true);
    await expect(bench.draft(token, { thumb_media_id: media_id })).rejects.toThrow('40007');
    await bench.advance(3 * DAY);
    expect(((await (await get(await bench.token(account))).json()) as Json).errcode).toBe(40007);
  });

  it('crops of a cover must be well formed, within the picture and of their ratio', async () => {
    const token = await bench.token(await bench.account());
    // The cover of these tests has 94 × 40 pixels.
    await expect(
      bench.draft(token, { pic_crop_235_1: '0_0_1_1', pic_crop_1_1: '0.287234_0_0.712766_1' }),
    ).resolves.toBeDefined();
    for (const crop of ['0_0_1', '0_0_1_1.5', '0_0_1_0.12345678', '1_0_0_1', '0_0_0.5_1', 'a_b_c_d'])
      await expect(bench.draft(token, { pic_crop_235_1: crop })).rejects.toThrow('53402');
    const image = { image_media_id: await bench.cover(token) };
    const post = (crop: object): Promise<string> =>
      bench.draft(token, {
        article_type: 'newspic',
        image_info: { image_list: [image] },
        cover_info: { crop_percent_list: [{ ratio: '1_1', y1: '0', y2: '1', ...crop }] },
      });
    await expect(post({ x1: '0.287234', x2: '0.712766' })).resolves.toBeDefined();
    await expect(post({ x1: 0.287234, x2: 0.712766 })).rejects.toThrow('53402');
    await expect(post({ x1: '0', x2: '1' })).rejects.toThrow('53402');
    await expect(bench.draft(token, { product_info: {} })).rejects.toThrow('53406');
  });

  it('of several articles none shows a digest, and nine are too many', async () => {
    const token = await bench.token(await bench.account());
    const article = {
      title: '赛',
      content: '<p>文</p>',
      digest: '摘',
      thumb_media_id: await bench.cover(token),
    };
    const { media_id } = await bench.call('draft/add', token, { articles: Array(8).fill(article) });
    const { news_item } = await bench.call('draft/get', token, { media_id });
    expect(new Set((news_item as Json[]).map(({ digest }) => digest))).toEqual(new Set(['']));
    expect((await bench.call('draft/add', token, { articles: Array(9).fill(article) })).errcode).toBe(45008);
    const update = (index: unknown, articles: unknown): Promise<Json> =>
      bench.call('draft/update', token, { media_id, index, articles });
    expect((await update(7, article)).errcode).toBe(0);
    expect((await update(8, article)).errcode).toBe(40114);
    expect((await update(0, [article])).errcode).toBe(44003);
  });

  it('a post is taken to be deleted or blocked when somebody does that there', async () => {
    const account = await bench.account({ publishSeconds: 1 });
    const token = await bench.token(account);
    const { publish_id } = await bench.call('freepublish/submit', token, {
      media_id: await bench.draft(token),
    });
    await bench.advance(2_000);
    const status = (): Promise<Json> => bench.call('freepublish/get', token, { publish_id });
    const { article_id } = await status();
    const { appId } = account;
    await bench.control('POST', '/control/wechat/delete-post', { appId, articleId: article_id });
    expect((await status()).publish_status).toBe(5);
    await bench.control('POST', '/control/wechat/block', { appId, articleId: article_id });
    expect((await status()).publish_status).toBe(6);
  });

  it('addresses come long, with number and place, or short', async () => {
    for (const [addresses, form] of [
      ['long', /\/s\?__biz=[^&]+&mid=\d+&idx=1&sn=[\w-]{22}&chksm=/],
      ['short', /\/s\/[\w-]{22}$/],
    ] as const) {
      const token = await bench.token(await bench.account({ publishSeconds: 1, addresses }));
      const submitted = await bench.call('freepublish/submit', token, { media_id: await bench.draft(token) });
      await bench.advance(2_000);
      const { publish_id, msg_data_id } = submitted;
      const done = await bench.call('freepublish/get', token, { publish_id });
      const url = (done.article_detail as { item: { article_url: string }[] }).item[0]!.article_url;
      expect(url).toMatch(form);
      if (addresses === 'long') expect(new URL(url).searchParams.get('mid')).toBe(String(msg_data_id));
      expect(await (await fetch(url)).text()).toContain('职工技能竞赛');
    }
  });

  it('quotas are told, and cleared ten times a month by token or by secret', async () => {
    const account = await bench.account({ quotas: { '/cgi-bin/draft/count': 2 }, quotaText: 'old' });
    const token = await bench.token(account);
    const count = (): Promise<Json> => bench.call('draft/count', token);
    await count();
    const quota = await bench.call('openapi/quota/get', token, { cgi_path: '/cgi-bin/draft/count' });
    expect(quota).toMatchObject({ quota: { daily_limit: 2, used: 1, remain: 1 } });
    await count();
    expect(await count()).toMatchObject({
      errcode: 45009,
      errmsg: expect.stringContaining('api freq out of limit'),
    });
    const secret = { appid: account.appId, appsecret: account.appSecret };
    expect((await bench.post(`${bench.api}/cgi-bin/clear_quota/v2`, secret)).errcode).toBe(0);
    expect((await count()).total_count).toBe(0);
    for (let turn = 1; turn < 10; turn += 1)
      expect((await bench.call('clear_quota', token, { appid: account.appId })).errcode).toBe(0);
    expect((await bench.call('clear_quota', token, { appid: account.appId })).errcode).toBe(48006);
    expect(
      (await bench.call('openapi/quota/clear', token, { cgi_path: '/cgi-bin/draft/count' })).errcode,
    ).toBe(0);
  });

  it('request ids are told for seven days, to the account they belong to', async () => {
    const account = await bench.account();
    const token = await bench.token(account);
    const ridOf = ({ errmsg }: Json): string => / rid: (\S+)$/.exec(errmsg as string)![1]!;
    const rid = ridOf(await bench.call('draft/get', token, { media_id: 'x' }));
    const ask = async (by: string, id: string): Promise<Json> =>
      bench.call('openapi/rid/get', by, { rid: id });
    const told = (await ask(token, rid)).request as { invoke_time: number; request_url: string };
    // The first group of an id is the time of its call.
    expect(told.invoke_time).toBe(parseInt(rid.slice(0, 8), 16));
    expect(told.request_url).toBe('/cgi-bin/draft/get');
    expect((await ask(token, 'x')).errcode).toBe(76002);
    expect((await ask(token, '00000000-00000000-00000000')).errcode).toBe(76001);
    expect((await ask(await bench.token(await bench.account()), rid)).errcode).toBe(76003);
    await bench.advance(7 * DAY + 1_000);
    expect((await ask(await bench.token(account), rid)).errcode).toBe(76004);
  });

  it('events come newest first where that is ordered, and by the old key while keys are being changed', async () => {
    const account = await bench.account({ publishSeconds: 1 });
    const { appId } = account;
    const pushes = await receiver(account, { mode: 'secure', outOfOrder: true });
    const rotated = await bench.control('POST', '/control/wechat/rotate-key', { appId });
    expect(rotated.previousEncodingAesKey).toBe(account.encodingAesKey);
    const token = await bench.token(account);
    const ids: unknown[] = [];
    for (let count = 0; count < 2; count += 1)
      ids.push(
        (await bench.call('freepublish/submit', token, { media_id: await bench.draft(token) })).publish_id,
      );
    await bench.advance(2_000);
    const told = pushes.map((push) => /<publish_id>(\d+)/.exec(opened(push, account.encodingAesKey))![1]);
    expect(told).toEqual([...ids].reverse().map(String));
    await bench.control('POST', '/control/wechat/rotate-key', { appId, done: true });
    await bench.call('freepublish/submit', token, { media_id: await bench.draft(token) });
    await bench.advance(2_000);
    expect(opened(pushes[2]!, rotated.encodingAesKey as string)).toContain('PUBLISHJOBFINISH');
  });

  it('events carry plain words and ciphertext in compatible mode, only ciphertext in secure mode', async () => {
    for (const [mode, plain, cipher] of [
      ['plain', true, false],
      ['compatible', true, true],
      ['secure', false, true],
    ] as const) {
      const account = await bench.account({ publishSeconds: 1 });
      const pushes = await receiver(account, { mode });
      const token = await bench.token(account);
      await bench.call('freepublish/submit', token, { media_id: await bench.draft(token) });
      await bench.advance(2_000);
      expect([pushes[0]!.includes('<publish_id>'), pushes[0]!.includes('<Encrypt>')]).toEqual([
        plain,
        cipher,
      ]);
    }
  });

  async function receiver(account: Credentials, options: object): Promise<string[]> {
    const pushes: string[] = [];
    const server = createServer((request, answer) => {
      const query = new URL(request.url!, 'http://x').searchParams;
      if (request.method === 'GET') return answer.end(query.get('echostr'));
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        pushes.push(body);
        answer.end('success');
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
    await bench.control('POST', '/control/wechat/callback', { appId: account.appId, url, ...options });
    return pushes;
  }
});

function opened(push: string, encodingAesKey: string): string {
  const encrypted = /<Encrypt><!\[CDATA\[(.*?)\]\]>/s.exec(push)![1]!;
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()]).toString(
    'utf8',
  );
}
