import { aDeliveredItem, comesToBe, judgeJsonFeed, judgeRss, startTestApi } from '@haojiao/testing';
import type { ApiCaller, DeliveredItemWish, TestApi } from '@haojiao/testing';

const HOST = 'https://news.example.test';
const FEEDS = '/delivery/v1/feeds';

describe('feeds', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let unit: { id: string };
  let below: { id: string };
  let column: { id: string; code: string; name: string };
  let columnEtag: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    unit = await api.aUnit({ name: '江城市总工会', code: 'city' });
    below = await api.aUnit({ name: '长兴县总工会', code: 'county', parentId: unit.id });
    await api.dataSource.query(`UPDATE organizations SET icp_number = '甲', psb_number = '乙'`);
    await api.aUser({ username: 'editor', roles: ['editor', 'chief_editor'], organizationId: unit.id });
    editor = await api.as('editor');
    const made = await editor.post('/api/v1/columns', {
      organizationId: unit.id,
      name: '要闻 & <b>',
      code: 'news',
    });
    column = { id: made.body.id, code: 'news', name: '要闻 & <b>' };
    columnEtag = made.etag!;
    await editor.post('/api/v1/columns', { organizationId: unit.id, name: '空栏目', code: 'empty' });
    const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 0, minute));
    const sound = {
      assetId: unit.id,
      url: `${HOST}/m/a.mp3`,
      mediaType: 'audio/mpeg',
      bytes: 9,
      durationSeconds: 61,
    };
    await put({ slug: 'plain', publishedAt: at(1), column, tags: ['送清凉'] });
    await put({
      slug: 'hostile',
      publishedAt: at(2),
      column,
      title: `</title><script>]]>&\ufffe'"`,
      summary: '<p>x\uffff',
    });
    await put({
      slug: 'sound',
      publishedAt: at(3),
      type: 'episode',
      media: sound,
      tags: ['送清凉', 'a/b.rss?#'],
    });
    await put({ slug: 'vertical', publishedAt: at(4), locale: 'mn-Mong', title: 'ᠮᠣᠩᠭᠣᠯ' });
    await put({ slug: 'cyrillic', publishedAt: at(5), locale: 'mn' });
    await put({ slug: 'traditional', publishedAt: at(6), locale: 'zh-TW' });
    await put({ slug: 'english', publishedAt: at(7), locale: 'en-US' });
    await put({ slug: 'odd', publishedAt: at(8), locale: 'ug-CN-Arab' });
    await put({ slug: 'county-item', publishedAt: at(9), organizationId: below.id, tags: ['送清凉'] });
    await comesToBe(async () => (await get(`${FEEDS}/city.rss`)).payload.includes('county-item'));
  });
  afterAll(() => api.close());

  async function put(wish: Omit<DeliveredItemWish, 'organizationId'> & { organizationId?: string }) {
    ids[wish.slug] = await aDeliveredItem(api.dataSource, HOST, { organizationId: unit.id, ...wish });
  }
  const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
    api.app.inject({ method, url, headers });
  const slugs = (items: { url: string }[]) => items.map(({ url }) => url.split('/p/')[1]);

  const sound = [
    [
      '',
      'zh-CN',
      '/o/city',
      ['county-item', 'odd', 'english', 'traditional', 'cyrillic', 'vertical', 'sound', 'hostile', 'plain'],
    ],
    ['columns/news', 'zh-CN', '/o/city/c/news', ['hostile', 'plain']],
    ['columns/empty', 'zh-CN', '/o/city/c/empty', []],
    [
      `tags/${encodeURIComponent('送清凉')}`,
      'zh-CN',
      `/o/city?tag=${encodeURIComponent('送清凉')}`,
      ['county-item', 'sound', 'plain'],
    ],
    [
      `tags/${encodeURIComponent('a/b.rss?#')}`,
      'zh-CN',
      `/o/city?tag=${encodeURIComponent('a/b.rss?#')}`,
      ['sound'],
    ],
    ['languages/zh-Hans', 'zh-Hans', '/o/city', ['county-item', 'sound', 'hostile', 'plain']],
    ['languages/zh-Hant', 'zh-Hant', '/o/city', ['traditional']],
    ['languages/mn-Mong', 'mn-Mong', '/o/city', ['vertical']],
    ['languages/mn-Cyrl', 'mn-Cyrl', '/o/city', ['cyrillic']],
    ['languages/en', 'en', '/o/city', ['english']],
  ] as const;

  it.each(sound)(
    '%s pass a validator’s rules and hold what is theirs',
    async (path, language, page, expected) => {
      const [scope, word] = path.split('/');
      for (const [kind, judge, mediaType] of [
        ['rss', judgeRss, 'application/rss+xml; charset=utf-8'],
        ['json', judgeJsonFeed, 'application/feed+json; charset=utf-8'],
      ] as const) {
        const url = path === '' ? `${FEEDS}/city.${kind}` : `${FEEDS}/${scope}/city/${word}.${kind}`;
        const answer = await get(url);
        expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([url, 200, mediaType]);
        const feed = judge(answer.payload);
        expect(feed.faults).toEqual([]);
        expect([feed.self, feed.link, feed.language]).toEqual([`${HOST}${url}`, `${HOST}${page}`, language]);
        expect(slugs(feed.items)).toEqual(expected);
        expect(feed.items.map(({ guid }) => guid)).toEqual(expected.map((slug) => `urn:uuid:${ids[slug]}`));
        expect((await get(page)).statusCode).toBe(200);
      }
    },
  );

  it('are linked from the pages that show the same, before the feed of the unit', async () => {
    const links = async (url: string) =>
      [
        ...(await get(url)).payload.matchAll(
          /<link rel="alternate" type="application\/(?:rss\+xml|feed\+json)" title="([^"]*)" href="([^"]+)">/g,
        ),
      ].map(([, , href]) => href!.replaceAll('&amp;', '&'));
    const whole = [`${FEEDS}/city.rss`, `${FEEDS}/city.json`];
    const tag = encodeURIComponent('送清凉');
    expect(await links('/o/city')).toEqual(whole);
    expect(await links('/o/city/c/news')).toEqual([
      `${FEEDS}/columns/city/news.rss`,
      `${FEEDS}/columns/city/news.json`,
      ...whole,
    ]);
    expect(await links(`/o/city?tag=${tag}`)).toEqual([
      `${FEEDS}/tags/city/${tag}.rss`,
      `${FEEDS}/tags/city/${tag}.json`,
      ...whole,
    ]);
    expect(await links('/p/vertical')).toEqual([
      `${FEEDS}/languages/city/mn-Mong.rss`,
      `${FEEDS}/languages/city/mn-Mong.json`,
      ...whole,
    ]);
    expect(await links('/p/plain')).toEqual(whole);
    expect(await links('/p/odd')).toEqual(whole);
  });

  it('of a topic hold what stands in it, each once, newest first', async () => {
    const topic = { organizationId: unit.id, slug: 'warm', title: '专题 <i>', leadText: '导语' };
    const made = await editor.post('/api/v1/topics', {
      ...topic,
      state: 'live',
      sections: [
        { title: '一', by: 'column', columnId: column.id },
        { title: '二', by: 'tag', tag: '送清凉' },
      ],
    });
    expect([made.status, made.text]).toEqual([201, expect.any(String)]);
    await editor.post('/api/v1/topics', { ...topic, slug: 'bare', state: 'live' });
    await editor.post('/api/v1/topics', { ...topic, slug: 'draft', state: 'draft' });
    await comesToBe(async () => (await get('/o/city/t/bare')).statusCode === 200);
    const url = `${FEEDS}/topics/city/warm`;
    for (const feed of [
      judgeRss((await get(`${url}.rss`)).payload),
      judgeJsonFeed((await get(`${url}.json`)).payload),
    ]) {
      expect(feed.faults).toEqual([]);
      expect([feed.title, feed.link]).toEqual(['专题 <i> - 江城市总工会', `${HOST}/o/city/t/warm`]);
      expect(slugs(feed.items)).toEqual(['county-item', 'sound', 'hostile', 'plain']);
    }
    expect((await get('/o/city/t/warm')).payload).toContain(`href="${url}.rss"`);
    const bare = judgeRss((await get(`${FEEDS}/topics/city/bare.rss`)).payload);
    expect([bare.faults, bare.items]).toEqual([[], []]);
    expect((await get(`${FEEDS}/topics/city/draft.rss`)).statusCode).toBe(404);
  });

  it('answer 304 to whoever has them, the head alone to whoever asks for it, and the same to the next', async () => {
    for (const url of [
      `${FEEDS}/columns/city/news.rss`,
      `${FEEDS}/tags/city/${encodeURIComponent('送清凉')}.json`,
    ]) {
      const first = await get(url);
      const { etag, 'last-modified': modified } = first.headers;
      expect((await get(url, { 'if-none-match': String(etag) })).statusCode).toBe(304);
      // Of several things a date alone tells no versions apart.
      expect((await get(url, { 'if-modified-since': String(modified) })).statusCode).toBe(200);
      const head = await get(url, {}, 'HEAD');
      expect([head.statusCode, head.payload, head.headers.etag, head.headers['content-length']]).toEqual([
        ...[200, '', etag, String(first.rawPayload.length)],
      ]);
      const next = await get(url);
      const told = ({ headers: { date: _date, ...rest } }: typeof first) => rest;
      expect([next.payload, told(next)]).toEqual([first.payload, told(first)]);
      expect(first.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'cache-control': expect.stringContaining('public'),
      });
    }
  });

  it.each([
    ['columns/city/nothing.rss', 'column_not_found'],
    ['columns/nobody/news.rss', 'organization_not_found'],
    [`tags/city/${encodeURIComponent('没有人用过')}.json`, 'tag_not_found'],
    ['topics/city/nothing.rss', 'topic_not_found'],
    ['languages/city/fr.rss', 'language_not_found'],
    ['languages/city/ug-CN-Arab.rss', 'language_not_found'],
    ['languages/city/x.rss', 'language_not_found'],
    ['columns/city/news.xml', 'feed_not_found'],
    ['people/city/news.rss', 'feed_not_found'],
    [`tags/city/${encodeURIComponent('\u0000')}.rss`, 'feed_not_found'],
  ])('%s is none, and says so in words', async (path, code) => {
    const zh = await get(`${FEEDS}/${path}`);
    expect([zh.statusCode, zh.json().code]).toEqual([404, code]);
    const en = await get(`${FEEDS}/${path}`, { 'accept-language': 'en-US' });
    expect(zh.json().detail).toMatch(/[一-鿿]/);
    expect(en.json().detail).toMatch(/^(The|There|Nothing) /);
  });

  it('have one address: other spellings and codes of before lead there', async () => {
    const leadsTo = async (path: string) => {
      const { statusCode, headers } = await get(`${FEEDS}/${path}`);
      return [statusCode, headers.location];
    };
    expect(await leadsTo('languages/city/zh-CN.rss')).toEqual([301, `${FEEDS}/languages/city/zh-Hans.rss`]);
    expect(await leadsTo('languages/city/MN-mong.json')).toEqual([
      301,
      `${FEEDS}/languages/city/mn-Mong.json`,
    ]);
    expect(await leadsTo(`columns/city/${column.id}.rss`)).toEqual([301, `${FEEDS}/columns/city/news.rss`]);
    const changed = await editor.patch(`/api/v1/columns/${column.id}`, { code: 'headlines' }, columnEtag);
    expect(changed.status).toBe(200);
    await comesToBe(async () => (await get(`${FEEDS}/columns/city/headlines.rss`)).statusCode === 200);
    expect(await leadsTo('columns/city/news.rss')).toEqual([301, `${FEEDS}/columns/city/headlines.rss`]);
    const { items } = judgeRss((await get(`${FEEDS}/columns/city/headlines.rss`)).payload);
    expect(items.map(({ guid }) => guid)).toEqual([ids.hostile, ids.plain].map((id) => `urn:uuid:${id}`));
  });

  it('stay, empty, when the last of a tag or of a language is withdrawn', async () => {
    await put({ slug: 'short-lived', tags: ['短命'], locale: 'ug-Arab' });
    const tag = `${FEEDS}/tags/city/${encodeURIComponent('短命')}.rss`;
    await comesToBe(async () => (await get(tag)).statusCode === 200);
    await api.dataSource.query(
      `UPDATE delivery_documents SET state = 'withdrawn', etag = NULL, document = NULL, summary = NULL, search = NULL
       WHERE slug = 'short-lived'`,
    );
    await api.dataSource.query(`SELECT pg_notify('delivery_changed', 'everything')`);
    await comesToBe(async () => !(await get(tag)).payload.includes('short-lived'));
    for (const url of [tag, `${FEEDS}/languages/city/ug-Arab.rss`]) {
      const { faults, items } = judgeRss((await get(url)).payload);
      expect([url, faults, items]).toEqual([url, [], []]);
    }
    // Nothing of it is known in a unit that never had it.
    const elsewhere = `${FEEDS}/tags/county/${encodeURIComponent('短命')}.rss`;
    expect((await get(elsewhere)).statusCode).toBe(404);
  });
});
