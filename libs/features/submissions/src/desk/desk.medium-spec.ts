import { aPhoto, startTestApi, uploadAsset } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const reports = '/api/v1/submissions';

describe('the desk', () => {
  let api: TestApi;
  let city: string;
  let units: string[];
  let zhang: string;
  let li: string;
  let editor: ApiCaller;
  let sender: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    units = [];
    for (const [index, name] of ['甲县总工会', '乙县总工会'].entries()) {
      units.push((await api.aUnit({ name, code: `county-${index}`, parentId: city })).id);
      await api.aUser({ username: `editor-${index}`, roles: ['editor'], organizationId: units[index] });
    }
    const person = (username: string, displayName: string, unit: number) =>
      api.aUser({ username, displayName, roles: ['correspondent'], organizationId: units[unit] });
    zhang = (await person('zhang', '张三', 0)).id;
    li = (await person('li', '李四', 1)).id;
    for (const username of ['editor', 'second'])
      await api.aUser({ username, roles: ['editor'], organizationId: city });
    editor = await api.as('editor');
    sender = await api.as('zhang');
  });

  afterAll(() => api.close());

  async function send(caller: ApiCaller = sender, changes: object = {}): Promise<string> {
    const answer = await caller.post(reports, {
      organizationId: units[caller === sender ? 0 : 1],
      category: 'news',
      title: '甲县开展送清凉活动',
      bodyHtml: '<p>慰问一线职工。</p>',
      assetIds: [],
      contributors: [{ name: '张三' }],
      ...changes,
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body.id;
  }

  const report = async (id: string) => (await editor.get(`${reports}/${id}`)).body;
  const story = async (id: string) =>
    (await sender.get(`${reports}/${id}`)).body.timeline.map(({ kind }: { kind: string }) => kind);
  const told = async (username: string, id: string) =>
    (await (await api.as(username)).get('/api/v1/notices?limit=100')).body.items
      .filter(({ object }: { object: { id: string } }) => object.id === id)
      .map(({ kind }: { kind: string }) => kind);

  describe('asking back', () => {
    it('gives the report to its sender with a reason and the fields that are missing, until it is sent again', async () => {
      const id = await send();
      const returned = await editor.post(`${reports}/${id}/return`, {
        reason: '请补充签发人',
        missing: ['signedOffBy'],
      });
      expect(returned.body).toMatchObject({ state: 'returned', returnReason: '请补充签发人' });
      const { body, headers } = await sender.get(`${reports}/${id}`);
      expect(body).toMatchObject({
        state: 'returned',
        missingFields: ['signedOffBy'],
        number: expect.any(String),
      });
      expect(await told('zhang', id)).toEqual(['submission.returned']);
      const changed = await sender.patch(`${reports}/${id}`, { signedOffBy: '王主席' }, String(headers.etag));
      expect(changed.status).toBe(200);
      const resent = await sender.post(`${reports}/${id}/send`, {});
      expect(resent.status).toBe(200);
      expect((await report(id)).state).toBe('submitted');
      expect(await story(id)).toEqual(['submitted', 'returned', 'changed', 'resent']);
      expect((await sender.get('/api/v1/notices?unread=true')).text).not.toContain('submission.returned');
    });

    it('needs a reason and fields that there are', async () => {
      const id = await send();
      const answer = await editor.post(`${reports}/${id}/return`, { reason: ' ', missing: ['state'] });
      expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(['reason', 'missing']);
    });

    it('S17 is for those who decide in the sending unit', async () => {
      const id = await send();
      const body = { reason: '请补充' };
      expect((await sender.post(`${reports}/${id}/return`, body)).status).toBe(403);
      expect((await (await api.as('editor-1')).post(`${reports}/${id}/return`, body)).status).toBe(404);
      expect((await (await api.as('editor-0')).post(`${reports}/${id}/return`, body)).status).toBe(200);
    });
  });

  describe('reopening', () => {
    it('undoes that a report was declined', async () => {
      const id = await send();
      expect((await editor.post(`${reports}/${id}/reopen`, {})).body.code).toBe('submission_not_decided');
      await editor.post(`${reports}/${id}/decline`, { reason: '不采用' });
      const reopened = await editor.post(`${reports}/${id}/reopen`, { reason: '版面有空' });
      expect(reopened.body).toMatchObject({ state: 'submitted', declineReason: null, decidedBy: null });
      expect(await story(id)).toEqual(['submitted', 'declined', 'reopened']);
      expect(await told('zhang', id)).toEqual(['submission.reopened', 'submission.declined']);
    });

    it('happens by itself when the draft is deleted, and the report can be accepted again', async () => {
      const id = await send();
      const draft = await editor.post(`${reports}/${id}/accept`, {});
      expect((await editor.post(`${reports}/${id}/reopen`, {})).body.code).toBe('submission_has_item');
      const removed = await editor.delete(`/api/v1/contents/${draft.body.id}`, String(draft.headers.etag));
      expect(removed.status).toBe(204);
      expect(await report(id)).toMatchObject({ state: 'submitted', contentId: null });
      const again = await editor.post(`${reports}/${id}/accept`, {});
      expect(again.status).toBe(201);
      expect(await story(id)).toEqual(['submitted', 'accepted', 'reopened', 'accepted']);
    });

    it('is refused for what was withdrawn', async () => {
      const id = await send();
      await sender.post(`${reports}/${id}/withdraw`, {});
      expect((await editor.post(`${reports}/${id}/reopen`, {})).body.code).toBe('submission_withdrawn');
    });
  });

  describe('merging', () => {
    const composites = '/api/v1/submission-composites';

    it('makes one draft of several reports, in order, with everybody named by unit and kept from reviewing it', async () => {
      const other = await api.as('li');
      const photo = await uploadAsset(sender, {
        organizationId: units[0]!,
        bytes: await aPhoto(320, 240),
        fileName: 'a.jpg',
        altText: '现场',
        credit: '张三 摄',
      });
      const first = await send(sender, { title: '甲县送清凉', assetIds: [photo.body.id] });
      const second = await send(other, { title: '乙县办夜校', contributors: [{ name: '李四', userId: li }] });
      const answer = await editor.post(composites, { submissionIds: [second, first], title: '各地工会动态' });
      expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
      expect(answer.body).toMatchObject({
        organizationId: city,
        title: '各地工会动态',
        byline: '通讯员 李四（乙县总工会）、张三（甲县总工会）',
        submissionId: null,
      });
      expect([...answer.body.coAuthorIds].sort()).toEqual([zhang, li].sort());
      expect(answer.body.article.html).toMatch(
        /^<h2>乙县总工会<\/h2>\s*<h3>乙县办夜校<\/h3>[^]*<h2>甲县总工会<\/h2>\s*<h3>甲县送清凉<\/h3>[^]*data-asset-id[^]*现场（张三 摄）/,
      );
      for (const id of [first, second])
        expect(await report(id)).toMatchObject({ state: 'accepted', contentId: answer.body.id });
      const [row] = await api.dataSource.query('SELECT review_author_ids($1) AS people', [
        answer.body.currentRevisionId ?? answer.body.revisionId,
      ]);
      expect(row.people).toEqual(expect.arrayContaining([zhang, li]));
      const removed = await editor.delete(`/api/v1/contents/${answer.body.id}`, String(answer.headers.etag));
      expect(removed.status).toBe(204);
      for (const id of [first, second]) expect((await report(id)).state).toBe('submitted');
    });

    it('takes all or none', async () => {
      const [first, second] = [await send(), await send()];
      await editor.post(`${reports}/${second}/decline`, { reason: '不采用' });
      const answer = await editor.post(composites, { submissionIds: [first, second], title: '综合' });
      expect([answer.status, answer.body.code]).toEqual([409, 'submission_already_decided']);
      expect(await report(first)).toMatchObject({ state: 'submitted', contentId: null });
    });

    it('gives a report to one of two editors who merge overlapping sets at once, and never waits for ever', async () => {
      const [a, b, c] = [await send(), await send(), await send()];
      const second = await api.as('second');
      const answers = await Promise.all([
        editor.post(composites, { submissionIds: [a, b], title: '一' }),
        second.post(composites, { submissionIds: [c, b], title: '二' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('S15 S16 names a report of another unit as one that is not there', async () => {
      const [own, foreign] = [await send(), await send(await api.as('li'))];
      const answer = await (
        await api.as('editor-0')
      ).post(composites, { submissionIds: [own, foreign], title: '综合' });
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'submissionIds.1']);
      expect((await sender.post(composites, { submissionIds: [own, foreign], title: '综合' })).status).toBe(
        403,
      );
    });
  });

  describe('a claim', () => {
    it('shows who works on it, and is taken over or released', async () => {
      const id = await send();
      expect((await editor.post(`${reports}/${id}/claim`, {})).body.desk.claim).toMatchObject({
        name: 'editor',
      });
      const second = await api.as('second');
      expect((await second.post(`${reports}/${id}/claim`, {})).body.code).toBe('submission_claimed');
      expect((await second.post(`${reports}/${id}/claim`, { takeOver: true })).body.desk.claim.name).toBe(
        'second',
      );
      expect((await editor.post(`${reports}/${id}/release`, {})).status).toBe(409);
      expect((await second.post(`${reports}/${id}/release`, {})).body.desk.claim).toBeNull();
      expect((await sender.get(`${reports}/${id}`)).body.desk).toBeNull();
    });
  });

  describe('the list', () => {
    it('asks for several states, categories, routes, urgency, level, and who has it in hand', async () => {
      const id = await send(sender, { category: 'problem', urgency: 'urgent', targetLevel: 'province' });
      await editor.post(`${reports}/${id}/claim`, {});
      const me = (await api.dataSource.query("SELECT id FROM users WHERE username = 'editor'"))[0].id;
      const found = async (query: string) =>
        (await editor.get(`${reports}?limit=100&${query}`)).body.items.map((item: { id: string }) => item.id);
      for (const query of [
        'state=submitted,returned',
        'state=declined&state=submitted',
        'category=problem,opinion',
        'route=api',
        'urgency=urgent',
        'targetLevel=province,national',
        'late=false',
        `claimedBy=${me}`,
        'waitingHours=0',
        'hasSimilar=false',
      ]) {
        expect([query, await found(query)]).toEqual([query, expect.arrayContaining([id])]);
      }
      for (const query of [
        'state=declined',
        'category=news',
        'route=mail,form',
        'urgency=normal',
        'targetLevel=city',
        'late=true',
        'claimedBy=nobody',
        'waitingHours=1',
        'hasSimilar=true',
      ]) {
        expect([query, await found(query)]).toEqual([query, expect.not.arrayContaining([id])]);
      }
      expect((await editor.get(`${reports}?state=draft`)).status).toBe(400);
    });

    it('S16 counts what the reader sees, by state', async () => {
      const all = await editor.get(`${reports}/desk-counts`);
      const one = await (await api.as('editor-1')).get(`${reports}/desk-counts`);
      const sum = ({ body }: typeof all) =>
        body.items.reduce((total: number, { count }: { count: number }) => total + count, 0);
      const [rows] = await api.dataSource.query(
        "SELECT count(*)::int AS every, count(*) FILTER (WHERE organization_id = $1)::int AS own FROM submissions WHERE state <> 'draft'",
        [units[1]],
      );
      expect([sum(all), sum(one)]).toEqual([rows.every, rows.own]);
      expect((await sender.get(`${reports}/desk-counts`)).status).toBe(403);
      const strange = await (
        await api.as('editor-1')
      ).get(`${reports}/desk-counts?organizationId=${units[0]}`);
      expect(strange.status).toBe(404);
    });
  });

  describe('proofing at intake', () => {
    it('finds personal data and the words of the receiving unit, for those who decide, without keeping anybody from sending', async () => {
      const chief = await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: city });
      expect(chief.id).toBeDefined();
      const lexicon = await (
        await api.as('chief')
      ).post('/api/v1/lexicons', { organizationId: city, name: '本市词库' });
      const put = {
        id: 't1',
        category: 'typo_pair',
        pattern: '帐号',
        match: 'variant',
        severity: 'suggest',
        replacement: '账号',
      };
      await (
        await api.as('chief')
      ).post(`/api/v1/lexicons/${lexicon.body.id}/versions?activate=true`, { changes: [{ put }] });
      const id = await send(sender, { bodyHtml: '<p>开通帐号请联系13812345678。</p>' });
      const { status, body } = await editor.get(`${reports}/${id}/proofing`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ organizationId: city, personalDataCount: 1 });
      expect(body.findings).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ path: 'bodyHtml', passage: '帐号', replacement: '账号' }),
          expect.objectContaining({ category: 'privacy', replacement: '138****5678' }),
        ]),
      );
      expect((await sender.get(`${reports}/${id}/proofing`)).status).toBe(403);
      expect((await (await api.as('editor-1')).get(`${reports}/${id}/proofing`)).status).toBe(404);
      const own = await (await api.as('editor-0')).get(`${reports}/${id}/proofing`);
      expect(own.body.organizationId).toBe(units[0]);
    });
  });

  describe('news', () => {
    it('S25 reach the sender with the reason, and registered contributors of other units without it', async () => {
      const id = await send(sender, { contributors: [{ name: '张三' }, { name: '李四', userId: null }] });
      await editor.post(`${reports}/${id}/decline`, { reason: '素材陈旧' });
      const own = await sender.get('/api/v1/notices?limit=100');
      expect(own.text).toContain('素材陈旧');
      expect(await told('editor-1', id)).toEqual([]);
      expect(await told('li', id)).toEqual([]);
      const colleague = await api.aUser({
        username: 'zhao',
        displayName: '赵六',
        roles: ['author'],
        organizationId: units[0],
      });
      const shared = await send(sender, {
        contributors: [{ name: '张三' }, { name: '赵六', userId: colleague.id }],
      });
      await editor.post(`${reports}/${shared}/decline`, { reason: '仅供报送人' });
      const { body } = await (await api.as('zhao')).get('/api/v1/notices?limit=100');
      expect(body.items).toMatchObject([{ kind: 'submission.declined', object: { id: shared } }]);
      expect(JSON.stringify(body)).not.toContain('仅供报送人');
    });

    it('come in both languages', async () => {
      const id = await send();
      await editor.post(`${reports}/${id}/return`, { reason: '请补充' });
      const { body } = await sender.get('/api/v1/notices', { 'accept-language': 'en' });
      expect(body.items[0].title).toContain('sent back for more');
    });
  });
});
