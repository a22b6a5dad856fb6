import { TEST_PASSWORD, aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { Publisher } from '@haojiao/features/publications';

const reports = '/api/v1/submissions';

describe('the submission desk', () => {
  let api: TestApi;
  let city: string;
  let district: string;
  let zhang: string;
  let correspondent: ApiCaller;
  let editor: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    district = (await api.aUnit({ name: '城东区总工会', code: 'east', parentId: city })).id;
    zhang = (
      await api.aUser({
        username: 'zhang',
        displayName: '张三',
        roles: ['correspondent'],
        organizationId: district,
      })
    ).id;
    for (const username of ['editor', 'second', 'third']) {
      await api.aUser({ username, roles: ['editor'], organizationId: city });
    }
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: city });
    await api.aUser({ username: 'east-editor', roles: ['editor'], organizationId: district });
    correspondent = await api.as('zhang');
    editor = await api.as('editor');
  });

  afterAll(() => api.close());

  async function aReport(changes: object = {}): Promise<string> {
    const { body, text } = await correspondent.post(reports, {
      organizationId: district,
      category: 'news',
      title: '城东区开展送清凉活动',
      bodyHtml: '<p>慰问一线职工。</p>',
      assetIds: [],
      contributors: [{ name: '张三' }],
      ...changes,
    });
    expect(text).toContain('"submitted"');
    return body.id;
  }

  const accept = async (id: string, body: object = {}) => {
    const answer = await editor.post(`${reports}/${id}/accept`, body);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };

  const report = async (id: string) => (await correspondent.get(`${reports}/${id}`)).body;

  describe('accepting', () => {
    it('makes a draft of the editor’s unit, with the report’s words, pictures and people', async () => {
      const photo = await uploadAsset(correspondent, {
        organizationId: district,
        bytes: await aPhoto(640, 480),
        fileName: 'a.jpg',
        altText: '送清凉现场',
        credit: '张三 摄',
      });
      const column = await (
        await api.as('chief')
      ).post('/api/v1/columns', {
        organizationId: city,
        name: '基层动态',
        code: 'grassroots',
      });
      const id = await aReport({
        assetIds: [photo.body.id],
        contributors: [{ name: '张三' }, { name: '李四', unitName: '钢铁厂工会' }],
      });
      const draft = await accept(id, { columnId: column.body.id });
      expect(draft).toMatchObject({
        organizationId: city,
        type: 'article',
        state: 'draft',
        title: '城东区开展送清凉活动',
        byline: '通讯员 张三（城东区总工会）、李四（钢铁厂工会）',
        columnId: column.body.id,
        submissionId: id,
        coAuthorIds: [zhang],
      });
      expect(draft.article.html).toBe(
        `<p>慰问一线职工。</p>\n<figure><img data-asset-id="${photo.body.id}" alt="送清凉现场" />` +
          '<figcaption>送清凉现场（张三 摄）</figcaption></figure>',
      );
      expect(Object.keys(draft.assets)).toEqual([photo.body.id]);
      expect(await report(id)).toMatchObject({
        state: 'accepted',
        contentId: draft.id,
        timeline: [{ kind: 'submitted' }, { kind: 'accepted', actorName: 'editor' }],
      });
      expect((await editor.get(`/api/v1/contents/${draft.id}`)).body.authorName).toBe('editor');
      expect((await correspondent.get(`/api/v1/contents/${draft.id}`)).status).toBe(403);
    });

    it('happens once, however many editors press the button together', async () => {
      const id = await aReport();
      const editors = await Promise.all(
        ['editor', 'second', 'third', 'east-editor'].map((name) => api.as(name)),
      );
      const answers = await Promise.all(editors.map((caller) => caller.post(`${reports}/${id}/accept`, {})));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      const lost = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
      expect(new Set(lost)).toEqual(new Set(['submission_already_decided']));
      const rows = await api.dataSource.query('SELECT id FROM contents WHERE submission_id = $1', [id]);
      expect(rows).toEqual([{ id: (await report(id)).contentId }]);
    });

    it('leaves nothing behind when the draft can not be made', async () => {
      const id = await aReport();
      const stranger = '01890a5d-ac96-774b-bcce-b302099a8057';
      const answer = await editor.post(`${reports}/${id}/accept`, { columnId: stranger });
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'columnId']);
      expect(await report(id)).toMatchObject({ state: 'submitted', contentId: null });
    });

    it('S17 needs the right to write in the unit that takes it', async () => {
      const id = await aReport();
      const districtEditor = await api.as('east-editor');
      const upwards = await districtEditor.post(`${reports}/${id}/accept`, { organizationId: city });
      expect([upwards.status, upwards.body.errors[0].path]).toEqual([400, 'organizationId']);
      const beside = (await api.aUnit({ parentId: city })).id;
      const sideways = await editor.post(`${reports}/${id}/accept`, { organizationId: beside });
      expect([sideways.status, sideways.body.errors[0].path]).toEqual([400, 'organizationId']);
      const own = await districtEditor.post(`${reports}/${id}/accept`, {});
      expect([own.status, own.body.organizationId]).toEqual([201, district]);
    });

    it('is no correspondent’s to do, not even with their own report', async () => {
      const id = await aReport();
      expect((await correspondent.post(`${reports}/${id}/accept`, {})).status).toBe(403);
      expect((await correspondent.post(`${reports}/${id}/decline`, { reason: '不采用' })).status).toBe(403);
    });

    it('leaves both stories in the audit trail', async () => {
      const id = await aReport();
      await accept(id);
      const trail = await (await api.as('admin')).get(`/api/v1/audit-entries?objectId=${id}`);
      expect(trail.body.items.map(({ action }: { action: string }) => action)).toEqual([
        'submission.accepted',
        'submission.submitted',
      ]);
    });
  });

  describe('declining', () => {
    it('needs a reason, which the sender reads', async () => {
      const id = await aReport();
      for (const body of [{}, { reason: '  ' }]) {
        expect((await editor.post(`${reports}/${id}/decline`, body)).status).toBe(400);
      }
      expect((await editor.post(`${reports}/${id}/decline`, { reason: '同题稿件已采用' })).status).toBe(200);
      expect(await report(id)).toMatchObject({
        state: 'declined',
        declineReason: '同题稿件已采用',
        timeline: [{ kind: 'submitted' }, { kind: 'declined', note: '同题稿件已采用' }],
      });
    });

    it('is changed by reopening alone, for editors, the sender and plain SQL alike', async () => {
      const id = await aReport();
      await editor.post(`${reports}/${id}/decline`, { reason: '过时' });
      expect((await editor.post(`${reports}/${id}/accept`, {})).body.code).toBe('submission_already_decided');
      const change = await correspondent.patch(`${reports}/${id}`, { title: '改' }, '*');
      expect(change.body.code).toBe('submission_already_decided');
      const sql = (set: string) => api.dataSource.query(`UPDATE submissions SET ${set} WHERE id = $1`, [id]);
      await expect(sql("title = '改'")).rejects.toThrow('a decided report is not rewritten');
      await expect(sql("state = 'withdrawn', decided_at = NULL")).rejects.toThrow('does not go from');
      await expect(sql("number = '2026-999999'")).rejects.toThrow('never changes');
      await expect(api.dataSource.query('DELETE FROM submission_events')).rejects.toThrow('append-only');
    });
  });

  describe('what becomes of an accepted report', () => {
    const decide = async (reviewId: string, username: string) =>
      (await api.as(username)).post(`/api/v1/reviews/${reviewId}/decisions`, { outcome: 'approve' });

    it('is never decided on by its sender, not even one whom the item can not name as a co-author', async () => {
      const elsewhere = (await api.aUnit()).id;
      const { id: visitor } = await api.aUser({ username: 'visitor', organizationId: elsewhere });
      const admin = await api.as('admin');
      const give = (unit: string, roles: string[]) =>
        admin.put(`/api/v1/organizations/${unit}/members/${visitor}`, { roles });
      expect((await give(district, ['correspondent'])).status).toBe(204);
      correspondent = await api.as('visitor');
      const draft = await accept(await aReport());
      expect(draft.coAuthorIds).toEqual([]);
      const review = await editor.post(`/api/v1/contents/${draft.id}/submit`, {});
      expect((await give(city, ['editor'])).status).toBe(204);
      const login = await api.anonymous.post('/api/v1/auth/login', {
        username: 'visitor',
        password: TEST_PASSWORD,
      });
      const decision = await api.anonymous.post(
        `/api/v1/reviews/${review.body.id}/decisions`,
        { outcome: 'approve' },
        { authorization: `Bearer ${login.body.accessToken}` },
      );
      expect([decision.status, decision.body.code]).toEqual([403, 'own_content']);
    });

    it('is adopted when the item made from it goes out', async () => {
      await api.aUser({ username: 'wang', roles: ['correspondent'], organizationId: district });
      correspondent = await api.as('wang');
      const id = await aReport();
      const draft = await accept(id);
      const review = await editor.post(`/api/v1/contents/${draft.id}/submit`, {});
      for (const name of ['second', 'third', 'chief']) {
        expect((await decide(review.body.id, name)).status).toBe(201);
      }
      const accounts = await (
        await api.as('chief')
      ).get(`/api/v1/channel-accounts?organizationId=${city}&platform=site`);
      const planned = await editor.post(`/api/v1/contents/${draft.id}/publications`, {
        channelAccountIds: [accounts.body.items[0].id],
      });
      expect([planned.status, planned.text]).toEqual([201, expect.any(String)]);
      expect((await report(id)).state).toBe('accepted');
      await api.app.get(Publisher, { strict: false }).work(planned.body.items[0].id);
      expect(await report(id)).toMatchObject({
        state: 'adopted',
        adoptedAt: expect.any(String),
        timeline: [
          { kind: 'submitted' },
          { kind: 'accepted' },
          { kind: 'adopted', actorId: null, note: 'site' },
        ],
      });
      const row = (await editor.get(`${reports}/ledger?period=${thisMonth()}&organizationId=${district}`))
        .body.items[0];
      expect(row).toMatchObject({ organizationId: district, adopted: 1, rank: 1, points: null });
    });
  });

  describe('the ledger', () => {
    it('names every unit of the branch, ranks ties alike and leaves out what was taken back', async () => {
      const town = (await api.aUnit({ name: '某镇', parentId: city })).id;
      const [east, west, north] = await Promise.all(
        ['e', 'w', 'n'].map(async (code) => (await api.aUnit({ code: `town-${code}`, parentId: town })).id),
      );
      const adopted = [
        [east, 3, 2],
        [west, 2, 1],
        [north, 1, 1],
      ] as const;
      for (const [organizationId, sent, used] of adopted) {
        await api.aUser({ username: `of-${organizationId}`, roles: ['correspondent'], organizationId });
        correspondent = await api.as(`of-${organizationId}`);
        for (let count = 0; count < sent; count += 1) {
          const id = await aReport({ organizationId });
          if (count >= used) continue;
          await editor.post(`${reports}/${id}/adoptions`, {
            level: 'city',
            outlet: '市报',
            adoptedOn: '2026-07-22',
            url: 'https://example.com/3',
          });
        }
      }
      const withdrawn = await aReport({ organizationId: north });
      await correspondent.post(`${reports}/${withdrawn}/withdraw`, {});

      const { body } = await editor.get(`${reports}/ledger?period=${thisMonth()}&organizationId=${town}`);
      expect(body).toMatchObject({ timeZone: 'Asia/Shanghai', definitionId: 'submission-ledger/2' });
      expect(
        body.items.map(
          ({ organizationId, submitted, adopted, adoptionRate, rank }: Record<string, unknown>) => [
            organizationId,
            submitted,
            adopted,
            adoptionRate,
            rank,
          ],
        ),
      ).toEqual([
        [east, 3, 2, 0.6667, 1],
        [west, 2, 1, 0.5, 2],
        [north, 1, 1, 1, 2],
        [town, 0, 0, null, 4],
      ]);
      const before = await editor.get(`${reports}/ledger?period=2020-01&organizationId=${town}`);
      expect(before.body.items.map(({ submitted }: { submitted: number }) => submitted)).toEqual([
        0, 0, 0, 0,
      ]);
    });

    it('shows nothing of other branches, and nothing to correspondents', async () => {
      const districtEditor = await api.as('east-editor');
      const month = `period=${thisMonth()}`;
      expect((await districtEditor.get(`${reports}/ledger?${month}&organizationId=${city}`)).status).toBe(
        404,
      );
      const own = await districtEditor.get(`${reports}/ledger?${month}`);
      expect(own.body.items.map(({ organizationId }: { organizationId: string }) => organizationId)).toEqual([
        district,
      ]);
      expect((await correspondent.get(`${reports}/ledger?${month}`)).status).toBe(403);
      expect((await districtEditor.get(`${reports}/ledger?period=2026-13`)).status).toBe(400);
    });
  });
});

/** In the time zone of the units. */
function thisMonth(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
}
