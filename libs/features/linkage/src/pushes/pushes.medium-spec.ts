import { CLOCK } from '@haojiao/infrastructure/clock';
import { WorkingDays } from '@haojiao/features/working-days';
import { aDraft, anAsset, approve, openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';
import { PushNotices } from './push-notices';
import { RemindOfPushes } from './remind-of-pushes.sweep';

const items = '/api/v1/pushed-items';

describe('required items', () => {
  let desk: PublishingDesk;
  let chief: ApiCaller;
  let east: ApiCaller;
  let eastReviewers: ApiCaller[];
  let west: ApiCaller;
  let beside: ApiCaller;
  let correspondent: ApiCaller;
  const units: Record<string, string> = {};

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const { api } = desk;
    units.city = desk.unit.id;
    for (const name of ['east', 'west']) {
      units[name] = (await api.aUnit({ name: `${name}区总工会`, code: name, parentId: desk.unit.id })).id;
      await api.aUser({ username: name, roles: ['author'], organizationId: units[name] });
      await api.aUser({ username: `${name}-editor`, roles: ['editor'], organizationId: units[name] });
      await api.aUser({ username: `${name}-chief`, roles: ['chief_editor'], organizationId: units[name] });
    }
    units.mill = (await api.aUnit({ name: '钢厂工会', code: 'mill', parentId: units.east })).id;
    units.beside = (await api.aUnit({ name: '邻市总工会', code: 'beside' })).id;
    await api.aUser({ username: 'mill', roles: ['editor'], organizationId: units.mill });
    await api.aUser({ username: 'beside', roles: ['chief_editor'], organizationId: units.beside });
    await api.aUser({ username: 'east-sender', roles: ['correspondent'], organizationId: units.east });
    chief = await api.as('desk-chief');
    [east, west, beside] = [await api.as('east'), await api.as('west'), await api.as('beside')];
    eastReviewers = [await api.as('east-editor'), await api.as('east-chief')];
    correspondent = await api.as('east-sender');
  });
  beforeEach(() => {
    desk.reset();
    to('2026-09-21T10:00+08:00');
  });
  afterAll(() => desk.close());

  const to = (time: string) => desk.forward(new Date(time).getTime() - desk.now().getTime());
  const push = (contentId: string, wish: object = {}, caller = chief): Promise<ApiAnswer> =>
    caller.post(`/api/v1/contents/${contentId}/pushes`, { units: { reach: 'directly_below' }, ...wish });
  const anItem = (wish: object = {}) =>
    desk.anApproved({ title: `工会法宣传 ${Math.random().toString(36).slice(2, 8)}`, ...wish });
  /** The id of the push, and of the item in each unit. */
  const pushed = async (wish: object = {}, contentId?: string) => {
    const id = contentId ?? (await anItem());
    const { body, status, text } = await push(id, wish);
    expect([status, text]).toEqual([201, expect.any(String)]);
    const rows = await desk.sql<{ id: string; organization_id: string }>(
      'SELECT id, organization_id FROM pushed_items WHERE push_id = $1',
      [body.id],
    );
    const of = (unit: string) => rows.find((row) => row.organization_id === units[unit])!.id;
    return { contentId: id, pushId: body.id as string, east: of('east'), west: of('west') };
  };
  const take = async (id: string, body: object = {}, caller = east) => {
    const answer = await caller.post(`${items}/${id}/take`, body);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.body;
  };
  const told = async (kind: string, objectId: string): Promise<string[]> => {
    const rows = await desk.sql<{ username: string }>(
      `SELECT u.username FROM notices n JOIN users u ON u.id = n.user_id
       WHERE n.kind = $1 AND n.object_id = $2 ORDER BY u.username, n.id`,
      [kind, objectId],
    );
    return rows.map(({ username }) => username);
  };
  const rowOf = async (pushId: string, unit: string) => {
    const { body } = await chief.get(`/api/v1/pushes/${pushId}/items`);
    return body.items.find((row: { organizationId: string }) => row.organizationId === units[unit]);
  };
  const findings = async (contentId: string, caller = east) => {
    const { body } = await caller.post(`/api/v1/contents/${contentId}/checks`, {});
    return body.findings as { code: string; severity: string; path: string; message: string }[];
  };
  const edit = async (contentId: string, body: object, caller = east): Promise<ApiAnswer> => {
    const { etag } = await caller.get(`/api/v1/contents/${contentId}`);
    return caller.patch(`/api/v1/contents/${contentId}`, body, etag);
  };

  it('are approved items that go to units below, and are told to those who take items there', async () => {
    const draft = (await aDraft(desk.author, desk.unit.id)).body.id;
    expect((await push(draft)).body.code).toBe('content_not_approved');
    const { pushId, contentId } = await pushed({ note: '请于本周转载', dueOn: '2026-09-30' });
    const { body } = await chief.get(`/api/v1/pushes/${pushId}`);
    expect(body).toMatchObject({
      contentId,
      dueOn: '2026-09-30',
      counts: { open: 2, taken: 0, declined: 0 },
    });
    expect(await told('pushed_item.received', pushId)).toEqual([
      ...['east', 'east-chief', 'east-editor', 'west', 'west-chief', 'west-editor'],
    ]);
    const list = (await chief.get(`/api/v1/contents/${contentId}/pushes`)).body.items;
    expect(list.map(({ id }: { id: string }) => id)).toEqual([pushId]);
  });

  it('are listed for the branch that pushed them, newest first', async () => {
    const [first, second] = [await pushed(), await pushed({ note: '第二批' })];
    const listed = async (caller: ApiCaller, query = '') => {
      const { body } = await caller.get(`/api/v1/pushes?${query}`);
      return body.items.map(({ id }: { id: string }) => id) as string[];
    };
    expect((await listed(chief)).slice(0, 2)).toEqual([second.pushId, first.pushId]);
    expect((await listed(chief, `organizationId=${units.city}`))[0]).toBe(second.pushId);
    expect(await listed(chief, `organizationId=${units.east}`)).toEqual([]);
    const { body: page } = await chief.get('/api/v1/pushes?limit=1');
    expect(page.items[0]).toMatchObject({ note: '第二批', counts: { open: 2, taken: 0, declined: 0 } });
    expect((await listed(chief, `limit=1&cursor=${page.nextCursor}`))[0]).toBe(first.pushId);
    for (const caller of [east, beside]) expect(await listed(caller)).toEqual([]);
    expect((await correspondent.get('/api/v1/pushes')).status).toBe(403);
  });

  it('go to nobody who is not below', async () => {
    const id = await anItem();
    const answer = await push(id, { units: { organizationIds: [units.east, units.beside, units.city] } });
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'units.organizationIds.1',
      'units.organizationIds.2',
    ]);
    expect((await push(id, { units: {} })).body.errors[0].code).toBe('no_units');
    expect((await push(id, { dueOn: '2026-09-20' })).body.errors[0].code).toBe('in_the_past');
    expect((await push(id, { revisionId: id })).status).toBe(400); // S20
    expect((await push(id, {}, eastReviewers[0])).status).toBe(404);
    expect((await push(id, {}, desk.author)).status).toBe(403);
  });

  it('S15 are seen by the unit, and by nobody beside it or below it', async () => {
    const { pushId, east: id, west: other } = await pushed();
    expect((await east.get(`${items}/${id}`)).status).toBe(200);
    for (const caller of [beside, west, await desk.api.as('mill')]) {
      for (const answer of [
        await caller.get(`${items}/${id}`),
        await caller.get(`${items}/${id}/difference`),
        await caller.post(`${items}/${id}/take`, {}),
        await caller.post(`${items}/${id}/decline`, { reason: '不相关' }),
      ])
        expect([answer.status, answer.body.code]).toEqual([404, 'pushed_item_not_found']);
      for (const path of [`/api/v1/pushes/${pushId}`, `/api/v1/pushes/${pushId}/items`])
        expect((await caller.get(path)).body.code).toBe('push_not_found');
      expect((await caller.get(`${items}?limit=100`)).text).not.toContain(id);
    }
    expect((await beside.get('/api/v1/notices?limit=100')).text).not.toContain(pushId);
    expect((await east.get(`${items}?limit=100`)).text).not.toContain(other);
    expect((await correspondent.get(items)).status).toBe(403);
  });

  it('become a linked draft with words and pictures, whose library stays closed', async () => {
    const picture = await anAsset(desk.api, { organizationId: desk.unit.id, altText: '宣讲现场' });
    const html = `<p>第一条。</p><figure><img data-asset-id="${picture}" alt="宣讲现场" /></figure>`;
    const contentId = await anItem({ article: { html }, coverAssetId: picture });
    expect((await east.get(`/api/v1/assets/${picture}`)).status).toBe(404);
    const { east: id, pushId } = await pushed({}, contentId);
    const seen = await east.get(`${items}/${id}`);
    expect(seen.body.document.article.html).toContain(picture);
    expect((await east.get(`/api/v1/assets/${picture}`)).status).toBe(200);
    expect((await beside.get(`/api/v1/assets/${picture}`)).status).toBe(404);
    expect((await east.get(`/api/v1/assets?limit=100`)).text).not.toContain(picture);
    expect((await east.get(`/api/v1/assets/${picture}/usages`)).status).toBe(404);
    const column = await eastReviewers[1]!.post('/api/v1/columns', {
      organizationId: units.east,
      name: '上级要闻',
      code: 'above',
    });
    const taken = await take(id, { columnId: column.body.id });
    const origin = (await chief.get(`/api/v1/contents/${contentId}`)).body;
    expect(taken).toMatchObject({
      organizationId: units.east,
      state: 'draft',
      title: origin.title,
      columnId: column.body.id,
      coverAssetId: picture,
      article: { html: origin.article.html },
      isRepost: true,
      origin: {
        contentId,
        revisionId: origin.currentRevisionId,
        organizationId: units.city,
        state: 'current',
      },
      source: { url: expect.stringContaining(`/p/${origin.slug}`) },
      reprint: { sourceTitle: origin.title },
    });
    expect(taken.source.name).toBe(desk.unit.name);
    // S17: what was lent for this item is nobody's to put into another one.
    const stolen = await east.post('/api/v1/contents', {
      organizationId: units.east,
      type: 'article',
      title: '另一篇',
      article: { html },
    });
    expect([stolen.status, stolen.body.errors?.[0]?.code]).toEqual([400, 'asset_unknown']);
    expect(await rowOf(pushId, 'east')).toMatchObject({
      state: 'taken',
      takenByName: 'east',
      contentId: taken.id,
      difference: { isUnchanged: true, added: 0, removed: 0 },
    });
    const stays = await (await desk.api.as('admin')).delete(`/api/v1/assets/${picture}`, '*');
    expect(stays.body.code).toMatch(/asset_in_use|asset_not_found|not_allowed/);
  });

  it('S17 need the right to take where they are taken to', async () => {
    const { east: id } = await pushed();
    await desk.api.aUser({ username: 'east-admin', roles: ['administrator'], organizationId: units.east });
    expect((await (await desk.api.as('east-admin')).post(`${items}/${id}/take`, {})).status).toBe(403);
    const column = await chief.post('/api/v1/columns', {
      organizationId: units.west,
      name: '西区',
      code: `w-${id.slice(-6)}`,
    });
    const foreign = await east.post(`${items}/${id}/take`, { columnId: column.body.id });
    expect([foreign.status, foreign.body.errors[0].path]).toEqual([400, 'columnId']);
    expect(
      (await east.post(`${items}/${id}/take`, { origin: null, organizationId: units.west })).status,
    ).toBe(400);
  });

  it('are taken once, however many press together, and again when the draft was thrown away', async () => {
    const { east: id, contentId } = await pushed();
    const callers = [east, ...eastReviewers, east, eastReviewers[0]!];
    const answers = await Promise.all(callers.map((caller) => caller.post(`${items}/${id}/take`, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const made = answers.find(({ status }) => status === 201)!.body;
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'already_taken',
      contentId: made.id,
    });
    const rows = await desk.sql('SELECT 1 FROM content_origins WHERE origin_content_id = $1', [contentId]);
    expect(rows).toHaveLength(1);
    const remover = eastReviewers[0]!;
    const { etag } = await remover.get(`/api/v1/contents/${made.id}`);
    expect(
      (await remover.send('DELETE', `/api/v1/contents/${made.id}`, undefined, { 'if-match': etag })).status,
    ).toBe(204);
    expect((await take(id)).id).not.toBe(made.id);
  });

  it('S20 keep their origin, whatever a client sends and by whatever door', async () => {
    const { east: id } = await pushed();
    const { id: contentId, source } = await take(id);
    const codes = ({ status, body }: ApiAnswer) => [
      status,
      body.errors?.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`),
    ];
    expect(codes(await edit(contentId, { source: null }))).toEqual([400, ['source origin_fixed']]);
    expect(codes(await edit(contentId, { source: { name: '本单位' } }))).toEqual([
      400,
      ['source origin_fixed'],
    ]);
    expect(codes(await edit(contentId, { reprint: null }))).toEqual([400, ['reprint origin_fixed']]);
    expect((await edit(contentId, { origin: null })).body.origin).not.toBeNull();
    for (const body of [{ origin: { contentId } }, { isRepost: false }])
      expect((await edit(contentId, body)).status).toBe(400);
    expect((await edit(contentId, { title: '改题' })).status).toBe(200);
    expect((await east.get(`/api/v1/contents/${contentId}`)).body).toMatchObject({ isRepost: true, source });
    expect(
      (await east.get(`/api/v1/contents?organizationId=${units.east}&limit=100`)).body.items,
    ).toContainEqual(expect.objectContaining({ id: contentId, isRepost: true }));
    const made = await east.post('/api/v1/contents', {
      organizationId: units.east,
      type: 'article',
      title: '自称原创',
      origin: { originContentId: contentId },
    });
    expect(made.status).toBe(400);
    await expect(desk.sql('DELETE FROM content_origins WHERE content_id = $1', [contentId])).rejects.toThrow(
      'append-only',
    );
  });

  it('go by the unit’s own review for reprints; a unit above needs no entry in a list', async () => {
    const { east: id, contentId, pushId } = await pushed();
    const taken = await take(id);
    expect((await findings(taken.id)).filter(({ code }) => code.startsWith('reprint_'))).toEqual([]);
    const review = await approve(east, taken.id, eastReviewers);
    expect(review.body).toMatchObject({
      state: 'approved',
      stages: [{ key: 'review_1' }, { key: 'review_2' }],
    });
    const register = (await east.get('/api/v1/reprint-register')).body.items;
    const origin = (await chief.get(`/api/v1/contents/${contentId}`)).body;
    expect(register).toContainEqual(
      expect.objectContaining({
        contentId: taken.id,
        originRevisionId: origin.currentRevisionId,
        sourceId: null,
      }),
    );
    const account = await desk.anAccount('scripted', units.east);
    const planned = await east.post(`/api/v1/contents/${taken.id}/publications`, {
      channelAccountIds: [account],
    });
    await desk.work(planned.body.items[0].id);
    expect(await rowOf(pushId, 'east')).toMatchObject({
      contentState: 'published',
      publications: [{ platform: 'scripted', publishedAt: expect.any(String) }],
    });
  });

  it('show in what they were changed, there and on the board', async () => {
    const { east: id, pushId } = await pushed(
      {},
      await anItem({ article: { html: '<p>市总工会发布。</p>' } }),
    );
    const taken = await take(id);
    expect((await edit(taken.id, { article: { html: '<p>东区总工会发布。</p>' } })).status).toBe(200);
    const { difference } = await rowOf(pushId, 'east');
    expect(difference).toMatchObject({ isUnchanged: false, members: ['article.html'] });
    expect(difference.added).toBeGreaterThan(0);
    const { body } = await east.get(`${items}/${id}/difference`);
    expect(body.published).toBeNull();
    const text = (change: string) =>
      body.saved[0].segments
        .filter((segment: { change: string }) => segment.change !== change)
        .map((segment: { text: string }) => segment.text)
        .join('');
    expect([text('added').trim(), text('removed').trim()]).toEqual(['市总工会发布。', '东区总工会发布。']);
    expect((await chief.get(`${items}/${id}/difference`)).status).toBe(200);
  });

  it('keep their words where that is demanded', async () => {
    const { east: id, west: other } = await pushed(
      { mustKeepText: true },
      await anItem({ article: { html: '<p>工会依法维权。</p>' } }),
    );
    const taken = await take(id);
    expect((await edit(taken.id, { summary: '本地摘要', tags: ['东区'] })).status).toBe(200);
    expect((await findings(taken.id)).filter(({ code }) => code === 'pushed_text_changed')).toEqual([]);
    await edit(taken.id, { article: { html: '<p>工会依法维护权益。</p>' } });
    const [found] = (await findings(taken.id)).filter(({ code }) => code === 'pushed_text_changed');
    expect(found).toMatchObject({ severity: 'error', path: 'article.html' });
    expect(found!.message).toContain('维护权益');
    const review = await east.post(`/api/v1/contents/${taken.id}/submit`, {});
    const decide = (caller: ApiCaller) =>
      caller.post(`/api/v1/reviews/${review.body.id}/decisions`, { outcome: 'approve' });
    await decide(eastReviewers[0]!);
    const last = await decide(eastReviewers[1]!);
    expect([last.status, last.body.code]).toEqual([409, 'pushed_text_changed']);
    const free = await take(other, {}, west);
    expect((await findings(free.id, west)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('may be declined with a reason, where that is allowed, and taken after all', async () => {
    const { east: id, pushId } = await pushed();
    expect((await east.post(`${items}/${id}/decline`, {})).status).toBe(400);
    const declined = await east.post(`${items}/${id}/decline`, { reason: '本区无相关工作' });
    expect(declined.body).toMatchObject({ state: 'declined', declineReason: '本区无相关工作' });
    expect(await told('pushed_item.declined', pushId)).toEqual([
      'desk-chief',
      'desk-editor-1',
      'desk-editor-2',
    ]);
    expect((await east.post(`${items}/${id}/decline`, { reason: '再说一次' })).body.code).toBe(
      'already_declined',
    );
    expect((await take(id)).isRepost).toBe(true);
    expect((await east.post(`${items}/${id}/decline`, { reason: '后悔了' })).body.code).toBe('already_taken');
    const strict = await pushed({ mayDecline: false });
    const refused = await east.post(`${items}/${strict.east}/decline`, { reason: '不想转' });
    expect(refused.body.code).toBe('decline_not_allowed');
  });

  it('end when the push is cancelled; what was taken stays', async () => {
    const { pushId, east: id, west: other } = await pushed();
    const taken = await take(id);
    const below = await eastReviewers[1]!.post(`/api/v1/pushes/${pushId}/cancel`, { reason: '活动取消' });
    expect(below.status).toBe(404);
    expect((await desk.author.post(`/api/v1/pushes/${pushId}/cancel`, { reason: '活动取消' })).status).toBe(
      403,
    );
    expect((await chief.post(`/api/v1/pushes/${pushId}/cancel`, { reason: '活动取消' })).status).toBe(200);
    expect((await chief.post(`/api/v1/pushes/${pushId}/cancel`, { reason: '活动取消' })).status).toBe(409);
    expect((await west.post(`${items}/${other}/take`, {})).body.code).toBe('push_cancelled');
    expect((await east.get(`/api/v1/contents/${taken.id}`)).status).toBe(200);
    expect(await told('pushed_item.cancelled', pushId)).toEqual(['west', 'west-chief', 'west-editor']);
  });

  it('are told of what becomes of the original: corrected, and withdrawn', async () => {
    const contentId = await anItem();
    const account = await desk.anAccount();
    const planned = await desk.plan(contentId, [account]);
    const publication = planned.body.items[0].id;
    await desk.work(publication);
    const { east: id, west: other } = await pushed({}, contentId);
    const taken = await take(id);
    // Handed on: whoever took it from there hears of it too.
    await approve(east, taken.id, eastReviewers);
    const onward = await eastReviewers[1]!.post(`/api/v1/contents/${taken.id}/pushes`, {
      units: { reach: 'all_below' },
    });
    const mill = await desk.api.as('mill');
    const [handed] = (await mill.get(items)).body.items;
    expect(onward.status).toBe(201);
    const further = await take(handed.id, {}, mill);
    expect(further.source).toEqual(taken.source);
    await edit(contentId, { summary: '更正后的摘要' }, desk.author);
    await approve(desk.author, contentId, desk.reviewers);
    expect(await told('content_origin.changed', taken.id)).toEqual(['east', 'east-chief', 'east-editor']);
    expect((await findings(taken.id)).map(({ code }) => code)).toContain('origin_changed');
    const withdrawn = await desk.author.post(`/api/v1/contents/${contentId}/withdraw`, {
      reason: '内容有误',
    });
    expect(withdrawn.status).toBe(200);
    await desk.workWhenDue(publication);
    expect((await desk.author.get(`/api/v1/contents/${contentId}`)).body.state).toBe('withdrawn');
    expect(await told('content_origin.withdrawn', taken.id)).toEqual(['east', 'east-chief', 'east-editor']);
    expect(await told('content_origin.withdrawn', further.id)).toEqual(['mill']);
    const seen = (await east.get(`/api/v1/contents/${taken.id}`)).body;
    expect([seen.state, seen.origin.state]).toEqual(['approved', 'withdrawn']);
    expect((await findings(taken.id)).map(({ code }) => code)).toContain('origin_withdrawn');
    expect((await west.post(`${items}/${other}/take`, {})).body.code).toBe('origin_withdrawn');
  });

  it('remind once before the date and once after it, also with two workers and after a lost one', async () => {
    const { api } = desk;
    const { east: id, pushId } = await pushed({ dueOn: '2026-09-30' });
    const service = <T>(type: new (...args: never[]) => T) => api.app.get<T>(type, { strict: false });
    const sweep = (notices = service(PushNotices)) =>
      new RemindOfPushes(desk.database, notices, service(WorkingDays), api.app.get(CLOCK, { strict: false }));
    const run = async () => void (await Promise.all([sweep().run(), sweep().run()]));
    await take(id);
    await run();
    expect(await told('pushed_item.due_soon', pushId)).toEqual([]);
    to('2026-09-29T09:00+08:00');
    await run();
    await run();
    expect(await told('pushed_item.due_soon', pushId)).toEqual(['west', 'west-chief', 'west-editor']);
    to('2026-10-01T09:00+08:00');
    const dying = Object.assign(Object.create(service(PushNotices)) as PushNotices, {
      tellPusher: () => Promise.reject(new Error('killed')),
    });
    await expect(sweep(dying).run()).rejects.toThrow('killed');
    expect(await told('pushed_item.overdue', pushId)).toEqual([]);
    await run();
    await run();
    expect(await told('pushed_item.overdue', pushId)).toEqual(['west', 'west-chief', 'west-editor']);
    expect(await told('pushed_item.unanswered', pushId)).toEqual([
      'desk-chief',
      'desk-editor-1',
      'desk-editor-2',
    ]);
    expect((await rowOf(pushId, 'west')).isOverdue).toBe(true);
  });

  it('are not taken while somebody cancels them', async () => {
    const { pushId, east: id } = await pushed();
    const canceller = desk.api.dataSource.createQueryRunner();
    await canceller.startTransaction();
    await canceller.query(
      `UPDATE content_pushes SET cancelled_at = now(), cancel_reason = '改期' WHERE id = $1`,
      [pushId],
    );
    const taking = east.post(`${items}/${id}/take`, {});
    const waiting = () =>
      desk.sql(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
    while ((await waiting()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await canceller.commitTransaction();
    await canceller.release();
    expect((await taking).body.code).toBe('push_cancelled');
  });

  it('are no report of the unit’s own', async () => {
    const html = '<p>全市工会系统开展法治宣传，覆盖职工三万人。</p>';
    const { east: id } = await pushed({}, await anItem({ title: '法治宣传进企业', article: { html } }));
    await take(id);
    const send = (bodyHtml: string, title = '法治宣传进企业') =>
      correspondent.post('/api/v1/submissions', {
        organizationId: units.east,
        category: 'news',
        title,
        bodyHtml,
        assetIds: [],
        contributors: [{ name: '张三' }],
      });
    const refused = await send('<div>全市工会系统开展法治宣传， <b>覆盖职工三万人</b>。</div>');
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([400, 'is_repost']);
    const renamed = await send(html, '我区法治宣传走进企业');
    expect([renamed.status, renamed.body.errors?.[0]?.code]).toEqual([400, 'is_repost']);
    expect((await send('<p>我区开展法治宣传，覆盖职工两千人。</p>')).status).toBe(201);
  });

  it('S13 are listed in one shape, page by page', async () => {
    const { pushId } = await pushed();
    for (const query of ["state=open' OR 1=1", 'cursor=WyIxIl0', 'organizationId=1', 'sort=title'])
      expect([query, (await east.get(`${items}?${query}`)).status]).toEqual([query, 400]);
    const first = (await east.get(`${items}?limit=1`)).body;
    const next = (await east.get(`${items}?limit=1&cursor=${first.nextCursor}`)).body;
    expect(next.items[0].id < first.items[0].id).toBe(true);
    const board = (await chief.get(`/api/v1/pushes/${pushId}/items?limit=1`)).body;
    const rest = (await chief.get(`/api/v1/pushes/${pushId}/items?limit=1&cursor=${board.nextCursor}`)).body;
    expect([board.items.length, rest.items.length, rest.nextCursor]).toEqual([1, 1, null]);
    expect((await chief.get(`/api/v1/pushes/${pushId}/items?state=taken`)).body.items).toEqual([]);
  });
});
