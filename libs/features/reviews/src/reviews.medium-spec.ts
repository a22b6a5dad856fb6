import { aDraft, anArticle, anAsset, approve, startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';
import { ContentsService, documentFingerprint } from '@haojiao/features/contents';
import { ReviewsService } from './reviews.service';

describe('reviews', () => {
  let api: TestApi;
  let author: ApiCaller;
  let editors: ApiCaller[];
  let chief: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_TRUSTED_PROXIES: '1' } });
    await api.aUser({ username: 'author', roles: ['author'] });
    for (const username of ['editor-1', 'editor-2', 'editor-3'])
      await api.aUser({ username, roles: ['editor'] });
    await api.aUser({ username: 'chief', roles: ['chief_editor'] });
    author = await api.as('author');
    editors = [await api.as('editor-1'), await api.as('editor-2'), await api.as('editor-3')];
    chief = await api.as('chief');
  });

  afterAll(() => api.close());

  const content = (id: string, rest = '') => `/api/v1/contents/${id}${rest}`;
  const stateOf = async (id: string) => (await author.get(content(id))).body.state;
  const idOf = async (username: string): Promise<string> =>
    (await api.dataSource.query('SELECT id FROM users WHERE username = $1', [username]))[0].id;

  async function submitted(caller = author, wish: object = {}): Promise<ApiAnswer> {
    const draft = await aDraft(caller, api.root.id, wish);
    return caller.post(content(draft.body.id, '/submit'), { comment: '请审' });
  }

  const decide = (caller: ApiCaller, reviewId: string, body: object) =>
    caller.post(`/api/v1/reviews/${reviewId}/decisions`, body);

  const insertDecision = (review: ApiAnswer['body'], stage: string, deciderId: string) =>
    api.dataSource.query(
      `INSERT INTO review_decisions (id, review_id, revision_id, stage_key, position, decider_id, outcome)
       VALUES (gen_random_uuid(), $1, $2, $3, 1, $4, 'approve')`,
      [review.id, review.revisionId, stage, deciderId],
    );

  /** Holds the item until every request has come as far as waiting for it: none can be through before the others. */
  async function atOnce(contentId: string, ask: () => Promise<ApiAnswer>[]): Promise<ApiAnswer[]> {
    const holder = api.dataSource.createQueryRunner();
    await holder.startTransaction();
    await holder.query('SELECT 1 FROM contents WHERE id = $1 FOR UPDATE', [contentId]);
    const asked = ask();
    const waiting = async () =>
      (
        await api.dataSource.query(
          `SELECT count(*)::int AS count FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
      )[0].count;
    while ((await waiting()) < asked.length) await new Promise((resolve) => setTimeout(resolve, 10));
    await holder.commitTransaction();
    await holder.release();
    return Promise.all(asked);
  }

  describe('a submission', () => {
    it('freezes what was last saved and opens the review by the default flow', async () => {
      const { status, body } = await submitted();
      expect(status).toBe(201);
      expect(body).toMatchObject({
        state: 'open',
        currentStage: 'review_1',
        comment: '请审',
        stages: [
          { key: 'review_1', roles: ['editor'] },
          { key: 'review_2', roles: ['editor'] },
          { key: 'review_3', roles: ['chief_editor'] },
        ],
        decisions: [],
      });
      const item = await author.get(content(body.contentId));
      expect(item.body).toMatchObject({ state: 'in_review', fingerprint: body.fingerprint });
      const edit = await author.patch(content(body.contentId), { title: '改' }, item.etag);
      expect([edit.status, edit.body.code]).toEqual([409, 'content_in_review']);
      const again = await author.post(content(body.contentId, '/submit'), {});
      expect([again.status, again.body.code]).toEqual([409, 'content_not_submittable']);
    });

    it('works without a body, and not twice at once', async () => {
      const draft = await aDraft(author, api.root.id);
      const answers = await Promise.all([1, 2].map(() => author.post(content(draft.body.id, '/submit'))));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('names all that is missing', async () => {
      const draft = await aDraft(author, api.root.id, {
        type: 'video',
        article: undefined,
        video: {},
        coverAssetId: await anAsset(api, { state: 'processing' }),
      });
      const { status, body } = await author.post(content(draft.body.id, '/submit'), {});
      expect([status, body.errors]).toMatchObject([
        400,
        [
          { path: 'video.videoAssetId', code: 'required' },
          { path: 'coverAssetId', code: 'asset_not_ready' },
        ],
      ]);
    });

    it('of another author’s item is refused', async () => {
      await api.aUser({ username: 'colleague', roles: ['author'] });
      const draft = await aDraft(author, api.root.id);
      const { status } = await (await api.as('colleague')).post(content(draft.body.id, '/submit'), {});
      expect(status).toBe(403);
    });
  });

  describe('three stages by three people', () => {
    it('end in a sign-off that is bound to the fingerprint of the stored document', async () => {
      const draft = await aDraft(author, api.root.id);
      const { body } = await approve(author, draft.body.id, [editors[0]!, editors[1]!, chief]);
      expect(body).toMatchObject({ state: 'approved', currentStage: null });
      expect(
        body.decisions.map(({ stage, deciderName }: Record<string, string>) => [stage, deciderName]),
      ).toEqual([
        ['review_1', 'editor-1'],
        ['review_2', 'editor-2'],
        ['review_3', 'chief'],
      ]);
      expect((await author.get(content(draft.body.id))).body).toMatchObject({
        state: 'approved',
        approvedRevisionId: body.revisionId,
      });
      const signOff = await api.app
        .get(ReviewsService, { strict: false })
        .signOffOf(draft.body.id, body.revisionId);
      const revision = await api.app.get(ContentsService, { strict: false }).revision(body.revisionId);
      expect(signOff).toEqual({
        reviewId: body.id,
        revisionId: body.revisionId,
        fingerprint: documentFingerprint(revision.document),
        approvedBy: await idOf('chief'),
        approvedAt: expect.any(Date),
        // Loopback is nobody's public address.
        approverAddress: null,
        limitedTo: null,
        emergencyOrderId: null,
      });
    });

    it('name who approved the last review, also where a proof comes after it', async () => {
      const stages = ['review_1', 'review_2', 'proof_2'].map((key) => ({
        key,
        kind: key.startsWith('proof') ? 'proof' : 'review',
        roles: key === 'review_2' ? ['chief_editor'] : ['editor'],
      }));
      const { id: organizationId } = await api.aUnit({ code: 'proof-last' });
      const flow = await chief.post('/api/v1/review-flows', {
        organizationId,
        name: '审后再校',
        kind: 'standard',
        stages,
      });
      const column = await editors[0]!.post('/api/v1/columns', {
        organizationId,
        name: '审后再校',
        code: 'proof-last',
        reviewFlowId: flow.body.id,
      });
      const draft = await aDraft(author, organizationId, { columnId: column.body.id });
      const { body } = await approve(author, draft.body.id, [editors[0]!, chief, editors[1]!]);
      expect(body.state).toBe('approved');
      const signOff = await api.app
        .get(ReviewsService, { strict: false })
        .signOffOf(draft.body.id, body.revisionId);
      expect(signOff!.approvedBy).toBe(await idOf('chief'));
    });

    it('keep the address of the last approval where it is one of the public internet', async () => {
      const { body } = await submitted();
      for (const [index, reviewer] of [editors[0]!, editors[1]!, chief].entries()) {
        const headers = { 'x-forwarded-for': `202.96.128.${index + 1}` };
        await reviewer.post(`/api/v1/reviews/${body.id}/decisions`, { outcome: 'approve' }, headers);
      }
      const reviews = api.app.get(ReviewsService, { strict: false });
      const signOff = await reviews.signOffOf(body.contentId, body.revisionId);
      expect(signOff?.approverAddress).toBe('202.96.128.3');
    });

    it('announce the approval once, to whoever listens', async () => {
      const heard: string[] = [];
      api.app
        .get(ReviewsService, { strict: false })
        .onApproved((item) => Promise.resolve(void heard.push(`${item.id} ${item.state}`)));
      const draft = await aDraft(author, api.root.id);
      await approve(author, draft.body.id, [editors[0]!, editors[1]!, chief]);
      expect(heard).toEqual([`${draft.body.id} approved`]);
    });
  });

  describe('of two decisions at the same moment', () => {
    it.each([1, 2, 3])('exactly one wins (%s)', async () => {
      const { body } = await submitted();
      const answers = await Promise.all(
        editors.map((editor) => decide(editor, body.id, { outcome: 'approve', stage: 'review_1' })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      const lost = answers.filter(({ status }) => status === 409);
      expect(lost.map((answer) => answer.body.code)).toEqual([
        'review_already_decided',
        'review_already_decided',
      ]);
      const { body: review } = await author.get(`/api/v1/reviews/${body.id}`);
      expect(review).toMatchObject({ currentStage: 'review_2', decisions: [{ stage: 'review_1' }] });
    });

    it('exactly one wins although neither names the stage', async () => {
      const { body } = await submitted();
      const answers = await atOnce(body.contentId, () => [
        decide(editors[0]!, body.id, { outcome: 'approve' }),
        decide(editors[1]!, body.id, { outcome: 'approve' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });

    it('an approval and a return do not both happen', async () => {
      const { body } = await submitted();
      const answers = await atOnce(body.contentId, () => [
        decide(editors[0]!, body.id, { outcome: 'approve' }),
        decide(editors[1]!, body.id, { outcome: 'return', comment: '数字不对' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    });
  });

  describe('nobody decides on their own work', () => {
    it('not the author, whatever roles they hold, by the api or by plain SQL', async () => {
      await api.aUser({ username: 'writing-chief', roles: ['author', 'editor', 'chief_editor'] });
      const writer = await api.as('writing-chief');
      const { body } = await submitted(writer);
      const refused = await decide(writer, body.id, { outcome: 'approve' });
      expect([refused.status, refused.body.code]).toEqual([403, 'own_content']);
      await expect(insertDecision(body, 'review_1', await idOf('writing-chief'))).rejects.toThrow('own work');
    });

    it('not an editor who saved a part of it, nor a co-author, in any earlier revision', async () => {
      const draft = await aDraft(author, api.root.id, { coAuthorIds: [await idOf('editor-2')] });
      const edited = await editors[0]!.patch(content(draft.body.id), { title: '编辑改过' }, draft.etag);
      await author.patch(content(draft.body.id), { coAuthorIds: [], title: '又改' }, edited.etag);
      const { body } = await author.post(content(draft.body.id, '/submit'), {});
      for (const [index, username] of ['editor-1', 'editor-2'].entries()) {
        expect((await decide(editors[index]!, body.id, { outcome: 'approve' })).body.code).toBe(
          'own_content',
        );
        await expect(insertDecision(body, 'review_1', await idOf(username))).rejects.toThrow('own work');
      }
      expect((await decide(editors[2]!, body.id, { outcome: 'approve' })).status).toBe(201);
    });
  });

  describe('nobody decides twice on one revision', () => {
    it('not two stages of one review, by the api or by plain SQL', async () => {
      const { body } = await submitted();
      expect((await decide(editors[0]!, body.id, { outcome: 'approve' })).status).toBe(201);
      const second = await decide(editors[0]!, body.id, { outcome: 'approve' });
      expect([second.status, second.body.code]).toEqual([409, 'decided_before']);
      await expect(insertDecision(body, 'review_2', await idOf('editor-1'))).rejects.toThrow('two stages');
    });

    it('not again after the review was recalled and the same revision submitted once more', async () => {
      const { body } = await submitted();
      await decide(editors[0]!, body.id, { outcome: 'approve' });
      await author.post(`/api/v1/reviews/${body.id}/recall`);
      const { body: again } = await author.post(content(body.contentId, '/submit'), {});
      expect(again.revisionId).toBe(body.revisionId);
      expect((await decide(editors[0]!, again.id, { outcome: 'approve' })).body.code).toBe('decided_before');
      expect((await decide(editors[1]!, again.id, { outcome: 'approve' })).status).toBe(201);
    });
  });

  describe('the database keeps the promise by itself', () => {
    it('takes no decision on a stage that is not the current one', async () => {
      const { body } = await submitted();
      await expect(insertDecision(body, 'review_3', await idOf('chief'))).rejects.toThrow('current stage');
    });

    it('changes, removes and approves nothing around the rules', async () => {
      const { body } = await submitted();
      await decide(editors[0]!, body.id, { outcome: 'approve' });
      const sql = (text: string) => api.dataSource.query(text, [body.id]);
      await expect(
        sql("UPDATE review_decisions SET outcome = 'reject' WHERE review_id = $1"),
      ).rejects.toThrow('append-only');
      await expect(sql('DELETE FROM review_decisions WHERE review_id = $1')).rejects.toThrow('append-only');
      await expect(sql('DELETE FROM reviews WHERE id = $1')).rejects.toThrow('append-only');
      await expect(
        sql("UPDATE reviews SET state = 'approved', current_stage = NULL, decided_at = now() WHERE id = $1"),
      ).rejects.toThrow('every stage');
      await expect(sql("UPDATE reviews SET fingerprint = repeat('0', 64) WHERE id = $1")).rejects.toThrow(
        'exchanged',
      );
      await author.post(`/api/v1/reviews/${body.id}/recall`);
      await expect(
        sql("UPDATE reviews SET state = 'open', current_stage = 'review_1', decided_at = NULL WHERE id = $1"),
      ).rejects.toThrow('closed review');
    });
  });

  describe('what was approved is what goes out', () => {
    it('an edit after approval is a new revision that needs its own review', async () => {
      const draft = await aDraft(author, api.root.id);
      await approve(author, draft.body.id, [editors[0]!, editors[1]!, chief]);
      const approved = await author.get(content(draft.body.id));
      const edited = await author.patch(content(draft.body.id), { title: '改' }, approved.etag);
      expect(edited.body).toMatchObject({ state: 'draft', approvedRevisionId: null });
      const reviews = api.app.get(ReviewsService, { strict: false });
      expect(await reviews.signOffOf(draft.body.id, edited.body.currentRevisionId)).toBeNull();
      const again = await approve(author, draft.body.id, [editors[0]!, editors[1]!, chief]);
      expect(again.body.revisionId).toBe(edited.body.currentRevisionId);
    });

    it('a stored document that was tampered with below the triggers is never approved', async () => {
      const { body } = await submitted();
      await api.dataSource.transaction(async (manager) => {
        await manager.query('SET LOCAL session_replication_role = replica');
        await manager.query(
          `UPDATE content_revisions SET document = jsonb_set(document, '{title}', '"假"') WHERE id = $1`,
          [body.revisionId],
        );
      });
      const refused = await decide(editors[0]!, body.id, { outcome: 'approve' });
      expect([refused.status, refused.body.code]).toEqual([409, 'approved_content_changed']);
      const { body: review } = await author.get(`/api/v1/reviews/${body.id}`);
      expect(review.decisions).toEqual([]);
    });

    it('a published item stays published while its correction is written and reviewed', async () => {
      const draft = await aDraft(author, api.root.id);
      const { body: first } = await approve(author, draft.body.id, [editors[0]!, editors[1]!, chief]);
      await api.dataSource.transaction((manager) =>
        api.app
          .get(ContentsService, { strict: false })
          .setState(manager, draft.body.id, { state: 'published', publishedAt: new Date() }),
      );
      const live = await author.get(content(draft.body.id));
      const corrected = await author.patch(content(draft.body.id), { title: '更正' }, live.etag);
      expect(corrected.body).toMatchObject({
        state: 'published',
        approvedRevisionId: first.revisionId,
        hasUnpublishedChanges: true,
      });
      const moved = await author.patch(content(draft.body.id), { slug: 'elsewhere' }, corrected.etag);
      expect(moved.body.errors).toMatchObject([{ path: 'slug', code: 'slug_fixed' }]);
      const { body: second } = await author.post(content(draft.body.id, '/submit'), {});
      expect(await stateOf(draft.body.id)).toBe('published');
      const during = await author.get(content(draft.body.id));
      expect((await author.patch(content(draft.body.id), { title: '再改' }, during.etag)).body.code).toBe(
        'content_in_review',
      );
      await decide(editors[0]!, second.id, { outcome: 'return', comment: '再核对' });
      expect((await author.get(content(draft.body.id))).body).toMatchObject({
        state: 'published',
        approvedRevisionId: first.revisionId,
      });
      const returned = await author.get(content(draft.body.id));
      await author.patch(content(draft.body.id), { title: '更正后' }, returned.etag);
      const { body: third } = await approve(author, draft.body.id, [editors[0]!, editors[1]!, chief]);
      expect((await author.get(content(draft.body.id))).body).toMatchObject({
        state: 'published',
        approvedRevisionId: third.revisionId,
        hasUnpublishedChanges: false,
      });
    });
  });

  describe('a return', () => {
    it('needs its reason, keeps remarks, and needs a change before the next submission', async () => {
      const { body } = await submitted();
      const bare = await decide(editors[0]!, body.id, { outcome: 'return', comment: '  ' });
      expect(bare.body.errors).toMatchObject([{ path: 'comment', code: 'required' }]);
      const annotations = [{ path: 'title', range: { start: 0, end: 2 }, note: '用全称' }];
      const returned = await decide(editors[0]!, body.id, {
        outcome: 'return',
        comment: '见批注',
        annotations,
      });
      expect(returned.body).toMatchObject({
        state: 'returned',
        decisions: [{ comment: '见批注', annotations }],
      });
      expect(await stateOf(body.contentId)).toBe('returned');
      const unchanged = await author.post(content(body.contentId, '/submit'), {});
      expect([unchanged.status, unchanged.body.code]).toEqual([409, 'revision_already_decided']);
      const item = await author.get(content(body.contentId));
      await author.patch(content(body.contentId), { title: '春送岗位活动进园区' }, item.etag);
      expect((await author.post(content(body.contentId, '/submit'), {})).status).toBe(201);
      const history = await author.get(content(body.contentId, '/reviews'));
      expect(history.body.items.map(({ state }: { state: string }) => state)).toEqual(['open', 'returned']);
    });
  });

  it('a rejection is the last word: the item is archived and stays readable', async () => {
    const { body } = await submitted();
    await decide(editors[0]!, body.id, { outcome: 'reject', comment: '不宜发布' });
    const item = await author.get(content(body.contentId));
    expect(item.body.state).toBe('archived');
    expect((await author.patch(content(body.contentId), { title: '改' }, item.etag)).body.code).toBe(
      'content_archived',
    );
  });

  describe('a recall', () => {
    it('is the submitter’s, and makes the item a draft again', async () => {
      const { body } = await submitted();
      const foreign = await editors[0]!.post(`/api/v1/reviews/${body.id}/recall`);
      expect([foreign.status, foreign.body.code]).toEqual([403, 'not_submitter']);
      const recalled = await author.post(`/api/v1/reviews/${body.id}/recall`);
      expect([recalled.status, recalled.body.state]).toEqual([200, 'recalled']);
      expect(await stateOf(body.contentId)).toBe('draft');
      expect((await decide(editors[0]!, body.id, { outcome: 'approve' })).body.code).toBe('review_closed');
    });

    it('keeps a submitted draft from being thrown away: it is archived', async () => {
      const { body } = await submitted();
      await author.post(`/api/v1/reviews/${body.id}/recall`);
      const { etag } = await author.get(content(body.contentId));
      expect((await author.delete(content(body.contentId), etag)).status).toBe(204);
      expect(await stateOf(body.contentId)).toBe('archived');
    });
  });

  describe('the queue', () => {
    const queue = async (caller: ApiCaller, query = '') =>
      (await caller.get(`/api/v1/review-queue?limit=100${query}`)).body.items.map(
        ({ reviewId }: { reviewId: string }) => reviewId,
      );

    it('shows what each can decide now, and nothing else', async () => {
      const { body: first } = await submitted();
      const { body: second } = await submitted();
      await decide(editors[0]!, first.id, { outcome: 'approve' });
      expect(await queue(editors[0]!)).not.toContain(first.id);
      expect(await queue(editors[0]!)).toContain(second.id);
      expect(await queue(editors[1]!, '&stage=review_2')).toContain(first.id);
      expect(await queue(editors[1]!, '&stage=review_2')).not.toContain(second.id);
      // A chief editor may stand in for an editor, and an editor not for the chief.
      expect(await queue(chief)).toEqual(expect.arrayContaining([first.id, second.id]));
      await decide(editors[1]!, first.id, { outcome: 'approve' });
      expect(await queue(editors[2]!)).not.toContain(first.id);
      expect((await author.get('/api/v1/review-queue')).status).toBe(403);
    });

    it('hides from an editor what they wrote', async () => {
      const { body } = await submitted(editors[0]);
      expect(await queue(editors[0]!)).not.toContain(body.id);
      expect(await queue(editors[1]!)).toContain(body.id);
    });

    it('has the longest waiting first, page by page, with the time it waits', async () => {
      const unit = await api.aUnit();
      const expected: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        const draft = await aDraft(chief, unit.id);
        expected.push((await chief.post(content(draft.body.id, '/submit'), {})).body.id);
      }
      await api.dataSource.query(
        "UPDATE reviews SET stage_opened_at = now() - interval '25 hours' WHERE id = $1",
        [expected[2]],
      );
      expected.unshift(expected.pop()!);
      const page = await editors[0]!.get(`/api/v1/review-queue?organizationId=${unit.id}&limit=2`);
      const rest = await editors[0]!.get(
        `/api/v1/review-queue?organizationId=${unit.id}&limit=2&cursor=${page.body.nextCursor}`,
      );
      const items = [...page.body.items, ...rest.body.items];
      expect(items.map(({ reviewId }) => reviewId)).toEqual(expected);
      expect(items[0]).toMatchObject({ overdue: true, waitingSeconds: expect.any(Number) });
      expect(items[0].waitingSeconds).toBeGreaterThanOrEqual(90_000);
    });
  });

  describe('flows', () => {
    it('ship at the root, the first of each kind by default', async () => {
      const { body } = await author.get('/api/v1/review-flows');
      const shipped = body.items.filter(
        ({ organizationId }: { organizationId: string }) => organizationId === api.root.id,
      );
      expect(
        shipped.map(
          ({ template, isDefault, stages }: { template: string; isDefault: boolean; stages: [] }) => [
            template,
            isDefault,
            stages.length,
          ],
        ),
      ).toEqual([
        ['A', true, 3],
        ['B', false, 6],
        ['C', false, 2],
        ['emergency', true, 1],
        ['reprint', true, 2],
      ]);
    });

    it('apply by column, else by the nearest unit, and running reviews keep theirs', async () => {
      const unit = await api.aUnit();
      const lower = await api.aUnit({ parentId: unit.id });
      const stages = [{ key: 'final', kind: 'review', roles: ['chief_editor'], dueWithinHours: 4 }];
      const own = await chief.post('/api/v1/review-flows', {
        organizationId: unit.id,
        name: '一级审核',
        kind: 'standard',
        stages,
        isDefault: true,
      });
      expect(own.status).toBe(201);
      const { body: flows } = await author.get('/api/v1/review-flows');
      const short = flows.items.find(({ template }: { template: string }) => template === 'C');
      const column = await chief.post('/api/v1/columns', {
        organizationId: lower.id,
        name: '要闻',
        code: 'news',
        reviewFlowId: short.id,
      });
      const inColumn = await aDraft(chief, lower.id, { columnId: column.body.id });
      const outside = await aDraft(chief, lower.id);
      const byColumn = await chief.post(content(inColumn.body.id, '/submit'), {});
      const byUnit = await chief.post(content(outside.body.id, '/submit'), {});
      expect([byColumn.body.flowId, byUnit.body.flowId]).toEqual([short.id, own.body.id]);
      const changed = await chief.patch(
        `/api/v1/review-flows/${own.body.id}`,
        { stages: [...stages, { ...stages[0], key: 'second' }] },
        own.etag,
      );
      expect(changed.body.stages).toHaveLength(2);
      const running = await chief.get(`/api/v1/reviews/${byUnit.body.id}`);
      expect(running.body.stages).toHaveLength(1);
    });

    it('name roles that can decide, each stage once, and can not be borrowed from another branch', async () => {
      const east = await api.aUnit();
      const west = await api.aUnit();
      const stage = { key: 'one', kind: 'review', roles: ['author'] };
      const bad = await chief.post('/api/v1/review-flows', {
        organizationId: east.id,
        name: '错',
        kind: 'standard',
        stages: [stage],
      });
      expect(bad.body.errors).toMatchObject([{ path: 'stages.0.roles' }]);
      const good = { ...stage, roles: ['editor'] };
      const twice = await chief.post('/api/v1/review-flows', {
        organizationId: east.id,
        name: '错',
        kind: 'standard',
        stages: [good, good],
      });
      expect(twice.body.errors).toMatchObject([{ path: 'stages.1.key', code: 'stage_key_repeated' }]);
      const flow = await chief.post('/api/v1/review-flows', {
        organizationId: east.id,
        name: '对',
        kind: 'standard',
        stages: [good],
      });
      const borrowed = await chief.post('/api/v1/columns', {
        organizationId: west.id,
        name: '要闻',
        code: 'news',
        reviewFlowId: flow.body.id,
      });
      expect(borrowed.body.errors).toMatchObject([{ path: 'reviewFlowId', code: 'review_flow_unknown' }]);
    });
  });

  describe('S15, S16 another branch', () => {
    it('gets 404 at every route of an item, its history, its reviews, columns and flows', async () => {
      const east = await api.aUnit();
      const west = await api.aUnit();
      await api.aUser({ username: 'west-chief', roles: ['chief_editor', 'author'], organizationId: west.id });
      const stranger = await api.as('west-chief');
      const draft = await aDraft(chief, east.id);
      const { id, currentRevisionId: revision } = draft.body;
      await chief.put(content(id, '/variants/weibo'), { text: '短' });
      const { body: review } = await chief.post(content(id, '/submit'), {});
      const column = await chief.post('/api/v1/columns', { organizationId: east.id, name: '甲', code: 'aa' });
      const flow = await chief.post('/api/v1/review-flows', {
        organizationId: east.id,
        name: '甲',
        kind: 'standard',
        stages: [{ key: 'one', kind: 'review', roles: ['editor'] }],
      });
      const any = '*';
      const answers = {
        'get item': await stranger.get(content(id)),
        'change item': await stranger.patch(content(id), { title: '甲' }, any),
        'remove item': await stranger.delete(content(id), any),
        revisions: await stranger.get(content(id, '/revisions')),
        revision: await stranger.get(content(id, `/revisions/${revision}`)),
        compare: await stranger.get(content(id, `/revisions/compare?from=${revision}&to=${revision}`)),
        restore: await stranger.post(content(id, `/revisions/${revision}/restore`), {}),
        'get variant': await stranger.get(content(id, '/variants/weibo')),
        'put variant': await stranger.put(content(id, '/variants/weibo'), { text: '甲' }, any),
        'remove variant': await stranger.delete(content(id, '/variants/weibo'), any),
        submit: await stranger.post(content(id, '/submit'), {}),
        reviews: await stranger.get(content(id, '/reviews')),
        'get review': await stranger.get(`/api/v1/reviews/${review.id}`),
        decide: await stranger.post(`/api/v1/reviews/${review.id}/decisions`, { outcome: 'approve' }),
        recall: await stranger.post(`/api/v1/reviews/${review.id}/recall`),
        'create item': await stranger.post('/api/v1/contents', anArticle(east.id)),
        'get column': await stranger.get(`/api/v1/columns/${column.body.id}`),
        'change column': await stranger.patch(`/api/v1/columns/${column.body.id}`, { name: '乙' }, any),
        'remove column': await stranger.delete(`/api/v1/columns/${column.body.id}`, any),
        'create column': await stranger.post('/api/v1/columns', {
          organizationId: east.id,
          name: '乙',
          code: 'bb',
        }),
        'get flow': await stranger.get(`/api/v1/review-flows/${flow.body.id}`),
        'change flow': await stranger.patch(`/api/v1/review-flows/${flow.body.id}`, { name: '乙' }, any),
      };
      const statuses = Object.entries(answers).map(([route, { status }]) => `${route} ${status}`);
      expect(statuses).toEqual(Object.keys(answers).map((route) => `${route} 404`));
      for (const list of ['contents', 'review-queue', 'columns', 'review-flows']) {
        const { body } = await stranger.get(`/api/v1/${list}?organizationId=${east.id}`);
        expect([list, body.items]).toEqual([list, []]);
      }
    });

    it('S17 can not put its item into a foreign column', async () => {
      const west = await api.aUnit();
      await api.aUser({ username: 'west-author', roles: ['author'], organizationId: west.id });
      const column = await chief.post('/api/v1/columns', {
        organizationId: api.root.id,
        name: '总会要闻',
        code: 'root-news',
      });
      const refused = await (
        await api.as('west-author')
      ).post('/api/v1/contents', anArticle(west.id, { columnId: column.body.id }));
      expect(refused.body.errors).toMatchObject([{ path: 'columnId', code: 'column_unknown' }]);
    });
  });
});
