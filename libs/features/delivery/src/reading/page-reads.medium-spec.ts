import { newId } from '@haojiao/kernel';
import { aDeliveredItem, comesToBe, startTestApi } from '@haojiao/testing';
import type { ApiCaller, DeliveredItemWish, TestApi } from '@haojiao/testing';
import { ArchiveReader } from '../archive/archive-reader';
import { DeliveryReader } from '../persistence/delivery-reader';
import { PageReads } from './page-reads';

const HOST = 'https://news.example.test';

describe('pages', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let unit: { id: string };

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    unit = await api.aUnit({ name: '长兴县总工会', code: 'county' });
    await api.aUser({ username: 'editor', roles: ['editor', 'chief_editor'], organizationId: unit.id });
    editor = await api.as('editor');
    // A public installation shows nothing without filing numbers.
    await api.dataSource.query(`UPDATE organizations SET icp_number = '甲', psb_number = '乙'`);
  });
  afterAll(() => api.close());

  const service = <T>(type: abstract new (...args: never[]) => T): T =>
    api.app.get<T>(type, { strict: false });
  const get = (url: string) => api.app.inject({ method: 'GET', url });
  const statusOf = async (url: string) => (await get(url)).statusCode;
  const anItem = (wish: Omit<DeliveredItemWish, 'organizationId'> & { organizationId?: string }) =>
    aDeliveredItem(api.dataSource, HOST, { organizationId: unit.id, ...wish });
  const aColumn = async (code: string, name: string) => {
    const { body, etag } = await editor.post('/api/v1/columns', { organizationId: unit.id, name, code });
    return { column: { id: body.id as string, code, name }, etag };
  };

  it('that are not there are kept once, and drive nothing out', async () => {
    await anItem({ slug: 'kept', tags: ['安康'] });
    await comesToBe(async () => (await statusOf('/o/county')) === 200);
    const pages = service(PageReads);
    const front = '/o/county';
    await get(front);
    expect(pages.keptOverview(front)).not.toBeNull();
    const strange = ['/o/county/c/made-up', '/o/county/t/made-up', '/o/county/a/made-up', '/o/nobody'];
    for (const url of strange) {
      expect([url, await statusOf(url)]).toEqual([url, 404]);
      expect([url, pages.keptOverview(url)]).toEqual([url, null]);
    }
    const asked = jest.spyOn(DeliveryReader.prototype, 'list');
    try {
      // A whole front of ten thousand bytes, and more words than the room of all fronts could hold.
      for (let number = 0; number < 30; number += 1) {
        const words = `${number}`.repeat(20);
        expect(await statusOf(`/o/county?tag=${words}`)).toBe(404);
        expect(await statusOf(`/o/county?column=${words}`)).toBe(404);
      }
      const before = asked.mock.calls.length;
      expect(before).toBeGreaterThanOrEqual(60);
      expect(pages.keptOverview(front)).not.toBeNull();
      // Nothing of it was kept: it is asked for again.
      await statusOf(`/o/county?tag=${'7'.repeat(20)}`);
      expect(asked.mock.calls.length).toBe(before + 1);
      // What somebody tagged is kept, in a room of its own.
      await get('/o/county?tag=%E5%AE%89%E5%BA%B7');
      const once = asked.mock.calls.length;
      expect(await statusOf('/o/county?tag=%E5%AE%89%E5%BA%B7')).toBe(200);
      expect(asked.mock.calls.length).toBe(once);
    } finally {
      asked.mockRestore();
    }
  });

  it('of words that no column can have are none, and not the front', async () => {
    for (const words of [
      '%00',
      'a'.repeat(100),
      '%E4%BB%BB%E6%84%8F%20%E8%AF%9D',
      '%3Cb%3Ex%3C%2Fb%3E',
      '..%2F..',
      "';--",
    ]) {
      const { statusCode, payload } = await get(`/o/county/c/${words}`);
      expect([words, statusCode]).toEqual([words, 404]);
      expect([words, payload]).toEqual([words, expect.stringContaining('没有找到这个页面')]);
      expect(payload).toContain('长兴县总工会');
      expect(payload).not.toContain('任意 话');
    }
    expect(await statusOf(`/o/county/c/${'a'.repeat(101)}`)).toBe(404);
    const { column } = await aColumn('known', '已知');
    await comesToBe(async () => (await statusOf('/o/county/c/known')) === 200);
    expect(await statusOf(`/o/county/c/${column.id}`)).toBe(200);
    // A column of the unit lends its name to no stranger's tag.
    expect(await statusOf('/o/county?column=known&tag=stranger')).toBe(404);
  });

  it('of a column follow it to its new code and name, and the old address leads there', async () => {
    const { column, etag } = await aColumn('news', '工会要闻');
    const quoted = '"column":{"id"';
    await anItem({ slug: 'in-column', column, title: `题 ${quoted}` });
    await comesToBe(async () => (await get('/o/county/c/news')).payload.includes('/p/in-column'));
    const before = await get('/delivery/v1/contents/in-column');
    const name = '要闻 "头条" \\1 & <b>';
    const changed = await editor.patch(`/api/v1/columns/${column.id}`, { code: 'headlines', name }, etag);
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
    await comesToBe(async () => (await get('/o/county/c/headlines')).payload.includes('/p/in-column'));

    const old = await get('/o/county/c/news?from=timeline');
    expect([old.statusCode, old.headers.location]).toEqual([301, '/o/county/c/headlines']);
    expect((await get('/o/county?column=news')).headers.location).toBe('/o/county/c/headlines');
    const after = await get('/delivery/v1/contents/in-column');
    expect(after.json()).toEqual({ ...before.json(), column: { ...column, code: 'headlines', name } });
    expect(after.headers.etag).not.toBe(before.headers.etag);
    expect(Date.parse(String(after.headers['last-modified']))).toBeGreaterThan(
      Date.parse(String(before.headers['last-modified'])),
    );
    expect((await get('/p/in-column')).payload).toContain('href="/o/county/c/headlines"');
    const listed = await get('/delivery/v1/contents?organization=county&column=headlines');
    expect(listed.json().items).toMatchObject([{ slug: 'in-column', column: { code: 'headlines', name } }]);
    const [row] = await api.dataSource.query(
      'SELECT search_version FROM delivery_documents WHERE slug = $1',
      ['in-column'],
    );
    expect(row.search_version).toBe(0);

    // A column that takes the code of before takes its address, too.
    await aColumn('news', '新栏目');
    await comesToBe(async () => (await statusOf('/o/county/c/news')) === 200);
    // Back again: no way in circles.
    const { etag: now } = await editor.get(`/api/v1/columns/${column.id}`);
    expect((await editor.patch(`/api/v1/columns/${column.id}`, { code: 'lead' }, now)).status).toBe(200);
    const { etag: then } = await editor.get(`/api/v1/columns/${column.id}`);
    expect((await editor.patch(`/api/v1/columns/${column.id}`, { code: 'headlines' }, then)).status).toBe(
      200,
    );
    await comesToBe(async () => (await statusOf('/o/county/c/headlines')) === 200);
    expect((await get('/o/county/c/lead')).headers.location).toBe('/o/county/c/headlines');
  });

  it('of a column above or below lead on from its old address, and a word that is used again leads nowhere', async () => {
    const child = await api.aUnit({ name: '雉城街道总工会', code: 'street', parentId: unit.id });
    const rename = async ({ id }: { id: string }, code: string) => {
      const { etag } = await editor.get(`/api/v1/columns/${id}`);
      expect((await editor.patch(`/api/v1/columns/${id}`, { code }, etag)).status).toBe(200);
    };
    const leadsTo = async (url: string) => {
      const { statusCode, headers } = await get(url);
      return [statusCode, headers.location];
    };
    const { column: above } = await aColumn('service', '服务');
    const made = await editor.post('/api/v1/columns', {
      ...{ organizationId: child.id, name: '街道要闻', code: 'daily' },
    });
    const own = { id: made.body.id as string, code: 'daily', name: '街道要闻' };
    await anItem({ slug: 'service-of-street', organizationId: child.id, column: above });
    await anItem({ slug: 'daily-of-street', organizationId: child.id, column: own });
    await comesToBe(async () => (await get('/o/street/c/daily')).payload.includes('/p/daily-of-street'));

    await rename(above, 'help');
    await comesToBe(async () => (await statusOf('/o/street/c/help')) === 200);
    const feeds = '/delivery/v1/feeds/columns';
    expect(await leadsTo('/o/street/c/service')).toEqual([301, '/o/street/c/help']);
    expect(await leadsTo(`${feeds}/street/service.rss`)).toEqual([301, `${feeds}/street/help.rss`]);
    await rename(own, 'local');
    await comesToBe(async () => (await statusOf('/o/county/c/local')) === 200);
    // Above, it is a column of the branch.
    expect(await leadsTo('/o/county/c/daily')).toEqual([301, '/o/county/c/local']);
    expect(await leadsTo('/o/street/c/daily')).toEqual([301, '/o/street/c/local']);
    // A column of which nothing is shown here is none of ours.
    const { column: empty } = await aColumn('unused', '未用');
    await rename(empty, 'unused-now');
    await comesToBe(async () => (await statusOf('/o/county/c/unused-now')) === 200);
    expect(await leadsTo('/o/county/c/unused')).toEqual([301, '/o/county/c/unused-now']);
    expect(await leadsTo('/o/street/c/unused')).toEqual([404, undefined]);

    const { column: shared } = await aColumn('daily', '每日');
    await anItem({ slug: 'shared-daily', organizationId: child.id, column: shared, tags: ['夏'] });
    await comesToBe(async () => (await statusOf('/o/street/c/daily')) === 200);
    expect((await get('/o/street/c/daily')).payload).toContain('/p/shared-daily');
    expect(await leadsTo(`${feeds}/street/daily.json`)).toEqual([200, undefined]);
    expect(await leadsTo('/o/street?column=daily&tag=stranger')).toEqual([404, undefined]);
    expect(await leadsTo(`${feeds}/street/${shared.id}.rss`)).toEqual([301, `${feeds}/street/daily.rss`]);
  });

  it('count the archive once, until something is published', async () => {
    const counting = jest.spyOn(ArchiveReader.prototype, 'months');
    try {
      await anItem({ slug: 'counted-1', publishedAt: new Date('2024-03-31T15:59:59Z') });
      const march = async () =>
        (await get('/delivery/v1/archive?organization=county'))
          .json()
          .find(({ year, month }: { year: number; month: number }) => year === 2024 && month === 3)?.count;
      await comesToBe(async () => (await march()) === 1);
      // The notice of the item itself may arrive after its first reading.
      await comesToBe(async () => {
        const calls = counting.mock.calls.length;
        return (await march()) === 1 && counting.mock.calls.length === calls;
      });
      const before = counting.mock.calls.length;
      const [first, next] = [
        await get('/delivery/v1/archive?organization=county'),
        await get(`/delivery/v1/archive?organization=${unit.id}`),
      ];
      expect(counting.mock.calls.length).toBe(before);
      expect(next.payload).toBe(first.payload);
      const headers = { 'if-none-match': String(first.headers.etag) };
      const again = await api.app.inject({ url: '/delivery/v1/archive?organization=county', headers });
      expect(again.statusCode).toBe(304);
      await anItem({ slug: 'counted-2', publishedAt: new Date('2024-03-31T15:59:59Z') });
      await comesToBe(async () => (await march()) === 2);
    } finally {
      counting.mockRestore();
    }
  });

  it('keep what they were asked when a reader without script wants another look', async () => {
    for (let number = 0; number < 21; number += 1) await anItem({ slug: `look-${number}`, tags: ['好看'] });
    await aColumn('looks', '看法');
    const tag = encodeURIComponent('好看');
    await comesToBe(async () => (await get(`/o/county?tag=${tag}`)).payload.includes('rel="next"'));
    const link = (html: string, view: string) =>
      new RegExp(`<a href="([^"]*)"[^>]* data-view="${view}"`).exec(html)![1]!.replaceAll('&amp;', '&');
    const older = /rel="next" href="([^"]+)"/.exec((await get(`/o/county?tag=${tag}`)).payload)![1]!;
    for (const url of [
      `/o/county?tag=${tag}`,
      older.replaceAll('&amp;', '&'),
      '/o/county?column=looks',
      '/o/county/search?q=%E6%A0%87%E9%A2%98%26x&sort=newest',
      '/search?q=a',
    ]) {
      const plain = (await get(url)).payload;
      const [, heading] = /<h1[^>]*>(.*?)<\/h1>/.exec(plain)!;
      const large = await get(link(plain, 'large').replace(/^\?/, `${url.split('?')[0]}?`));
      expect([url, large.statusCode]).toEqual([url, 200]);
      expect(large.payload).toMatch(/<html lang="[^"]+" class="large">/);
      expect(/<h1[^>]*>(.*?)<\/h1>/.exec(large.payload)![1]).toBe(heading);
      const listed = (html: string) => html.match(/href="\/p\/[^"?]+/g);
      expect(listed(large.payload)).toEqual(listed(plain));
      const both = await get(link(large.payload, 'contrast'));
      expect(both.payload).toMatch(/class="large contrast"/);
      const back = await get(link((await get(link(both.payload, 'large'))).payload, 'contrast'));
      expect(back.payload.replaceAll(/[?&](amp;)?view=[a-z-]+/g, '')).toContain(`>${heading}</h1>`);
      expect(listed(back.payload)).toEqual(listed(plain));
    }
  });

  it('of an item that was out before its unit had a site of its own stay, and lead nowhere in circles', async () => {
    const own = await api.aUnit({ name: '有站单位', code: 'own' });
    await api.dataSource.query(
      `UPDATE organizations SET icp_number = '甲', psb_number = '乙' WHERE id = $1`,
      [own.id],
    );
    await anItem({ organizationId: own.id, slug: 'before-site' });
    await comesToBe(async () => (await statusOf('/o/own')) === 200);
    await api.dataSource.query('UPDATE organizations SET item_url_pattern = $2 WHERE id = $1', [
      own.id,
      'https://own.example/news/{slug}',
    ]);
    await comesToBe(async () => (await statusOf('/o/own')) === 302);
    await anItem({
      organizationId: own.id,
      slug: 'after-site',
      canonicalUrl: 'https://own.example/news/after-site',
    });
    await comesToBe(async () => (await statusOf('/p/after-site')) === 302);
    expect((await get('/p/after-site')).headers.location).toBe('https://own.example/news/after-site');
    const stays = await get('/p/before-site');
    expect([stays.statusCode, stays.headers.location]).toEqual([200, undefined]);
    expect(stays.payload).toContain(`<link rel="canonical" href="${HOST}/p/before-site">`);
    // A pattern of our own address is no site of its own.
    await api.dataSource.query('UPDATE organizations SET item_url_pattern = $2 WHERE id = $1', [
      own.id,
      `${HOST}/p/{slug}`,
    ]);
    await comesToBe(async () => (await statusOf('/o/own')) === 200);
    expect(await statusOf('/p/before-site')).toBe(200);
    expect(await statusOf('/p/after-site')).toBe(200);
  });

  it('of a programme that is hidden are gone, and its episodes stay where they were published', async () => {
    const made = await editor.post('/api/v1/programmes', {
      organizationId: unit.id,
      code: 'sound',
      languages: ['zh-Hans'],
      titles: { 'zh-Hans': '有声工会' },
      descriptions: { 'zh-Hans': '每天一问。' },
      categories: ['government'],
    });
    await anItem({ slug: 'heard', type: 'episode', programmeId: made.body.id });
    await comesToBe(async () => (await get('/o/county/a/sound')).payload.includes('/p/heard'));
    const hidden = await editor.patch(`/api/v1/programmes/${made.body.id}`, { state: 'hidden' }, made.etag);
    expect(hidden.status).toBe(200);
    await comesToBe(async () => (await statusOf('/o/county/a/sound')) === 404);
    expect(await statusOf('/delivery/v1/feeds/programmes/county/sound/zh-Hans.rss')).toBe(404);
    expect(await statusOf('/p/heard')).toBe(200);
    const listed = await get(`/delivery/v1/contents?programme=${made.body.id}`);
    expect(listed.json().items).toMatchObject([{ slug: 'heard' }]);
  });

  it('are sound beside versions of which one has a language tag in the wrong order', async () => {
    const [one, other] = [
      await anItem({ slug: 'uyghur', locale: 'ug-CN-Arab', title: 'ئۇيغۇرچە' }),
      await anItem({ slug: 'chinese' }),
    ];
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      for (const id of [one, other]) {
        await manager.query(
          `INSERT INTO language_versions (content_id, original_id, compared_revision_id, linked_by, linked_at)
           VALUES ($1::uuid, $2::uuid, CASE WHEN $1::uuid <> $2::uuid THEN $3::uuid END, $3::uuid, now())`,
          [id, other, newId()],
        );
      }
      await manager.query(`SELECT pg_notify('delivery_changed', '')`);
    });
    await comesToBe(async () => (await get('/p/chinese')).payload.includes('/p/uyghur'));
    for (const slug of ['chinese', 'uyghur']) {
      const { statusCode, payload } = await get(`/p/${slug}`);
      expect([slug, statusCode]).toEqual([slug, 200]);
      // A tag that is none is no search engine's business; readers find the way all the same.
      expect(payload).not.toMatch(/<link rel="alternate" hreflang="ug-CN-Arab"/);
    }
    expect(await statusOf('/o/county')).toBe(200);
    expect(await statusOf('/delivery/v1/feeds/county.rss')).toBe(200);
    const told = await get('/delivery/v1/contents/chinese/language-versions');
    expect(told.json().items).toHaveLength(2);
  });
});
