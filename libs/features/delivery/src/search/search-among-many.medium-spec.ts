import fc from 'fast-check';
import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { SEARCH_VERSION } from './search-fields';
import { SearchGate } from './search-gate';
import { rankedSearch } from './search-question';
import { SearchReader } from './search-reader';
import { WEIGHED } from './search-statements';

const ITEMS = 8_000;
const any = {
  ...{
    organizationId: null,
    column: null,
    brand: null,
    type: null,
    tag: null,
    programme: null,
    person: null,
  },
  ...{ language: null, locales: null, from: null, to: null },
};

/** Which of the items, the newest having 1, have a word. */
const words = {
  everywhere: 'true',
  halfofthem: 'n % 2 = 0',
  sometimes: 'n % 17 = 3',
  onlylongago: 'n > 5000',
  seldom: 'n % 900 = 899',
  intitles: 'n % 40 = 1',
};
type Word = keyof typeof words;

describe('search among many items', () => {
  let api: TestApi;
  let search: SearchReader;

  beforeAll(async () => {
    api = await startTestApi();
    search = api.app.get(SearchReader, { strict: false });
    const unit = await api.aUnit();
    const lexemes = Object.entries(words)
      .map(
        ([word, condition]) =>
          `CASE WHEN ${condition} THEN '${word}:' || CASE WHEN n % 40 = 1 THEN '1A' ELSE '9,' || 10 + n % 7 END ELSE '' END`,
      )
      .join(` || ' ' || `);
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      // Two of each minute: places within it are told apart by ids alone.
      await manager.query(
        `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug, tags,
           state, published_at, updated_at, etag, document, summary, search, search_version)
         SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, ARRAY[$1::uuid],
           CASE WHEN n % 3 = 0 THEN 'video' ELSE 'article' END, 'many-' || n, '{}', 'live',
           '2026-11-01T00:00:00Z'::timestamptz - n / 2 * interval '1 minute', now(), '"x"',
           convert_to(repeat(md5(n::text), 40), 'UTF8'), convert_to('many-' || n, 'UTF8'),
           (${lexemes} || ' w' || n || ':30')::tsvector, $2
         FROM generate_series(1, ${ITEMS}) AS n`,
        [unit.id, SEARCH_VERSION],
      );
    });
    await api.dataSource.query('VACUUM ANALYZE delivery_documents');
  }, 60_000);
  afterAll(() => api.close());

  /** Everything that has the word, as one plain statement finds it. */
  async function all(word: string, type: string | null): Promise<{ id: string; at: Date; slug: string }[]> {
    return api.dataSource.query(
      `SELECT content_id AS id, published_at AS at, slug FROM delivery_documents
       WHERE state = 'live' AND search @@ $1::tsquery AND ($2::text IS NULL OR type = $2)
       ORDER BY published_at DESC, content_id DESC`,
      [rankedSearch(word)!.all, type],
    );
  }

  const question = fc.record({
    word: fc.constantFrom(...(Object.keys(words) as Word[]), 'w7', 'w7999', 'nowhere'),
    type: fc.constantFrom(null, 'video'),
    limit: fc.integer({ min: 1, max: 101 }),
    /** Where a page begins, as a share of what there is. */
    deep: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }), { nil: null }),
  });

  it('finds the newest as one walk through everything would, wherever a page begins', async () => {
    await fc.assert(
      fc.asyncProperty(question, async ({ word, type, limit, deep }) => {
        const every = await all(word, type);
        const place = deep === null ? -1 : Math.floor(deep * every.length);
        const last = every[place];
        const found = await search.newest({
          ...{ ...any, type, limit, search: rankedSearch(word)!.all },
          after: last ? [last.at.toISOString(), last.id] : null,
        });
        expect(found.map(({ contentId }) => contentId)).toEqual(
          every.slice(last ? place + 1 : 0, (last ? place + 1 : 0) + limit).map(({ id }) => id),
        );
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('weighs the newest of them, and gives each once, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(question, async ({ word, type, limit }) => {
        const weighed = (await all(word, type)).slice(0, WEIGHED).map(({ slug }) => slug);
        const given: { slug: string; score: number }[] = [];
        for (let after: [number, string, string] | null = null, isMore = true; isMore;) {
          const page = await search.best({ ...any, type, limit, after, search: rankedSearch(word)! });
          given.push(...page.map(({ summary, score }) => ({ slug: summary.toString(), score })));
          const last = page.at(-1);
          isMore = page.length === limit;
          if (last) after = [last.score, last.publishedAt.toISOString(), last.contentId];
        }
        expect(given.map(({ slug }) => slug).toSorted()).toEqual(weighed.toSorted());
        // Titles stand above everything else; equals stand in the order of time.
        const inOrder = given.toSorted(
          (one, other) => other.score - one.score || weighed.indexOf(one.slug) - weighed.indexOf(other.slug),
        );
        expect(given).toEqual(inOrder);
        for (const { slug, score } of given)
          expect([slug, score >= 3_000_000]).toEqual([
            slug,
            word in words && Number(slug.slice(5)) % 40 === 1,
          ]);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('asks the index of words for what the newest do not have, and for nothing else', async () => {
    const gate = api.app.get(SearchGate, { strict: false });
    const asked: [string, unknown[]][] = [];
    const recorder = {
      query: (...it: [string, unknown[]]) => {
        asked.push(it);
        return Promise.resolve([]);
      },
    };
    const reader = new SearchReader(null as never, recorder as never);
    const plan = async () => {
      const [text, values] = asked.pop()!;
      const rows = await gate.query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE) ${text}`, values);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    for (const word of ['w7999', 'onlylongago', 'everywhere']) {
      await reader.newest({ ...any, search: rankedSearch(word)!.all, after: null, limit: 21 });
      const newest = await plan();
      await reader.best({ ...any, search: rankedSearch(word)!, after: null, limit: 21 });
      for (const lines of [newest, await plan()]) {
        expect(lines).toContain('delivery_documents_newest');
        expect(lines).not.toContain('Seq Scan on delivery_documents');
        const isAtHand = word === 'everywhere';
        const indexOfWords = /delivery_documents_search.*?(never executed|actual)/.exec(lines)?.[1];
        expect([word, indexOfWords === 'actual']).toEqual([word, !isAtHand]);
      }
    }
  });

  it('keeps other questions’ limit of time and its own', async () => {
    const gate = api.app.get(SearchGate, { strict: false });
    const timeout = `SELECT current_setting('statement_timeout') AS "limit"`;
    expect(await gate.query(timeout, [])).toEqual([{ limit: '3s' }]);
    expect(await api.dataSource.query(timeout)).toEqual([{ limit: '1min' }]);
  });
});
