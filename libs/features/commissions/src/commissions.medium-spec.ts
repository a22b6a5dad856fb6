import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { WorkingDays } from '@haojiao/features/working-days';
import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import type { Clock } from '@haojiao/kernel';
import { CommissionFacts } from './commission-facts';
import { CommissionNotices } from './commission-notices';
import { RemindOfCommissions } from './remind-of-commissions.sweep';

const url = '/api/v1/commissions';

describe('commissions', () => {
  let api: TestApi;
  let now = new Date('2026-09-21T02:00:00Z').getTime(); // a Monday, 10:00 in Shanghai
  const units: Record<string, string> = {};
  let chief: ApiCaller;
  let editor: ApiCaller;
  let east: ApiCaller;
  let west: ApiCaller;
  let eastEditor: ApiCaller;
  let beside: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => new Date(now);
    units.city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    units.east = (await api.aUnit({ name: '东区总工会', code: 'east', parentId: units.city })).id;
    units.west = (await api.aUnit({ name: '西区总工会', code: 'west', parentId: units.city })).id;
    units.mill = (await api.aUnit({ name: '钢厂工会', code: 'mill', parentId: units.east })).id;
    units.beside = (await api.aUnit({ name: '邻市总工会', code: 'beside' })).id;
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: units.city });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: units.city });
    await api.aUser({ username: 'east', roles: ['correspondent'], organizationId: units.east });
    await api.aUser({ username: 'east-2', roles: ['correspondent'], organizationId: units.east });
    await api.aUser({ username: 'east-editor', roles: ['editor'], organizationId: units.east });
    await api.aUser({ username: 'west', roles: ['correspondent'], organizationId: units.west });
    await api.aUser({ username: 'mill', roles: ['correspondent'], organizationId: units.mill });
    await api.aUser({
      username: 'beside',
      roles: ['chief_editor', 'correspondent'],
      organizationId: units.beside,
    });
    [chief, editor, east, west] = [
      await api.as('chief'),
      await api.as('editor'),
      await api.as('east'),
      await api.as('west'),
    ];
    [eastEditor, beside] = [await api.as('east-editor'), await api.as('beside')];
  });
  beforeEach(() => to('2026-09-21T10:00+08:00'));
  afterAll(() => api.close());

  const to = (time: string) => {
    now = new Date(time).getTime();
  };
  const bodyOf = (wish: object = {}) => ({
    organizationId: units.city,
    title: '国庆值守劳模事迹',
    brief: '每篇 800 字左右。',
    dueOn: '2026-09-30',
    addressees: { organizationIds: [units.east, units.west] },
    ...wish,
  });
  const draft = (wish: object = {}, caller = chief): Promise<ApiAnswer> => caller.post(url, bodyOf(wish));
  const issued = async (wish: object = {}): Promise<string> => {
    const { body } = await draft(wish);
    const answer = await chief.post(`${url}/${body.id}/issue`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return body.id;
  };
  const send = (caller: ApiCaller, unit: string, commissionId: string, wish: object = {}) =>
    caller.post('/api/v1/submissions', {
      organizationId: unit,
      category: 'news',
      title: '值守在一线',
      bodyHtml: '<p>他们在岗。</p>',
      assetIds: [],
      contributors: [{ name: '张三' }],
      commissionId,
      ...wish,
    });
  const board = async (id: string, caller = chief) => {
    const { body } = await caller.get(`${url}/${id}`);
    return Object.fromEntries(
      body.addressees.map((row: { organizationId: string }) => [
        Object.keys(units).find((name) => units[name] === row.organizationId),
        row,
      ]),
    );
  };
  const told = async (id: string, kind: string): Promise<string[]> => {
    const rows: { username: string }[] = await api.dataSource.query(
      `SELECT u.username FROM notices n JOIN users u ON u.id = n.user_id
       WHERE n.object_id = $1 AND n.kind = $2 ORDER BY u.username, n.id`,
      [id, `commission.${kind}`],
    );
    return rows.map(({ username }) => username);
  };

  it('are drafts of the asking unit, until they are issued to units that are settled then', async () => {
    const made = await draft({ addressees: { reach: 'directly_below' } });
    expect([made.status, made.etag, made.body.state]).toEqual([201, '"1"', 'draft']);
    expect(made.body).toMatchObject({
      dueOn: '2026-09-30',
      dueAt: '2026-09-30T15:59:59.999Z',
      addressees: [],
    });
    const { id } = made.body;
    expect((await east.get(`${url}/${id}`)).status).toBe(404);
    expect((await editor.get(`${url}/${id}`)).status).toBe(200);
    const out = await chief.post(`${url}/${id}/issue`);
    expect(
      out.body.addressees.map(({ organizationId }: { organizationId: string }) => organizationId).sort(),
    ).toEqual([units.east, units.west].sort());
    expect(out.body.versions).toHaveLength(1);
    expect((await chief.post(`${url}/${id}/issue`)).body.code).toBe('commission_state_forbids');
    const late = await api.aUnit({ code: 'late', parentId: units.city });
    expect((await chief.get(`${url}/${id}`)).body.counts.addressees).toBe(2);
    await expect(
      api.dataSource.query(`UPDATE commission_addressees SET organization_id = $1 WHERE commission_id = $2`, [
        late.id,
        id,
      ]),
    ).rejects.toThrow('never changes');
    await expect(
      api.dataSource.query('DELETE FROM commission_versions WHERE commission_id = $1', [id]),
    ).rejects.toThrow('append-only');
  });

  it('go to everything below of one tier, or below as a whole', async () => {
    await api.dataSource.query(`UPDATE organizations SET tier = 'enterprise' WHERE id = $1`, [units.mill]);
    const tier = await issued({ addressees: { tier: 'enterprise' } });
    expect(Object.keys(await board(tier))).toEqual(['mill']);
    const all = await issued({ addressees: { reach: 'all_below' } });
    expect(Object.keys(await board(all))).toEqual(expect.arrayContaining(['east', 'west', 'mill']));
  });

  it('name every fault of their input', async () => {
    const faults = async (wish: object) =>
      (await draft(wish)).body.errors.map(
        ({ path, code }: { path: string; code: string }) => `${path} ${code}`,
      );
    expect(await faults({ title: '   ', dueOn: undefined })).toEqual([
      'title not_empty',
      'dueOn one_due_time',
    ]);
    expect(await faults({ dueOn: '2026-09-20' })).toEqual(['dueOn in_the_past']);
    expect(await faults({ dueAt: '2026-09-30T10:00:00+08:00' })).toEqual(['dueOn one_due_time']);
    expect(await faults({ addressees: {} })).toEqual(['addressees no_units']);
    expect((await draft({ state: 'issued' })).status).toBe(400); // S20
    const { body } = await draft({ addressees: { organizationIds: [units.east, units.beside, units.city] } });
    const answer = await chief.post(`${url}/${body.id}/issue`);
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'addressees.organizationIds.1',
      'addressees.organizationIds.2',
    ]);
  });

  it('are told to those who send and read reports in the addressed units, and to nobody else', async () => {
    const id = await issued();
    expect(await told(id, 'issued')).toEqual(['east', 'east-2', 'east-editor', 'west']);
    const list = await eastEditor.get('/api/v1/notices?limit=100');
    expect(list.text).toContain(id);
    expect((await beside.get('/api/v1/notices?limit=100')).text).not.toContain(id);
  });

  it('S15 are seen by the branch of the asking unit and the addressed units alone', async () => {
    const id = await issued();
    expect((await beside.get(`${url}/${id}`)).status).toBe(404);
    expect((await (await api.as('mill')).get(`${url}/${id}`)).status).toBe(404);
    for (const answer of [
      await beside.post(`${url}/${id}/close`),
      await beside.post(`${url}/${id}/cancel`, { reason: '不要了' }),
      await beside.patch(`${url}/${id}`, { title: '改题' }, '*'),
      await beside.post(`${url}/${id}/addressees/${units.east}/excuse`, { reason: '不要了' }),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'commission_not_found']);
    expect((await eastEditor.post(`${url}/${id}/close`)).status).toBe(403);
    expect((await beside.get(url)).body.items).toEqual([]);
    const mine = (await east.get(`${url}?mine=true&limit=100`)).body.items;
    expect(mine.map((item: { id: string }) => item.id)).toContain(id);
    expect((await chief.get(`${url}?mine=true`)).body.items).toEqual([]);
    expect(Object.keys(await board(id, east))).toEqual(['east']);
    expect((await east.get(`${url}/${id}`)).body.wanted).toBeNull();
  });

  it('S18 excuse no unit that was not asked', async () => {
    const id = await issued();
    const answer = await chief.post(`${url}/${id}/addressees/${units.mill}/excuse`, { reason: '无此工作' });
    expect([answer.status, answer.body.code]).toEqual([404, 'addressee_not_found']);
  });

  it('are answered by reports, each unit by its own', async () => {
    const id = await issued();
    const sent = await send(east, units.east!, id);
    expect([sent.status, sent.text]).toEqual([201, expect.any(String)]);
    const rows = await board(id);
    expect(rows.east).toMatchObject({
      state: 'sent',
      missing: 0,
      reports: [{ submissionId: sent.body.id, number: sent.body.number, lateDays: null }],
    });
    expect(rows.west).toMatchObject({ state: 'not_yet', missing: 1, isOverdue: false, reports: [] });
    expect((await board(id, await api.as('east-2'))).east).toMatchObject({
      state: 'sent',
      reportCount: 1,
      reports: [],
    });
    await editor.post(`/api/v1/submissions/${sent.body.id}/accept`, {});
    expect((await board(id)).east.state).toBe('accepted');
    const open: { n: number }[] = await api.dataSource.query(
      `SELECT count(*)::int AS n FROM notices WHERE object_id = $1 AND organization_id = $2 AND resolved_at IS NULL`,
      [id, units.east],
    );
    expect(open).toEqual([{ n: 0 }]);
  });

  it('refuse reports of units that were not asked, and none is taken after the end', async () => {
    const id = await issued();
    const faultOf = (answer: ApiAnswer) => [answer.status, answer.body.errors?.[0]?.code];
    expect(faultOf(await send(await api.as('mill'), units.mill!, id))).toEqual([400, 'commission_unknown']);
    const { body } = await draft();
    expect(faultOf(await send(east, units.east!, body.id))).toEqual([400, 'commission_unknown']);
    await chief.post(`${url}/${id}/close`);
    expect(faultOf(await send(east, units.east!, id))).toEqual([400, 'commission_closed']);
    const other = await issued();
    await chief.post(`${url}/${other}/cancel`, { reason: '活动取消' });
    expect(faultOf(await send(east, units.east!, other))).toEqual([400, 'commission_cancelled']);
    // Nor by the other door: a report that is at the desk already.
    const plain = await send(east, units.east!, id, { commissionId: null });
    const late = await east.patch(`/api/v1/submissions/${plain.body.id}`, { commissionId: other }, '*');
    expect(faultOf(late)).toEqual([400, 'commission_cancelled']);
    expect(await told(other, 'cancelled')).toEqual(['east', 'east-2', 'east-editor', 'west']);
  });

  it('mark what comes after the date as late', async () => {
    const id = await issued();
    to('2026-10-02T08:00+08:00');
    const sent = await send(east, units.east!, id);
    expect(sent.status).toBe(201);
    const { east: row } = await board(id);
    expect(row.reports).toMatchObject([{ lateDays: 2 }]);
    expect((await chief.get(`${url}?overdue=true`)).text).toContain(id);
    expect((await east.get(`${url}?overdue=true`)).text).not.toContain(id);
    expect((await west.get(`${url}?overdue=true`)).text).toContain(id);
  });

  it('change where everybody sees it, and are due later or not at all', async () => {
    const id = await issued();
    const { etag } = await chief.get(`${url}/${id}`);
    expect((await chief.patch(`${url}/${id}`, { dueOn: '2026-10-08' }, '"99"')).status).toBe(412);
    const earlier = await chief.patch(`${url}/${id}`, { dueOn: '2026-09-25' }, etag);
    expect(earlier.body.errors[0].code).toBe('due_date_earlier');
    const frozen = await chief.patch(`${url}/${id}`, { addressees: { reach: 'all_below' } }, etag);
    expect(frozen.body.errors[0].code).toBe('addressees_frozen');
    const later = await chief.patch(`${url}/${id}`, { dueOn: '2026-10-08', note: '遇长假顺延' }, etag);
    expect(later.status).toBe(200);
    const seen = (await east.get(`${url}/${id}`)).body;
    expect(
      seen.versions.map(({ dueAt, note }: { dueAt: string; note: string }) => [dueAt.slice(0, 10), note]),
    ).toEqual([
      ['2026-09-30', null],
      ['2026-10-08', '遇长假顺延'],
    ]);
    expect(await told(id, 'changed')).toEqual(['east', 'east-2', 'east-editor', 'west']);
  });

  it('excuse a unit with a reason, which it reads', async () => {
    const id = await issued();
    const address = `${url}/${id}/addressees/${units.west}`;
    expect((await chief.post(`${address}/excuse`, { reason: '无相关工作' })).status).toBe(200);
    expect((await board(id, west)).west).toMatchObject({
      state: 'excused',
      missing: 0,
      excuseReason: '无相关工作',
    });
    expect((await chief.post(`${address}/excuse`, { reason: '无相关工作' })).body.code).toBe(
      'already_excused',
    );
    expect(await told(id, 'excused')).toEqual(['west']);
    expect((await chief.post(`${address}/revoke-excuse`)).status).toBe(200);
    expect((await board(id)).west.state).toBe('not_yet');
  });

  it('remind once before the date and once after it, also with two workers and after a lost one', async () => {
    const id = await issued();
    await send(east, units.east!, id);
    const service = <T>(type: new (...args: never[]) => T) => api.app.get<T>(type, { strict: false });
    const sweep = () =>
      new RemindOfCommissions(
        service(Database),
        service(CommissionNotices),
        service(WorkingDays),
        api.app.get(CLOCK, { strict: false }),
      );
    const run = async () => void (await Promise.all([sweep().run(), sweep().run()]));
    await run();
    expect(await told(id, 'due_soon')).toEqual([]);
    to('2026-09-29T09:00+08:00');
    await run();
    await run();
    expect(await told(id, 'due_soon')).toEqual(['west']);
    // A worker that dies before the end leaves nothing behind: the next one tells it.
    to('2026-10-01T09:00+08:00');
    const dying = Object.assign(Object.create(service(CommissionNotices)) as CommissionNotices, {
      tellIssuer: () => Promise.reject(new Error('killed')),
    });
    const killed = new RemindOfCommissions(
      service(Database),
      dying,
      service(WorkingDays),
      api.app.get(CLOCK, { strict: false }),
    );
    await expect(killed.run()).rejects.toThrow('killed');
    expect(await told(id, 'overdue')).toEqual([]);
    await run();
    await run();
    expect(await told(id, 'overdue')).toEqual(['west']);
    expect(await told(id, 'unanswered')).toEqual(['chief', 'editor']);
    expect((await board(id)).west.isOverdue).toBe(true);
    const { etag } = await chief.get(`${url}/${id}`);
    await chief.patch(`${url}/${id}`, { dueOn: '2026-10-03' }, etag);
    to('2026-10-04T09:00+08:00');
    await run();
    expect(await told(id, 'overdue')).toEqual(['west', 'west']);
  });

  it('are facts for scoring: missed by the end of the period, or late', async () => {
    await api.dataSource
      .query(`UPDATE commissions SET state = 'cancelled', ended_at = now(), end_reason = '清场'
                                WHERE state IN ('draft', 'issued', 'closed')`);
    const id = await issued({ addressees: { organizationIds: [units.east, units.west, units.mill] } });
    await chief.post(`${url}/${id}/addressees/${units.mill}/excuse`, { reason: '无相关工作' });
    to('2026-10-02T08:00+08:00');
    await send(east, units.east!, id);
    const facts = api.app.get(CommissionFacts, { strict: false });
    const period = { issuerIds: [units.city!], from: '2026-09-01', to: '2026-09-30' };
    const missed = async (sentBefore: string) =>
      (await facts.missed({ ...period, sentBefore: new Date(sentBefore) })).map(
        ({ organizationId, missing }) => [organizationId, missing],
      );
    expect(await missed('2026-10-05T00:00+08:00')).toEqual([[units.west, 1]]);
    expect((await missed('2026-10-01T00:00+08:00')).map(([unit]) => unit).sort()).toEqual(
      [units.east, units.west].sort(),
    );
    expect(await facts.late({ ...period, sentBefore: new Date('2026-10-05T00:00+08:00') })).toMatchObject([
      { commissionId: id, organizationId: units.east, dueOn: '2026-09-30' },
    ]);
    expect(
      await facts.missed({ ...period, from: '2026-10-01', to: '2026-10-31', sentBefore: new Date() }),
    ).toEqual([]);
  });

  it('S13 are listed in one shape, page by page', async () => {
    for (const query of [
      "state=issued' OR 1=1",
      'mine=1',
      'cursor=WyIxIl0',
      'sort=title',
      'organizationId=1',
    ])
      expect([query, (await chief.get(`${url}?${query}`)).status]).toEqual([query, 400]);
    const first = (await chief.get(`${url}?limit=2`)).body;
    const next = (await chief.get(`${url}?limit=2&cursor=${first.nextCursor}`)).body;
    const ids = [...first.items, ...next.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids).toEqual([...ids].sort().reverse());
  });

  it('S24 keep script in words as words', async () => {
    const id = await issued({
      title: '<script>alert(1)</script>值守',
      brief: '<img src=x onerror=alert(1)>',
    });
    const { body } = await east.get(`${url}/${id}`);
    expect(body.title).toBe('<script>alert(1)</script>值守');
    expect(body.brief).toBe('<img src=x onerror=alert(1)>');
  });
});
