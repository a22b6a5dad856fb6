import { HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { aDraft, anAsset, startTestApi, untilHeard } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

describe('topics and previews', () => {
  let api: TestApi;
  let chief: ApiCaller;
  let unit: { id: string };
  let columnId: string;

  beforeAll(async () => {
    api = await startTestApi();
    unit = await api.aUnit({ name: '长兴县总工会', code: 'county' });
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: unit.id });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    chief = await api.as('chief');
    const column = { organizationId: unit.id, name: '要闻', code: 'news' };
    columnId = (await chief.post('/api/v1/columns', column)).body.id;
  });
  afterAll(() => api.close());

  const page = async (url: string) => {
    await untilHeard(api);
    return api.app.inject({ method: 'GET', url });
  };
  const create = (wish: object = {}, caller = chief) =>
    caller.post('/api/v1/topics', { organizationId: unit.id, slug: 'skills', title: '技能竞赛', ...wish });

  it('are for everybody once they are live, and gone at once when they are not', async () => {
    const { body, status } = await create({ leadText: '<b>以赛促学</b>' });
    expect([status, body.state]).toEqual([201, 'draft']);
    const address = '/o/county/t/skills';
    expect((await page(address)).statusCode).toBe(404);
    const live = await chief.patch(`/api/v1/topics/${body.id}`, { state: 'live' }, '"1"');
    expect(live.status).toBe(200);
    const shown = await page(address);
    expect(shown.statusCode).toBe(200);
    expect(shown.payload).toContain('<h1>技能竞赛</h1>');
    expect(shown.payload).toContain('&lt;b&gt;以赛促学&lt;/b&gt;');
    expect((await page('/o/county')).payload).toContain(`href="${address}"`);
    // A made-up unit never takes the place of a topic.
    expect((await page('/o/county%2Ft%2Fskills')).statusCode).toBe(404);
    expect((await page(address)).statusCode).toBe(200);
    expect((await chief.delete(`/api/v1/topics/${body.id}`, live.etag)).status).toBe(204);
    expect((await page(address)).statusCode).toBe(404);
  });

  it('are put together by those who manage the site, from what is there', async () => {
    const author = await api.as('author');
    expect((await create({}, author)).status).toBe(403);
    const { id } = (await aDraft(author, unit.id)).body;
    const unknown = '00000000-0000-7000-8000-000000000000';
    const wrong = await create({
      sections: [
        { title: '一', by: 'items', contentIds: [id, unknown] },
        { title: '二', by: 'column', columnId: unknown },
        { title: '三', by: 'tag' },
      ],
    });
    expect(wrong.body.errors.map((error: { path: string }) => error.path)).toEqual([
      'sections.2.tag',
      'sections.0.contentIds.1',
      'sections.1.columnId',
    ]);
    const sections = [
      { title: '一', by: 'items', contentIds: [id] },
      { title: '二', by: 'column', columnId, limit: 3 },
    ];
    const made = await create({ slug: 'second', state: 'live', sections });
    expect([made.status, made.body.sections]).toEqual([201, sections]);
    // What isn't published is on no page.
    expect((await page('/o/county/t/second')).payload).toContain('这里还没有发布内容');
    expect((await create({ slug: 'second' })).body.errors[0].code).toBe('slug_taken');
    const list = await author.get(`/api/v1/topics?organizationId=${unit.id}&state=live`);
    expect(list.body.items.map((topic: { slug: string }) => topic.slug)).toEqual(['second']);
  });

  it('hold their cover in the library, as sites hold their logo', async () => {
    const assetId = await anAsset(api, { organizationId: unit.id });
    const site = `/api/v1/organizations/${unit.id}/site`;
    expect((await chief.patch(site, { logoAssetId: assetId }, '*')).status).toBe(200);
    expect((await create({ slug: 'with-cover', coverAssetId: assetId })).status).toBe(201);
    const usages = await chief.get(`/api/v1/assets/${assetId}/usages`);
    expect(usages.body.items.map((usage: { objectType: string }) => usage.objectType).sort()).toEqual([
      'site',
      'topic',
    ]);
    expect((await chief.delete(`/api/v1/assets/${assetId}`, '*')).body.code).toBe('asset_in_use');
    expect((await chief.get('/api/v1/assets?unused=true&limit=100')).text).not.toContain(assetId);
  });

  it('show a draft of settings by a link, for an hour, and change nothing', async () => {
    const previews = `/api/v1/organizations/${unit.id}/site/previews`;
    const draft = { name: '长兴工会网', template: 'classic_red', theme: { accentColor: '#7a0010' } };
    expect((await (await api.as('author')).post(previews, draft)).status).toBe(403);
    expect((await chief.post(previews, { theme: { accentColor: '#ffff00' } })).status).toBe(400);
    const { body, status } = await chief.post(previews, draft);
    expect(status).toBe(201);
    const path = new URL(body.url).pathname;
    const shown = await page(path);
    expect(shown.payload).toContain('<span>长兴工会网</span>');
    expect(shown.headers['cache-control']).toBe('no-store');
    const theme = /href="(\/sites\/preview\/[^"]+\.css)"/.exec(shown.payload)![1]!;
    expect((await page(theme)).payload).toContain('--accent:#7a0010');
    expect((await page('/o/county')).payload).not.toContain('长兴工会网');
    const clock = api.app.get<Clock>(CLOCK, { strict: false });
    const now = clock.now.bind(clock);
    try {
      clock.now = () => new Date(now().getTime() + HOUR_MS);
      expect((await page(path)).statusCode).toBe(404);
      expect((await page(theme)).statusCode).toBe(404);
    } finally {
      clock.now = now;
    }
    expect((await page('/sites/preview/unknown')).statusCode).toBe(404);
  });

  it('turns ready pages grey at the minute that was ordered, and back', async () => {
    const clock = api.app.get<Clock>(CLOCK, { strict: false });
    const now = clock.now.bind(clock);
    const at = (hours: number) => new Date(now().getTime() + hours * HOUR_MS);
    const grey = { mode: 'window', from: at(1).toISOString(), until: at(2).toISOString() };
    const root = `/api/v1/organizations/${api.root.id}/site`;
    expect((await (await api.as('admin')).patch(root, { grey }, '*')).status).toBe(200);
    const isGrey = async () => (await page('/o/county')).payload.includes('class="grey"');
    try {
      expect(await isGrey()).toBe(false);
      clock.now = () => at(1.5);
      expect(await isGrey()).toBe(true);
      clock.now = () => at(2.5);
      expect(await isGrey()).toBe(false);
    } finally {
      clock.now = now;
    }
  });
});
