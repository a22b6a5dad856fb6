import { randomUUID } from 'node:crypto';
import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import type { OrganizationEntity, Role } from '@haojiao/features/organizations';
import type { NewNotice, Notices } from './notices';

describe('a notice', () => {
  let api: TestApi;
  let notices: Notices;
  let unit: OrganizationEntity;
  let below: OrganizationEntity;

  beforeAll(async () => {
    api = await startTestApi();
    // By the same module as the api's own, which is loaded late.
    notices = api.app.get((await import('./notices')).Notices, { strict: false });
    unit = await api.aUnit({ code: 'city' });
    below = await api.aUnit({ code: 'district', parentId: unit.id });
    const people: [string, Role[], string, boolean][] = [
      ['above', ['administrator'], unit.id, true],
      ['single', ['administrator'], unit.id, false],
      ['here', ['administrator'], below.id, true],
      ['writer', ['author'], below.id, true],
      ['sender', ['correspondent'], below.id, true],
    ];
    for (const [username, roles, organizationId, inherit] of people)
      await api.aUser({ username, roles, organizationId, inherit });
  });
  beforeEach(() => api.dataSource.query('TRUNCATE notices CASCADE'));
  afterAll(() => api.close());

  const raise = (wish: Partial<NewNotice> = {}): Promise<boolean> =>
    api.dataSource.transaction((manager) =>
      notices.raise(manager, {
        organizationId: below.id,
        action: 'channel_account.manage',
        kind: 'channel_account.grant_ending',
        severity: 'warning',
        title: { zh: '授权即将到期', en: 'A grant ends soon' },
        body: { zh: '请重新授权。', en: 'Authorise again.' },
        objectType: 'channel_account',
        objectId: 'an-account',
        dedupeKey: randomUUID(),
        ...wish,
      }),
    );
  const listOf = async (username: string, query = '') =>
    (await (await api.as(username)).get(`/api/v1/notices${query}`)).body.items as Record<string, unknown>[];

  it('is told to those who may act on it, from the unit’s own to those above, and to nobody else', async () => {
    await raise();
    const told: Record<string, number> = {};
    for (const name of ['above', 'here', 'single', 'writer', 'sender', 'admin'])
      told[name] = (await listOf(name)).length;
    expect(told).toEqual({ above: 1, here: 1, single: 0, writer: 0, sender: 0, admin: 1 });
    expect((await api.anonymous.get('/api/v1/notices')).status).toBe(401);
  });

  it('for one person is told to that person alone, and only while they may act on it', async () => {
    const [{ id }] = await api.dataSource.query(`SELECT id FROM users WHERE username = 'writer'`);
    await raise({ userId: id, action: 'publication.manage' });
    await raise({ userId: id, action: 'channel_account.manage' });
    expect(await listOf('writer')).toHaveLength(1);
    expect(await listOf('here')).toHaveLength(0);
  });

  it('is told once, however often the same fact is found', async () => {
    expect(await raise({ dedupeKey: 'once' })).toBe(true);
    expect(await raise({ dedupeKey: 'once' })).toBe(false);
    expect(await listOf('here')).toHaveLength(1);
  });

  it('is read by each person for themselves, and a second time changes nothing', async () => {
    await raise();
    const [notice] = await listOf('here');
    expect(notice).toMatchObject({
      title: '授权即将到期',
      severity: 'warning',
      object: { type: 'channel_account', id: 'an-account' },
      readAt: null,
    });
    const here = await api.as('here');
    const first = await here.post(`/api/v1/notices/${notice!.id as string}/read`);
    expect(first.body.readAt).not.toBeNull();
    expect((await here.post(`/api/v1/notices/${notice!.id as string}/read`)).body).toEqual(first.body);
    expect(await listOf('here', '?unread=true')).toHaveLength(0);
    expect(await listOf('here')).toHaveLength(1);
    expect(await listOf('above', '?unread=true')).toHaveLength(1);
  });

  it('can not be read by who may not see it', async () => {
    await raise();
    const [notice] = await listOf('here');
    const answer = await (await api.as('writer')).post(`/api/v1/notices/${notice!.id as string}/read`);
    expect([answer.status, answer.body.code]).toEqual([404, 'notice_not_found']);
    expect(await api.dataSource.query('SELECT * FROM notice_reads')).toEqual([]);
  });

  it('is read together with all others of the person’s', async () => {
    for (const title of ['一', '二', '三']) await raise({ title: { zh: title, en: title } });
    await raise({ organizationId: unit.id });
    const here = await api.as('here');
    expect((await here.post('/api/v1/notices/read-all')).body).toEqual({ read: 3 });
    expect((await here.post('/api/v1/notices/read-all')).body).toEqual({ read: 0 });
    expect(await listOf('above', '?unread=true')).toHaveLength(4);
  });

  it('leaves the unread ones when what it warned of is over', async () => {
    await raise();
    await raise({ kind: 'channel_account.stale' });
    await api.dataSource.transaction((manager) =>
      notices.resolve(manager, { type: 'channel_account', id: 'an-account' }, [
        'channel_account.grant_ending',
      ]),
    );
    expect((await listOf('here', '?unread=true')).map(({ kind }) => kind)).toEqual(['channel_account.stale']);
    expect(await listOf('here')).toHaveLength(2);
  });

  it('is listed newest first, page by page, in the caller’s language', async () => {
    for (const title of ['1', '2', '3']) await raise({ title: { zh: title, en: `en ${title}` } });
    const here = await api.as('here');
    const { body: page } = await here.get('/api/v1/notices?limit=2', { 'accept-language': 'en' });
    expect(page.items.map(({ title }: { title: string }) => title)).toEqual(['en 3', 'en 2']);
    const { body: rest } = await here.get(`/api/v1/notices?limit=2&cursor=${page.nextCursor}`);
    expect(rest).toMatchObject({ items: [{ title: '1' }], nextCursor: null });
    expect((await here.get('/api/v1/notices?unread=maybe')).status).toBe(400);
  });
});
