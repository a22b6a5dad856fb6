import { newId } from '@haojiao/kernel';
import { aDeliveredItem, comesToBe, judgeSiteMap, startTestApi, textOf } from '@haojiao/testing';
import type { ApiCaller, DeliveredItemWish, TestApi } from '@haojiao/testing';
import { FILE_ITEMS } from './site-map';

/** A name of the public internet: there nothing is open without filing numbers. */
const HOST = 'https://news.union.example';

describe('site maps by unit', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let city: { id: string };
  let county: { id: string };

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    city = await api.aUnit({ name: '江城市总工会', code: 'city' });
    county = await api.aUnit({ name: '长兴县总工会', code: 'county', parentId: city.id });
    await api.dataSource.query(`UPDATE organizations SET icp_number = '甲', psb_number = '乙'`);
    await api.aUser({ username: 'editor', roles: ['editor', 'chief_editor'], organizationId: city.id });
    editor = await api.as('editor');
  });
  afterAll(() => api.close());

  const get = (path: string, headers: Record<string, string> = {}) => api.app.inject({ url: path, headers });
  const map = async (path: string) => {
    const answer = await get(path);
    expect([path, answer.statusCode, answer.headers['content-type']]).toEqual([
      ...[path, 200, 'application/xml; charset=utf-8'],
    ]);
    return judgeSiteMap(answer.payload, HOST);
  };
  const put = (wish: Omit<DeliveredItemWish, 'organizationId'> & { organizationId?: string }) =>
    aDeliveredItem(api.dataSource, HOST, { organizationId: city.id, ...wish });
  const names = (path: string, slug: string) => async () => {
    const { statusCode, payload } = await get(path);
    return statusCode === 200 && payload.includes(`/p/${slug}<`);
  };

  it('are named by robots.txt, and name every page of the branch once, each of which is there', async () => {
    const { body } = await editor.post('/api/v1/columns', {
      organizationId: city.id,
      name: '要闻',
      code: 'news',
    });
    await editor.post('/api/v1/columns', { organizationId: city.id, name: '空', code: 'empty' });
    await editor.post('/api/v1/topics', {
      organizationId: city.id,
      slug: 'warm',
      title: '专题',
      state: 'live',
    });
    await editor.post('/api/v1/topics', { organizationId: city.id, slug: 'draft', title: '草稿' });
    const programme = await editor.post('/api/v1/programmes', {
      ...{
        organizationId: city.id,
        code: 'sound',
        languages: ['zh-Hans', 'mn-Mong'],
        categories: ['government'],
      },
      titles: { 'zh-Hans': '有声工会', 'mn-Mong': 'ᠳᠠᠭᠤ' },
      descriptions: { 'zh-Hans': '每天一问。', 'mn-Mong': 'ᠠᠰᠠᠭᠤᠯᠲᠠ' },
    });
    expect(programme.status).toBe(201);
    const publishedAt = new Date('2026-10-01T00:00:00Z');
    await put({ slug: 'one', column: { id: body.id, code: 'news', name: '要闻' }, publishedAt });
    await put({ slug: 'below', organizationId: county.id });
    await comesToBe(names('/sitemaps/o/county/1.xml', 'below'));

    const [, address] = /^Sitemap: (\S+)$/m.exec((await get('/robots.txt')).payload)!;
    const root = await map(address!.replace(HOST, ''));
    expect(root.faults).toEqual([]);
    const branch = await map('/sitemaps/o/city.xml');
    expect(branch.faults).toEqual([]);
    const files = ['city/pages', 'city/1', 'county/pages', 'county/1'].map(
      (file) => `${HOST}/sitemaps/o/${file}.xml`,
    );
    expect(branch.urls).toEqual(files);
    expect(root.urls).toEqual(expect.arrayContaining(files));
    expect((await map('/sitemaps/o/county.xml')).urls).toEqual(files.slice(2));

    const pages = await map('/sitemaps/o/city/pages.xml');
    expect(pages.faults).toEqual([]);
    expect(pages.urls.map((url) => url.replace(HOST, ''))).toEqual([
      ...[
        '/o/city',
        '/o/city/c/news',
        '/o/city/t/warm',
        '/o/city/a/sound',
        '/o/city/a/sound?language=mn-Mong',
      ],
    ]);
    expect(Object.keys(pages.alternates[`${HOST}/o/city/a/sound`]!)).toEqual([
      'zh-Hans',
      'mn-Mong',
      'x-default',
    ]);
    expect(textOf(pages.entries[1]!, 'lastmod')).toBe(publishedAt.toISOString());
    const items = await map('/sitemaps/o/city/1.xml');
    expect([items.faults, items.urls]).toEqual([[], [`${HOST}/p/one`]]);
    for (const url of [...pages.urls, ...items.urls])
      expect([url, (await get(url.replace(HOST, ''))).statusCode]).toEqual([url, 200]);
    expect((await get('/sitemap.xml')).payload).toContain(`<loc>${HOST}/p/one</loc>`);
  });

  it('name versions in other languages by one another, and no language that is none', async () => {
    const locales = ['zh-CN', 'zh-Hant', 'mn-Mong', 'mn-Cyrl', 'ug-Arab', 'ug-CN-Arab'];
    const ids: string[] = [];
    for (const [index, locale] of locales.entries())
      ids.push(await put({ slug: `version-${index}`, locale }));
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `INSERT INTO language_versions (content_id, original_id, compared_revision_id, linked_by, linked_at)
         SELECT id, $2::uuid, CASE WHEN id <> $2::uuid THEN $3::uuid END, $3::uuid, now() FROM unnest($1::uuid[]) AS id`,
        [ids, ids[0], newId()],
      );
      await manager.query(`SELECT pg_notify('delivery_changed', '')`);
    });
    await comesToBe(async () => (await get('/sitemaps/o/city/1.xml')).payload.includes('hreflang'));
    const { faults, alternates } = await map('/sitemaps/o/city/1.xml');
    // The one without a language stands for itself.
    expect(faults).toEqual([`${HOST}/p/version-5: does not name itself`]);
    const told = Object.fromEntries(
      locales.slice(0, 5).map((locale, index) => [locale, `${HOST}/p/version-${index}`]),
    );
    for (const index of [0, 1, 2, 3, 4])
      expect(alternates[`${HOST}/p/version-${index}`]).toEqual({
        ...told,
        'x-default': `${HOST}/p/version-0`,
      });
    await api.dataSource.query(
      `UPDATE delivery_documents SET state = 'withdrawn', etag = NULL, document = NULL, summary = NULL, search = NULL
       WHERE slug = 'version-0'`,
    );
    await api.dataSource.query(`SELECT pg_notify('delivery_changed', '')`);
    await comesToBe(async () => !(await get('/sitemaps/o/city/1.xml')).payload.includes('version-0'));
  });

  it('name pictures and films with their pages', async () => {
    const cover = {
      url: `${HOST}/assets/a.jpg`,
      width: 9,
      height: 9,
      alt: '',
      renditions: [],
      assetId: newId(),
    };
    const media = {
      url: `${HOST}/assets/a.mp4`,
      mediaType: 'video/mp4',
      bytes: 9,
      durationSeconds: 61.4,
      assetId: newId(),
    };
    await put({ slug: 'film', type: 'video', title: '片 <b>&', summary: '', media, cover });
    await put({ slug: 'no-picture', type: 'video', media });
    await comesToBe(names('/sitemaps/o/city/1.xml', 'no-picture'));
    const { faults, entries, urls } = await map('/sitemaps/o/city/1.xml');
    expect(faults.filter((fault) => !fault.includes('version-'))).toEqual([]);
    const film = entries[urls.indexOf(`${HOST}/p/film`)]!;
    expect(textOf(film['image:image']![0]!, 'image:loc')).toBe(cover.url);
    expect(textOf(film['video:video']![0]!, 'video:title')).toBe('片 <b>&');
    expect(textOf(film['video:video']![0]!, 'video:duration')).toBe('61');
    expect(entries[urls.indexOf(`${HOST}/p/no-picture`)]!['video:video']).toBeUndefined();
  });

  it('leave out what is read elsewhere and units that are not open', async () => {
    const own = await api.aUnit({ name: '有站单位', code: 'own', parentId: city.id });
    const closed = await api.aUnit({ name: '未备案', code: 'closed' });
    await api.dataSource.query(
      `UPDATE organizations SET icp_number = '甲', psb_number = '乙' WHERE id = $1`,
      [own.id],
    );
    await api.dataSource.query(`UPDATE organizations SET icp_number = NULL WHERE parent_id IS NULL`);
    await put({ slug: 'before-site', organizationId: own.id });
    await api.dataSource.query('UPDATE organizations SET item_url_pattern = $2 WHERE id = $1', [
      ...[own.id, 'https://own.example/{slug}'],
    ]);
    await put({ slug: 'after-site', organizationId: own.id, canonicalUrl: 'https://own.example/after-site' });
    await put({ slug: 'hidden-away', organizationId: closed.id });
    await comesToBe(names('/sitemaps/o/own/1.xml', 'before-site'));
    await comesToBe(async () => (await get('/o/closed')).statusCode === 503);
    expect((await map('/sitemaps/o/own/1.xml')).urls).toEqual([`${HOST}/p/before-site`]);
    expect((await map('/sitemaps/o/city.xml')).urls).not.toContain(`${HOST}/sitemaps/o/own/pages.xml`);
    for (const file of ['own/pages.xml', 'closed/1.xml', 'closed/pages.xml', 'closed.xml'])
      expect([file, (await get(`/sitemaps/o/${file}`)).statusCode]).toEqual([file, 404]);
    await api.dataSource.query(`UPDATE organizations SET icp_number = '甲' WHERE parent_id IS NULL`);
  });

  it('are several from the 5,001st item on, of which a new one changes the last alone', async () => {
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug, tags,
           state, published_at, updated_at, etag, document, summary, search)
         SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, path, 'article', 'many-' || n, '{}', 'live',
           '2020-01-01', '2020-01-01', '"x"', '{}',
           convert_to('{"canonicalUrl":"' || $3 || '/p/many-' || n || '"}', 'UTF8'), ''
         FROM generate_series(1, $2::int) AS n, organizations o WHERE o.id = $1`,
        [county.id, FILE_ITEMS, HOST],
      );
      await manager.query(`SELECT pg_notify('delivery_changed', '')`);
    });
    const second = '/sitemaps/o/county/2.xml';
    await comesToBe(names(second, 'below'));
    const [one, two] = [await map('/sitemaps/o/county/1.xml'), await map(second)];
    expect([one.faults, one.urls.length, two.faults, two.urls.length]).toEqual([[], FILE_ITEMS, [], 1]);
    const index = await map('/sitemaps/o/county.xml');
    expect(index.urls).toHaveLength(3);
    expect(textOf(index.entries[1]!, 'lastmod')).toBe('2020-01-01T00:00:00.000Z');
    const before = (await get('/sitemaps/o/county/1.xml')).headers.etag;
    await put({ slug: 'newest', organizationId: county.id });
    await comesToBe(names(second, 'newest'));
    const after = await get('/sitemaps/o/county/1.xml', { 'if-none-match': String(before) });
    expect(after.statusCode).toBe(304);
    for (const file of [
      'county/3.xml',
      'county/0.xml',
      'county/pages.txt',
      'nobody.xml',
      'nobody/1.xml',
      'city.txt',
    ])
      expect([file, (await get(`/sitemaps/o/${file}`)).statusCode]).toEqual([file, 404]);
  });
});
