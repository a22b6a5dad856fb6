import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aDraft, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import type { RunLinkCheck } from './run-link-check';

describe('a check of links', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unitId: string;
  let server: Server;
  let origin: string;
  let running: RunLinkCheck;
  let asked: string[] = [];
  let atOnce = 0;
  let most = 0;
  let now = Date.now();

  const publicUrl = 'http://haojiao.example';

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url!;
    asked.push(path);
    const send = (status: number, headers = {}, body = '') => response.writeHead(status, headers).end(body);
    if (path === '/gone') return send(404);
    if (path === '/down') return send(503);
    if (path === '/closed') return send(403);
    if (path === '/says') return send(200, { 'content-type': 'text/html' }, '<title>页面不存在</title>');
    if (path === '/moved') return send(301, { location: '/new' });
    if (path === '/hop') return send(302, { location: '/new' });
    if (path === '/home') return send(302, { location: '/' });
    if (path === '/inside') return send(302, { location: 'http://169.254.169.254/' });
    atOnce += 1;
    most = Math.max(most, atOnce);
    setTimeout(() => {
      atOnce -= 1;
      send(200, { 'content-type': 'text/html' }, '<title>好</title>');
    }, 30);
  };

  beforeAll(async () => {
    server = createServer(answer);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    // The operator's own origin: the one inside address that is asked.
    api = await startTestApi({
      environment: { HAOJIAO_WEIBO_BASE_URL: origin, HAOJIAO_PUBLIC_URL: publicUrl },
    });
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => new Date(now);
    running = api.app.get((await import('./run-link-check')).RunLinkCheck, { strict: false });
    unitId = (await api.aUnit({ code: 'east' })).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unitId });
    author = await api.as('author');
  });
  beforeEach(async () => {
    asked = [];
    await api.dataSource.query('TRUNCATE link_results');
  });
  afterAll(async () => {
    await api.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const linked = (...urls: string[]) => ({
    article: { html: urls.map((url, at) => `<p>见 <a href="${url}">链接${at}</a></p>`).join('') },
  });
  const anItem = async (wish: object) => (await aDraft(author, unitId, wish)).body.id as string;
  const at = (id: string, rest = '') => `/api/v1/contents/${id}/link-checks${rest}`;
  const check = async (id: string) => {
    const requested = await author.post(at(id), {});
    expect(requested.status).toBe(201);
    await running.run(requested.body.id);
    return (await author.get(at(id, `/${requested.body.id}`))).body;
  };
  const verdicts = (body: { links: { outcome: { verdict: string; reason: string | null } }[] }) =>
    body.links.map(({ outcome }) => `${outcome.verdict} ${outcome.reason ?? ''}`.trim());

  it('tells what each leads to, where it stands, and how it got there', async () => {
    const paths = ['/fine', '/gone', '/down', '/closed', '/says', '/moved', '/hop', '/home'];
    const body = await check(
      await anItem(linked(...paths.map((path) => origin + path), 'mailto:a@b.example')),
    );
    expect(verdicts(body)).toEqual([
      'ok',
      'broken not_found',
      'unsure server_error',
      'unsure not_for_us',
      'soft says_not_found',
      'moved moved_for_good',
      'ok',
      'soft led_to_front_page',
      'unchecked no_web_address',
    ]);
    expect(body).toMatchObject({ state: 'done', progress: { done: 9, total: 9 }, leftOut: 0 });
    expect(body.links[1]).toMatchObject({
      path: 'article.html',
      range: { start: 8, end: 11 },
      text: '链接1',
    });
    expect(body.links[5].outcome).toMatchObject({
      status: 200,
      redirects: [{ status: 301, url: `${origin}/new` }],
    });
    expect(body.findings.map(({ code }: { code: string }) => code)).toEqual([
      ...['link_broken', 'link_unsure', 'link_unsure', 'link_soft', 'link_moved', 'link_soft'],
    ]);
    expect(body.findings[0]).toMatchObject({ severity: 'error', range: { start: 8, end: 11 } });
  });

  it('S01 S02 asks nobody inside, neither at once nor by a redirection', async () => {
    const inside = ['http://127.0.0.1:1/', 'http://localhost/', 'https://10.0.0.8/', `${origin}/inside`];
    const odd = ['http://0x7f.1/', 'http://[::ffff:127.0.0.1]/', 'http://169.254.169.254/latest/'];
    const body = await check(await anItem(linked(...inside, ...odd)));
    expect(verdicts(body)).toEqual([...inside, ...odd].map(() => 'refused not_public'));
    expect(asked).toEqual(['/inside']);
  });

  it('asks one server one thing at a time, each address once, and again only after a day', async () => {
    const urls = ['/a', '/b', '/a', '/c'].map((path) => origin + path);
    const id = await anItem(linked(...urls));
    most = 0;
    expect(verdicts(await check(id))).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect([asked.sort(), most]).toEqual([['/a', '/b', '/c'], 1]);
    await check(id);
    expect(asked).toHaveLength(3);
    now += DAY_MS;
    await check(id);
    expect(asked).toHaveLength(6);
  });

  it('goes on where a killed worker stopped, and two workers do not do the same', async () => {
    const id = await anItem(linked(`${origin}/a`, `${origin}/b`));
    const { body } = await author.post(at(id), {});
    await api.dataSource.query(
      `UPDATE link_checks SET lease_until = $2, attempts = 1,
         links = jsonb_set(links, '{0,outcome}', '{"verdict":"ok","reason":null,"status":200,"redirects":[]}')
       WHERE id = $1`,
      [body.id, new Date(now + 60_000)],
    );
    await running.run(body.id);
    const waiting = await author.get(at(id, `/${body.id}`));
    expect(waiting.body).toMatchObject({ state: 'waiting', progress: { done: 1, total: 2 } });
    now += 61_000;
    await Promise.all([running.run(body.id), running.run(body.id)]);
    expect((await author.get(at(id, `/${body.id}`))).body.state).toBe('done');
    expect(asked).toEqual(['/b']);
  });

  it('looks our own addresses up: what was withdrawn, or never out, is broken', async () => {
    const [live, gone] = [await anItem({ slug: 'live-item' }), await anItem({ slug: 'gone-item' })];
    await anItem({ slug: 'draft-item' });
    await api.dataSource.query(
      `UPDATE contents SET state = CASE WHEN id = $1 THEN 'published' ELSE 'withdrawn' END, published_at = now()
       WHERE id IN ($1, $2)`,
      [live, gone],
    );
    const paths = ['/p/live-item', '/p/gone-item', '/p/draft-item', '/p/%FF', '/o/east', '/o/nowhere'];
    const files = [`/assets/${unitId}`, '/console/'];
    const body = await check(await anItem(linked(...[...paths, ...files].map((path) => publicUrl + path))));
    expect(verdicts(body)).toEqual([
      'ok',
      'broken item_withdrawn',
      'broken item_not_found',
      'broken item_not_found',
      'ok',
      'broken unit_not_found',
      'broken file_not_found',
      'unchecked own_page',
    ]);
    expect(asked).toEqual([]);
  });

  it('finds links in every part, a hundred at most', async () => {
    const id = await anItem({
      source: { name: '中工网', url: `${origin}/source` },
      summary: `详见${origin}/summary。`,
      ...linked(...Array.from({ length: 100 }, (_, place) => `${origin}/n?${place % 2}`)),
    });
    await author.put(`/api/v1/contents/${id}/variants/weibo`, { text: `看 ${origin}/weibo, 好` });
    const { body } = await author.post(at(id), {});
    expect(body).toMatchObject({ progress: { done: 0, total: 100 }, leftOut: 3 });
    expect(body.links[0]).toMatchObject({ path: 'source.url', range: null, url: `${origin}/source` });
    const again = await author.post(at(id), {});
    expect(again.body.id).toBe(body.id);
    const other = await anItem({ article: { html: '' }, summary: `见${origin}/s。` });
    await author.put(`/api/v1/contents/${other}/variants/weibo`, { text: `看 ${origin}/weibo, 好` });
    const found = await author.post(at(other), {});
    expect(found.body.links).toMatchObject([
      { path: 'summary', url: `${origin}/s`, range: { start: 1, end: 1 + `${origin}/s`.length } },
      { path: 'variants.weibo.text', url: `${origin}/weibo` },
    ]);
    const none = await author.post(at(await anItem({})), {});
    expect(none.body).toMatchObject({ state: 'done', links: [], findings: [] });
  });

  it('S15 S18 is asked for by writers and read by readers of that very item', async () => {
    const unit = await api.aUnit();
    await api.aUser({ username: 'stranger', roles: ['editor'], organizationId: unit.id });
    await api.aUser({ username: 'keeper', roles: ['administrator'], organizationId: unitId });
    const [stranger, keeper] = [await api.as('stranger'), await api.as('keeper')];
    const [id, other] = [await anItem(linked(`${origin}/a`)), await anItem({})];
    const { body } = await author.post(at(id), {});
    expect((await stranger.post(at(id), {})).status).toBe(404);
    expect((await stranger.get(at(id, `/${body.id}`))).status).toBe(404);
    expect((await author.get(at(other, `/${body.id}`))).body.code).toBe('link_check_not_found');
    expect((await keeper.get(at(id, `/${body.id}`))).status).toBe(200);
    expect((await keeper.post(at(id), {})).status).toBe(403);
  });
});
