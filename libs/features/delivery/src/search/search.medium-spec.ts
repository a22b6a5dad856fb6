import { newId } from '@haojiao/kernel';
import { startTestApi, untilHeard } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { ReindexSearch } from './reindex-search.sweep';
import type { DeliveryDocument } from '../domain/delivery-document';
import { SEARCH_VERSION, searchVectorOf } from './search-fields';

interface Piece {
  title: string;
  summary?: string;
  tags?: string[];
  html?: string;
  locale?: string;
  publishedAt?: string;
}

/** Items of both scripts and of Mongolian; their slugs say what they are. */
const corpus: Record<string, Piece> = {
  'title-hit': { title: '环卫工人有了自己的驿站', publishedAt: '2026-01-01T00:00:00.000Z' },
  'tag-hit': { title: '城市美容师', tags: ['环卫工人'], publishedAt: '2026-02-01T00:00:00.000Z' },
  'summary-hit': { title: '送清凉', summary: '慰问环卫工人。', publishedAt: '2026-03-01T00:00:00.000Z' },
  'body-hit': {
    title: '一周要闻',
    html: `<p>${'环卫工人'.repeat(12)}</p>`,
    publishedAt: '2026-04-01T00:00:00.000Z',
  },
  traditional: {
    title: '總工會開展勞動競賽',
    html: '<p>職工書屋 <b>&lt;img&gt;</b></p>',
    locale: 'zh-Hant',
    publishedAt: '2026-11-01T02:00:00.000Z',
  },
  mongolian: { title: 'ᠮᠣᠩᠭᠣᠯ\u202Fᠤᠨ ᠡᠪᠯᠡᠯ', locale: 'mn-Mong', publishedAt: '2026-10-31T16:30:00.000Z' },
  cyrillic: { title: 'Үйлдвэрчний эвлэл', locale: 'mn-Cyrl', publishedAt: '2025-12-31T15:59:59.000Z' },
};

describe('search and archive of the public pages', () => {
  let api: TestApi;
  let unit: { id: string; code: string };
  const slugsById = new Map<string, string>();

  beforeAll(async () => {
    api = await startTestApi();
    unit = await api.aUnit({ name: '长兴县总工会', code: 'changxing' });
    for (const [slug, piece] of Object.entries(corpus)) await put(slug, piece);
    await tell();
  });
  afterAll(() => api.close());

  /** As publishing writes it, without the way there. */
  async function put(slug: string, piece: Piece, state: 'live' | 'withdrawn' = 'live'): Promise<string> {
    const id = newId();
    slugsById.set(id, slug);
    const publishedAt = piece.publishedAt ?? '2026-05-01T00:00:00.000Z';
    const document = {
      ...{ id, slug, type: 'article', locale: piece.locale ?? 'zh-CN', title: piece.title },
      ...{ summary: piece.summary ?? '', byline: '', tags: piece.tags ?? [] },
      organization: { id: unit.id, code: unit.code, name: '长兴县总工会' },
      ...{ column: null, cover: null, media: null, canonicalUrl: `http://x/p/${slug}` },
      ...{ publishedAt, updatedAt: publishedAt, source: null, article: { html: piece.html ?? '' } },
    } as DeliveryDocument;
    const bytes = Buffer.from(JSON.stringify(document));
    const isLive = state === 'live';
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug,
           locale, tags, state, published_at, updated_at, etag, document, summary, search, search_version)
         VALUES ($1, gen_random_uuid(), gen_random_uuid(), $2, ARRAY[$2::uuid], 'article', $3, $4, $5, $6, $7, now(), $8, $9,
           $9, $10::tsvector, $11)`,
        [
          ...[id, unit.id, slug, document.locale, document.tags, state, publishedAt],
          ...(isLive ? ['"x"', bytes, searchVectorOf(document)] : [null, null, null]),
          SEARCH_VERSION,
        ],
      );
    });
    return id;
  }

  const tell = async () => {
    await api.dataSource.query(`SELECT pg_notify('delivery_changed', 'everything')`);
    await untilHeard(api);
  };
  const get = (url: string) => api.app.inject({ url });
  const list = async (question: Record<string, string>) => {
    const answer = await get(`/delivery/v1/contents?${new URLSearchParams(question).toString()}`);
    expect([answer.statusCode, answer.payload]).toEqual([200, expect.any(String)]);
    return answer.json<{ items: { slug: string }[]; nextCursor: string | null }>();
  };
  const slugsOf = async (question: Record<string, string>) =>
    (await list(question)).items.map(({ slug }) => slug);

  it.each([
    ['总工会', ['traditional']],
    ['勞動競賽', ['traditional']],
    ['劳动竞赛 职工书屋', ['traditional']],
    ['環衛工人', ['body-hit', 'summary-hit', 'tag-hit', 'title-hit']],
    ['ᠮᠣᠩᠭᠣᠯ', ['mongolian']],
    ['ᠮᠣᠩᠭᠣᠯ\u202Fᠤᠨ', ['mongolian']],
    ['ЭВЛЭЛ', ['cyrillic']],
    ['工环卫人', []],
    ['会总工', []],
  ])('finds by %s what has it, and nothing else', async (q, slugs) => {
    expect(await slugsOf({ q })).toEqual(slugs);
  });

  it('has the best first where it is asked for: title, tags, summary, body', async () => {
    const q = '环卫工人';
    const best = ['title-hit', 'tag-hit', 'summary-hit', 'body-hit'];
    expect(await slugsOf({ q, sort: 'relevance' })).toEqual(best);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list({ q, sort: 'relevance', limit: '1', ...(cursor && { cursor }) });
      paged.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(best);
    expect((await get('/delivery/v1/contents?sort=relevance')).json().errors[0].code).toBe('words_missing');
    const { nextCursor } = await list({ q, limit: '1' });
    expect((await get(`/delivery/v1/contents?q=x&sort=relevance&cursor=${nextCursor}`)).statusCode).toBe(400);
  });

  it('narrows by language and time', async () => {
    expect(await slugsOf({ language: 'mn' })).toEqual(['mongolian', 'cyrillic']);
    expect(await slugsOf({ language: 'mn-mong' })).toEqual(['mongolian']);
    expect(await slugsOf({ from: '2026-02-01T00:00:00Z', to: '2026-04-01T00:00:00Z' })).toEqual([
      'summary-hit',
      'tag-hit',
    ]);
    expect((await get('/delivery/v1/contents?from=yesterday')).statusCode).toBe(400);
    expect((await get('/delivery/v1/contents?language=%25')).statusCode).toBe(400);
  });

  describe('on a page', () => {
    const page = async (q: string, more = '') => get(`/o/changxing/search?q=${encodeURIComponent(q)}${more}`);

    it('marks the words where they stand, as text', async () => {
      const { payload, headers } = await page('书屋 总工会');
      expect(payload).toContain('<mark>總工會</mark>開展');
      expect(payload).toContain('職工<mark>書屋</mark> &lt;img&gt;');
      expect(payload).toContain('<meta name="robots" content="noindex, follow">');
      expect(headers['content-security-policy']).toContain("form-action 'self'");
      expect((await get(`/search?q=${encodeURIComponent('环卫工人')}`)).payload).toContain('/p/title-hit"');
    });

    it('S24 S25 gives hostile words back as text, and a way on', async () => {
      const hostile = '"><script>alert(1)</script>';
      expect((await page(hostile)).payload).not.toContain('<script>alert');
      for (const q of ['', '&|!():*', '没有的词', 'a'.repeat(5_000), '& '.repeat(3_000), '\u0000'])
        expect([q, (await page(q)).statusCode, (await page(q)).payload.includes('/archive"')]).toEqual([
          ...[q, 200],
          true,
        ]);
      expect((await get('/o/changxing/search?q=%ED%A0%80%FF')).statusCode).toBeLessThan(500);
      expect((await get('/o/changxing/search?q=a&q=b&sort[]=x&cursor=1')).statusCode).toBe(200);
      expect((await get('/o/nowhere/search?q=a')).statusCode).toBe(404);
    });

    it('keeps a reader’s large type through its form', async () => {
      expect((await page('书屋', '&view=large')).payload).toContain(
        '<input type="hidden" name="view" value="large">',
      );
    });
  });

  it('S24 lets few search at once, and none for long', async () => {
    const ask = (limit: number) =>
      get(`/delivery/v1/contents?q=${encodeURIComponent('工人')}&limit=${limit}`);
    expect((await ask(1)).statusCode).toBe(200);
    expect((await get(`/delivery/v1/contents?q=${'a'.repeat(101)}`)).statusCode).toBe(400);
    const runner = api.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      // Every search waits for this table, as it would for a word that is everywhere.
      await runner.query('LOCK TABLE delivery_documents IN ACCESS EXCLUSIVE MODE');
      const answers = await Promise.all([2, 3, 4, 5, 6, 7, 8, 9, 10].map(ask));
      const told = answers.map((answer) => [
        answer.statusCode,
        answer.headers['retry-after'],
        answer.json().code,
      ]);
      const of = (code: string) => told.filter((each) => each.join() === [503, '10', code].join()).length;
      expect([of('search_too_slow'), of('search_busy'), told.length]).toEqual([4, 5, 9]);
      const page = await get(`/o/changxing/search?q=${encodeURIComponent('环卫工人')}`);
      expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '10']);
      expect(page.payload).toContain('现在搜索的人较多');
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
    expect((await ask(2)).statusCode).toBe(200);
    expect((await get(`/o/changxing/search?q=${encodeURIComponent('环卫工人')}`)).statusCode).toBe(200);
  }, 60_000);

  it('has an archive by the calendar of the unit', async () => {
    await put('gone', { title: '撤下', publishedAt: '2026-11-02T00:00:00.000Z' }, 'withdrawn');
    const counts = (await get('/delivery/v1/archive?organization=changxing')).json();
    // 16:30 in London's winter is the first of November in China; one second before midnight there is the old year.
    expect(counts).toEqual([
      { year: 2026, month: 11, count: 2 },
      ...[4, 3, 2, 1].map((month) => ({ year: 2026, month, count: 1 })),
      { year: 2025, month: 12, count: 1 },
    ]);
    expect((await get('/delivery/v1/archive')).json()).toEqual(counts);
    expect((await get('/delivery/v1/archive?organization=nowhere')).statusCode).toBe(404);
    const years = (await get('/o/changxing/archive')).payload;
    expect(years).toContain('<a href="/o/changxing/archive/2026/11">11 月</a> <span>2 篇</span>');
    const november = (await get('/o/changxing/archive/2026/11')).payload;
    expect([november.includes('/p/traditional"'), november.includes('/p/mongolian"')]).toEqual([true, true]);
    expect(november).not.toContain('/p/gone"');
    expect((await get('/o/changxing/archive/2025/12')).payload).toContain('/p/cyrillic"');
    for (const path of ['2026/12', '2026/13', '2026/1', "2026/1'", '99999/01', '2026/11?cursor=x'])
      expect([path, (await get(`/o/changxing/archive/${path}`)).statusCode]).toEqual([path, 404]);
  });

  it('indexes anew what an older rule has indexed, and leaves the rest', async () => {
    await api.dataSource.query(
      `UPDATE delivery_documents SET search = 'old'::tsvector, search_version = 0 WHERE slug LIKE '%-hit'`,
    );
    await tell();
    expect(await slugsOf({ q: '环卫工人' })).toEqual([]);
    await api.app.get(ReindexSearch, { strict: false }).run();
    await untilHeard(api);
    expect(await slugsOf({ q: '环卫工人' })).toHaveLength(4);
    const old = await api.dataSource.query(
      `SELECT FROM delivery_documents WHERE search_version <> $1 AND document IS NOT NULL`,
      [SEARCH_VERSION],
    );
    expect(old).toEqual([]);
  });
});
