import { openPublishingDesk, until } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';
import { checkSitemap } from '../../../../../apps/sandbox/src/toutiao/check-sitemap';

describe('site maps for a search engine that takes no namespaces', () => {
  let desk: PublishingDesk;
  let site: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const [account] = await desk.sql<{ id: string }>(
      `SELECT id FROM channel_accounts WHERE platform = 'site' AND organization_id = $1`,
      [desk.unit.id],
    );
    site = account!.id;
  });
  afterAll(() => desk.close());

  const get = (file: string, headers: Record<string, string> = {}) =>
    desk.api.app.inject({ url: `/sitemaps/toutiao/${file}`, headers });
  /** Processes hear of changes over a connection of their own. */
  const once = async (file: string, holds: (text: string) => boolean) => {
    await until(async () => holds((await get(file)).payload));
    return (await get(file)).payload;
  };
  const publish = async (slug: string) => {
    const content = await desk.anApproved({ slug });
    const { body } = await desk.plan(content, [site]);
    await desk.work(body.items[0].id);
    return { content, id: body.items[0].id as string };
  };

  it('list what is live in the branch, and the addresses that are gone apart from it', async () => {
    const { content, id } = await publish('stays-not');
    await publish('stays');
    await desk.anApproved({ slug: 'only-approved' });
    const xml = await once('desk.xml', (text) => text.includes('/p/stays]'));
    expect(checkSitemap(Buffer.from(xml))).toEqual([]);
    expect(xml).toContain('/p/stays-not]');
    expect(xml).not.toContain('only-approved');
    expect((await get('root.txt')).payload).toMatch(/\/p\/stays\n/);
    await desk.author.post(`/api/v1/contents/${content}/withdraw`, { reason: '有误' });
    await desk.work(id);
    expect(await once('desk.dead.txt', (text) => text !== '')).toMatch(/^http\S+\/p\/stays-not\n$/);
    const after = await once('desk.xml', (text) => !text.includes('stays-not'));
    expect(after).not.toContain('stays-not');
  });

  it('answer with validators, and 404 for what is not there', async () => {
    const answer = await get('desk.xml');
    expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8');
    expect((await get('desk.xml', { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304);
    for (const file of ['nobody.xml', 'desk.2.xml', 'desk.0.xml', 'desk.dead.xml', 'desk.csv'])
      expect([file, (await get(file)).statusCode]).toEqual([file, 404]);
  });

  it('are several with an index from the 10,001st page on', async () => {
    await desk.api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug, tags,
           state, published_at, updated_at, etag, document, summary, search)
         SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $1, ARRAY[$1::uuid], 'article', 'many-' || n, '{}',
           'live', now(), now(), '"x"', '{}', '{}', '' FROM generate_series(1, 10000) AS n`,
        [desk.unit.id],
      );
      await manager.query(`SELECT pg_notify('delivery_changed', 'everything')`);
    });
    const index = await once('desk.xml', (text) => text.includes('sitemapindex'));
    expect(checkSitemap(Buffer.from(index))).toEqual([]);
    expect(index.match(/<sitemap>/g)).toHaveLength(2);
    const counts = [];
    for (const file of ['desk.1.xml', 'desk.2.xml']) {
      const { payload } = await get(file);
      expect(checkSitemap(Buffer.from(payload))).toEqual([]);
      counts.push(payload.match(/<item>/g)?.length);
    }
    expect(counts).toEqual([10_000, 1]);
    expect((await get('desk.3.xml')).statusCode).toBe(404);
  });
});
