import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '../core/start-sandbox';
import type { RunningSandbox } from '../core/start-sandbox';
import { createToutiaoSimulator } from './toutiao.simulator';

type Answer = Record<string, unknown>;

interface Told {
  guid?: string;
  title?: string;
  content?: string;
  status?: string;
  version?: number;
  covers?: string[];
}

describe('the Toutiao of the sandbox, where it pulls', () => {
  let running: RunningSandbox;
  let partner: Server;
  let origin: string;
  let told: Told[] = [];
  let document: ((text: string) => string) | null = null;
  let mediaType = 'application/rss+xml; charset=utf-8';
  let asked: IncomingMessage[] = [];
  let cameFrom: string | undefined;

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createToutiaoSimulator()] });
    partner = createServer((request, response) => {
      asked.push(request);
      cameFrom = request.socket.remoteAddress;
      if (request.url === '/picture.png')
        return void response.writeHead(200, { 'content-type': 'image/png' }).end('png');
      if (request.url === '/page.png')
        return void response.writeHead(200, { 'content-type': 'text/html' }).end('x');
      if (!request.url?.startsWith('/feeds/toutiao/right')) return void response.writeHead(404).end();
      const text = rss(told);
      const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
      response.writeHead(200, { 'content-type': mediaType, etag }).end(document ? document(text) : text);
    });
    await new Promise<void>((done) => partner.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(partner.address() as AddressInfo).port}`;
  });
  beforeEach(async () => {
    told = [];
    asked = [];
    document = null;
    mediaType = 'application/rss+xml; charset=utf-8';
    await control('reset', {});
  });
  afterAll(async () => {
    await running.stop();
    partner.closeAllConnections();
    await new Promise((done) => partner.close(done));
  });

  const control = async (path: string, body?: object): Promise<never> => {
    const answer = await fetch(`${running.controlUrl}/control/${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return (answer.status === 204 ? undefined : await answer.json()) as never;
  };
  const plan = (wish: object = {}) =>
    control('toutiao/feeds', {
      id: 'f',
      url: `${origin}/feeds/toutiao/right.xml`,
      intervalSeconds: 1e6,
      ...wish,
    });
  const pull = (): Promise<Answer> => control('toutiao/feeds/f/pull', {});
  const articles = async (): Promise<Answer[]> =>
    ((await control('toutiao/articles')) as { items: Answer[] }).items;
  const publish = async (fields: object): Promise<Answer> => {
    const answer = await fetch(`${running.baseUrls.toutiao!.api}/editor/publish`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    return (await answer.json()) as Answer;
  };

  it('comes by itself at its interval, with validators, and counts what is unchanged', async () => {
    told = [{ title: '第一条消息' }];
    await plan({ intervalSeconds: 60 });
    await running.sandbox.clock.advance(61_000);
    await running.sandbox.clock.advance(61_000);
    const [feed] = ((await control('toutiao/feeds')) as { items: Answer[] }).items;
    expect(feed).toMatchObject({ unchanged: 1, pulls: [{ status: 200, items: 1 }, { status: 304 }] });
    expect(asked[0]!.headers['user-agent']).toContain('ToutiaoPuller');
  });

  it('shows an article after its review, takes newer versions and no older ones', async () => {
    told = [{ title: '第一条消息', version: 2 }];
    await plan({ reviewSeconds: 5 });
    await pull();
    expect(await articles()).toMatchObject([{ state: 'in_review', version: 2 }]);
    await running.sandbox.clock.advance(5_000);
    told = [{ title: '更旧的消息', version: 1 }];
    await pull();
    expect(await articles()).toMatchObject([{ state: 'visible', title: '第一条消息' }]);
    told = [{ title: '更新的消息', version: 3, status: 'update' }];
    await pull();
    expect(await articles()).toMatchObject([{ state: 'visible', title: '更新的消息' }]);
  });

  it.each([
    [true, 'deleted'],
    [false, 'visible'],
  ])('honours a withdrawal: %s', async (honoursWithdraw, state) => {
    told = [{ title: '第一条消息' }];
    await plan({ honoursWithdraw, reviewSeconds: 0 });
    await pull();
    told = [{ title: '第一条消息', content: '', status: 'withdraw', version: 2 }];
    await pull();
    expect(await articles()).toMatchObject([{ state }]);
  });

  it.each<[string, Told]>([
    ['TITLE_LENGTH', { title: '好' }],
    ['TITLE_LENGTH', { title: '好'.repeat(31) }],
    ['BODY_EMPTY', { content: '<p></p>' }],
    ['BODY_LENGTH', { content: `<p>${'好'.repeat(50_001)}</p>` }],
    ['COVER_COUNT', { covers: ['https://a.example/1.jpg', 'https://a.example/2.jpg'] }],
    ['IMG_NOT_HTTPS', { content: '<p>x<img src="http://far.example/1.jpg"></p>' }],
    ['LINK_LEFT', { content: '<p><a href="https://a.example">x</a></p>' }],
    ['TAG_FORBIDDEN', { content: '<table><tr><td>x</td></tr></table>' }],
  ])('refuses an item for %s', async (reason, wish) => {
    told = [{ title: '第一条消息', ...wish }];
    await plan();
    expect(Object.values((await pull()).refused as object)).toEqual([reason]);
  });

  it('fetches every picture and looks at its type', async () => {
    told = [{ title: '有图的消息', content: `<p>x<img src="${origin}/picture.png"></p>` }];
    await plan();
    expect((await pull()).refused).toEqual({});
    expect((await articles())[0]!.images).toHaveLength(1);
    told = [{ guid: 'g2', title: '假图的消息', content: `<p>x<img src="${origin}/page.png"></p>` }];
    expect((await pull()).refused).toEqual({ g2: 'IMG_TYPE' });
    told = [{ guid: 'g3', title: '缺图的消息', content: `<p>x<img src="${origin}/none.png"></p>` }];
    expect((await pull()).refused).toEqual({ g3: 'IMG_UNREACHABLE' });
  });

  it.each<[string, (text: string) => string]>([
    ['a BOM', (text) => `\ufeff${text}`],
    ['not well-formed', (text) => text.replace('</channel>', '')],
    ['namespace', (text) => text.replace('http://purl.org/dc/terms/', 'http://purl.org/dc/other/')],
    ['RFC 822', (text) => text.replace(/<pubDate>[^<]*/, '<pubDate>2026-01-05 09:00:00')],
    ['declaration', (text) => text.replace(/^<\?xml[^>]*>\n/, '')],
  ])('does not read a document with a fault: %s', async (fault, spoil) => {
    told = [{ title: '第一条消息' }];
    document = spoil;
    await plan();
    expect((await pull()).fault).toContain(fault);
    expect(await articles()).toEqual([]);
  });

  it('may be slow, may come from elsewhere and may have a wrong secret', async () => {
    await plan({ slowMs: 150, fromAddress: '127.0.0.2' });
    const startedAt = Date.now();
    await pull();
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(150);
    expect(cameFrom).toBe('127.0.0.2');
    await plan({ wrongToken: 'wrong' });
    expect(await pull()).toMatchObject({ status: 404, taken: [] });
  });

  it('has pages under every form of an address, and short links that lead there', async () => {
    told = [{ title: '第一条消息' }];
    await plan({ reviewSeconds: 0 });
    await pull();
    const id = String((await articles())[0]!.id);
    expect(id).toMatch(/^\d{19}$/);
    const host = running.baseUrls.toutiao!.api!;
    for (const path of [`/article/${id}/`, `/item/${id}`, `/a${id}/`, `/i${id}/`]) {
      const page = await fetch(`${host}${path}`);
      expect([page.status, (await page.text()).includes('<title>第一条消息')]).toEqual([200, true]);
    }
    const { url } = (await control('toutiao/short-links', { id })) as { url: string };
    const answer = await fetch(`${host}${new URL(url).pathname}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `/article/${id}/`]);
    await control('toutiao/articles', { id, isDeleted: true });
    expect((await fetch(`${host}/article/${id}/`)).status).toBe(404);
  });

  it('has an editor that strips links, refuses foreign pictures when set so, and counts the day', async () => {
    expect(await publish({ title: '好', content: 'x' })).toMatchObject({ code: 7050 });
    expect(await publish({ title: '好好', content: 'x', covers: ['1', '2'] })).toMatchObject({ code: 7050 });
    const foreign = {
      title: '有图的文章',
      content: '<p><a href="x">字</a><img src="https://far.example/1.jpg"></p>',
    };
    expect(await publish(foreign)).toMatchObject({ code: 0 });
    expect((await articles())[0]!.content).not.toContain('<a');
    await control('toutiao/switches', { refusesForeignImages: true });
    expect(await publish(foreign)).toMatchObject({ code: 7115 });
    const said: unknown[] = [];
    for (let number = 2; number <= 6; number += 1)
      said.push(((await publish({ title: `文章${number}`, content: 'x' })).data as Answer).seenByFansOnly);
    expect(said).toEqual([false, false, false, false, true]);
    await running.sandbox.clock.advance(86_400_000);
    expect((await publish({ title: '第二天', content: 'x' })).data).toMatchObject({ seenByFansOnly: false });
    for (let number = 2; number <= 50; number += 1) await publish({ title: `文章${number}`, content: 'x' });
    expect(await publish({ title: '太多了', content: 'x' })).toMatchObject({ code: 7050 });
    await control('toutiao/switches', { isInstitution: true });
    expect(await publish({ title: '不限量', content: 'x' })).toMatchObject({ code: 0 });
  });
});

function rss(items: Told[]): string {
  const spaces =
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:tu="urn:test"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${spaces}><channel>${items.map(item).join('')}</channel></rss>`;
}

function item({
  guid = 'g1',
  title = '标题',
  content = '<p>正文</p>',
  status = 'publish',
  version = 1,
  covers = [],
}: Told): string {
  const digest = createHash('sha256').update(content).digest('hex');
  const thumbnails = covers.map((url) => `<media:thumbnail url="${url}"/>`).join('');
  return `<item><guid isPermaLink="false">${guid}</guid><title>${title}</title><link>https://a.example/1</link><content:encoded><![CDATA[${content}]]></content:encoded><pubDate>Mon, 05 Jan 2026 09:00:00 +0800</pubDate><dcterms:modified>2026-01-05T09:00:00+08:00</dcterms:modified><dc:creator>宣教部</dc:creator>${thumbnails}<tu:coverMode>${covers.length}</tu:coverMode><tu:status>${status}</tu:status><tu:version>${version}</tu:version><tu:digest>${digest}</tu:digest></item>`;
}
