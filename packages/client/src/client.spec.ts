import { createDeliveryClient, memoryCache } from './index.ts';
import type { DeliveryClientOptions, FetchWish } from './index.ts';

interface Asked extends FetchWish {
  url: string;
}

/** A client before a server that answers as it is told, and what it asked. */
function clientWith(
  answers: { status?: number; body?: unknown; headers?: Record<string, string> }[],
  options: Partial<DeliveryClientOptions> = {},
) {
  const asked: Asked[] = [];
  const client = createDeliveryClient({
    baseUrl: 'https://news.example/',
    organization: 'changxing',
    fetch: async (url, wish) => {
      asked.push({ url, ...wish });
      const { status = 200, body = {}, headers = {} } = answers[asked.length - 1] ?? {};
      return {
        status,
        headers: { get: (name) => headers[name] ?? null },
        text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
      };
    },
    ...options,
  });
  return { client, asked };
}

const page = (slugs: string[], nextCursor: string | null = null) => ({
  body: { items: slugs.map((slug) => ({ slug })), nextCursor },
});

describe('the client of delivery', () => {
  it('asks for what is wanted of its unit, and only that', async () => {
    const { client, asked } = clientWith([page([])], { language: 'en-US', headers: { 'x-from': 'app' } });
    await client.contents.list({ tag: '就业 & 创业', limit: 5 });
    expect(asked).toEqual([
      {
        url: 'https://news.example/delivery/v1/contents?organization=changxing&tag=%E5%B0%B1%E4%B8%9A%20%26%20%E5%88%9B%E4%B8%9A&limit=5',
        method: 'GET',
        headers: { accept: 'application/json', 'accept-language': 'en-US', 'x-from': 'app' },
      },
    ]);
  });

  it('walks through all pages, as far as it is asked', async () => {
    const { client, asked } = clientWith([page(['a', 'b'], 'c1'), page(['c'], 'c2'), page(['d'])]);
    const slugs: string[] = [];
    for await (const { slug } of client.contents.iterate({ column: 'news' })) slugs.push(slug);
    expect(slugs).toEqual(['a', 'b', 'c', 'd']);
    expect(asked.map(({ url }) => /cursor=(\w+)/.exec(url)?.[1])).toEqual([undefined, 'c1', 'c2']);
    const again = clientWith([page(['a', 'b'], 'c1')]);
    for await (const { slug } of again.client.contents.iterate()) if (slug === 'a') break;
    expect(again.asked).toHaveLength(1);
  });

  it('searches by relevance unless told otherwise', async () => {
    const { client, asked } = clientWith([page([]), page([])]);
    await client.contents.search('职工');
    await client.contents.search('职工', { sort: 'newest', organization: 'root' });
    expect(asked.map(({ url }) => url.split('?')[1])).toEqual([
      'organization=changxing&sort=relevance&q=%E8%81%8C%E5%B7%A5',
      'organization=root&sort=newest&q=%E8%81%8C%E5%B7%A5',
    ]);
  });

  it('asks for the wanted members alone', async () => {
    const { client, asked } = clientWith([page(['a']), page([]), { body: {} }]);
    const { items } = await client.contents.list({ fields: ['slug', 'cover.url'], limit: 3 });
    expect(items.map(({ slug, cover }) => [slug, cover?.url])).toEqual([['a', undefined]]);
    await client.contents.search('a', { fields: ['title'] });
    await client.contents.get('a', { fields: ['article.html'] });
    expect(asked.map(({ url }) => /fields=([^&]+)/.exec(url)?.[1])).toEqual([
      ...['slug%2Ccover.url', 'title', 'article.html'],
    ]);
  });

  it('walks through units, columns, brands and programmes', async () => {
    const { client, asked } = clientWith([page(['a'], 'c1'), page(['b']), page([]), page([]), page([])]);
    const codes = [];
    for await (const column of client.columns.iterate()) codes.push(column);
    expect(codes).toHaveLength(2);
    await client.organizations.list({ organization: 'root' });
    await client.brands.list({ limit: 1 });
    await client.programmes.get('sound/1');
    expect(asked.map(({ url }) => url.replace('https://news.example/delivery/v1', ''))).toEqual([
      '/columns?organization=changxing&limit=100',
      '/columns?organization=changxing&limit=100&cursor=c1',
      '/organizations?organization=root',
      '/brands?organization=changxing&limit=1',
      '/programmes/sound%2F1?organization=changxing',
    ]);
  });

  it('asks whether what it keeps still holds, and takes it where it does', async () => {
    const etag = '"v1"';
    const { client, asked } = clientWith(
      [
        { body: { slug: 'a', title: '一' }, headers: { etag } },
        { status: 304 },
        { body: { slug: 'a', title: '二' }, headers: { etag: '"v2"' } },
        { status: 304 },
      ],
      { cache: true },
    );
    const titles = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const item = await client.contents.get('a');
      titles.push(item.title);
      // What somebody does with an answer is not kept.
      item.title = '改';
    }
    expect(titles).toEqual(['一', '一', '二', '二']);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, etag, etag, '"v2"']);
  });

  it('forgets what was asked for longest ago', () => {
    const cache = memoryCache(2);
    for (const url of ['a', 'b']) void cache.set(url, { etag: url, body: '' });
    void cache.get('a');
    void cache.set('c', { etag: 'c', body: '' });
    expect(['a', 'b', 'c'].map((url) => cache.get(url) !== undefined)).toEqual([true, false, true]);
  });

  it('tells problems as they were told, with every fault', async () => {
    const problem = {
      ...{
        type: 'about:blank',
        title: 'Invalid input',
        status: 400,
        detail: 'See errors',
        code: 'invalid_input',
      },
      ...{ instance: 'r1', errors: [{ path: 'limit', code: 'max', message: '1–100' }] },
    };
    const { client } = clientWith([{ status: 400, body: problem }]);
    await expect(client.contents.list({ limit: 101 })).rejects.toMatchObject({
      ...{
        name: 'DeliveryProblem',
        status: 400,
        code: 'invalid_input',
        detail: 'See errors',
        instance: 'r1',
      },
      ...{ message: 'See errors', errors: [{ path: 'limit', code: 'max' }], retryAfter: null },
    });
  });

  it('tells when to come back, and what stood in place of an answer', async () => {
    const { client } = clientWith([
      { status: 503, body: { code: 'search_busy', detail: 'Busy' }, headers: { 'retry-after': '10' } },
      { status: 502, body: '<h1>Bad gateway</h1>' },
      { status: 200, body: '<h1>Log in to this network</h1>' },
    ]);
    await expect(client.contents.search('a')).rejects.toMatchObject({ code: 'search_busy', retryAfter: 10 });
    await expect(client.archive()).rejects.toMatchObject({ status: 502, code: 'unexpected_answer' });
    await expect(client.archive()).rejects.toMatchObject({ status: 200, code: 'unexpected_answer' });
  });

  it('finds nothing where nothing is, and passes on every other problem', async () => {
    const { client } = clientWith([{ status: 404, body: { code: 'content_not_found' } }, { status: 500 }]);
    expect(await client.contents.find('gone')).toBeNull();
    await expect(client.contents.find('broken')).rejects.toMatchObject({ status: 500 });
  });

  it('reports views, with nothing but what it was told', async () => {
    const { client, asked } = clientWith([{ status: 202 }, { status: 503, headers: { 'retry-after': '5' } }]);
    await client.reportView('id/1', { visitorId: 'visitor-1', surface: 'app' });
    expect(asked[0]).toEqual({
      url: 'https://news.example/delivery/v1/contents/id%2F1/views',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"visitorId":"visitor-1","surface":"app"}',
    });
    await expect(client.reportView('id')).rejects.toMatchObject({ status: 503, retryAfter: 5 });
  });

  it('knows where feeds are', () => {
    const { client } = clientWith([]);
    const { feeds } = client;
    const at = 'https://news.example/delivery/v1/feeds';
    expect([
      ...[feeds.branch(), feeds.branch('json'), feeds.column('news'), feeds.tag('送清凉', 'json')],
      feeds.brand('red'),
      ...[feeds.topic('may-day'), feeds.language('mn-Mong'), feeds.programme('sound', 'zh-Hans')],
    ]).toEqual([
      ...[`${at}/changxing.rss`, `${at}/changxing.json`, `${at}/columns/changxing/news.rss`],
      `${at}/tags/changxing/%E9%80%81%E6%B8%85%E5%87%89.json`,
      `${at}/brands/changxing/red.rss`,
      ...[`${at}/topics/changxing/may-day.rss`, `${at}/languages/changxing/mn-Mong.rss`],
      `${at}/programmes/changxing/sound/zh-Hans.rss`,
    ]);
    const everywhere = createDeliveryClient({ baseUrl: 'https://news.example' });
    expect(() => everywhere.feeds.branch()).toThrow('organization');
  });

  it('can be given up by whoever asked', async () => {
    const { client, asked } = clientWith([page([])]);
    const { signal } = new AbortController();
    await client.contents.list({}, { signal });
    expect(asked[0]!.signal).toBe(signal);
  });
});
