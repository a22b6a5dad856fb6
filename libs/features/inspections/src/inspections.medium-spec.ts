import { DAY_MS, HOUR_MS, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { aDeliveredItem, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import type { WatchInspections } from './jobs/watch-inspections.sweep';

/** Noon in Beijing: no day begins or ends near it. */
const NOON = new Date('2026-11-20T12:00:00+08:00').getTime();

interface Item {
  kind: string;
  subjectId: string;
  name: string;
  rule: string;
  state: string;
  judged: string;
  since: string | null;
  days: number | null;
  count: number | null;
  updateSource: string | null;
  exemption: { reason: string } | null;
}

describe('the inspection board', () => {
  let api: TestApi;
  let now = NOON;
  let sweep: WatchInspections;
  let city: string;
  let chief: ApiCaller;
  let author: ApiCaller;
  let stranger: ApiCaller;
  let serial = 0;

  beforeAll(async () => {
    api = await startTestApi();
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => new Date(now);
    const jobs = await import('./jobs/watch-inspections.sweep');
    sweep = api.app.get(jobs.WatchInspections, { strict: false });
    city = (await api.aUnit({ name: '某市总工会', code: 'inspected' })).id;
    const other = (await api.aUnit({ code: 'other' })).id;
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: city });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: city });
    await api.aUser({ username: 'stranger', roles: ['chief_editor'], organizationId: other });
    [chief, author, stranger] = (await Promise.all(
      ['chief', 'author', 'stranger'].map((name) => api.as(name)),
    )) as [ApiCaller, ApiCaller, ApiCaller];
  });
  beforeEach(() => {
    now = NOON;
  });
  afterAll(() => api.close());

  const ago = (days: number) => new Date(NOON - days * DAY_MS);
  const aUnit = async (wish: object = {}) => {
    serial += 1;
    const { id } = await api.aUnit({ code: `u-${serial}`, name: `单位${serial}`, parentId: city });
    await api.dataSource.query('UPDATE organizations SET created_at = $2 WHERE id = $1', [id, ago(100)]);
    if (Object.keys(wish).length > 0) {
      const admin = await api.as('admin');
      const { headers } = await admin.get(`/api/v1/organizations/${id}`);
      const changed = await admin.send('PATCH', `/api/v1/organizations/${id}`, wish, {
        'if-match': String(headers.etag),
      });
      expect(changed.status).toBe(200);
    }
    return id;
  };
  const anAccount = async (unit: string, madeDaysAgo = 100, state = 'connected') => {
    const id = newId();
    await api.dataSource.query(
      `INSERT INTO channel_accounts (id, organization_id, platform, name, mode, state, sealed_credentials, settings, version,
         created_at) VALUES ($1, $2, 'weibo', $3, 'hand_off', $4, 'x', '{}', 1, $5)`,
      [id, unit, `微博 ${id.slice(-4)}`, state, ago(madeDaysAgo)],
    );
    return id;
  };
  const aPost = (account: string, at: Date) =>
    api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `INSERT INTO publications (id, content_id, organization_id, channel_account_id, platform, mode, state, scheduled_at,
           lateness_rule, options, next_run_at, published_at, created_by, version)
         SELECT $1, $1, organization_id, id, platform, 'hand_off', 'published', $3, 'send', '{}', $3, $3, $1, 1
         FROM channel_accounts WHERE id = $2`,
        [newId(), account, at],
      );
    });
  const siteOf = async (unit: string): Promise<string> => {
    const [site] = await api.dataSource.query<{ id: string }[]>(
      `SELECT id FROM channel_accounts WHERE organization_id = $1 AND platform = 'site'`,
      [unit],
    );
    return site!.id;
  };
  const aColumn = async (
    unit: string,
    lastDaysAgo: number | null,
    madeDaysAgo = 100,
    parent: string | null = null,
  ) => {
    const id = newId();
    await api.dataSource.query(
      `INSERT INTO columns (id, organization_id, parent_id, name, code, version, created_at) VALUES ($1, $2, $3, $4, $5, 1, $6)`,
      [id, unit, parent, `栏目 ${id.slice(-4)}`, `c-${id.slice(-12)}`, ago(madeDaysAgo)],
    );
    if (lastDaysAgo !== null) await anItem(unit, id, lastDaysAgo);
    return id;
  };
  const anItem = (unit: string, column: string, daysAgo: number) =>
    aDeliveredItem(api.dataSource, 'http://localhost', {
      ...{ organizationId: unit, slug: `s-${newId()}`, publishedAt: ago(daysAgo) },
      column: { id: column, code: `c-${column.slice(-12)}`, name: '栏目' },
    });
  const board = async (unit: string, query = '', by = chief): Promise<Item[]> => {
    const { status, body } = await by.get(
      `/api/v1/inspections/board?organizationId=${unit}&limit=100${query}`,
    );
    expect(status).toBe(200);
    return body.items;
  };
  const of = (items: Item[], subjectId: string, rule?: string) =>
    items.find((item) => item.subjectId === subjectId && (!rule || item.rule === rule));

  it('tells of each account how many days it was not updated, since when, and by what', async () => {
    const unit = await aUnit();
    const [fresh, near, over, never, retired] = [
      await anAccount(unit),
      await anAccount(unit),
      await anAccount(unit),
      await anAccount(unit, 3),
      await anAccount(unit, 100, 'disabled'),
    ];
    await aPost(fresh, ago(2));
    await aPost(near, ago(30));
    await aPost(near, ago(10));
    await aPost(over, ago(14));
    const { body } = await chief.get(`/api/v1/inspections/board?organizationId=${unit}`);
    expect(of(body.items, fresh)).toMatchObject({ state: 'ok', days: 2, updateSource: 'published' });
    expect(of(body.items, near)).toMatchObject({
      state: 'warn',
      days: 10,
      since: '2026-11-19T16:00:00.000Z',
    });
    expect(of(body.items, over)).toMatchObject({
      ...{ state: 'stale', days: 14, rule: 'account_stale', staleAfterDays: 14, warnAfterDays: 10 },
      since: '2026-11-19T16:00:00.000Z',
      source: expect.stringContaining('国办秘函〔2019〕19号'),
    });
    expect(of(body.items, never)).toMatchObject({ state: 'ok', days: 3, lastUpdateAt: null });
    expect(of(body.items, retired)).toBeUndefined();
    expect(body.counts.account).toEqual({ stale: 1, warn: 1, unknown: 0, exempt: 0, ok: 2 });
    expect(body.items[0].subjectId).toBe(over);
    expect(body.notKnown[0].rule).toBe('unanswered_questions');
  });

  it('counts days by the calendar of the unit, and by the limits that it has set', async () => {
    const [here, west] = [
      await aUnit({ staleAfterDays: 8, warnAfterDays: 6 }),
      await aUnit({ timeZone: 'Asia/Urumqi' }),
    ];
    now = new Date('2026-11-20T01:00:00+08:00').getTime();
    for (const [unit, days, state] of [
      [here, 10, 'stale'],
      [west, 9, 'ok'],
    ] as const) {
      const account = await anAccount(unit);
      await aPost(account, new Date('2026-11-10T20:00:00+08:00'));
      expect(of(await board(unit), account)).toMatchObject({ days, state });
    }
  });

  it('takes updates that people tell, until they are revoked', async () => {
    const unit = await aUnit();
    const account = await anAccount(unit);
    const told = await author.post('/api/v1/inspection-updates', {
      ...{ channelAccountId: account, occurredAt: ago(1).toISOString(), note: '手机发布' },
    });
    expect(told.status).toBe(201);
    expect(of(await board(unit), account)).toMatchObject({ state: 'ok', days: 1, updateSource: 'typed' });
    expect((await author.send('DELETE', `/api/v1/inspection-updates/${told.body.id}`)).status).toBe(204);
    expect(of(await board(unit), account)).toMatchObject({ state: 'stale', days: 100 });
    const later = { channelAccountId: account, occurredAt: new Date(NOON + HOUR_MS).toISOString() };
    expect((await author.post('/api/v1/inspection-updates', later)).status).toBe(400);
    const both = { channelAccountId: account, organizationId: unit, occurredAt: ago(1).toISOString() };
    expect((await author.post('/api/v1/inspection-updates', both)).body.errors[0].code).toBe('one_subject');
  });

  it('holds columns to what they are: news, policy, or something that lasts', async () => {
    const unit = await aUnit();
    const [news, policy, lasting] = [
      await aColumn(unit, 20),
      await aColumn(unit, 160),
      await aColumn(unit, 2_000),
    ];
    const set = (id: string, body: object, headers = {}) =>
      chief.send('PUT', `/api/v1/columns/${id}/inspection-rule`, body, headers);
    const first = await set(policy, { kind: 'policy' });
    expect(first.status).toBe(200);
    expect((await set(lasting, { kind: 'lasting' })).status).toBe(200);
    const items = await board(unit);
    expect(of(items, news)).toMatchObject({ rule: 'column_stale', state: 'stale', days: 20 });
    expect(of(items, policy)).toMatchObject({
      state: 'warn',
      days: 160,
      staleAfterDays: 183,
      warnAfterDays: 153,
    });
    expect(of(items, lasting)).toMatchObject({ state: 'ok', days: null });
    expect((await set(policy, { kind: 'news' })).status).toBe(428);
    const own = { kind: 'policy', staleAfterDays: 90, warnAfterDays: 60 };
    expect((await set(policy, own, { 'if-match': first.headers.etag! })).status).toBe(200);
    expect(of(await board(unit), policy)).toMatchObject({ state: 'stale' });
    const turned = await set(news, { kind: 'news', staleAfterDays: 5, warnAfterDays: 9 });
    expect([turned.status, turned.body.errors[0].code]).toEqual([400, 'warns_too_late']);
  });

  it('finds empty columns; one that shows what its own columns have is none', async () => {
    const unit = await aUnit();
    const [empty, young, parent] = [
      await aColumn(unit, null),
      await aColumn(unit, null, 3),
      await aColumn(unit, null),
    ];
    await aColumn(unit, 5, 100, parent);
    const items = await board(unit);
    expect(of(items, empty)).toMatchObject({ rule: 'column_empty', state: 'stale' });
    expect(of(items, young)).toMatchObject({ rule: 'column_empty', state: 'warn' });
    expect(of(items, parent)).toMatchObject({ rule: 'column_stale', state: 'ok', days: 5 });
  });

  it('breaks the rule of five columns with the fifth, and not with one that is exempt', async () => {
    const unit = await aUnit();
    const columns: string[] = [];
    for (const days of [20, 21, 22, 23]) columns.push(await aColumn(unit, days));
    expect(of(await board(unit), unit, 'stale_columns')).toMatchObject({ state: 'warn', count: 4 });
    columns.push(await aColumn(unit, 15));
    expect(of(await board(unit), unit, 'stale_columns')).toMatchObject({
      ...{ state: 'stale', count: 5, since: '2026-11-18T16:00:00.000Z' },
    });
    const exempted = await chief.post('/api/v1/inspection-exemptions', {
      ...{ columnId: columns[0], reason: '栏目改版', until: '2026-12-31' },
    });
    expect(exempted.status).toBe(201);
    const items = await board(unit);
    expect(of(items, columns[0]!)).toMatchObject({
      ...{ state: 'exempt', judged: 'stale', exemption: { reason: '栏目改版', until: '2026-12-31' } },
    });
    expect(of(items, unit, 'stale_columns')).toMatchObject({ state: 'warn', count: 4 });
  });

  it('exempts until the last day, or until it is ended', async () => {
    const unit = await aUnit();
    const account = await anAccount(unit);
    const until = (day: string) =>
      chief.post('/api/v1/inspection-exemptions', {
        channelAccountId: account,
        reason: '暂停运营',
        until: day,
      });
    expect((await until('2026-11-19')).body.errors[0].code).toBe('until_out_of_reach');
    const { id } = (await until('2026-11-21')).body;
    expect(of(await board(unit), account)).toMatchObject({ state: 'exempt' });
    now = new Date('2026-11-21T23:59:00+08:00').getTime();
    expect(of(await board(unit), account)).toMatchObject({ state: 'exempt' });
    now = new Date('2026-11-22T00:01:00+08:00').getTime();
    expect(of(await board(unit), account)).toMatchObject({ state: 'stale' });
    now = NOON;
    expect((await chief.send('DELETE', `/api/v1/inspection-exemptions/${id}`)).status).toBe(204);
    expect(of(await board(unit), account)).toMatchObject({ state: 'stale' });
    const again = await chief.send('DELETE', `/api/v1/inspection-exemptions/${id}`);
    expect([again.status, again.body.code]).toEqual([409, 'inspection_exemption_ended']);
    const change = `UPDATE inspection_exemptions SET reason = 'x' WHERE id = '${id}'`;
    await expect(api.dataSource.query(change)).rejects.toThrow('append-only');
  });

  it('judges the site: its home page, its footer, and links where somebody looked', async () => {
    const unit = await aUnit();
    expect(await board(unit, '&kind=site')).toEqual([]);
    await aPost(await siteOf(unit), ago(12));
    const items = await board(unit, '&kind=site');
    expect(of(items, unit, 'home_stale')).toMatchObject({ state: 'warn', days: 12 });
    expect(of(items, unit, 'footer_numbers')).toMatchObject({ state: 'stale', count: 2 });
    expect(of(items, unit, 'broken_links')).toMatchObject({ state: 'unknown', count: null });
    expect(of(items, unit, 'missing_times')).toMatchObject({ state: 'ok', count: 0 });
    await api.dataSource.query(`UPDATE organizations SET icp_number = '某ICP备1号' WHERE id = $1`, [city]);
    const numbers = { psbNumber: '浙公网安备33010002000001号' };
    const path = `/api/v1/organizations/${unit}/site`;
    expect((await chief.send('PUT', path, numbers, { 'if-match': '*' })).status).toBeLessThan(300);
    expect(of(await board(unit), unit, 'footer_numbers')).toMatchObject({ state: 'ok', count: 0 });
    await api.dataSource.query('UPDATE organizations SET icp_number = NULL WHERE id = $1', [city]);
  });

  const look = (content: string, verdicts: string[], days: number) =>
    api.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(
        `INSERT INTO link_checks (id, content_id, revision_id, requested_by, state, links, left_out, attempts, created_at,
           finished_at)
         SELECT $1, $2, revision_id, $1, 'done', $3, 0, 1, $4, $4 FROM delivery_documents WHERE content_id = $2`,
        [newId(), content, JSON.stringify(verdicts.map((verdict) => ({ outcome: { verdict } }))), ago(days)],
      );
    });

  it('knows broken links of what is live by the last look at it', async () => {
    const unit = await aUnit();
    await aPost(await siteOf(unit), ago(1));
    const content = await anItem(unit, await aColumn(unit, 1), 1);
    await look(content, ['ok', 'broken', 'soft'], 2);
    expect(of(await board(unit), unit, 'broken_links')).toMatchObject({ state: 'stale', count: 2 });
    await look(content, ['ok', 'moved'], 1);
    expect(of(await board(unit), unit, 'broken_links')).toMatchObject({ state: 'ok', count: 0 });
  });

  it('covers the tree with counts, by pages, and as sheets', async () => {
    const unit = await aUnit();
    const below = await api.aUnit({ code: `below-${serial}`, name: '=下级', parentId: unit });
    for (let each = 0; each < 3; each += 1) await anAccount(unit);
    await anAccount(below.id);
    const whole = await board(unit, '&kind=account');
    expect(whole).toHaveLength(4);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/api/v1/inspections/board?organizationId=${unit}&kind=account&limit=1`;
      const answer = await chief.get(`${path}${cursor ? `&cursor=${cursor}` : ''}`);
      paged.push(...answer.body.items.map((item: Item) => item.subjectId));
      cursor = answer.body.nextCursor;
    } while (cursor);
    expect(paged).toEqual(whole.map(({ subjectId }) => subjectId));
    const csv = await chief.get(`/api/v1/inspections/board.csv?organizationId=${unit}&kind=account`);
    expect(csv.text.split('\r\n')).toHaveLength(1 + 1 + 4 + 1 + 1);
    expect(csv.text).toContain(`'=下级`);
    const xlsx = await chief.get(`/api/v1/inspections/board.xlsx?organizationId=${unit}`);
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
  });

  it('is that of the caller’s own units', async () => {
    const unit = await aUnit();
    const account = await anAccount(unit);
    const foreign = await stranger.get(`/api/v1/inspections/board?organizationId=${unit}`);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'organization_not_found']);
    expect((await stranger.get(`/api/v1/inspections/board.csv?organizationId=${unit}`)).status).toBe(404);
    const exemption = { channelAccountId: account, reason: '不检查', until: '2026-12-01' };
    const strange = await stranger.post('/api/v1/inspection-exemptions', exemption);
    expect([strange.status, strange.body.code]).toEqual([404, 'channel_account_not_found']);
    expect((await author.post('/api/v1/inspection-exemptions', exemption)).status).toBe(403);
    const update = { channelAccountId: account, occurredAt: ago(1).toISOString() };
    expect((await stranger.post('/api/v1/inspection-updates', update)).status).toBe(404);
    const { id } = (await chief.post('/api/v1/inspection-exemptions', exemption)).body;
    expect((await stranger.send('DELETE', `/api/v1/inspection-exemptions/${id}`)).status).toBe(404);
    expect((await stranger.get('/api/v1/inspection-exemptions')).body.items).toEqual([]);
    expect((await stranger.get('/api/v1/inspection-updates')).body.items).toEqual([]);
    const column = await aColumn(unit, 1);
    const rule = await stranger.send('PUT', `/api/v1/columns/${column}/inspection-rule`, { kind: 'policy' });
    expect(rule.status).toBe(404);
  });

  describe('tells those who publish', () => {
    const told = async (unit: string, of = 'inspection.column%'): Promise<string[]> => {
      const rows = await api.dataSource.query<{ kind: string; open: boolean }[]>(
        `SELECT kind, resolved_at IS NULL AS open FROM notices
         WHERE organization_id = $1 AND kind LIKE $2 ORDER BY kind`,
        [unit, of],
      );
      return rows.map(({ kind, open }) => `${kind}${open ? '' : ' over'}`);
    };

    it('once when a column comes near its limit, once when it is over it, and no more when it is well', async () => {
      const unit = await aUnit();
      const column = await aColumn(unit, 11);
      await sweep.run();
      await sweep.run();
      expect(await told(unit)).toEqual(['inspection.column_stale_soon']);
      now = NOON + 3 * DAY_MS;
      await sweep.run();
      now = NOON + 4 * DAY_MS;
      await sweep.run();
      expect(await told(unit)).toEqual(['inspection.column_stale', 'inspection.column_stale_soon over']);
      await anItem(unit, column, -4);
      await sweep.run();
      expect(await told(unit)).toEqual(['inspection.column_stale over', 'inspection.column_stale_soon over']);
    });

    it('no more of an empty column when it is a stale one, and of none when it is gone', async () => {
      const unit = await aUnit();
      const column = await aColumn(unit, null);
      await sweep.run();
      expect(await told(unit)).toEqual(['inspection.column_empty']);
      await anItem(unit, column, 20);
      await sweep.run();
      expect(await told(unit)).toEqual(['inspection.column_empty over', 'inspection.column_stale']);
      await api.dataSource.query('DELETE FROM delivery_documents WHERE column_id = $1', [column]);
      await api.dataSource.query('UPDATE contents SET column_id = NULL WHERE column_id = $1', [column]);
      await api.dataSource.query('DELETE FROM columns WHERE id = $1', [column]);
      await sweep.run();
      expect(await told(unit)).toEqual(['inspection.column_empty over', 'inspection.column_stale over']);
      const alarms = 'SELECT rule FROM inspection_alarms WHERE organization_id = $1';
      expect(await api.dataSource.query(alarms, [unit])).toEqual([]);
    });

    it('once of broken links, however often somebody looks', async () => {
      const unit = await aUnit();
      await aPost(await siteOf(unit), ago(1));
      const content = await anItem(unit, await aColumn(unit, 1), 1);
      await look(content, ['broken'], 1);
      await sweep.run();
      await look(content, ['broken'], 0);
      now = NOON + DAY_MS;
      await sweep.run();
      expect(await told(unit, 'inspection.broken_links%')).toEqual(['inspection.broken_links']);
    });

    it('not of what is exempt, also where the account is announced by itself', async () => {
      const unit = await aUnit();
      const [column, account] = [await aColumn(unit, 30), await anAccount(unit)];
      await api.dataSource.query(
        `INSERT INTO notices (id, organization_id, action, kind, severity, title, body, object_type, object_id, dedupe_key,
           created_at) VALUES ($1, $2, 'publication.manage', 'channel_account.stale', 'urgent', '{}', '{}',
           'channel_account', $3, $4, now())`,
        [newId(), unit, account, `test:${account}`],
      );
      for (const subject of [{ columnId: column }, { channelAccountId: account }])
        await chief.post('/api/v1/inspection-exemptions', {
          ...subject,
          reason: '改版',
          until: '2026-12-31',
        });
      await sweep.run();
      expect(await told(unit)).toEqual([]);
      const [notice] = await api.dataSource.query<{ resolved_at: Date | null }[]>(
        'SELECT resolved_at FROM notices WHERE dedupe_key = $1',
        [`test:${account}`],
      );
      expect(notice!.resolved_at).not.toBeNull();
    });
  });
});
