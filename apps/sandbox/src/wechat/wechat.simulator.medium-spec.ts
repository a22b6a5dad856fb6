import { createServer, request as rawRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { startSandbox, type RunningSandbox } from '../core/start-sandbox';
import { createWechatSimulator } from './wechat.simulator';

describe('the simulated WeChat', () => {
  let running: RunningSandbox;
  let jpeg: Buffer;
  const api = (): string => running.baseUrls.wechat!.api!;

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createWechatSimulator()] });
    jpeg = await sharp({ create: { width: 90, height: 40, channels: 3, background: '#b22' } })
      .jpeg()
      .toBuffer();
  });
  afterEach(() => post(`${running.controlUrl}/control/reset`, {}));
  afterAll(() => running.stop());

  it('refuses a body without Content-Length with 412', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = rawRequest(
        `${api()}/cgi-bin/draft/add`,
        { method: 'POST', headers: { 'transfer-encoding': 'chunked' } },
        (answer: IncomingMessage) => resolve(answer.statusCode),
      );
      sent.on('error', reject);
      sent.write('{}');
      sent.end();
    });
    expect(status).toBe(412);
  });

  it('hands out the same stable token until five minutes before its end, then one that overlaps', async () => {
    const account = await anAccount();
    const first = await stableToken(account);
    expect(await stableToken(account)).toBe(first);
    await running.sandbox.clock.advance(6_950_000);
    const second = await stableToken(account);
    expect(second).not.toBe(first);
    expect((await call('/cgi-bin/draft/count', first)).total_count).toBe(0);
    expect((await call('/cgi-bin/draft/count', second)).total_count).toBe(0);
  });

  it('kills the old token at a forced refresh, once in thirty seconds', async () => {
    const account = await anAccount();
    const first = await stableToken(account);
    const second = await stableToken(account, true);
    expect(await stableToken(account, true)).toBe(second);
    expect(await call('/cgi-bin/draft/count', first)).toMatchObject({
      errcode: 40001,
      errmsg: expect.stringMatching(/ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
    });
  });

  it('names the first limit of an article that is not kept', async () => {
    const token = await stableToken(await anAccount());
    const cover = await aCover(token);
    const errcode = async (article: object): Promise<unknown> =>
      (await call('/cgi-bin/draft/add', token, { articles: [{ ...anArticle(cover), ...article }] })).errcode;
    expect(await errcode({ title: '赛'.repeat(33) })).toBe(45003);
    expect(await errcode({ title: '' })).toBe(40227);
    expect(await errcode({ author: '笔'.repeat(17) })).toBe(45110);
    expect(await errcode({ digest: '摘'.repeat(121) })).toBe(45004);
    expect(await errcode({ content: '文'.repeat(20_000) })).toBe(45002);
    expect(await errcode({ content_source_url: 'not a url' })).toBe(41039);
    expect(await errcode({ thumb_media_id: 'foreign' })).toBe(40007);
    expect(await errcode({ need_open_comment: 1 })).toBe(88000);
    const wrapped = await call('/cgi-bin/draft/add', token, { articles: [[anArticle(cover)]] });
    expect(wrapped.errcode).toBe(44003);
  });

  it('filters scripts, foreign pictures and outside links from an article and fills its digest', async () => {
    const token = await stableToken(await anAccount());
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(jpeg)]), 'a.jpg');
    const { url } = await postForm('/cgi-bin/media/uploadimg', token, form);
    const picture = url as string;
    const article = {
      ...anArticle(await aCover(token)),
      content: `<section id="x" onclick="y()">开赛了<script>1</script><img src="${picture}"><img src="http://example.com/a.jpg"><a href="http://example.com">外链</a></section>`,
    };
    const { media_id } = await call('/cgi-bin/draft/add', token, { articles: [article] });
    const draft = await call('/cgi-bin/draft/get', token, { media_id });
    const kept = (draft.news_item as { content: string; digest: string }[])[0]!;
    expect(kept.content).toContain(`data-src="${picture}"`);
    expect(kept.content).not.toMatch(/script|onclick|example\.com|id=/);
    expect(kept.digest).toBe('开赛了外链');
  });

  it('publishes after a while, consumes the draft, and posts twice for whoever submits twice', async () => {
    const token = await stableToken(await anAccount({ publishSeconds: 5 }));
    const media_id = await aDraft(token);
    const first = await call('/cgi-bin/freepublish/submit', token, { media_id });
    expect(first.publish_id).toBeGreaterThan(2 ** 31);
    await call('/cgi-bin/freepublish/submit', token, { media_id });
    const running1 = await call('/cgi-bin/freepublish/get', token, { publish_id: String(first.publish_id) });
    expect(running1.publish_status).toBe(1);
    await running.sandbox.clock.advance(5_000);
    const done = await call('/cgi-bin/freepublish/get', token, { publish_id: first.publish_id });
    expect(done).toMatchObject({ publish_status: 0, article_detail: { count: 1 } });
    expect((await call('/cgi-bin/draft/get', token, { media_id })).errcode).toBe(40007);
    expect(running.simulators[0]!.posts(running.sandbox)).toHaveLength(2);
    const url = (done.article_detail as { item: { article_url: string }[] }).item[0]!.article_url;
    expect(await (await fetch(url)).text()).toContain('职工技能竞赛');
  });

  it('closes publishing to personal accounts and everything to a lapsed verification', async () => {
    const personal = await stableToken(await anAccount({ profile: 'personal' }));
    expect((await call('/cgi-bin/freepublish/batchget', personal, { offset: 0, count: 1 })).errcode).toBe(
      48001,
    );
    expect((await call('/cgi-bin/draft/count', personal)).total_count).toBe(0);
    const lapsed = await stableToken(await anAccount({ profile: 'lapsed' }));
    expect((await call('/cgi-bin/draft/count', lapsed)).errcode).toBe(48001);
  });

  it('gives the daily budget back at midnight in Shanghai', async () => {
    const account = await anAccount({ quotas: { '/cgi-bin/freepublish/delete': 1 } });
    const remove = async (): Promise<Json> =>
      call('/cgi-bin/freepublish/delete', await stableToken(account), { article_id: 'x' });
    expect((await remove()).errcode).toBe(53600);
    expect((await remove()).errcode).toBe(45009);
    const now = running.sandbox.clock.now().getTime();
    const untilMidnight = 86_400_000 - ((now + 8 * 3_600_000) % 86_400_000);
    await running.sandbox.clock.advance(untilMidnight);
    expect((await remove()).errcode).toBe(53600);
  });

  it('delivers the end of a publication up to three times until it is taken', async () => {
    const pushes: string[] = [];
    const receiver = createServer((request, answer) => {
      const query = new URL(request.url!, 'http://x').searchParams;
      if (request.method === 'GET') return answer.end(query.get('echostr'));
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        pushes.push(body);
        answer.statusCode = pushes.length < 3 ? 500 : 200;
        answer.end('success');
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const account = await anAccount({ publishSeconds: 1 });
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/callback`;
    await post(`${running.controlUrl}/control/wechat/callback`, { appId: account.appId, url, mode: 'plain' });
    const token = await stableToken(account);
    await call('/cgi-bin/freepublish/submit', token, { media_id: await aDraft(token) });
    for (let turn = 0; turn < 6; turn += 1) await running.sandbox.clock.advance(6_000);
    receiver.close();
    expect(pushes).toHaveLength(3);
    expect(pushes[0]).toContain('<Event><![CDATA[PUBLISHJOBFINISH]]></Event>');
  });

  type Json = Record<string, unknown>;
  type Credentials = { appId: string; appSecret: string };

  async function anAccount(options: object = {}): Promise<Credentials> {
    const made = await post(`${running.controlUrl}/control/accounts/wechat`, options);
    return made.credentials as Credentials;
  }

  async function stableToken(account: Credentials, force = false): Promise<string> {
    const answer = await post(`${api()}/cgi-bin/stable_token`, {
      grant_type: 'client_credential',
      appid: account.appId,
      secret: account.appSecret,
      force_refresh: force,
    });
    return answer.access_token as string;
  }

  async function aCover(token: string): Promise<string> {
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(jpeg)]), 'cover.jpg');
    return (await postForm('/cgi-bin/material/add_material?type=image', token, form)).media_id as string;
  }

  async function aDraft(token: string): Promise<string> {
    const articles = [anArticle(await aCover(token))];
    return (await call('/cgi-bin/draft/add', token, { articles })).media_id as string;
  }

  function anArticle(thumb_media_id: string): Json {
    return { title: '职工技能竞赛', content: '<section>开赛</section>', thumb_media_id };
  }

  function call(path: string, token: string, body: object = {}): Promise<Json> {
    return post(`${api()}${path}?access_token=${token}`, body);
  }

  async function postForm(path: string, token: string, form: FormData): Promise<Json> {
    const url = new URL(`${api()}${path}`);
    url.searchParams.set('access_token', token);
    return (await fetch(url, { method: 'POST', body: form })).json() as Promise<Json>;
  }

  async function post(url: string, body: object): Promise<Json> {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return text === '' ? {} : (JSON.parse(text) as Json);
  }
});
