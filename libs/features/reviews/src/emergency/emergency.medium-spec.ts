import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { aDraft, approve, openPublishingDesk, until } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';
import { WatchBackfills } from './watch-backfills.sweep';

describe('the emergency channel', () => {
  let desk: PublishingDesk;
  let leader: { id: string };
  let officer: ApiCaller;
  let chief: ApiCaller;
  let accounts: { scripted: string; other: string };

  beforeAll(async () => {
    desk = await openPublishingDesk();
    // The middle of a month, by noon: they are counted by months, and days pass here.
    const now = desk.now();
    desk.forward(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 15, 4) - now.getTime());
    const organizationId = desk.unit.id;
    leader = await desk.api.aUser({ username: 'leader', roles: ['chief_editor'], organizationId });
    await desk.api.aUser({ username: 'officer', roles: ['editor'], organizationId });
    officer = await desk.api.as('officer');
    chief = await desk.api.as('desk-chief');
    accounts = { scripted: await desk.anAccount('scripted'), other: await desk.anAccount('other') };
    await flow({ leastRank: 'chief_editor', platforms: ['scripted', 'site', 'single'], backfillHours: 24 });
  });

  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const at = (ms: number) => new Date(desk.now().getTime() + ms).toISOString();
  const content = (id: string, rest = '') => `/api/v1/contents/${id}${rest}`;
  const idOf = async (username: string): Promise<string> =>
    (await desk.sql<{ id: string }>('SELECT id FROM users WHERE username = $1', [username]))[0]!.id;

  let serial = 0;
  async function flow(settings: object, wish: object = {}): Promise<ApiAnswer> {
    serial += 1;
    const answer = await chief.post('/api/v1/review-flows', {
      organizationId: desk.unit.id,
      name: `应急 ${serial}`,
      kind: 'emergency',
      stages: [{ key: 'review_1', kind: 'review', roles: ['chief_editor'] }],
      settings,
      isDefault: true,
      ...wish,
    });
    return answer;
  }

  const anOrder = (wish: object = {}) => ({
    reasonCode: 'safety_notice',
    approverId: leader.id,
    approvedAt: at(-HOUR_MS),
    means: 'phone',
    wording: '立即发布暴雨避险提示',
    readBack: true,
    platforms: ['scripted'],
    ...wish,
  });

  const order = (id: string, wish: object = {}, caller = officer) =>
    caller.post(content(id, '/emergency-orders'), anOrder(wish));

  /** An item that goes out by an order; yields its id and the order. */
  async function ordered(
    wish: object = {},
    item: object = {},
  ): Promise<{ id: string; body: ApiAnswer['body'] }> {
    const draft = await aDraft(desk.author, desk.unit.id, item);
    const answer = await order(draft.body.id, wish);
    if (answer.status !== 201) throw new Error(answer.text);
    return { id: draft.body.id, body: answer.body };
  }

  const decide = (caller: ApiCaller, reviewId: string, body: object) =>
    caller.post(`/api/v1/reviews/${reviewId}/decisions`, body);

  async function passBackfill(reviewId: string): Promise<void> {
    for (const reviewer of desk.reviewers) {
      const answer = await decide(reviewer, reviewId, { outcome: 'approve' });
      if (answer.status !== 201) throw new Error(answer.text);
    }
  }

  const codesOf = (answer: ApiAnswer) =>
    answer.body.errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`);

  describe('an order', () => {
    it('lets exactly what was last saved go out, opens its review, and is on record', async () => {
      const { id, body } = await ordered();
      expect(body).toMatchObject({
        state: 'open',
        contentId: id,
        approverName: 'leader',
        recorderName: 'officer',
        reviewState: 'open',
        currentStage: 'review_1',
        platforms: ['scripted'],
        backfillDueAt: at(23 * HOUR_MS),
      });
      const item = await desk.author.get(content(id));
      expect(item.body).toMatchObject({
        state: 'approved',
        approvedRevisionId: body.revisionId,
        fingerprint: body.fingerprint,
      });
      const edit = await desk.author.patch(content(id), { title: '改' }, item.etag);
      expect([edit.status, edit.body.code]).toEqual([409, 'content_in_review']);
      const [entry] = await desk.sql(
        `SELECT details FROM audit_entries WHERE action = 'emergency.ordered' AND object_id = $1`,
        [body.id],
      );
      expect(entry?.details).toMatchObject({ approverId: leader.id, wording: '立即发布暴雨避险提示' });
      const notices = await (await desk.api.as('leader')).get('/api/v1/notices?limit=100');
      const kinds = notices.body.items.map(({ kind }: { kind: string }) => kind);
      expect(kinds).toContain('emergency_order.recorded');
    });

    it.each([
      [{ reasonCode: 'other' }, ['reasonText required']],
      [{ readBack: false }, ['readBack not_read_back']],
      [{ wording: '   ' }, ['wording not_empty']],
      [{ platforms: ['scripted', 'other'] }, ['platforms.1 platform_not_for_emergencies']],
      [{ approvedAt: '2030-01-01T00:00:00Z' }, ['approvedAt in_the_future']],
      [{ approvedAt: '2026-01-01T00:00:00Z' }, ['approvedAt too_long_ago']],
    ])('with %j is refused', async (wish, faults) => {
      const draft = await aDraft(desk.author, desk.unit.id);
      const refused = await order(draft.body.id, wish);
      expect([refused.status, codesOf(refused)]).toEqual([400, faults]);
      expect((await desk.author.get(content(draft.body.id))).body.state).toBe('draft');
    });

    it('is not given by the author, nor by who records it, nor by somebody below the rank, elsewhere or suspended', async () => {
      const draft = await aDraft(desk.author, desk.unit.id, { coAuthorIds: [leader.id] });
      expect(codesOf(await order(draft.body.id))).toEqual(['approverId approver_is_author']);
      const other = await aDraft(desk.author, desk.unit.id);
      const chiefId = await idOf('desk-chief');
      expect(codesOf(await order(other.body.id, { approverId: chiefId }, chief))).toEqual([
        'approverId approver_is_recorder',
      ]);
      const low = { approverId: await idOf('desk-editor-1') };
      expect(codesOf(await order(other.body.id, low))).toEqual(['approverId approver_rank_too_low']);
      const elsewhere = await desk.api.aUser({
        username: 'elsewhere-chief',
        roles: ['chief_editor'],
        organizationId: (await desk.api.aUnit()).id,
      });
      expect(codesOf(await order(other.body.id, { approverId: elsewhere.id }))).toEqual([
        'approverId approver_not_listed',
      ]);
      const gone = await desk.api.aUser({
        username: 'gone-chief',
        roles: ['chief_editor'],
        organizationId: desk.unit.id,
      });
      await desk.sql(`UPDATE users SET state = 'suspended' WHERE id = $1`, [gone.id]);
      expect(codesOf(await order(other.body.id, { approverId: gone.id }))).toEqual([
        'approverId approver_suspended',
      ]);
    });

    it('says on what terms to whoever may record one, those who may read no people among them', async () => {
      const terms = async (caller: ApiCaller, item: object = {}) => {
        const { body: draft } = await aDraft(desk.author, desk.unit.id, item);
        return caller.get(content(draft.id, '/emergency-terms'));
      };
      const namesIn = ({ body }: ApiAnswer) => body.approvers.map(({ name }: { name: string }) => name);
      const told = await terms(desk.author);
      expect([told.status, told.body]).toMatchObject([
        200,
        { platforms: ['scripted', 'site', 'single'], backfillHours: 24 },
      ]);
      expect(told.body.reasonCodes).toContain('other');
      expect(namesIn(told)).toEqual(expect.arrayContaining(['leader', 'desk-chief']));
      expect(namesIn(told)).not.toContain('desk-editor-1');
      // Nobody lets out what they record or wrote themselves.
      expect(namesIn(await terms(chief))).not.toContain('desk-chief');
      expect(namesIn(await terms(desk.author, { coAuthorIds: [leader.id] }))).not.toContain('leader');
    });

    it('is given only by listed people where the unit lists some', async () => {
      const listed = { approvers: [{ userId: leader.id }], platforms: ['scripted'] };
      expect((await flow(listed)).status).toBe(201);
      const draft = await aDraft(desk.author, desk.unit.id);
      const refused = await order(draft.body.id, { approverId: await idOf('desk-chief') });
      expect(codesOf(refused)).toEqual(['approverId approver_not_listed']);
      expect((await order(draft.body.id)).status).toBe(201);
      await flow({ leastRank: 'chief_editor', platforms: ['scripted', 'site', 'single'] });
    });

    it('needs a flow that somebody has configured', async () => {
      const unit = await desk.api.aUnit({ code: 'unconfigured' });
      await desk.api.aUser({ username: 'author-2', roles: ['author'], organizationId: unit.id });
      const approver = await desk.api.aUser({
        username: 'chief-2',
        roles: ['chief_editor'],
        organizationId: unit.id,
      });
      await desk.api.aUser({ username: 'officer-2', roles: ['editor'], organizationId: unit.id });
      const draft = await aDraft(await desk.api.as('author-2'), unit.id);
      const record = async () =>
        (await desk.api.as('officer-2')).post(
          content(draft.body.id, '/emergency-orders'),
          anOrder({ approverId: approver.id, platforms: ['site'] }),
        );
      // What ships with the root names no platform.
      expect(codesOf(await record())).toEqual(['platforms.0 platform_not_for_emergencies']);
      await desk.sql(`UPDATE review_flows SET is_default = false WHERE template = 'emergency'`);
      expect((await record()).body.code).toBe('emergency_flow_missing');
      await desk.sql(`UPDATE review_flows SET is_default = true WHERE template = 'emergency'`);
    });

    it('recorded twice at once is one', async () => {
      const draft = await aDraft(desk.author, desk.unit.id);
      const answers = await Promise.all([1, 2, 3].map(() => order(draft.body.id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      const lost = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
      expect(lost).toEqual(['emergency_order_exists', 'emergency_order_exists']);
      const [row] = await desk.sql(
        `SELECT (SELECT count(*)::int FROM emergency_orders WHERE content_id = $1) AS orders,
                (SELECT count(*)::int FROM reviews WHERE content_id = $1) AS reviews`,
        [draft.body.id],
      );
      expect(row).toEqual({ orders: 1, reviews: 1 });
    });

    it('is not recorded for what is under review, nor for what reviewers sent back unchanged', async () => {
      const draft = await aDraft(desk.author, desk.unit.id);
      const review = await desk.author.post(content(draft.body.id, '/submit'), {});
      expect((await order(draft.body.id)).body.code).toBe('content_not_submittable');
      await decide(desk.reviewers[0]!, review.body.id, { outcome: 'return', comment: '数字不对' });
      expect((await order(draft.body.id)).body.code).toBe('revision_already_decided');
    });

    it('is stopped by what a platform of it would refuse, not by what another would', async () => {
      const draft = await aDraft(desk.author, desk.unit.id);
      await desk.author.put(content(draft.body.id, '/variants/other'), { title: '不合要求' }, draft.etag);
      desk.other.check = () => [
        { severity: 'error', code: 'never', path: 'title', message: { zh: '不行', en: 'no' } },
      ];
      expect((await order(draft.body.id)).status).toBe(201);
      const second = await aDraft(desk.author, desk.unit.id);
      const check = desk.channel.check;
      desk.channel.check = desk.other.check;
      try {
        expect((await order(second.body.id)).body.code).toBe('channel_checks_failed');
      } finally {
        desk.channel.check = check;
        desk.other.check = check;
      }
    });

    it('is stopped by what the lexicons forbid, and not by what they want confirmed', async () => {
      const rows = [
        'id,category,pattern,match,severity,replacement,whitelist,positive,negative',
        't1,secrecy,内部绝密,exact,forbid,,,,',
        't2,ad_superlative,全国第一,exact,confirm,,,,',
      ].join('\n');
      const { body: lexicon } = await chief.post('/api/v1/lexicons', {
        organizationId: desk.unit.id,
        name: '应急词库',
      });
      await chief.send('POST', `/api/v1/lexicons/${lexicon.id}/versions`, rows as never, {
        'content-type': 'text/csv',
      });
      await chief.patch(`/api/v1/lexicons/${lexicon.id}`, { activeNumber: 1 }, '*');
      const forbidden = await aDraft(desk.author, desk.unit.id, {
        article: { html: '<p>这是内部绝密事项。</p>' },
      });
      const refused = await order(forbidden.body.id);
      expect([refused.status, refused.body.code]).toEqual([409, 'proofing_forbidden']);
      expect((await desk.author.get(content(forbidden.body.id))).body.state).toBe('draft');
      const toConfirm = await aDraft(desk.author, desk.unit.id, {
        article: { html: '<p>产量全国第一。</p>' },
      });
      const { body, status } = await order(toConfirm.body.id);
      expect(status).toBe(201);
      for (const reviewer of desk.reviewers.slice(0, 2)) {
        await decide(reviewer, body.reviewId, { outcome: 'approve' });
      }
      // What waits to be confirmed still does when the papers follow.
      const last = await decide(desk.reviewers[2]!, body.reviewId, { outcome: 'approve' });
      expect([last.status, last.body.code]).toEqual([409, 'proofing_unconfirmed']);
    });

    it('is recorded where one may, and not found elsewhere', async () => {
      const draft = await aDraft(desk.author, desk.unit.id);
      const admin = await desk.api.as('admin');
      expect((await order(draft.body.id, {}, admin)).status).toBe(403);
      const foreign = await desk.api.aUnit();
      await desk.api.aUser({ username: 'foreign', roles: ['editor'], organizationId: foreign.id });
      expect((await order(draft.body.id, {}, await desk.api.as('foreign'))).status).toBe(404);
    });
  });

  describe('what goes out by it', () => {
    it('is out while its review is open', async () => {
      const { id, body } = await ordered();
      const planned = await desk.plan(id, [accounts.scripted]);
      expect(planned.status).toBe(201);
      await desk.work(planned.body.items[0].id);
      expect(await desk.row(planned.body.items[0].id)).toMatchObject({
        state: 'published',
        revision_id: body.revisionId,
      });
      expect((await desk.author.get(content(id))).body.state).toBe('published');
      expect((await officer.get(`/api/v1/emergency-orders/${body.id}`)).body.state).toBe('open');
      await passBackfill(body.reviewId);
      expect((await desk.author.get(content(id))).body).toMatchObject({
        state: 'published',
        approvedRevisionId: body.revisionId,
        hasUnpublishedChanges: false,
      });
    });

    it('is read by everybody on the site, end to end, and taken down when its review finds against it', async () => {
      const list = await (await desk.api.as('admin')).get('/api/v1/channel-accounts?limit=100');
      const site = list.body.items.find(
        (one: { platform: string; organizationId: string }) =>
          one.platform === 'site' && one.organizationId === desk.unit.id,
      );
      const { id, body } = await ordered({ platforms: ['site'] }, { title: '今晚有暴雨，请勿外出' });
      const planned = await desk.plan(id, [site.id]);
      expect(planned.status).toBe(201);
      const publicationId = planned.body.items[0].id;
      await desk.work(publicationId);
      expect(await desk.row(publicationId)).toMatchObject({
        state: 'published',
        revision_id: body.revisionId,
      });
      const { slug } = (await desk.author.get(content(id))).body;
      const page = await desk.api.anonymous.get(`/p/${slug}`);
      expect([page.status, page.text]).toEqual([200, expect.stringContaining('今晚有暴雨，请勿外出')]);
      const review = await officer.get(`/api/v1/reviews/${body.reviewId}`);
      expect(review.body.state).toBe('open');
      await decide(desk.reviewers[0]!, body.reviewId, { outcome: 'return', comment: '预警等级有误' });
      await desk.author.post(content(id, '/withdraw'), { reason: '补审未通过' });
      await desk.work(publicationId);
      expect(await desk.row(publicationId)).toMatchObject({ state: 'withdrawn' });
      // Every process that has the page ready hears of it from the database.
      const isGone = async () => (await desk.api.anonymous.get(`/p/${slug}`)).status === 410;
      await until(isGone);
    });

    it('goes to no other platform: not by planning, not by a forced row, and everywhere once the review is through', async () => {
      const { id, body } = await ordered();
      const refused = await desk.plan(id, [accounts.scripted, accounts.other]);
      expect([refused.status, codesOf(refused)]).toEqual([
        400,
        ['channelAccountIds.1 platform_not_in_emergency_order'],
      ]);
      const planned = await desk.plan(id, [accounts.scripted]);
      const publicationId = planned.body.items[0].id;
      // As if somebody had turned the row to another platform behind the api's back.
      await desk.sql('UPDATE publications SET platform = $2, channel_account_id = $3 WHERE id = $1', [
        publicationId,
        'other',
        accounts.other,
      ]);
      await desk.work(publicationId);
      expect(await desk.row(publicationId)).toMatchObject({
        state: 'failed',
        failure: { code: 'platform_not_in_emergency_order' },
      });
      expect(desk.other.done).toEqual([]);
      await passBackfill(body.reviewId);
      expect((await desk.author.post(`/api/v1/publications/${publicationId}/retry`)).status).toBe(200);
      await desk.work(publicationId);
      expect(await desk.row(publicationId)).toMatchObject({ state: 'published' });
    });

    it('does not ride with another post to a platform that the order does not name', async () => {
      const { id } = await ordered();
      const lead = await desk.anApproved();
      const account = await desk.anAccount('several');
      const refused = await desk.plan(lead, [account], { options: { companionContentIds: [id] } });
      expect(codesOf(refused)).toEqual(['options.companionContentIds.0 platform_not_in_emergency_order']);
    });
  });

  describe('the flow that allows it', () => {
    it.each([
      [{ platforms: ['site'] }, 'settings.approvers required'],
      [{ approvers: [], platforms: ['site'] }, 'settings.approvers required'],
      [{ approvers: ['leader'] }, 'settings.approvers not_a_list_of_people'],
      [{ leastRank: 'author' }, 'settings.leastRank not_one_of'],
      [{ leastRank: 'editor', reasonCodes: ['whim'] }, 'settings.reasonCodes not_a_list_of_reasons'],
      [{ leastRank: 'editor', backfillHours: 0 }, 'settings.backfillHours not_hours'],
      [{ leastRank: 'editor', platforms: 'site' }, 'settings.platforms not_a_list_of_platforms'],
      [{ leastRank: 'editor', speed: 9 }, 'settings.speed setting_unknown'],
    ])('is refused with %j', async (settings, expected) => {
      const refused = await flow(settings, { isDefault: false });
      expect([refused.status, codesOf(refused)[0]]).toEqual([400, expected]);
    });

    it('gives its own hours and reasons', async () => {
      await flow({
        leastRank: 'chief_editor',
        platforms: ['scripted'],
        backfillHours: 4,
        reasonCodes: ['accident'],
      });
      const draft = await aDraft(desk.author, desk.unit.id);
      expect(codesOf(await order(draft.body.id))).toEqual(['reasonCode reason_unknown']);
      const { body } = await order(draft.body.id, { reasonCode: 'accident' });
      expect(body.backfillDueAt).toBe(at(3 * HOUR_MS));
      await flow({ leastRank: 'chief_editor', platforms: ['scripted', 'site', 'single'] });
    });
  });

  describe('its review', () => {
    it('is the normal one, and completes the order', async () => {
      const { body } = await ordered();
      const review = await officer.get(`/api/v1/reviews/${body.reviewId}`);
      expect(review.body).toMatchObject({
        revisionId: body.revisionId,
        stages: [{ key: 'review_1' }, { key: 'review_2' }, { key: 'review_3' }],
      });
      await passBackfill(body.reviewId);
      expect((await officer.get(`/api/v1/emergency-orders/${body.id}`)).body).toMatchObject({
        state: 'completed',
        reviewState: 'approved',
      });
    });

    it('is decided neither by who gave the order nor by who recorded it, by the api or by plain SQL', async () => {
      const { body } = await ordered();
      const byLeader = await decide(await desk.api.as('leader'), body.reviewId, { outcome: 'approve' });
      expect([byLeader.status, byLeader.body.code]).toEqual([409, 'decided_before']);
      const byOfficer = await decide(officer, body.reviewId, { outcome: 'approve' });
      expect([byOfficer.status, byOfficer.body.code]).toEqual([403, 'own_content']);
      for (const [caller, sees] of [
        [officer, false],
        [await desk.api.as('leader'), false],
        [desk.reviewers[0]!, true],
      ] as const) {
        const queue = await caller.get('/api/v1/review-queue?limit=100');
        const ids = queue.body.items.map(({ reviewId }: { reviewId: string }) => reviewId);
        expect(ids.includes(body.reviewId)).toBe(sees);
      }
      for (const decider of [leader.id, await idOf('officer')]) {
        await expect(
          desk.sql(
            `INSERT INTO review_decisions (id, review_id, revision_id, stage_key, position, round, decider_id, outcome)
             SELECT gen_random_uuid(), id, revision_id, current_stage, 1, round, $2, 'approve' FROM reviews WHERE id = $1`,
            [body.reviewId, decider],
          ),
        ).rejects.toThrow(/nobody/);
      }
    });

    it.each([
      ['return', 'returned'],
      ['reject', 'archived'],
    ])('that ends in a %s refutes it: urgent, and nothing goes anywhere new', async (outcome, state) => {
      const { id, body } = await ordered();
      const waiting = await desk.plan(id, [accounts.scripted], { scheduledAt: at(DAY_MS) });
      await decide(desk.reviewers[0]!, body.reviewId, { outcome, comment: '事实有误' });
      expect((await officer.get(`/api/v1/emergency-orders/${body.id}`)).body.state).toBe('refuted');
      expect((await desk.author.get(content(id))).body).toMatchObject({ state, approvedRevisionId: null });
      expect((await desk.plan(id, [await desk.anAccount('scripted')])).status).toBe(409);
      await desk.workWhenDue(waiting.body.items[0].id);
      expect(desk.channel.done).toEqual([]);
      expect(await desk.row(waiting.body.items[0].id)).toMatchObject({
        state: 'failed',
        failure: { code: 'content_not_approved' },
      });
      const notices = await desk.author.get('/api/v1/notices?limit=100');
      expect(notices.body.items).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            kind: 'emergency_order.refuted',
            severity: 'urgent',
            object: { type: 'emergency_order', id: body.id },
          }),
        ]),
      );
      const [entry] = await desk.sql(
        `SELECT 1 FROM audit_entries WHERE action = 'emergency.refuted' AND object_id = $1`,
        [body.id],
      );
      expect(entry).toBeDefined();
    });

    it('may find against what is out already: it stays out until it is withdrawn, and is corrected by a new revision', async () => {
      const { id, body } = await ordered();
      const planned = await desk.plan(id, [accounts.scripted]);
      await desk.work(planned.body.items[0].id);
      await decide(desk.reviewers[0]!, body.reviewId, { outcome: 'return', comment: '数字有误' });
      const item = await desk.author.get(content(id));
      expect(item.body).toMatchObject({ state: 'published', approvedRevisionId: null });
      expect((await desk.plan(id, [await desk.anAccount('scripted')])).body.code).toBe(
        'content_not_approved',
      );
      const again = await desk.author.post(content(id, '/submit'), {});
      expect(again.body.code).toBe('revision_already_decided');
      await desk.author.patch(content(id), { title: '更正' }, item.etag);
      await approve(desk.author, id, desk.reviewers);
      expect((await desk.plan(id, [await desk.anAccount('scripted')])).status).toBe(201);
    });

    it.each([
      ['approve', 'approved'],
      ['return', 'returned'],
    ])('goes on after what is out was withdrawn, and may %s it', async (outcome, state) => {
      const { id, body } = await ordered();
      const planned = await desk.plan(id, [accounts.scripted]);
      await desk.work(planned.body.items[0].id);
      await desk.author.post(content(id, '/withdraw'), { reason: '先撤下' });
      await desk.work(planned.body.items[0].id);
      expect((await desk.author.get(content(id))).body.state).toBe('withdrawn');
      if (outcome === 'approve') await passBackfill(body.reviewId);
      else await decide(desk.reviewers[0]!, body.reviewId, { outcome, comment: '不妥' });
      expect((await desk.author.get(content(id))).body.state).toBe(state);
    });

    it('is neither recalled nor corrected', async () => {
      const { id, body } = await ordered();
      const recalled = await officer.post(`/api/v1/reviews/${body.reviewId}/recall`);
      expect([recalled.status, recalled.body.code]).toEqual([409, 'backfill_not_recalled']);
      const { etag } = await desk.author.get(content(id));
      const corrected = await desk.reviewers[0]!.post(
        `/api/v1/reviews/${body.reviewId}/corrections`,
        { changes: { title: '改' } },
        { 'if-match': etag },
      );
      expect([corrected.status, corrected.body.code]).toEqual([409, 'backfill_not_corrected']);
    });
  });

  describe('the database keeps it by itself', () => {
    const attempt = (text: string, parameters: unknown[]) => desk.sql(text, parameters);

    it('approves nothing under review without an order, nor another revision with one', async () => {
      const draft = await aDraft(desk.author, desk.unit.id);
      await desk.author.post(content(draft.body.id, '/submit'), {});
      await expect(
        attempt(
          `UPDATE contents SET approved_revision_id = current_revision_id, state = 'approved' WHERE id = $1`,
          [draft.body.id],
        ),
      ).rejects.toThrow('without an emergency order');
      await expect(
        attempt('UPDATE contents SET approved_revision_id = current_revision_id WHERE id = $1', [
          draft.body.id,
        ]),
      ).rejects.toThrow('without an emergency order');
    });

    it('changes, removes and closes nothing around the rules', async () => {
      const { body } = await ordered();
      await expect(
        attempt(`UPDATE emergency_orders SET platforms = '{other}' WHERE id = $1`, [body.id]),
      ).rejects.toThrow('append-only');
      await expect(attempt('DELETE FROM emergency_orders WHERE id = $1', [body.id])).rejects.toThrow(
        'append-only',
      );
      for (const state of ['completed', 'refuted']) {
        await expect(
          attempt(
            `INSERT INTO emergency_order_closings (order_id, state, closed_by, closed_at) VALUES ($1, $2, $3, now())`,
            [body.id, state, leader.id],
          ),
        ).rejects.toThrow('ends as its review ended');
      }
      await expect(
        attempt(
          `UPDATE reviews SET state = 'recalled', current_stage = NULL, current_roles = '{}', decided_at = now() WHERE id = $1`,
          [body.reviewId],
        ),
      ).rejects.toThrow('not recalled');
      await expect(
        attempt('UPDATE reviews SET backfill_of = NULL WHERE id = $1', [body.reviewId]),
      ).rejects.toThrow('never exchanged');
    });
  });

  describe('the board', () => {
    it('shows what is overdue, and tells once who must know', async () => {
      const { body } = await ordered();
      const sweep = desk.api.app.get(WatchBackfills, { strict: false });
      await sweep.run();
      const told = () =>
        desk.sql<{ username: string; severity: string }>(
          `SELECT u.username, n.severity FROM notices n JOIN users u ON u.id = n.user_id
           WHERE n.kind = 'emergency_order.overdue' AND n.object_id = $1 ORDER BY u.username`,
          [body.id],
        );
      expect(await told()).toEqual([]);
      desk.forward(DAY_MS);
      await sweep.run();
      await sweep.run();
      const names = (await told()).map(({ username }) => username);
      expect(names).toEqual(expect.arrayContaining(['desk-chief', 'leader', 'officer']));
      expect(new Set(names).size).toBe(names.length);
      expect((await told()).every(({ severity }) => severity === 'urgent')).toBe(true);
      await desk.sql(`DELETE FROM notices WHERE object_id = $1`, [body.id]);
      await sweep.run();
      expect(await told()).toEqual([]);
      const board = await officer.get(
        `/api/v1/emergency-orders?state=overdue&organizationId=${desk.unit.id}&limit=100`,
      );
      const ids = board.body.items.map(({ id }: { id: string }) => id);
      expect(ids).toContain(body.id);
      await passBackfill(body.reviewId);
      const after = await officer.get('/api/v1/emergency-orders?state=overdue&limit=100');
      expect(after.body.items.map(({ id }: { id: string }) => id)).not.toContain(body.id);
    });

    it('is read page by page, by those who may read the items', async () => {
      for (let n = 0; n < 3; n += 1) await ordered();
      const first = await officer.get('/api/v1/emergency-orders?limit=2');
      const second = await officer.get(`/api/v1/emergency-orders?limit=2&cursor=${first.body.nextCursor}`);
      const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
      expect(new Set(ids).size).toBe(4);
      const foreign = await desk.api.as('foreign');
      expect((await foreign.get('/api/v1/emergency-orders')).body.items).toEqual([]);
      expect((await foreign.get(`/api/v1/emergency-orders/${ids[0]}`)).status).toBe(404);
    });

    it('counts by month and unit, and says where it rises', async () => {
      const month = new Date(desk.now().getTime() + 8 * HOUR_MS).toISOString().slice(0, 7);
      const counts = await officer.get(
        `/api/v1/emergency-orders/counts?month=${month}&organizationId=${desk.unit.id}`,
      );
      const [row] = await desk.sql<{ count: number }>('SELECT count(*)::int AS count FROM emergency_orders');
      expect(counts.body).toMatchObject({ month });
      const [unit] = counts.body.items;
      expect(unit).toMatchObject({ organizationId: desk.unit.id, rising: true });
      expect(unit.count + unit.countBefore).toBe(row?.count);
      const foreign = await desk.api.as('foreign');
      expect((await foreign.get(`/api/v1/emergency-orders/counts?month=${month}`)).body.items).toEqual([]);
      expect((await officer.get('/api/v1/emergency-orders/counts?month=2026-13')).status).toBe(400);
    });
  });
});
