import type { AddressInfo } from 'node:net';
import {
  aDraft,
  aDeliveredItem,
  publishToSite,
  startTestApi,
  takeFromSite,
  untilHeard,
} from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const HOST = 'https://news.example.test';
const kept = (seconds: number, stale: number) =>
  `public, max-age=0, s-maxage=${seconds}, stale-while-revalidate=${stale}`;

describe('public answers behind a cache that can be purged', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let county: { id: string };
  let origin: string;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST, HAOJIAO_CDN_SECONDS: '300' } });
    await api.dataSource.query(`UPDATE organizations SET icp_number = '甲', psb_number = '乙'`);
    county = await api.aUnit({ code: 'county' });
    await api.aUser({ username: 'editor', roles: ['chief_editor'], organizationId: county.id });
    editor = await api.as('editor');
    await api.app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(api.app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(() => api.close());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    await untilHeard(api);
    const answer = await fetch(`${origin}${path}`, { headers });
    await answer.arrayBuffer();
    return answer;
  };
  const toldOf = ({ headers }: Response) => [
    headers.get('cache-control'),
    headers.get('surrogate-key'),
    headers.get('cache-tag'),
  ];

  it('carry their keys, made at the door as by the route, on 304 too, and vary by nothing', async () => {
    const column = await editor.post('/api/v1/columns', {
      organizationId: county.id,
      name: '要闻',
      code: 'news',
    });
    const brand = await editor.post('/api/v1/brands', {
      ...{ organizationId: county.id, code: 'red', name: '红', color: '#c8102e' },
    });
    const wish = { slug: 'marked', columnId: column.body.id, brandId: brand.body.id };
    const item = await aDraft(editor, county.id, wish);
    await publishToSite(api, item.body.id);
    const keys = [`content-${item.body.id}`, 'organization-county', 'column-news', 'brand-red'];
    const ofItem = [keys.join(' '), keys.join(',')];
    const lists = (code: string) => [`contents organization-${code}`, `contents,organization-${code}`];
    for (const [path, told] of [
      ['/delivery/v1/contents/marked', [kept(270, 30), ...ofItem]],
      ['/p/marked', [kept(45, 15), ...ofItem]],
      ['/delivery/v1/contents', [kept(270, 30), ...lists('root')]],
      ['/delivery/v1/contents?organization=county', [kept(270, 30), ...lists('county')]],
      [`/delivery/v1/contents?organization=${county.id}&tag=x`, [kept(270, 30), ...lists('county')]],
      ['/delivery/v1/feeds/county.rss', [kept(270, 30), ...lists('county')]],
      ['/delivery/v1/feeds/brands/county/red.json', [kept(270, 30), ...lists('county')]],
      ['/delivery/v1/archive?organization=county', [kept(270, 30), ...lists('county')]],
      ['/o/county', [kept(45, 15), ...lists('county')]],
      ['/sitemap.xml', [kept(270, 30), 'contents', 'contents']],
    ] as const) {
      const first = await get(path);
      expect([path, first.status, ...toldOf(first)]).toEqual([path, 200, ...told]);
      const again = await get(path);
      expect([path, ...toldOf(again)]).toEqual([path, ...told]);
      expect(first.headers.get('vary')).toBeNull();
      const unchanged = await get(path, { 'if-none-match': first.headers.get('etag')! });
      expect([path, unchanged.status, ...toldOf(unchanged)]).toEqual([path, 304, ...told]);
    }
  });

  it('are kept by nobody once they are gone', async () => {
    const item = await aDraft(editor, county.id, { slug: 'gone-soon' });
    const publication = await publishToSite(api, item.body.id);
    expect((await get('/delivery/v1/contents/gone-soon')).status).toBe(200);
    await takeFromSite(api, publication);
    const data = await get('/delivery/v1/contents/gone-soon');
    expect([data.status, ...toldOf(data)]).toEqual([404, 'no-store', null, null]);
    const page = await get('/p/gone-soon');
    expect([page.status, ...toldOf(page)]).toEqual([410, 'no-cache', null, null]);
  });

  it('tell no versions apart by their date when two things changed within one second', async () => {
    const at = new Date('2099-01-01T00:00:00.200Z');
    await aDeliveredItem(api.dataSource, HOST, { organizationId: county.id, slug: 'one', publishedAt: at });
    const first = await get('/delivery/v1/contents?limit=5');
    const since = { 'if-modified-since': first.headers.get('last-modified')! };
    expect(since['if-modified-since']).toBe('Thu, 01 Jan 2099 00:00:00 GMT');
    expect((await get('/delivery/v1/contents?limit=5', since)).status).toBe(304);
    await aDeliveredItem(api.dataSource, HOST, {
      ...{ organizationId: county.id, slug: 'two', publishedAt: new Date('2099-01-01T00:00:00.700Z') },
    });
    const second = await get('/delivery/v1/contents?limit=5', since);
    expect([second.status, second.headers.get('last-modified')]).toEqual([200, since['if-modified-since']]);
    expect((await get('/delivery/v1/contents?limit=5', since)).status).toBe(200);
    const tag = { 'if-none-match': second.headers.get('etag')! };
    expect((await get('/delivery/v1/contents?limit=5', tag)).status).toBe(304);
  });
});
