import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { DeliveryReader } from './delivery-reader';
import type { DeliveryFilter } from './delivery-reader';

const ITEMS = 8_000;
const everything: DeliveryFilter = {
  ...{
    organizationId: null,
    column: null,
    brand: null,
    type: null,
    tag: null,
    programme: null,
    person: null,
  },
  ...{ language: null, locales: null, from: null, to: null, after: null, limit: 21 },
};
/** As many and as long as an item may have. */
const longTags = Array.from({ length: 30 }, (_, place) => '劳'.repeat(38) + (10 + place));

describe('lists among many items', () => {
  let api: TestApi;
  let reader: DeliveryReader;

  beforeAll(async () => {
    api = await startTestApi();
    reader = api.app.get(DeliveryReader, { strict: false });
    const unit = await api.aUnit();
    await api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug, tags,
           state, published_at, updated_at, etag, document, summary, search)
         SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, ARRAY[$1::uuid], 'article', 'listed-' || n, '{}',
           'live', '2026-11-01T00:00:00Z'::timestamptz - n * interval '1 minute', now(), '"x"',
           convert_to(md5(n::text), 'UTF8'), convert_to('listed-' || n, 'UTF8'), ''::tsvector
         FROM generate_series(1, ${ITEMS}) AS n`,
        [unit.id],
      );
    });
    // Not by a replica: the keys of tags are a trigger's work.
    await api.dataSource.query(
      `UPDATE delivery_documents SET tags = CASE WHEN n % 50 = 7 THEN ARRAY['劳模', '一线'] WHEN n = 900 THEN $1::text[]
         ELSE ARRAY['一线'] END
       FROM (SELECT content_id AS id, substr(slug, 8)::integer AS n FROM delivery_documents) AS item WHERE content_id = id`,
      [longTags],
    );
    await api.dataSource.query('VACUUM ANALYZE delivery_documents');
  }, 60_000);
  afterAll(() => api.close());

  /** How it is found, with what it was asked with. */
  async function planOf(filter: DeliveryFilter): Promise<string> {
    const asked: [string, unknown[]][] = [];
    const recorder = { query: (...it: [string, unknown[]]) => Promise.resolve(void asked.push(it)) };
    await new DeliveryReader(recorder as never).list(filter);
    const [text, values] = asked[0]!;
    const rows = await api.dataSource.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN (ANALYZE) ${text}`, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }
  const slugs = async (filter: DeliveryFilter) =>
    (await reader.list(filter)).map(({ summary }) => summary.toString());

  it('finds a page of everything and of a tag in the index alone', async () => {
    const before = ['2026-10-30T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as [string, string];
    for (const asked of [{ after: before }, { tag: '劳模' }, { tag: '劳模', after: before }]) {
      const plan = await planOf({ ...everything, ...asked });
      expect(plan).toContain('Index Only Scan using delivery_documents_newest');
      expect(plan).toContain('Heap Fetches: 0');
    }
  });

  it('gives the newest of a tag, of one that a single item has too, however long', async () => {
    const page = await slugs({ ...everything, tag: '劳模', limit: 3 });
    expect(page).toEqual(['listed-7', 'listed-57', 'listed-107']);
    for (const tag of longTags) expect(await slugs({ ...everything, tag })).toEqual(['listed-900']);
    expect(await slugs({ ...everything, tag: '没有的' })).toEqual([]);
  });

  it('follows an item whose tags change', async () => {
    await api.dataSource.query(`UPDATE delivery_documents SET tags = '{改过}' WHERE slug = 'listed-7'`);
    expect(await slugs({ ...everything, tag: '改过' })).toEqual(['listed-7']);
    expect(await slugs({ ...everything, tag: '劳模', limit: 1 })).toEqual(['listed-57']);
  });
});
