import { QueryFailedError } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { RevisionWriter } from './revision-writer';

describe('drafts that come at once', () => {
  let api: TestApi;
  let author: ApiCaller;
  let unit: { id: string };

  beforeAll(async () => {
    api = await startTestApi();
    unit = await api.aUnit({ name: '长兴县总工会', code: 'county' });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit.id });
    const other = await api.aUnit({ name: '安吉县总工会', code: 'other' });
    await api.aUser({ username: 'stranger', roles: ['author'], organizationId: other.id });
    author = await api.as('author');
  });
  afterAll(() => api.close());

  const draft = (title: string, body: object = {}) => ({
    organizationId: unit.id,
    type: 'article',
    title,
    article: { html: '<p>职工之家暖人心。</p><script>alert(1)</script>' },
    ...body,
  });
  const create = (title: string, body: object = {}, caller = author) =>
    caller.post('/api/v1/contents', draft(title, body));
  const entriesOf = (id: string): Promise<{ action: string; actor_name: string; details: object }[]> =>
    api.dataSource.query('SELECT action, actor_name, details FROM audit_entries WHERE object_id = $1', [id]);

  it('are each answered as they are read afterwards, with a revision and an entry of their own', async () => {
    const titles = Array.from({ length: 40 }, (_, index) => `第${index}条消息`);
    const made = await Promise.all(titles.map((title) => create(title)));
    expect(made.map(({ status }) => status)).toEqual(titles.map(() => 201));
    expect(made.map(({ body }) => body.title)).toEqual(titles);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(titles.length);
    for (const { body, etag } of made) {
      const read = await author.get(`/api/v1/contents/${body.id}`);
      expect([body, etag]).toEqual([read.body, read.etag]);
      expect(body).toMatchObject({ revisionNumber: 1, version: 1, state: 'draft', submissionId: null });
      expect(body.article.html).toBe('<p>职工之家暖人心。</p>');
      expect(await entriesOf(body.id)).toEqual([
        {
          action: 'content.created',
          actor_name: body.authorName,
          details: { type: 'article', title: body.title, revisionId: body.currentRevisionId },
        },
      ]);
    }
    const trail = await api.app.get(AuditService, { strict: false }).verify();
    expect(trail.fault).toBeNull();
  });

  it('of which one is refused do not take the others with them', async () => {
    const slugs = ['one', 'same', 'same', 'three', 'four'];
    const made = await Promise.all(slugs.map((slug) => create(`消息 ${slug}`, { slug: `at-once-${slug}` })));
    const statuses = made.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 201, 201, 201, 400]);
    const refused = made.find(({ status }) => status === 400)!;
    expect(refused.body.errors).toMatchObject([{ path: 'slug', code: 'slug_taken' }]);
    const rows = await api.dataSource.query(
      `SELECT slug FROM contents WHERE slug LIKE 'at-once-%' ORDER BY slug`,
    );
    expect(rows.map(({ slug }: { slug: string }) => slug)).toEqual([
      'at-once-four',
      'at-once-one',
      'at-once-same',
      'at-once-three',
    ]);
    expect((await api.app.get(AuditService, { strict: false }).verify()).fault).toBeNull();
  });

  it('are not written again when it is not known whether they were committed', async () => {
    const database = api.app.get(Database, { strict: false });
    const commit = database.transaction.bind(database);
    const breaking = jest.spyOn(database, 'transaction').mockImplementation(async (work) => {
      const result = await commit(work);
      // As TypeORM tells of a connection that broke while the answer to COMMIT was awaited.
      if (Array.isArray(result))
        throw new QueryFailedError('COMMIT', undefined, new Error('Connection terminated unexpectedly'));
      return result;
    });
    const titles = Array.from({ length: 12 }, (_, index) => `不知下落的第${index}条`);
    const made = await Promise.all(titles.map((title) => create(title))).finally(() =>
      breaking.mockRestore(),
    );
    expect(made.map(({ status }) => status)).toEqual(titles.map(() => 500));
    const rows = await api.dataSource.query(`SELECT title FROM contents WHERE title LIKE '不知下落的%'`);
    expect(rows.map(({ title }: { title: string }) => title).toSorted()).toEqual(titles.toSorted());
  });

  it('hold the brand that they name until they are written', async () => {
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: unit.id });
    const chief = await api.as('chief');
    const brand = await chief.post('/api/v1/brands', {
      ...{ organizationId: unit.id, code: 'red', name: '红', color: '#c8102e' },
    });
    const writer = api.app.get(RevisionWriter, { strict: false });
    const isHeld = () =>
      api.dataSource
        .query('SELECT FROM brands WHERE id = $1 FOR UPDATE NOWAIT', [brand.body.id])
        .then(() => false)
        .catch(({ driverError }: QueryFailedError<Error & { code: string }>) => driverError.code === '55P03');
    const held: boolean[] = [];
    const write = writer.create.bind(writer);
    const writePlain = writer.createPlain.bind(writer);
    const spies = [
      jest.spyOn(writer, 'create').mockImplementation(async (...wish) => {
        held.push(await isHeld());
        return write(...wish);
      }),
      jest.spyOn(writer, 'createPlain').mockImplementation(async (...wish) => {
        held.push(await isHeld());
        return writePlain(...wish);
      }),
    ];
    const made = await create('有品牌的消息', { brandId: brand.body.id }).finally(() =>
      spies.forEach((spy) => spy.mockRestore()),
    );
    expect([made.status, made.body.brandId, held]).toEqual([201, brand.body.id, [true]]);
  });

  it('are judged one by one: who may not write there writes nothing', async () => {
    const stranger = await api.as('stranger');
    const [good, foreign, wrong] = await Promise.all([
      create('好消息'),
      create('别人的消息', {}, stranger),
      create('', { byline: 7 }),
    ]);
    expect([good.status, foreign.status, wrong.status]).toEqual([201, 404, 400]);
    const [{ count }] = await api.dataSource.query(
      `SELECT count(*)::int AS count FROM contents WHERE title IN ('别人的消息', '')`,
    );
    expect(count).toBe(0);
  });
});
