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
    const topic = { organizationId: county.id, slug: 'warm', title: '送温暖', state: 'live' };
    expect((await editor.post('/api/v1/topics', topic)).status).toBe(201);
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
      ['/delivery/v1/feeds/columns/county/news.rss', [kept(270, 30), ...lists('county')]],
      ['/delivery/v1/archive?organization=county', [kept(270, 30), ...lists('county')]],
      ['/o/county', [kept(45, 15), ...lists('county')]],
      // What these tell changes without any item doing so, and no cache is told to forget them.
      ['/delivery/v1/feeds/brands/county/red.json', [kept(45, 15), ...lists('county')]],
      ['/delivery/v1/feeds/topics/county/warm.rss', [kept(45, 15), ...lists('county')]],
      ['/delivery/v1/organizations?organization=county', [kept(45, 15), ...lists('county')]],
      ['/delivery/v1/columns?organization=county', [kept(45, 15), ...lists('county')]],
      ['/delivery/v1/brands?organization=county', [kept(45, 15), ...lists('county')]],
      ['/sitemap.xml', [kept(10, 30), null, null]],
      ['/sitemaps/o/county.xml', [kept(10, 30), null, null]],
      ['/sitemaps/o/county/1.xml', [kept(10, 30), null, null]],
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

  it('of several things tell no versions apart by their date: what is committed later may bear an earlier one', async () => {
    const anItem = (slug: string, at: string) =>
      aDeliveredItem(api.dataSource, HOST, { organizationId: county.id, slug, publishedAt: new Date(at) });
    await anItem('one', '2099-01-01T00:00:30Z');
    const paths = ['contents?limit=5', 'feeds/county.rss', 'archive'].map((path) => `/delivery/v1/${path}`);
    paths.push('/sitemap.xml', '/sitemaps/o/county/1.xml', '/sitemaps/toutiao/county.xml');
    const tags: string[] = [];
    const since = { 'if-modified-since': 'Thu, 01 Jan 2099 00:00:30 GMT' };
    for (const path of paths) {
      const { headers } = await get(path);
      expect([path, headers.get('last-modified')]).toEqual([path, since['if-modified-since']]);
      tags.push(headers.get('etag')!);
    }
    await anItem('two', '2099-01-01T00:00:10Z');
    for (const [index, path] of paths.entries()) {
      const second = await get(path, since);
      expect([path, second.status, second.headers.get('last-modified')]).toEqual([
        ...[path, 200, since['if-modified-since']],
      ]);
      expect([path, second.headers.get('etag')]).not.toEqual([path, tags[index]]);
      const tag = { 'if-none-match': second.headers.get('etag')! };
      expect([path, (await get(path, tag)).status]).toEqual([path, 304]);
    }
  });

  it('with a few members alone say of themselves what the whole answer says, not what another of the same bytes does', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    for (const fields of ['', '&fields=title']) {
      const marked = await get(`/delivery/v1/contents?organization=county&tag=none${fields}`);
      const person = await get(`/delivery/v1/contents?organization=county&person=${nobody}${fields}`);
      expect(person.headers.get('etag')).toBe(marked.headers.get('etag'));
      expect(toldOf(marked)).toEqual([
        ...[kept(270, 30), 'contents organization-county', 'contents,organization-county'],
      ]);
      expect([fields, toldOf(person)]).toEqual([fields, [kept(10, 30), null, null]]);
    }
  });
});
