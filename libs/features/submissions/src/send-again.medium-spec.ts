import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { ContactPhones } from './contact-phones';
import { SubmissionNews } from './submission-news';

const reports = '/api/v1/submissions';

describe('a report that was sent', () => {
  let api: TestApi;
  let district: string;
  let correspondent: ApiCaller;
  let colleague: ApiCaller;
  let author: ApiCaller;
  let editor: ApiCaller;
  let neighbour: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    district = (await api.aUnit({ name: '城东区总工会', code: 'east' })).id;
    const next = (await api.aUnit({ name: '邻市总工会', code: 'next' })).id;
    for (const username of ['zhang', 'li'])
      await api.aUser({ username, roles: ['correspondent'], organizationId: district });
    await api.aUser({ username: 'author', roles: ['author'], organizationId: district });
    await api.aUser({ username: 'desk', roles: ['editor'], organizationId: district });
    await api.aUser({ username: 'next-desk', roles: ['editor'], organizationId: next });
    correspondent = await api.as('zhang');
    colleague = await api.as('li');
    author = await api.as('author');
    editor = await api.as('desk');
    neighbour = await api.as('next-desk');
  });

  afterAll(() => api.close());

  const send = async (changes: object = {}) => {
    const answer = await correspondent.post(reports, {
      ...{ organizationId: district, category: 'news', title: '送清凉', bodyHtml: '<p>慰问职工。</p>' },
      ...{ assetIds: [], contributors: [{ name: '张三' }], contactPhone: '138 1234 5678' },
      ...changes,
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer;
  };

  /** As the desk asks back. */
  const giveBack = (id: string) =>
    api.dataSource.query(
      `UPDATE submissions SET state = 'returned', return_reason = '请补充' WHERE id = $1`,
      [id],
    );

  const versionsOf = async (id: string, caller = editor) =>
    (await caller.get(`${reports}/${id}/versions`)).body.items as { number: number; title: string }[];

  it('keeps every field of the handbook', async () => {
    const said = {
      ...{ targetLevel: 'province', urgency: 'urgent', firstSubmission: true, route: 'form' },
      ...{ occurredOn: '2026-07-20', occurredTime: '09:30', signedOffBy: '李主任' },
      previouslyPublishedIn: '厂报第三期',
    };
    const { body } = await send(said);
    expect(body).toMatchObject(said);
    expect((await editor.get(`${reports}/${body.id}`)).body).toMatchObject(said);
    expect((await send()).body).toMatchObject({
      ...{ targetLevel: null, urgency: 'normal', firstSubmission: false, route: 'api', commissionId: null },
    });
  });

  it('that came back is changed and sent again under its number, and keeps what it said before', async () => {
    const { body, etag } = await send();
    const address = `${reports}/${body.id}`;
    const told: string[] = [];
    api.app.get(SubmissionNews).onSenderAct((act, { id }) => {
      if (id === body.id) told.push(act);
      return Promise.resolve();
    });
    const changed = await correspondent.patch(address, { title: '送清凉到一线' }, etag);
    await giveBack(body.id);
    const blank = await correspondent.patch(address, { title: '' }, '*');
    expect(blank.body.errors).toEqual([expect.objectContaining({ path: 'title', code: 'not_empty' })]);
    await correspondent.patch(address, { bodyHtml: '<p>慰问三百名职工。</p>' }, '*');
    await correspondent.patch(address, { bodyHtml: '<p>慰问三百二十名职工。</p>' }, '*');
    const again = await correspondent.post(`${address}/send`, {});
    expect(again.body).toMatchObject({ number: body.number, sentAt: body.sentAt, version: 3 });
    expect(changed.body.number).toBe(body.number);
    expect(told).toEqual(['changed', 'resent']);

    const versions = await versionsOf(body.id);
    expect(versions.map(({ number, title }) => [number, title])).toEqual([
      [3, '送清凉到一线'],
      [2, '送清凉到一线'],
      [1, '送清凉'],
    ]);
    expect(versions[0]).toMatchObject({
      bodyHtml: '<p>慰问三百二十名职工。</p>',
      fingerprint: again.body.fingerprint,
    });
    expect(await versionsOf(body.id, correspondent)).toEqual(versions);
    const first = await editor.get(`${address}/versions?limit=2`);
    const rest = await editor.get(`${address}/versions?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...rest.body.items]).toEqual(versions);
    const madeUp = Buffer.from(JSON.stringify([9e15])).toString('base64url');
    expect((await editor.get(`${address}/versions?cursor=${madeUp}`)).status).toBe(400);
    for (const stranger of [colleague, neighbour])
      expect((await stranger.get(`${address}/versions`)).status).toBe(404);
    await expect(
      api.dataSource.query(`UPDATE submission_versions SET saved_at = now() WHERE submission_id = $1`, [
        body.id,
      ]),
    ).rejects.toThrow();
    const { timeline } = (await editor.get(address)).body;
    expect(timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['submitted', 'changed', 'changed', 'changed', 'resent'],
    ]);
  });

  it('is taken up with what it said at that moment, also when it had come back', async () => {
    const { body } = await send();
    await giveBack(body.id);
    await correspondent.patch(`${reports}/${body.id}`, { title: '改过未再报' }, '*');
    const accepted = await editor.post(`${reports}/${body.id}/accept`, {});
    expect([accepted.status, accepted.body.title]).toEqual([201, '改过未再报']);
    expect((await versionsOf(body.id)).map(({ title }) => title)).toEqual(['改过未再报', '送清凉']);
    const late = await correspondent.post(`${reports}/${body.id}/send`, {});
    expect([late.status, late.body.code]).toEqual([409, 'submission_already_decided']);
  });

  describe('and how to reach its sender', () => {
    it('is told whole to who decides and says why, and each look is on record without what was seen', async () => {
      const { body } = await send();
      const address = `${reports}/${body.id}`;
      expect((await editor.get(address)).body.contactPhone).toBe('****5678');
      expect((await author.get(address)).body.contactPhone).toBeNull();
      expect((await editor.post(`${address}/contact-looks`, {})).status).toBe(400);
      const look = await editor.post(`${address}/contact-looks`, { reason: '核实数字' });
      expect([look.status, look.body, look.headers['cache-control']]).toEqual([
        200,
        { contactPhone: '138 1234 5678' },
        'no-store',
      ]);
      const trail = await api.dataSource.query(
        `SELECT actor_name AS name, details FROM audit_entries WHERE object_id = $1 AND action LIKE '%looked_at'`,
        [body.id],
      );
      expect(trail).toEqual([
        { name: expect.any(String), details: { number: body.number, reason: '核实数字' } },
      ]);
      expect((await author.post(`${address}/contact-looks`, { reason: '好奇' })).status).toBe(403);
      for (const stranger of [colleague, neighbour])
        expect([403, 404]).toContain(
          (await stranger.post(`${address}/contact-looks`, { reason: '好奇' })).status,
        );
    });

    it('is nowhere in the database in clear', async () => {
      await send({ contactPhone: '13987650021' });
      const draft = { organizationId: district, contactPhone: '13987650022' };
      await correspondent.post('/api/v1/submission-drafts', draft, { 'idempotency-key': 'phone-of-draft' });
      const tables = await api.dataSource.query(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
      );
      for (const { name } of tables) {
        const rows = await api.dataSource.query(`SELECT 1 FROM "${name}" t WHERE t::text ~ '1398765002'`);
        expect([name, rows.length]).toEqual([name, 0]);
      }
    });

    it('is sealed where an earlier version left it in clear, once', async () => {
      const { body } = await send({ contactPhone: null });
      await api.dataSource.query(`UPDATE submissions SET contact_phone = '0571-8712 3456' WHERE id = $1`, [
        body.id,
      ]);
      const phones = api.app.get(ContactPhones);
      expect(await phones.sealClear(api.dataSource.manager)).toBe(1);
      expect(await phones.sealClear(api.dataSource.manager)).toBe(0);
      // A start must not read all reports; so few as here would be read whole.
      const plan = await api.dataSource.transaction(async (manager) => {
        await manager.query('SET LOCAL enable_seqscan = off');
        return manager.query<object[]>(
          'EXPLAIN SELECT id, contact_phone FROM submissions WHERE contact_phone IS NOT NULL FOR UPDATE',
        );
      });
      expect(JSON.stringify(plan)).toContain('submissions_clear_contact_phone');
      const [row] = await api.dataSource.query(
        'SELECT contact_phone AS clear, version FROM submissions WHERE id = $1',
        [body.id],
      );
      expect(row).toEqual({ clear: null, version: body.version });
      expect((await correspondent.get(`${reports}/${body.id}`)).body.contactPhone).toBe('0571-8712 3456');
    });
  });
});
