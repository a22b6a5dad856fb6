import { RenderAsset } from '@haojiao/features/assets';
import { aDraft, aPhoto, publishToSite, startTestApi, untilHeard, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { etagOfBytes } from '../domain/etag';

const HOST = 'https://news.example.test';

describe('brands of what is published', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let county: { id: string };
  let brand: { id: string };
  let etag: string;
  let slug: string;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    await api.dataSource.query(`UPDATE organizations SET icp_number = '甲', psb_number = '乙'`);
    const city = await api.aUnit({ code: 'city', name: '市总工会' });
    county = await api.aUnit({ code: 'county', parentId: city.id });
    await api.aUser({ username: 'editor', roles: ['chief_editor'], organizationId: city.id });
    editor = await api.as('editor');
    const photo = await uploadAsset(editor, {
      ...{ organizationId: city.id, bytes: await aPhoto(400, 400), fileName: 'logo.jpg', altText: '标志' },
    });
    await api.app.get(RenderAsset, { strict: false }).run(photo.body.id);
    const made = await editor.post('/api/v1/brands', {
      ...{ organizationId: city.id, code: 'red', name: '红色 "先锋" {一}', color: '#c8102e' },
      logoAssetId: photo.body.id,
    });
    [brand, etag] = [made.body, made.etag];
    const item = await aDraft(editor, county.id, {
      brandId: brand.id,
      slug: 'branded',
      title: '"brand":{"id":"x"}',
    });
    slug = item.body.slug;
    await publishToSite(api, item.body.id);
    const plain = await aDraft(editor, county.id, { slug: 'plain' });
    await publishToSite(api, plain.body.id);
  });
  afterAll(() => api.close());

  const get = async (url: string) => {
    await untilHeard(api);
    return api.app.inject({ url });
  };

  it('stand in documents and lists, and lists are narrowed by code or id', async () => {
    const { json } = await get(`/delivery/v1/contents/${slug}`);
    expect(json().brand).toEqual({
      ...{ id: brand.id, code: 'red', name: '红色 "先锋" {一}', color: '#c8102e' },
      logo: { url: expect.stringMatching(`^${HOST}/assets/`), width: 400, height: 400, alt: '标志' },
    });
    expect((await get('/delivery/v1/contents/plain')).json()).not.toHaveProperty('brand');
    const slugsOf = async (query: string) =>
      (await get(`/delivery/v1/contents?${query}`)).json().items.map((item: { slug: string }) => item.slug);
    for (const word of ['red', brand.id]) {
      expect(await slugsOf(`brand=${word}`)).toEqual([slug]);
      expect(await slugsOf(`brand=${word}&organization=county&q=招聘会`)).toEqual([slug]);
      expect(await slugsOf(`brand=${word}&q=招聘会&sort=relevance`)).toEqual([slug]);
    }
    expect(await slugsOf('brand=blue')).toEqual([]);
    expect(await slugsOf('brand=red&type=video')).toEqual([]);
  });

  it('have a feed, and pages that show them and lead to it', async () => {
    for (const unit of ['city', 'county']) {
      const feed = await get(`/delivery/v1/feeds/brands/${unit}/red.json`);
      expect(feed.json().items.map((item: { url: string }) => item.url)).toEqual([`${HOST}/p/${slug}`]);
    }
    expect((await get('/delivery/v1/feeds/brands/county/red.rss')).payload).toContain('/p/branded');
    const byId = await get(`/delivery/v1/feeds/brands/county/${brand.id}.rss`);
    expect([byId.statusCode, byId.headers.location]).toEqual([
      301,
      '/delivery/v1/feeds/brands/county/red.rss',
    ]);
    expect((await get('/delivery/v1/feeds/brands/county/none.rss')).json().code).toBe('brand_not_found');
    const page = (await get(`/p/${slug}`)).payload;
    expect(page).toContain('fill="#c8102e" stroke="currentColor"/></svg> 红色 &quot;先锋&quot; {一}</li>');
    expect(page).toContain('href="/delivery/v1/feeds/brands/county/red.rss"');
    expect((await get('/p/plain')).payload).not.toContain('feeds/brands');
  });

  it('are followed when they change', async () => {
    const before = await get(`/delivery/v1/contents/${slug}`);
    const untouched = await get('/delivery/v1/contents/plain');
    const name = '蓝 "色" \\1 {二}';
    const wish = { code: 'blue', name, color: '#0b3d91', logoAssetId: null };
    const changed = await editor.patch(`/api/v1/brands/${brand.id}`, wish, etag);
    expect(changed.status).toBe(200);
    const after = await get(`/delivery/v1/contents/${slug}`);
    const told = { id: brand.id, code: 'blue', name, color: '#0b3d91', logo: null };
    expect(after.json()).toEqual({ ...before.json(), brand: told });
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(after.headers.etag).toBe(etagOfBytes(after.rawPayload));
    expect((await get('/delivery/v1/contents?brand=blue')).json().items[0].brand).toEqual(told);
    expect((await get('/delivery/v1/contents?brand=red')).json().items).toEqual([]);
    expect((await get('/delivery/v1/contents/plain')).headers.etag).toBe(untouched.headers.etag);
    expect((await get(`/p/${slug}`)).payload).toContain('fill="#0b3d91"');
  });
});
