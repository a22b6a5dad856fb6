import Redis from 'ioredis';
import { DAY_MS, beijingDate, newId } from '@haojiao/kernel';
import type { OrganizationEntity } from '@haojiao/features/organizations';
import { aSiteContent, redisUrlOf, startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { RunRecounts } from './run-recounts';

const phone = {
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
};

describe('recounts', () => {
  const redisUrl = redisUrlOf(5);
  let api: TestApi;
  let redis: Redis;
  let mill: OrganizationEntity;
  let harbour: OrganizationEntity;
  let contentId: string;

  beforeAll(async () => {
    redis = new Redis(redisUrl);
    await redis.flushdb();
    api = await startTestApi({ environment: { REDIS_URL: redisUrl } });
    mill = await api.aUnit({ name: '纺织厂工会' });
    harbour = await api.aUnit({ name: '港口工会' });
    await api.aUser({ username: 'mill-editor', roles: ['editor'], organizationId: mill.id });
    await api.aUser({ username: 'mill-reader', roles: ['administrator'], organizationId: mill.id });
    await api.aUser({ username: 'harbour-editor', roles: ['editor'], organizationId: harbour.id });
    contentId = await aSiteContent(api.dataSource, { organizationId: mill.id });
  });

  afterAll(async () => {
    await api.close();
    await redis.flushdb();
    redis.disconnect();
  });

  const today = () => beijingDate(new Date());
  const order = async (wish: object, username = 'mill-editor') =>
    (await api.as(username)).post('/api/v1/analytics/recounts', { from: today(), to: today(), ...wish });
  const see = async (id: string, username = 'mill-editor') =>
    (await api.as(username)).get(`/api/v1/analytics/recounts/${id}`);
  const work = () => api.app.get(RunRecounts, { strict: false }).run();

  it('of an item are done by a worker, and find what stands', async () => {
    const view = (body: object, headers: Record<string, string> = {}) =>
      api.anonymous.post(`/delivery/v1/contents/${contentId}/views`, body, { ...phone, ...headers });
    await view({ visitorId: 'reader-0001' });
    await view({ visitorId: 'reader-0001' });
    await view({ visitorId: 'reader-0002', viewId: 'view-00001' });
    await view({ visitorId: 'reader-0003', viewId: 'view-00001' });
    await view({}, { 'user-agent': 'curl/8.5.0' });
    await api.anonymous.post(
      `/delivery/v1/contents/${contentId}/plays`,
      { visitorId: 'reader-0001', seconds: 1 },
      phone,
    );
    await api.anonymous.post(
      `/delivery/v1/contents/${contentId}/plays`,
      { visitorId: 'reader-0001', seconds: 30 },
      phone,
    );

    const ordered = await order({ contentId });
    expect(ordered.status).toBe(201);
    expect(ordered.body).toMatchObject({
      state: 'queued',
      days: 1,
      daysDone: 0,
      rules: null,
      organizationId: mill.id,
    });
    await work();
    const { body } = await see(ordered.body.id);
    expect(body).toMatchObject({ state: 'done', daysDone: 1, finishedAt: expect.any(String) });
    const [views, plays] = body.rules;
    expect(views).toMatchObject({
      ...{ definitionId: 'page_view.v2', isAsCounted: true, isEqual: true, differences: 0 },
      recounted: { raw: 4, counted: 2, visitors: 2, excluded: { repeat: 1, machine: 1 } },
      live: { raw: 4, counted: 2 },
    });
    expect(plays).toMatchObject({
      ...{ definitionId: 'play.v1', isEqual: true },
      recounted: { raw: 2, counted: 1, excluded: { too_short: 1 } },
    });
    expect(body.kept.map((day: { definitionId: string }) => day.definitionId)).toEqual([
      'page_view.v2',
      'play.v1',
    ]);
    expect(body.kept[0]).toEqual({ day: today(), definitionId: 'page_view.v2', isComplete: true });
  });

  it('of a unit take in its branch, and show another version beside', async () => {
    const { body } = await order({ organizationId: api.root.id, ruleId: 'page_view.v1' }, 'admin');
    expect(body.code).toBe('not_allowed');
    const own = await order({ organizationId: mill.id, ruleId: 'page_view.v1' });
    await work();
    const { rules } = (await see(own.body.id)).body;
    expect(rules.map((rule: { definitionId: string }) => rule.definitionId)).toEqual([
      'page_view.v2',
      'page_view.v1',
    ]);
    expect(rules[1]).toMatchObject({
      isAsCounted: false,
      isEqual: null,
      live: null,
      recounted: { raw: 4, counted: 2 },
    });
    const strangers = await order({ organizationId: harbour.id }, 'harbour-editor');
    await work();
    expect((await see(strangers.body.id, 'harbour-editor')).body.rules[0]).toMatchObject({
      recounted: { raw: 0, counted: 0, visitors: 0 },
    });
  });

  it('that a killed worker left are begun again by another, and the dead one writes no more', async () => {
    const { body } = await order({ contentId });
    const runner = api.app.get(RunRecounts, { strict: false });
    const dead = await runner.take();
    expect(dead).toMatchObject({ id: body.id, state: 'running', fence: 1 });
    expect(await runner.take()).toBeNull();
    await api.dataSource.query(
      `UPDATE recounts SET lease_until = now() - interval '1 minute' WHERE id = $1`,
      [body.id],
    );
    const next = await runner.take();
    expect(next).toMatchObject({ id: body.id, fence: 2 });
    await runner.work(dead!);
    expect((await see(body.id)).body.state).toBe('running');
    await runner.work(next!);
    const { body: done } = await see(body.id);
    expect([done.state, done.rules[0].isEqual]).toEqual(['done', true]);
    await expect(
      api.dataSource.query(`UPDATE recounts SET result = '{}' WHERE id = $1`, [body.id]),
    ).rejects.toThrow();
  });

  it('are given up when they killed five workers', async () => {
    const { body } = await order({ contentId });
    await api.dataSource.query(
      `UPDATE recounts SET state = 'running', fence = 5, lease_until = now() - interval '1 minute' WHERE id = $1`,
      [body.id],
    );
    expect(await api.app.get(RunRecounts, { strict: false }).take()).toBeNull();
    expect((await see(body.id)).body).toMatchObject({ state: 'failed', rules: null });
  });

  it('are ordered and read within the branch alone', async () => {
    const { body } = await order({ contentId });
    expect((await see(body.id, 'harbour-editor')).body.code).toBe('recount_not_found');
    expect((await order({ contentId }, 'harbour-editor')).body.code).toBe('content_not_found');
    expect((await order({ contentId: newId() })).body.code).toBe('content_not_found');
    expect((await order({ organizationId: mill.id }, 'mill-reader')).status).toBe(403);
    const listed = await (await api.as('harbour-editor')).get('/api/v1/analytics/recounts');
    expect(listed.body.items.map((row: { id: string }) => row.id)).not.toContain(body.id);
    const page = await (await api.as('mill-editor')).get('/api/v1/analytics/recounts?limit=1');
    expect(page.body.items).toHaveLength(1);
    expect(page.body.nextCursor).not.toBeNull();
    await work();
  });

  it('of a unit are for those whose rights reach its whole branch', async () => {
    const shop = await api.aUnit({ name: '车间工会', parentId: mill.id });
    const below = await aSiteContent(api.dataSource, { organizationId: shop.id });
    await api.aUser({
      ...{ username: 'mill-alone', roles: ['editor'], organizationId: mill.id, inherit: false },
    });
    const { status, body: refused } = await order({ organizationId: mill.id }, 'mill-alone');
    expect([status, refused.code]).toEqual([403, 'not_allowed']);
    const { body: whole } = await order({ organizationId: mill.id });
    const { body: own } = await order({ contentId }, 'mill-alone');
    expect((await order({ contentId: below }, 'mill-alone')).body.code).toBe('content_not_found');
    expect((await see(whole.id, 'mill-alone')).status).toBe(403);
    expect((await see(own.id, 'mill-alone')).status).toBe(200);
    const idsOf = async (username: string): Promise<string[]> => {
      const { body } = await (await api.as(username)).get('/api/v1/analytics/recounts?limit=100');
      return body.items.map((row: { id: string }) => row.id);
    };
    expect(await idsOf('mill-alone')).toContain(own.id);
    expect(await idsOf('mill-alone')).not.toContain(whole.id);
    expect(await idsOf('mill-editor')).toEqual(expect.arrayContaining([own.id, whole.id]));
    await work();
  });

  it('are refused with what would be right', async () => {
    const codeOf = async (wish: object) =>
      (await order(wish)).body.errors.map((one: { code: string }) => one.code);
    const tomorrow = beijingDate(new Date(Date.now() + DAY_MS));
    expect(await codeOf({})).toEqual(['one_of_two']);
    expect(await codeOf({ contentId, organizationId: mill.id })).toEqual(['one_of_two']);
    expect(await codeOf({ contentId, to: tomorrow })).toEqual(['day_order']);
    expect(await codeOf({ contentId, from: '2024-01-01' })).toEqual(['period_too_long']);
    expect(await codeOf({ contentId, ruleId: 'page_view.v9' })).toEqual(['in']);
  });

  it('of one unit wait in a short queue', async () => {
    for (let waiting = 0; waiting < 3; waiting += 1) expect((await order({ contentId })).status).toBe(201);
    const { status, body } = await order({ contentId });
    expect([status, body.code]).toEqual([409, 'recounts_waiting']);
    await work();
  });
});
