import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { Publisher } from '../ledger/publisher';
import { aDraft, approve, startTestApi, until, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { startSandbox } from '../../../../../apps/sandbox/src/core/start-sandbox';
import type { RunningSandbox } from '../../../../../apps/sandbox/src/core/start-sandbox';
import { createToutiaoSimulator } from '../../../../../apps/sandbox/src/toutiao/toutiao.simulator';

type Row = Record<string, unknown>;

describe('an article on its way into Toutiao and out of it', () => {
  let api: TestApi;
  let running: RunningSandbox;
  let author: ApiCaller;
  let reviewers: ApiCaller[];
  let unit: { id: string };
  let site: string;
  let publicUrl: string;

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createToutiaoSimulator()] });
    const port = await aFreePort();
    publicUrl = `http://127.0.0.1:${port}`;
    api = await startTestApi({
      environment: {
        HAOJIAO_PUBLIC_URL: publicUrl,
        HAOJIAO_TOUTIAO_BASE_URL: running.baseUrls.toutiao!.api!,
        HAOJIAO_TOUTIAO_OAUTH_BASE_URL: running.baseUrls.toutiao!.oauth!,
      },
    });
    await api.app.listen(port, '127.0.0.1');
    unit = await api.aUnit({ code: 'feed-unit' });
    await api.aUser({ username: 'fa', roles: ['author', 'administrator'], organizationId: unit.id });
    for (const name of ['fe1', 'fe2'])
      await api.aUser({ username: name, roles: ['editor'], organizationId: unit.id });
    await api.aUser({ username: 'fc', roles: ['chief_editor'], organizationId: unit.id });
    author = await api.as('fa');
    reviewers = [await api.as('fe1'), await api.as('fe2'), await api.as('fc')];
    [{ id: site }] = await api.dataSource.query(
      `SELECT id FROM channel_accounts WHERE platform = 'site' AND organization_id = $1`,
      [unit.id],
    );
  });
  afterAll(async () => {
    await api?.close();
    await running?.stop();
  });
  beforeEach(() => control('reset', {}));

  const control = async (path: string, body?: object): Promise<never> => {
    const answer = await fetch(`${running.controlUrl}/control/${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return (answer.status === 204 ? undefined : await answer.json()) as never;
  };
  const work = (id: string) => api.app.get(Publisher, { strict: false }).work(id);
  const row = async (id: string): Promise<Row> => {
    const [found] = await api.dataSource.query('SELECT * FROM publications WHERE id = $1', [id]);
    return found;
  };
  const once = async (id: string, holds: (found: Row) => boolean): Promise<Row> => {
    await until(async () => holds(await row(id)));
    return row(id);
  };
  const anAccount = async (settings: object = {}) => {
    const answer = await (
      await api.as('admin')
    ).post('/api/v1/channel-accounts', {
      organizationId: unit.id,
      platform: 'toutiao',
      name: '市总工会头条号',
      credentials: { clientKey: 'k', clientSecret: 's' },
      settings: { institutionFeed: true, ...settings },
    });
    expect(answer.status).toBe(201);
    const feed = await author.post(`/api/v1/channel-accounts/${answer.body.id}/feed-token`, {});
    return {
      account: answer.body.id as string,
      url: feed.body.url as string,
      json: feed.body.urls[1] as string,
    };
  };
  const anApproved = async (wish: object = {}) => {
    const { body } = await aDraft(author, unit.id, wish);
    await approve(author, body.id, reviewers);
    return body as { id: string; slug: string };
  };
  const publish = async (contentId: string, accounts: string[]) => {
    const { body } = await author.post(`/api/v1/contents/${contentId}/publications`, {
      channelAccountIds: accounts,
    });
    const ids: string[] = body.items.map((item: { id: string }) => item.id);
    for (const id of ids) await work(id);
    return ids;
  };
  const pull = async (id = 'f'): Promise<Row & { taken: string[]; refused: object }> =>
    control(`toutiao/feeds/${id}/pull`, {});
  const articles = async (): Promise<(Row & { id: string; state: string })[]> =>
    ((await control('toutiao/articles')) as { items: never[] }).items;
  const plan = (url: string, wish: object = {}) =>
    control('toutiao/feeds', { id: 'f', url, intervalSeconds: 1e6, reviewSeconds: 600, ...wish });

  it('is approved, listed, fetched with its picture, confirmed by its link, corrected, withdrawn, and gone', async () => {
    const { account, url } = await anAccount();
    const bytes = await sharp({ create: { width: 1200, height: 700, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer();
    const asset = await uploadAsset(author, {
      organizationId: unit.id,
      bytes,
      fileName: 'a.jpg',
      altText: '赛场',
    });
    expect(asset.status).toBe(201);
    await api.dataSource.query(`UPDATE assets SET state = 'ready' WHERE id = $1`, [asset.body.id]);
    const { id: content, slug } = await anApproved({
      title: '职工技能竞赛今日开赛',
      article: {
        html: `<p>十二支队伍。<a href="https://x.example">详情</a></p><p><img data-asset-id="${asset.body.id}" alt="赛场"></p>`,
      },
    });
    const [onToutiao = '', onSite = ''] = await publish(content, [account, site]);
    expect(await row(onSite)).toMatchObject({ state: 'published' });
    expect(await row(onToutiao)).toMatchObject({
      state: 'awaiting_platform',
      mode: 'feed',
      note: { zh: '已进入同步源，等待头条抓取。' },
    });

    await plan(url);
    const first = await pull();
    expect(first).toMatchObject({ status: 200, items: 1, fault: null, refused: {} });
    expect(first.taken).toEqual([`toutiao-${content} v1`]);
    const fetched = await once(onToutiao, (found) => JSON.stringify(found.note).includes('已抓取'));
    expect(fetched).toMatchObject({ state: 'awaiting_platform', published_at: null });
    expect(await pull()).toMatchObject({ status: 304 });
    const [article] = await articles();
    expect(article).toMatchObject({
      state: 'in_review',
      title: '职工技能竞赛今日开赛',
      images: [expect.any(String)],
    });
    expect(article!.content).not.toContain('<a');

    await running.sandbox.clock.advance(600_000);
    const { url: shortLink } = (await control('toutiao/short-links', { id: article!.id })) as { url: string };
    const confirmed = await author.post(`/api/v1/publications/${onToutiao}/resolve`, {
      outcome: 'published',
      remoteUrl: shortLink,
    });
    expect(confirmed.body).toMatchObject({ state: 'published' });
    const compared = await once(onToutiao, (found) => found.note !== null);
    expect(compared).toMatchObject({
      remote_id: article!.id,
      remote_url: `https://www.toutiao.com/article/${article!.id}/`,
      note: { zh: expect.stringContaining('与审定稿一致') },
    });

    const live = await author.get(`/api/v1/contents/${content}`);
    await author.patch(`/api/v1/contents/${content}`, { title: '职工技能竞赛今日正式开赛' }, live.etag);
    await approve(author, content, reviewers);
    expect((await author.post(`/api/v1/publications/${onToutiao}/correct`, {})).body).toMatchObject({
      version: 2,
    });
    expect((await pull()).taken).toEqual([`toutiao-${content} v2`]);
    expect((await articles())[0]).toMatchObject({
      id: article!.id,
      version: 2,
      title: '职工技能竞赛今日正式开赛',
    });

    await author.post(`/api/v1/contents/${content}/withdraw`, { reason: '有误' });
    for (const id of [onToutiao, onSite]) await work(id);
    expect(await row(onToutiao)).toMatchObject({ state: 'withdrawing' });
    expect((await pull()).fault).toBeNull();
    expect((await articles())[0]).toMatchObject({ state: 'deleted', version: 3 });
    expect((await fetch(`${publicUrl}/p/${slug}`)).status).toBe(410);
    const ended = await author.post(`/api/v1/publications/${onToutiao}/resolve`, {
      outcome: 'not_published',
    });
    expect(ended.body.state).toBe('withdrawn');
    expect((await author.get(`/api/v1/contents/${content}`)).body.state).toBe('withdrawn');
  });

  it('is read as JSON just as well', async () => {
    const { account, json } = await anAccount();
    const { id } = await anApproved({ title: '用另一种格式' });
    await publish(id, [account]);
    await plan(json);
    expect(await pull()).toMatchObject({ status: 200, refused: {}, taken: [`toutiao-${id} v1`] });
  });

  it('is not shown to a foreign address or a wrong secret, and that is no fetch', async () => {
    const { account, url } = await anAccount({ feedAllowedAddresses: ['127.0.0.1'] });
    const { id } = await anApproved();
    const [publication = ''] = await publish(id, [account]);
    await plan(url, { fromAddress: '127.0.0.2' });
    expect(await pull()).toMatchObject({ status: 404 });
    await plan(url, { wrongToken: 'A'.repeat(32) });
    expect(await pull()).toMatchObject({ status: 404 });
    await plan(url);
    expect(await pull()).toMatchObject({ status: 200, items: 1 });
    const entry = await author.get(`/api/v1/publications/${publication}/feed-entry`);
    expect(entry.body).toMatchObject({ version: 1, status: 'publish' });
  });

  it('stays a person’s task where the platform does not obey the withdrawal', async () => {
    const { account, url } = await anAccount();
    const { id } = await anApproved({ title: '平台不听撤稿' });
    const [publication = ''] = await publish(id, [account]);
    await plan(url, { honoursWithdraw: false, reviewSeconds: 0 });
    await pull();
    const [article] = await articles();
    await author.post(`/api/v1/publications/${publication}/resolve`, {
      outcome: 'published',
      remoteUrl: `https://www.toutiao.com/article/${article!.id}/`,
    });
    await author.post(`/api/v1/publications/${publication}/withdraw`, { reason: '有误' });
    await work(publication);
    await pull();
    expect((await articles())[0]).toMatchObject({ state: 'visible' });
    const waiting = await once(publication, (found) => JSON.stringify(found.note).includes('已取走'));
    expect(waiting).toMatchObject({ state: 'withdrawing', note: { zh: expect.stringContaining('核实') } });
    const still = await author.post(`/api/v1/publications/${publication}/resolve`, { outcome: 'published' });
    expect(still.body.state).toBe('published');
  });

  it('has its link noted as another page’s, or as unreadable, and the word of the person stands', async () => {
    const { account, url } = await anAccount();
    const one = await anApproved({ title: '甲篇的完整标题' });
    const other = await anApproved({ title: '乙篇的完整标题' });
    const [first = ''] = await publish(one.id, [account]);
    const [second = ''] = await publish(other.id, [account]);
    await plan(url, { reviewSeconds: 0 });
    await pull();
    const wrong = (await articles()).find((article) => article.title === '乙篇的完整标题')!;
    await author.post(`/api/v1/publications/${first}/resolve`, {
      outcome: 'published',
      remoteUrl: `https://www.toutiao.com/a${wrong.id}/`,
    });
    expect(await once(first, (found) => found.note !== null)).toMatchObject({
      state: 'published',
      note: { zh: expect.stringContaining('不一致') },
    });
    await author.post(`/api/v1/publications/${second}/resolve`, {
      outcome: 'published',
      remoteUrl: 'https://m.toutiao.com/i7399999999999999999/',
    });
    expect(await once(second, (found) => found.note !== null)).toMatchObject({
      state: 'published',
      remote_id: '7399999999999999999',
      note: { zh: expect.stringContaining('未能读取') },
    });
  });
});

async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
