import { openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';

const url = '/api/v1/unit-subscriptions';

describe('subscriptions between units', () => {
  let desk: PublishingDesk;
  let chief: ApiCaller;
  let east: ApiCaller;
  let beside: ApiCaller;
  let besideChief: ApiCaller;
  const units: Record<string, string> = {};
  const columns: Record<string, string> = {};

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const { api } = desk;
    units.city = desk.unit.id;
    units.east = (await api.aUnit({ name: '东区总工会', code: 'east', parentId: units.city })).id;
    units.beside = (await api.aUnit({ name: '邻市总工会', code: 'beside' })).id;
    await api.aUser({ username: 'east', roles: ['author'], organizationId: units.east });
    await api.aUser({ username: 'beside', roles: ['author'], organizationId: units.beside });
    await api.aUser({ username: 'beside-chief', roles: ['chief_editor'], organizationId: units.beside });
    chief = await api.as('desk-chief');
    [east, beside, besideChief] = [
      await api.as('east'),
      await api.as('beside'),
      await api.as('beside-chief'),
    ];
    for (const code of ['news', 'law']) {
      const { body } = await chief.post('/api/v1/columns', { organizationId: units.city, name: code, code });
      columns[code] = body.id;
    }
  });
  afterAll(() => desk.close());

  const subscribe = (
    caller: ApiCaller,
    subscriber: string,
    source: string,
    wish: object = {},
  ): Promise<ApiAnswer> =>
    caller.post(url, {
      subscriberOrganizationId: units[subscriber],
      sourceOrganizationId: units[source],
      ...wish,
    });
  const offer = (body: object, etag?: string): Promise<ApiAnswer> =>
    chief.send('PUT', `/api/v1/organizations/${units.city}/offer`, body, etag ? { 'if-match': etag } : {});
  const published = async (wish: object = {}): Promise<string> => {
    const id = await desk.anApproved(wish);
    const planned = await desk.plan(id, [await desk.anAccount()]);
    await desk.work(planned.body.items[0].id);
    desk.forward(1_000);
    return id;
  };
  const feed = async (caller: ApiCaller, id: string, query = '') => {
    const { body } = await caller.get(`${url}/${id}/items?limit=100${query}`);
    return body.items.map(({ contentId }: { contentId: string }) => contentId) as string[];
  };

  it('hold at once within a branch, and list what is published, by column and tag', async () => {
    const law = await published({ columnId: columns.law, tags: ['普法'] });
    const news = await published({ columnId: columns.news, tags: ['要闻'] });
    await desk.anApproved({ columnId: columns.law });
    const all = await subscribe(east, 'east', 'city');
    expect([all.status, all.body.state, all.body.sourceName]).toEqual([201, 'active', desk.unit.name]);
    expect(await feed(east, all.body.id)).toEqual([news, law]);
    const byColumn = await subscribe(east, 'east', 'city', { columnId: columns.law });
    expect(await feed(east, byColumn.body.id)).toEqual([law]);
    expect((await subscribe(east, 'east', 'city')).body.code).toBe('already_subscribed');
    const page = (await east.get(`${url}/${all.body.id}/items?limit=1`)).body;
    const next = (await east.get(`${url}/${all.body.id}/items?limit=1&cursor=${page.nextCursor}`)).body;
    expect([page.items[0].contentId, next.items[0].contentId, next.nextCursor]).toEqual([news, law, null]);
    const tagged = await desk.sql<{ id: string }>(
      `UPDATE unit_subscriptions SET tags = '{要闻}' WHERE id = $1 RETURNING id`,
      [all.body.id],
    );
    expect(tagged).toBeDefined();
    expect(await feed(east, all.body.id)).toEqual([news]);
    await desk.sql(`UPDATE unit_subscriptions SET tags = '{}' WHERE id = $1`, [all.body.id]);
  });

  it('across branches need a unit that offers itself, and its word', async () => {
    const unknown = await subscribe(beside, 'beside', 'city');
    expect([unknown.status, unknown.body.errors[0].code]).toEqual([400, 'unit_unknown']);
    expect((await beside.get('/api/v1/unit-offers')).body.items).toEqual([]);
    const foreign = await offer({ isOffered: true, columnIds: [units.city] });
    expect(foreign.body.errors[0].path).toBe('columnIds.0');
    const made = await offer({ isOffered: true, columnIds: [columns.law] });
    expect([made.status, made.body.isOffered]).toEqual([200, true]);
    expect((await offer({ isOffered: false, columnIds: [] })).status).toBe(428);
    expect((await beside.get('/api/v1/unit-offers')).body.items).toEqual([
      {
        organizationId: units.city,
        organizationName: desk.unit.name,
        columns: [{ id: columns.law, name: 'law' }],
      },
    ]);
    expect((await subscribe(beside, 'beside', 'city')).body.errors[0].code).toBe('required');
    const closed = await subscribe(beside, 'beside', 'city', { columnId: columns.news });
    expect(closed.body.errors[0].code).toBe('column_unknown');
    const asked = await subscribe(beside, 'beside', 'city', { columnId: columns.law });
    expect(asked.body.state).toBe('pending');
    const { id } = asked.body;
    expect((await beside.get(`${url}/${id}/items`)).body.code).toBe('subscription_state_forbids');
    expect((await besideChief.post(`${url}/${id}/approve`)).status).toBe(403);
    expect((await chief.get('/api/v1/notices?limit=100')).text).toContain(id);
    expect((await chief.post(`${url}/${id}/approve`)).body.state).toBe('active');
    expect((await chief.post(`${url}/${id}/approve`)).status).toBe(409);
    expect(await feed(beside, id)).toHaveLength(1);
    const { etag } = await chief.get(`/api/v1/organizations/${units.city}/offer`);
    expect((await offer({ isOffered: false, columnIds: [] }, etag)).status).toBe(200);
  });

  it('make a repost, once, that names where it came from', async () => {
    const contentId = await published({ title: '劳动法问答', columnId: columns.law });
    const { body } = await east.get(`${url}?state=active&organizationId=${units.east}`);
    const id = body.items.find((row: { columnId: string }) => row.columnId === columns.law).id;
    const address = `${url}/${id}/items/${contentId}/take`;
    const answers = await Promise.all([1, 2, 3].map(() => east.post(address, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const taken = answers.find(({ status }) => status === 201)!.body;
    expect(taken).toMatchObject({
      organizationId: units.east,
      isRepost: true,
      origin: { contentId, organizationName: desk.unit.name },
      reprint: { sourceTitle: '劳动法问答' },
    });
    const row = (await east.get(`${url}/${id}/items`)).body.items[0];
    expect([row.contentId, row.takenContentId]).toEqual([contentId, taken.id]);
    // S18: an item that this subscription does not bring.
    const other = await published({ columnId: columns.news });
    expect((await east.post(`${url}/${id}/items/${other}/take`, {})).body.code).toBe('content_not_found');
    const draft = await desk.anApproved({ columnId: columns.law });
    expect((await east.post(`${url}/${id}/items/${draft}/take`, {})).body.code).toBe('content_not_found');
  });

  it('from a unit beside still need that unit in the list of sources', async () => {
    const { items } = (await beside.get(`${url}?state=active`)).body;
    const [item] = (await beside.get(`${url}/${items[0].id}/items`)).body.items;
    const taken = (await beside.post(`${url}/${items[0].id}/items/${item.contentId}/take`, {})).body;
    const submit = () => beside.post(`/api/v1/contents/${taken.id}/submit`, {});
    expect((await submit()).body.errors).toMatchObject([{ path: 'source', code: 'reprint_source_unlisted' }]);
    await besideChief.post('/api/v1/reprint-sources', {
      organizationId: units.beside,
      name: desk.unit.name,
      hosts: ['workers.example.cn'],
      kind: 'other',
      validFrom: '2021-01-01',
    });
    expect((await submit()).status).toBe(201);
  });

  it('S15 are seen by both sides alone, and ended by either', async () => {
    const { body } = await subscribe(chief, 'city', 'east');
    const { id } = body;
    for (const answer of [
      await beside.get(`${url}/${id}`),
      await beside.get(`${url}/${id}/items`),
      await beside.post(`${url}/${id}/end`, {}),
      await besideChief.post(`${url}/${id}/approve`),
      await besideChief.post(`${url}/${id}/refuse`, { reason: '不便' }),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'unit_subscription_not_found']);
    expect((await beside.get(`${url}?limit=100`)).text).not.toContain(id);
    expect((await subscribe(beside, 'east', 'city')).status).toBe(404);
    expect((await subscribe(east, 'east', 'city', { state: 'active' })).status).toBe(400); // S20
    expect((await chief.post(`${url}/${id}/end`, { reason: '不再需要' })).body).toMatchObject({
      state: 'ended',
      reason: '不再需要',
    });
    expect((await chief.post(`${url}/${id}/end`, {})).status).toBe(409);
    for (const query of ["state=x' OR 1=1", 'cursor=WyIxIl0', 'sort=id'])
      expect([query, (await east.get(`${url}?${query}`)).status]).toEqual([query, 400]);
  });
});
