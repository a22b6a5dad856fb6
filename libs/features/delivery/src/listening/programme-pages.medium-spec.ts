import { newId } from '@haojiao/kernel';
import { aLiveEpisode, anMp3, startTestApi, untilHeard, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import type { DeliveryDocument } from '../domain/delivery-document';
import { SEARCH_VERSION, searchVectorOf } from '../search/search-fields';
import { ProgrammePageReader } from './programme-page-reader';

describe('pages of programmes', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let unit: { id: string };
  let programme: { id: string; etag: string };

  beforeAll(async () => {
    api = await startTestApi();
    unit = await api.aUnit({ name: '长兴县总工会', code: 'changxing' });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: unit.id });
    editor = await api.as('editor');
    const made = await editor.post('/api/v1/programmes', {
      organizationId: unit.id,
      code: 'sound',
      languages: ['zh-Hans', 'mn-Mong'],
      titles: { 'zh-Hans': '有声工会', 'mn-Mong': 'ᠳᠠᠭᠤ' },
      descriptions: { 'zh-Hans': '每天一问。', 'mn-Mong': 'ᠠᠰᠠᠭᠤᠯᠲᠠ' },
      categories: ['government'],
    });
    programme = { id: made.body.id, etag: made.etag };
    for (let number = 1; number <= 22; number += 1) await put(`episode-${number}`, number, 'zh-Hans');
    await put('mongolian-1', 23, 'mn-Mong');
    await api.dataSource.query(`SELECT pg_notify('delivery_changed', 'everything')`);
    await untilHeard(api);
  });
  afterAll(() => api.close());

  /** An episode as publishing writes it, a day later with each number. */
  async function put(slug: string, day: number, locale: string): Promise<void> {
    const id = newId();
    const publishedAt = new Date(Date.UTC(2026, 5, day)).toISOString();
    const document = {
      ...{
        id,
        slug,
        type: 'episode',
        locale,
        title: `秘密 ${slug}`,
        summary: '',
        byline: '',
        tags: ['秘标签'],
      },
      organization: { id: unit.id, code: 'changxing', name: '长兴县总工会' },
      ...{
        column: null,
        cover: null,
        canonicalUrl: `http://x/p/${slug}`,
        publishedAt,
        updatedAt: publishedAt,
      },
      media: { assetId: id, url: `/m/${slug}.mp3`, mediaType: 'audio/mpeg', bytes: 9, durationSeconds: 61 },
      ...{ source: null, episode: { programmeId: programme.id, notesHtml: '', transcript: '', guests: [] } },
    } as unknown as DeliveryDocument;
    const bytes = Buffer.from(JSON.stringify(document));
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug,
           locale, tags, state, published_at, updated_at, etag, document, summary, search, search_version, programme_id,
           episode_language)
         VALUES ($1, gen_random_uuid(), gen_random_uuid(), $2, ARRAY[$2::uuid], 'episode', $3, $4, $5, 'live', $6, now(), '"x"',
           $7, $7, $8::tsvector, $9, $10, $4)`,
        [
          ...[id, unit.id, slug, locale, document.tags, publishedAt, bytes, searchVectorOf(document)],
          ...[SEARCH_VERSION, programme.id],
        ],
      );
    });
  }

  const get = (url: string) => api.app.inject({ url });
  const page = async (query = '') => (await get(`/o/changxing/a/sound${query}`)).payload;

  it('lead to its feed, its languages and its episodes with players', async () => {
    const chinese = await page();
    expect(chinese).toContain('/delivery/v1/feeds/programmes/changxing/sound/zh-Hans.rss"');
    expect(chinese).toMatch(/href="podcast:\/\/[^"]+zh-Hans\.rss"/);
    expect(chinese).toContain('<audio controls preload="none" aria-label="秘密 episode-22">');
    expect(chinese.match(/data-player=/g)).toHaveLength(20);
    expect(chinese).not.toContain('/p/mongolian-1"');
    expect(chinese.indexOf('/p/episode-22"')).toBeLessThan(chinese.indexOf('/p/episode-21"'));
    const mongolian = await page('?language=mn-Mong');
    expect([mongolian.includes('/p/mongolian-1"'), mongolian.includes('/p/episode-1"')]).toEqual([
      true,
      false,
    ]);
    const [, next] = /rel="next" href="([^"]+)"/.exec(chinese) ?? [];
    const older = (await get(next!.replaceAll('&amp;', '&'))).payload;
    expect([older.includes('/p/episode-2"'), older.includes('/p/episode-3"')]).toEqual([true, false]);
    expect((await page('?order=oldest')).indexOf('/p/episode-1"')).toBeGreaterThan(0);
    expect(Buffer.byteLength(chinese)).toBeLessThan(50_000);
    for (const path of ['nothing', 'sound?language=en', 'sound?cursor=x', '%27%3B--'])
      expect([path, (await get(`/o/changxing/a/${path}`)).statusCode]).toEqual([path, 404]);
    const listed = await get(`/delivery/v1/contents?programme=${programme.id}&language=mn`);
    expect(listed.json().items.map(({ slug }: { slug: string }) => slug)).toEqual(['mongolian-1']);
  });

  it('in a language are made once, however it is spelled', async () => {
    await page('?language=mn-Mong');
    const asked = jest.spyOn(ProgrammePageReader.prototype, 'find');
    try {
      for (const language of ['mn-mong', 'MN-MONG', 'mN-Mong', 'mn-Mong-CN'])
        expect([language, (await page(`?language=${language}`)).includes('/p/mongolian-1"')]).toEqual([
          language,
          true,
        ]);
      expect(asked).not.toHaveBeenCalled();
    } finally {
      asked.mockRestore();
    }
  });

  it('are nowhere, with all their episodes, when the programme is private', async () => {
    const changed = await editor.patch(
      `/api/v1/programmes/${programme.id}`,
      { visibility: 'private' },
      programme.etag,
    );
    expect([changed.status, changed.text]).toEqual([200, expect.any(String)]);
    await untilHeard(api);
    expect((await get('/o/changxing/a/sound')).statusCode).toBe(404);
    expect((await get('/p/episode-22')).statusCode).toBe(404);
    expect((await get('/delivery/v1/contents/episode-22')).statusCode).toBe(404);
    expect((await get('/delivery/v1/archive')).json()).toEqual([]);
    expect((await get('/o/changxing/archive/2026/06')).statusCode).toBe(404);
    expect((await get('/o/changxing?tag=%E7%A7%98%E6%A0%87%E7%AD%BE')).statusCode).toBe(404);
    for (const door of [
      ...['/', '/o/changxing', '/o/changxing/archive'],
      ...['/delivery/v1/contents', `/delivery/v1/contents?programme=${programme.id}`],
      `/delivery/v1/contents?q=${encodeURIComponent('秘密')}`,
      `/delivery/v1/contents?sort=relevance&q=${encodeURIComponent('秘密')}`,
      `/search?q=${encodeURIComponent('秘密')}`,
      ...['/delivery/v1/feeds/changxing.rss', '/delivery/v1/feeds/changxing.json'],
      ...['/sitemap.xml', '/sitemaps/toutiao/changxing.xml', '/sitemaps/toutiao/changxing.dead.txt'],
    ]) {
      const { statusCode, payload } = await get(door);
      expect([door, statusCode, payload.includes('episode-')]).toEqual([door, 200, false]);
    }
  });

  it('group episodes by season, by number, with trailers and bonus episodes where they came', async () => {
    const made = await editor.post('/api/v1/programmes', {
      organizationId: unit.id,
      code: 'seasons',
      languages: ['zh-Hans'],
      titles: { 'zh-Hans': '季' },
      descriptions: { 'zh-Hans': '季' },
      categories: ['government'],
      seasons: [{ number: 2, title: '匠心' }],
    });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    const author = await api.as('author');
    const recording = (
      await uploadAsset(author, { organizationId: unit.id, bytes: anMp3(1), fileName: 'a.mp3' })
    ).body.id as string;
    const write = (day: number, title: string, episode: object) =>
      aLiveEpisode(
        api,
        author,
        {
          ...{ organizationId: unit.id, title },
          episode: { programmeId: made.body.id, audioAssetId: recording, ...episode },
        },
        new Date(Date.UTC(2026, 1, day)),
      );
    // Not in the order of their days: the third went out before the second.
    await write(1, '预告片', { season: 2, episodeType: 'trailer' });
    await write(2, '二一', { season: 2, number: 1 });
    await write(3, '二三', { season: 2, number: 3 });
    await write(4, '花絮', { season: 2, episodeType: 'bonus' });
    await write(5, '二二', { season: 2, number: 2 });
    await write(6, '一一', { season: 1, number: 1 });
    for (let number = 1; number <= 17; number += 1) await write(7, `三${number}`, { season: 3, number });
    await write(8, '没有季', {});
    await untilHeard(api);
    const titles = (html: string) =>
      [...html.matchAll(/<h2 class="season">(.*?)<\/h2>|<h3 lang="zh-CN"><a[^>]*>(.*?)<\/a>/g)].map(
        ([, season, title]) => season ?? title,
      );
    const first = (await get('/o/changxing/a/seasons')).payload;
    const third = Array.from({ length: 17 }, (_, index) => `三${17 - index}`);
    expect(titles(first)).toEqual(['第 3 季', ...third, '第 2 季 · 匠心', '花絮', '二三', '二二']);
    expect(first).toContain('<span class="kind">番外</span> · ');
    const [, next] = /rel="next" href="([^"]+)"/.exec(first)!;
    const rest = (await get(next!.replaceAll('&amp;', '&'))).payload;
    expect(titles(rest)).toEqual([
      '第 2 季 · 匠心',
      '二一',
      '预告片',
      '第 1 季',
      '一一',
      '其他单集',
      '没有季',
    ]);
    expect(rest).not.toContain('rel="next"');
    const oldest = titles((await get('/o/changxing/a/seasons?order=oldest')).payload).slice(0, 9);
    expect(oldest).toEqual([
      ...['其他单集', '没有季', '第 1 季', '一一'],
      ...['第 2 季 · 匠心', '预告片', '二一', '二二', '二三'],
    ]);
    for (const cursor of ['WzEsMiwzLDRd', 'WzFlOTksMSwiMjAyNi0wMS0wMVQwMDowMDowMFoiLCJ4Il0'])
      expect((await get(`/o/changxing/a/seasons?cursor=${cursor}`)).statusCode).toBe(404);
  });
});
