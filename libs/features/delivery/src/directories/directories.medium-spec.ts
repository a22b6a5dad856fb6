import { aDeliveredItem, startTestApi, untilHeard } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const HOST = 'https://news.example.test';

interface CodesPage {
  items: { code: string }[];
  nextCursor: string | null;
}

describe('what contents can be narrowed by', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let city: { id: string };
  let county: { id: string };

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    city = await api.aUnit({ code: 'city', name: '市总工会' });
    county = await api.aUnit({ code: 'county', name: '县总工会', parentId: city.id });
    await api.aUnit({ code: 'silent', parentId: city.id });
    await api.aUser({ username: 'editor', roles: ['chief_editor'], organizationId: city.id });
    editor = await api.as('editor');
    await aDeliveredItem(api.dataSource, HOST, { organizationId: county.id, slug: 'one' });
  });
  afterAll(() => api.close());

  const get = async (path: string, headers: Record<string, string> = {}) => {
    await untilHeard(api);
    return api.app.inject({ url: `/delivery/v1/${path}`, headers });
  };
  const codesOf = async (path: string) =>
    (await get(path)).json().items.map(({ code }: { code: string }) => code) as string[];
  /** Every page of one entry each. */
  const walked = async (path: string) => {
    const codes: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, nextCursor }: CodesPage = (
        await get(`${path}&limit=1${cursor && `&cursor=${cursor}`}`)
      ).json();
      codes.push(...items.map(({ code }) => code));
      cursor = nextCursor;
    }
    return codes;
  };
  const made = async (kind: string, body: object) => {
    const answer = await editor.post(`/api/v1/${kind}`, body);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer;
  };

  it('are units of whose branch something is published', async () => {
    expect(await codesOf('organizations')).toEqual(['root', 'city', 'county']);
    expect(await codesOf('organizations?organization=city')).toEqual(['city', 'county']);
    expect(await walked('organizations?organization=root')).toEqual(['root', 'city', 'county']);
    expect((await get('organizations?organization=county')).json().items).toEqual([
      {
        ...{ id: county.id, code: 'county', name: '县总工会', parentId: city.id, url: `${HOST}/o/county` },
        feeds: { rss: `${HOST}/delivery/v1/feeds/county.rss`, json: `${HOST}/delivery/v1/feeds/county.json` },
      },
    ]);
  });

  it('are columns, those of the unit first and in their order', async () => {
    for (const [organizationId, code, position] of [
      [county.id, 'low', 0],
      [city.id, 'second', 2],
      [city.id, 'first', 1],
    ])
      await made('columns', { organizationId, code, name: `栏目 ${String(code)}`, position });
    expect(await codesOf('columns?organization=city')).toEqual(['first', 'second', 'low']);
    expect(await walked('columns?organization=city')).toEqual(['first', 'second', 'low']);
    expect(await codesOf('columns?organization=county')).toEqual(['low']);
    expect((await get('columns?organization=city&limit=1')).json().items[0]).toMatchObject({
      ...{ name: '栏目 first', position: 1, url: `${HOST}/o/city/c/first`, organization: { code: 'city' } },
      feeds: { rss: `${HOST}/delivery/v1/feeds/columns/city/first.rss` },
    });
  });

  it('are brands of the unit, of those above and below, retired ones while they are seen', async () => {
    const brand = await made('brands', {
      ...{ organizationId: city.id, code: 'red', name: '红', color: '#c8102e', description: '党建' },
    });
    const old = await made('brands', { organizationId: city.id, code: 'old', name: '旧', color: '#333333' });
    await editor.patch(`/api/v1/brands/${old.body.id}`, { state: 'retired' }, old.etag);
    await made('brands', { organizationId: county.id, code: 'own', name: '自', color: '#0b3d91' });
    expect(await codesOf('brands?organization=city')).toEqual(['red', 'own']);
    expect(await walked('brands?organization=county')).toEqual(['red', 'own']);
    await api.dataSource.query('UPDATE delivery_documents SET brand_id = $1', [old.body.id]);
    await editor.patch(`/api/v1/brands/${brand.body.id}`, { name: '红色' }, brand.etag);
    expect(await codesOf('brands')).toEqual(['red', 'old', 'own']);
    expect((await get('brands?organization=county')).json().items[0]).toEqual({
      ...{ id: brand.body.id, code: 'red', name: '红色', description: '党建', state: 'active', logo: null },
      ...{
        color: '#c8102e',
        textColor: '#ffffff',
        organization: { id: city.id, code: 'city', name: '市总工会' },
      },
      feeds: {
        rss: `${HOST}/delivery/v1/feeds/brands/county/red.rss`,
        json: `${HOST}/delivery/v1/feeds/brands/county/red.json`,
      },
    });
  });

  it('are programmes as their pages are: neither private nor hidden ones', async () => {
    const aProgramme = (organizationId: string, code: string, wish: object = {}) =>
      made('programmes', {
        ...{ organizationId, code, languages: ['zh-Hans'], categories: ['news'] },
        ...{ titles: { 'zh-Hans': '有声工会' }, descriptions: { 'zh-Hans': '每天一问。' } },
        ...wish,
      });
    await aProgramme(county.id, 'daily');
    const top = await aProgramme(city.id, 'daily');
    const secret = await aProgramme(city.id, 'secret', { visibility: 'private' });
    await aProgramme(city.id, 'hidden', { state: 'hidden' });
    expect(await walked('programmes?organization=city')).toEqual(['daily', 'daily']);
    expect(await codesOf('programmes?organization=county')).toEqual(['daily']);
    const found = (await get('programmes/daily')).json();
    expect(found).toMatchObject({
      ...{ id: top.body.id, titles: { 'zh-Hans': '有声工会' }, url: `${HOST}/o/city/a/daily`, cover: null },
      feeds: [{ language: 'zh-Hans', rss: `${HOST}/delivery/v1/feeds/programmes/city/daily/zh-Hans.rss` }],
    });
    for (const member of ['ownerEmail', 'ownerName', 'feedGuids', 'version'])
      expect(found).not.toHaveProperty(member);
    expect((await get('programmes/daily?organization=county')).json().organization.code).toBe('county');
    for (const path of ['secret', 'hidden', 'none', secret.body.id, '%00'])
      expect([path, (await get(`programmes/${path}`)).json().code]).toEqual([path, 'programme_not_found']);
    // What is deleted is listed no more.
    const gone = await aProgramme(county.id, 'gone');
    expect(await codesOf('programmes?organization=county')).toEqual(['daily', 'gone']);
    await editor.delete(`/api/v1/programmes/${gone.body.id}`, gone.etag);
    expect(await codesOf('programmes?organization=county')).toEqual(['daily']);
  });

  it('are conditional, and refuse what they do not know', async () => {
    for (const path of ['organizations', 'columns', 'brands', 'programmes']) {
      const first = await get(path);
      expect(first.headers['cache-control']).toMatch(/^public, max-age=0, s-maxage=10/);
      expect((await get(path, { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(304);
      expect((await get(`${path}?organization=nobody`)).json().code).toBe('organization_not_found');
      expect((await get(`${path}?order=name`)).statusCode).toBe(400);
      for (const cursor of ['bm9uc2Vuc2U', Buffer.from('["a","b"]').toString('base64url')])
        expect([path, (await get(`${path}?cursor=${cursor}`)).statusCode]).toEqual([path, 400]);
    }
  });
});
