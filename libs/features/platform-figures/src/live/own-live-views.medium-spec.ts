import Redis from 'ioredis';
import { MINUTE_MS, systemClock } from '@haojiao/kernel';
import type { OrganizationEntity } from '@haojiao/features/organizations';
import {
  FigureFreshness,
  LiveBroadcastsOnSite,
  LiveViews,
  SketchMover,
  ViewMover,
  VisitorUnions,
} from '@haojiao/features/metrics';
import { Database } from '@haojiao/infrastructure/database';
import { redisUrlOf, startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { OwnLiveFigures } from './own-live-figures';

const phone = {
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
};

describe('live broadcasts on the own site', () => {
  const redisUrl = redisUrlOf(6);
  let api: TestApi;
  let redis: Redis;
  let unit: OrganizationEntity;

  beforeAll(async () => {
    redis = new Redis(redisUrl);
    await redis.flushdb();
    api = await startTestApi({ environment: { REDIS_URL: redisUrl } });
    unit = await api.aUnit({ name: '港口工会' });
    await api.aUser({ username: 'editor', roles: ['editor'], organizationId: unit.id });
  });

  afterAll(async () => {
    await api.close();
    await redis.flushdb();
    redis.disconnect();
  });

  const at = (ms: number) => new Date(Date.now() + ms).toISOString();

  const aBroadcast = async (wish: object = {}): Promise<string> => {
    const { body, status } = await (
      await api.as('editor')
    ).post('/api/v1/live-broadcasts', {
      ...{ organizationId: unit.id, place: '本站', title: `技能大赛 ${Math.random()}` },
      ...{ startedAt: at(-MINUTE_MS), isCountedOnSite: true },
      ...wish,
    });
    expect([status, body.isCountedOnSite]).toEqual([201, true]);
    return body.id;
  };

  const beat = (id: string, visitorId?: string, headers: Record<string, string> = {}) =>
    api.anonymous.post(
      `/delivery/v1/live-broadcasts/${id}/heartbeats`,
      visitorId ? { visitorId } : undefined,
      {
        ...phone,
        ...headers,
      },
    );

  const move = async () => {
    await api.app.get(ViewMover, { strict: false }).move();
    await api.app.get(SketchMover, { strict: false }).move();
    await api.app.get(LiveViews, { strict: false }).tell();
  };

  /** As if so much time had gone by since everybody's last heartbeat. */
  const letPass = async (ms: number) => {
    for (const key of await redis.keys('*:watching:*')) {
      await redis.set(key, Number(await redis.get(key)) - ms, 'KEEPTTL');
    }
  };

  const ownViews = async (id: string) =>
    (await (await api.as('editor')).get(`/api/v1/live-broadcasts/${id}/own-views`)).body;

  it('are counted by joins: who was away for two minutes joins anew', async () => {
    const id = await aBroadcast();
    const answer = await beat(id, 'viewer-0001');
    expect([answer.status, answer.body]).toEqual([202, { phase: 'live', everySeconds: 30 }]);
    await beat(id, 'viewer-0002');
    await beat(id, 'viewer-0002');
    await beat(id);
    await letPass(90_000);
    await beat(id, 'viewer-0001');
    await letPass(119_000);
    await beat(id, 'viewer-0001');
    await letPass(121_000);
    await beat(id, 'viewer-0001');
    await move();
    const body = await ownViews(id);
    expect(body).toMatchObject({
      ...{ broadcastId: id, source: 'own', definitionId: 'live_view.v1' },
      live: {
        ...{ rawReports: 7, views: 4, viewersWithoutId: 1 },
        excluded: [{ reason: 'still_watching', reports: 3 }],
      },
      replay: { rawReports: 0, views: 0, uniqueViewers: 0, peakConcurrent: null, peakAt: null, excluded: [] },
    });
  });

  it('count a viewer once in a minute, however often he reports', async () => {
    const id = await aBroadcast();
    await Promise.all(Array.from({ length: 40 }, (_, index) => beat(id, `viewer-at-once-${index % 8}`)));
    await move();
    const { live, minutes } = await ownViews(id);
    expect(live).toMatchObject({ rawReports: 40, views: 8, uniqueViewers: 8 });
    const present = minutes.reduce((sum: number, { viewers }: { viewers: number }) => sum + viewers, 0);
    // 8, or up to 8 more where the minute changed between two of them.
    expect(present).toBeGreaterThanOrEqual(8);
    expect(present).toBeLessThanOrEqual(16);
    const most = Math.max(...minutes.map(({ viewers }: { viewers: number }) => viewers));
    expect(live.peakConcurrent).toBe(most);
    expect(most).toBeLessThanOrEqual(8);
  });

  it('keep replays apart, and count nobody before they begin', async () => {
    const over = await aBroadcast({ startedAt: at(-60 * MINUTE_MS), durationSeconds: 600 });
    expect((await beat(over, 'viewer-0001')).body.phase).toBe('replay');
    const planned = await aBroadcast({ startedAt: at(60 * MINUTE_MS) });
    expect((await beat(planned, 'viewer-0001')).body.phase).toBe('waiting');
    await move();
    expect(await ownViews(over)).toMatchObject({
      live: { views: 0 },
      replay: { views: 1, uniqueViewers: 1 },
    });
    expect(await ownViews(planned)).toMatchObject({ live: { rawReports: 0 }, replay: { rawReports: 0 } });
  });

  it('leave out machines, staff and offices, which stay in the raw figure', async () => {
    const id = await aBroadcast();
    await beat(id, 'robot-0001', { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' });
    await beat(id, 'staff-0001', { 'x-haojiao-staff': '1' });
    await beat(id, 'viewer-0001');
    await move();
    const { live } = await ownViews(id);
    expect(live).toMatchObject({ rawReports: 3, views: 1, uniqueViewers: 1 });
    expect(live.excluded).toEqual([
      { reason: 'machine', reports: 1 },
      { reason: 'own_staff', reports: 1 },
    ]);
  });

  it('come to the broadcast as its own figures, which nobody types, and into the sums of the unit', async () => {
    const id = await aBroadcast();
    await Promise.all([1, 2, 3].map((viewer) => beat(id, `viewer-000${viewer}`)));
    await move();
    await move();
    const editor = await api.as('editor');
    const { body, etag } = await editor.get(`/api/v1/live-broadcasts/${id}`);
    expect(body).toMatchObject({
      views: { value: 3, words: '3', precision: 'exact', source: 'own' },
      uniqueViewers: { value: 3, precision: 'approximate', source: 'own' },
      replayViews: { value: 0, source: 'own' },
    });
    const typed = await editor.patch(`/api/v1/live-broadcasts/${id}`, { views: '5万' }, etag);
    expect([typed.status, typed.body.errors[0].code]).toEqual([400, 'counted_on_site']);
    const renamed = await editor.patch(
      `/api/v1/live-broadcasts/${id}`,
      { title: '总决赛', comments: '12' },
      etag,
    );
    expect(renamed.body).toMatchObject({
      title: '总决赛',
      comments: { value: 12 },
      views: { value: 3, source: 'own' },
    });
    const { body: summary } = await editor.get(`/api/v1/live-broadcasts/summary?organizationId=${unit.id}`);
    expect(summary.views).toBeGreaterThanOrEqual(3);
  });

  it('keep the viewers that were told while nobody can merge them', async () => {
    const id = await aBroadcast();
    await Promise.all([1, 2, 3].map((viewer) => beat(id, `viewer-000${viewer}`)));
    await move();
    // Two of them came again.
    await api.dataSource.query(
      'UPDATE media_counts SET raw = raw + 2, counted = counted + 2 WHERE content_id = $1',
      [id],
    );
    // A broadcast over midnight has two sketches, which only Redis can merge.
    await api.dataSource.query(
      `INSERT INTO visitor_sketches (content_id, day, surface, rule, sketch, visitors)
       SELECT content_id, day - 1, surface, rule, sketch, visitors FROM visitor_sketches WHERE content_id = $1`,
      [id],
    );
    const away = new Redis({
      port: 1,
      lazyConnect: true,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    away.on('error', () => undefined);
    const get = <Part>(part: new (...parts: never[]) => Part): Part => api.app.get(part, { strict: false });
    const blind = new LiveViews(get(Database), new VisitorUnions(away), get(FigureFreshness), systemClock);
    new OwnLiveFigures(get(Database), get(LiveBroadcastsOnSite), blind).onModuleInit();
    expect((await blind.of(id)).live).toMatchObject({ views: 5, uniqueViewers: null });
    await blind.tell();
    const { body } = await (await api.as('editor')).get(`/api/v1/live-broadcasts/${id}`);
    expect(body).toMatchObject({
      views: { value: 5, words: '5' },
      uniqueViewers: { value: 3, words: '3', precision: 'approximate', source: 'own' },
    });
    away.disconnect();
  });

  it('are counted once when the mover dies, and are no others than those of the site', async () => {
    const typed = await (
      await api.as('editor')
    ).post('/api/v1/live-broadcasts', {
      ...{ organizationId: unit.id, place: '抖音', title: '另一场', startedAt: at(-MINUTE_MS), views: '5万' },
    });
    for (const unknown of [typed.body.id, unit.id, 'not-an-id']) {
      const answer = await beat(unknown, 'viewer-0001');
      expect([answer.status, answer.body.code]).toEqual([404, 'live_broadcast_not_found']);
    }
    const id = await aBroadcast();
    await beat(id, 'viewer-0001');
    const dying = redis.duplicate();
    dying.multi = () => {
      throw new Error('killed');
    };
    const mover = new ViewMover(api.app.get(Database, { strict: false }), dying);
    await expect(mover.move()).rejects.toThrow('killed');
    dying.disconnect();
    await move();
    expect((await ownViews(id)).live).toMatchObject({ rawReports: 1, views: 1, peakConcurrent: 1 });
  });

  it('S25 refuse what a heartbeat does not have', async () => {
    const id = await aBroadcast();
    const answer = await api.anonymous.post(
      `/delivery/v1/live-broadcasts/${id}/heartbeats`,
      { visitorId: 'short', viewers: 9_000 },
      phone,
    );
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((one: { path: string }) => one.path)).toEqual(['viewers', 'visitorId']);
  });
});
