import { HOUR_MS, newId } from '@haojiao/kernel';
import { aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const drafts = '/api/v1/submission-drafts';
const reports = '/api/v1/submissions';

describe('a draft of a report', () => {
  let api: TestApi;
  let district: string;
  let correspondent: ApiCaller;
  let colleague: ApiCaller;
  let editor: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    const city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    district = (await api.aUnit({ name: '城东区总工会', code: 'east', parentId: city })).id;
    for (const username of ['zhang', 'li'])
      await api.aUser({ username, roles: ['correspondent'], organizationId: district });
    await api.aUser({ username: 'desk', roles: ['chief_editor'], organizationId: city });
    correspondent = await api.as('zhang');
    colleague = await api.as('li');
    editor = await api.as('desk');
  });

  afterAll(() => api.close());

  const whole = {
    category: 'news',
    title: '城东区开展送清凉活动',
    bodyHtml: '<p>七月二十日，城东区总工会慰问一线职工。</p>',
    contributors: [{ name: '张三' }],
  };

  const save = async (fields: object = {}) => {
    const answer = await correspondent.post(drafts, { organizationId: district, ...fields });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer;
  };

  const send = (id: string) => correspondent.post(`${reports}/${id}/send`, {});
  const rowsOf = (id: string) =>
    api.dataSource.query('SELECT state, number FROM submissions WHERE id = $1', [id]);
  const pathsOf = (answer: { body: { errors?: { path: string; code: string }[] } }) =>
    (answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

  it('is kept with whatever is there so far', async () => {
    const { body, etag } = await save();
    expect(body).toMatchObject({ state: 'draft', number: null, sentAt: null, category: null, title: '' });
    const half = await correspondent.patch(
      `${reports}/${body.id}`,
      {
        title: '送清凉',
        contributors: [{ name: '' }],
        occurredOn: '2026-07-20',
        contactPhone: '13812345678',
      },
      etag,
    );
    expect(half.body).toMatchObject({ state: 'draft', title: '送清凉', contactPhone: '13812345678' });
    const emptied = await correspondent.patch(
      `${reports}/${body.id}`,
      { title: '', category: null, contributors: null, contactPhone: null },
      half.etag,
    );
    expect(emptied.body).toMatchObject({ title: '', contributors: [], contactPhone: null });
    expect((await correspondent.get(drafts)).body.items.map(({ id }: { id: string }) => id)).toContain(
      body.id,
    );
  });

  it('names everything that is missing when it is sent, in the reader’s language', async () => {
    const { body } = await save({ contributors: [{ name: ' ' }, { name: '李四', share: 50 }] });
    const refused = await send(body.id);
    expect([refused.status, pathsOf(refused)]).toEqual([
      400,
      [
        'category not_empty',
        'title not_empty',
        'bodyHtml not_empty',
        'contributors.0.name not_empty',
        'contributors.0.share share_missing',
      ],
    ]);
    expect(refused.body.errors[0].message).toBe('请选择信息类别。');
    const english = await correspondent.send(
      'POST',
      `${reports}/${body.id}/send`,
      {},
      { 'accept-language': 'en' },
    );
    expect(english.body.errors[0].message).toBe('Choose a category.');
    expect(await rowsOf(body.id)).toEqual([{ state: 'draft', number: null }]);
  });

  it('becomes a report with number and receipt, once, however often a bad line sends it', async () => {
    const { body } = await save(whole);
    const answers = await Promise.all([send(body.id), send(body.id), send(body.id)]);
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([200, answers[0].body]);
    expect(answers[0].body).toMatchObject({
      id: body.id,
      number: expect.stringMatching(/^20\d{2}-\d{6}$/),
      sentAt: expect.any(String),
      organizationName: '城东区总工会',
      title: whole.title,
      version: 1,
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const { timeline, state } = (await editor.get(`${reports}/${body.id}`)).body;
    expect([state, timeline.map(({ kind }: { kind: string }) => kind)]).toEqual(['submitted', ['submitted']]);
  });

  it('is one draft when it is saved twice under the id that the phone chose', async () => {
    const id = newId();
    const saved = await Promise.all([save({ id, title: '一' }), save({ id, title: '一' })]);
    expect(saved.map(({ body }) => body.id)).toEqual([id, id]);
    expect((await save({ id, ...whole })).body).toMatchObject({ id, title: whole.title });
    await send(id);
    const late = await correspondent.post(drafts, { id, organizationId: district, title: '迟到的保存' });
    expect([late.status, late.body.code]).toEqual([409, 'submission_already_sent']);
    const stranger = await colleague.post(drafts, { id, organizationId: district });
    expect(pathsOf(stranger)).toEqual(['id id_taken']);
    const old = await correspondent.post(drafts, { id: crypto.randomUUID(), organizationId: district });
    expect(old.status).toBe(400);
  });

  it('S15 is there for nobody else, in no list, count, search, ledger, version or second door', async () => {
    const photo = await uploadAsset(correspondent, {
      organizationId: district,
      bytes: await aPhoto(640, 480),
      fileName: 'a.jpg',
    });
    const { body, etag } = await save({ ...whole, title: '还没写完的来稿', assetIds: [photo.body.id] });
    const address = `${reports}/${body.id}`;
    for (const other of [colleague, editor]) {
      for (const door of [address, `${address}/versions`]) expect((await other.get(door)).status).toBe(404);
      expect((await other.get(`${reports}?q=还没写完`)).body.items).toEqual([]);
      expect((await other.get(`${reports}?state=draft`)).status).toBe(400);
    }
    expect((await correspondent.get(`${reports}?q=还没写完`)).body.items).toEqual([]);
    expect((await correspondent.get(`${reports}?mine=true`)).text).not.toContain(body.id);
    expect((await colleague.get(drafts)).text).not.toContain(body.id);
    expect((await editor.post(`${address}/accept`, {})).status).toBe(404);
    expect((await editor.post(`${address}/decline`, { reason: '不采用' })).status).toBe(404);
    expect((await editor.post(`${address}/contact-looks`, { reason: '核实' })).status).toBe(404);
    for (const asked of [
      await colleague.patch(address, { title: '改' }, etag),
      await colleague.post(`${address}/send`, {}),
      await colleague.post(`${address}/withdraw`, {}),
      await colleague.delete(address, '*'),
    ])
      expect(asked.status).toBe(404);
    const usages = await editor.get(`/api/v1/assets/${photo.body.id}/usages`);
    expect(usages.text).not.toContain('还没写完');
    // In the time zone of the units.
    const year = new Date(Date.now() + 8 * HOUR_MS).getUTCFullYear();
    const { body: ledger } = await editor.get(`${reports}/ledger?period=${year}`);
    const before = ledger.items.find((row: { organizationId: string }) => row.organizationId === district);
    await send(body.id);
    const { body: after } = await editor.get(`${reports}/ledger?period=${year}`);
    expect(
      after.items.find((row: { organizationId: string }) => row.organizationId === district).submitted,
    ).toBe(before.submitted + 1);
  });

  it('is deleted by its writer, and only while it is one', async () => {
    const { body, etag } = await save(whole);
    expect((await correspondent.send('DELETE', `${reports}/${body.id}`)).status).toBe(428);
    expect((await correspondent.delete(`${reports}/${body.id}`, etag)).status).toBe(204);
    expect(await rowsOf(body.id)).toEqual([]);
    const sent = await save(whole);
    await send(sent.body.id);
    const refused = await correspondent.delete(`${reports}/${sent.body.id}`, '*');
    expect([refused.status, refused.body.code]).toEqual([409, 'submission_already_sent']);
    await expect(
      api.dataSource.query('DELETE FROM submissions WHERE id = $1', [sent.body.id]),
    ).rejects.toThrow();
  });

  it('leaves no event and no line of the audit trail at every save', async () => {
    const { body, etag } = await save();
    let tag = etag;
    for (const title of ['一', '一二', '一二三'])
      tag = (await correspondent.patch(`${reports}/${body.id}`, { title }, tag)).etag;
    const trail = await api.dataSource.query('SELECT action FROM audit_entries WHERE object_id = $1', [
      body.id,
    ]);
    expect(trail).toEqual([{ action: 'submission.drafted' }]);
    expect(
      await api.dataSource.query('SELECT 1 FROM submission_events WHERE submission_id = $1', [body.id]),
    ).toEqual([]);
  });

  it('S20 takes no state, number, sender or lateness from the body', async () => {
    const answer = await correspondent.post(drafts, {
      organizationId: district,
      ...{ state: 'accepted', number: '2026-999999', sentBy: district, lateDays: null, dueOn: '2030-01-01' },
    });
    expect(pathsOf(answer)).toEqual(
      ['state', 'number', 'sentBy', 'lateDays', 'dueOn'].map((path) => `${path} unknown_property`),
    );
    const mail = await correspondent.post(drafts, { organizationId: district, route: 'mail' });
    expect(pathsOf(mail)).toEqual(['route in']);
  });

  it('is one of at most 200', async () => {
    await api.aUser({ username: 'hoarder', roles: ['correspondent'], organizationId: district });
    const hoarder = await api.as('hoarder');
    const { body } = await hoarder.post(drafts, { organizationId: district });
    await api.dataSource.query(
      `INSERT INTO submissions (id, organization_id, state, title, body_html, asset_ids, picture_ids, contributors,
         sent_by, search_text, version)
       SELECT gen_random_uuid(), organization_id, state, title, body_html, asset_ids, picture_ids, contributors,
         sent_by, search_text, 1 FROM submissions, generate_series(1, 199) WHERE id = $1`,
      [body.id],
    );
    expect((await hoarder.post(drafts, { organizationId: district })).body.code).toBe('too_many_drafts');
    expect((await hoarder.post(drafts, { id: body.id, organizationId: district })).status).toBe(201);
  });
});
