import { aDeliveredItem, startTestApi, untilHeard } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { FollowColumnCodes1795000500000 } from '../../../../../migrations/1795000500000-FollowColumnCodes';
import { etagOfBytes } from '../domain/etag';

const HOST = 'https://news.example.test';

describe('columns that were renamed before anybody followed', () => {
  let api: TestApi;
  let editor: ApiCaller;
  let unit: { id: string };

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    unit = await api.aUnit({ name: '长兴县总工会', code: 'county' });
    await api.dataSource.query(`UPDATE organizations SET icp_number = '甲', psb_number = '乙'`);
    await api.aUser({ username: 'editor', roles: ['editor', 'chief_editor'], organizationId: unit.id });
    editor = await api.as('editor');
  });
  afterAll(() => api.close());

  const get = async (url: string) => {
    await untilHeard(api);
    return api.app.inject({ url });
  };
  const aColumn = async (code: string, name: string) => {
    const { body } = await editor.post('/api/v1/columns', { organizationId: unit.id, name, code });
    return { id: body.id as string, code, name };
  };
  const rowOf = async (slug: string) =>
    (
      await api.dataSource.query(
        'SELECT column_code, document, summary, etag, search_version, updated_at FROM delivery_documents WHERE slug = $1',
        [slug],
      )
    )[0];

  it('are followed by what lies there, and their old addresses lead on', async () => {
    const moved = await aColumn('news', '要闻');
    const gone = await aColumn('daily', '每日');
    const still = await aColumn('calm', '照旧');
    for (const column of [moved, gone, still])
      await aDeliveredItem(api.dataSource, HOST, {
        organizationId: unit.id,
        slug: `in-${column.code}`,
        column,
      });
    const untouched = await rowOf('in-calm');
    const runner = api.dataSource.createQueryRunner();
    const migration = new FollowColumnCodes1795000500000();
    await migration.down(runner);
    const name = '头条 "一" \\1';
    await runner.query('UPDATE columns SET code = $2, name = $3 WHERE id = $1', [
      ...[moved.id, 'headlines', name],
    ]);
    await runner.query(`UPDATE columns SET code = 'weekly' WHERE id = $1`, [gone.id]);
    const taken = await aColumn('daily', '新每日');
    await migration.up(runner);
    await runner.release();

    const row = await rowOf('in-news');
    const told = { id: moved.id, code: 'headlines', name };
    for (const bytes of [row.document, row.summary])
      expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ column: told });
    expect([row.column_code, row.etag, row.search_version]).toEqual([
      ...['headlines', etagOfBytes(row.document), 0],
    ]);
    expect(await rowOf('in-calm')).toEqual(untouched);
    const former = await api.dataSource.query('SELECT code, column_id FROM column_former_codes');
    expect(former).toEqual([{ code: 'news', column_id: moved.id }]);

    const old = await get('/o/county/c/news');
    expect([old.statusCode, old.headers.location]).toEqual([301, '/o/county/c/headlines']);
    expect((await get('/o/county/c/headlines')).payload).toContain('/p/in-news');
    // Who has the code now keeps the address.
    const kept = await get('/o/county/c/daily');
    expect([kept.statusCode, kept.payload.includes(taken.name)]).toEqual([200, true]);
    const feeds = '/delivery/v1/feeds/columns/county';
    const feed = await get(`${feeds}/news.rss`);
    expect([feed.statusCode, feed.headers.location]).toEqual([301, `${feeds}/headlines.rss`]);
    expect((await get(`${feeds}/headlines.rss`)).statusCode).toBe(200);
    // What is renamed from now on is followed as ever.
    await api.dataSource.query(`UPDATE columns SET code = 'lead' WHERE id = $1`, [moved.id]);
    expect((await rowOf('in-news')).column_code).toBe('lead');
    expect((await get('/o/county/c/news')).headers.location).toBe('/o/county/c/lead');
  });
});
