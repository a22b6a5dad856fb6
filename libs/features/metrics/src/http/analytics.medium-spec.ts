import Redis from 'ioredis';
import { DAY_MS, HOUR_MS, beijingDate, newId } from '@haojiao/kernel';
import type { OrganizationEntity } from '@haojiao/features/organizations';
import { aSiteContent, redisUrlOf, startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { SketchMover } from '../sketch-mover';
import { ViewCounter } from '../view-counter';
import { ViewMover } from '../view-mover';

const RULE = 'page_view.v2';

const known = (visitors: number, withoutId = 0) => ({
  visitors,
  visitorsIdentified: visitors - withoutId,
  visitorsWithoutId: withoutId,
});

describe('figures', () => {
  const redisUrl = redisUrlOf(12);
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
    await api.aUser({ username: 'harbour-editor', roles: ['editor'], organizationId: harbour.id });
    await api.aUser({ username: 'correspondent', roles: ['correspondent'], organizationId: mill.id });
    contentId = await aSiteContent(api.dataSource, { organizationId: mill.id, title: '劳模故事' });
  });

  afterAll(async () => {
    await api.close();
    redis.disconnect();
  });

  const see = (id: string, visitors: string[], surface: 'page' | 'player' = 'page') =>
    Promise.all(
      visitors.map((visitor) =>
        api.app.get(ViewCounter, { strict: false }).count({ contentId: id, surface, visitor }),
      ),
    );

  const move = async () => {
    await api.app.get(ViewMover, { strict: false }).move();
    await api.app.get(SketchMover, { strict: false }).move();
  };

  /** As the mover leaves it, for days that are over. */
  const seenOn = async (id: string, day: string, raw: number, counted: number) => {
    await api.dataSource.query(
      `INSERT INTO view_days (content_id, day, surface, rule, views_raw, views_counted) VALUES ($1, $2, 'page', $3, $4, $5)`,
      [id, day, RULE, raw, counted],
    );
    await api.dataSource.query(
      `INSERT INTO view_counts (content_id, hour, surface, rule, views_raw, views_counted) VALUES ($1, $2, 'page', $3, $4, $5)`,
      [id, `${day}T09:00:00+08:00`, RULE, raw, counted],
    );
  };

  it('of an item are there within one run of the mover, by day, with their rule and their age', async () => {
    await see(contentId, ['one', 'two', 'one']);
    await see(contentId, ['two', 'three'], 'player');
    const editor = await api.as('mill-editor');
    const countedAt = Date.now();
    const before = await editor.get(`/api/v1/analytics/contents/${contentId}`);
    expect(new Date(before.body.asOf).getTime()).toBeLessThanOrEqual(countedAt);
    await move();

    const today = beijingDate(new Date());
    const { status, body } = await editor.get(`/api/v1/analytics/contents/${contentId}?from=${today}`);
    expect(status).toBe(200);
    expect(new Date(body.asOf).getTime()).toBeGreaterThan(countedAt);
    const midnight = new Date(`${today}T00:00:00+08:00`);
    const surfaces = [
      { surface: 'page', views: 2, rawViews: 3, ...known(2) },
      { surface: 'player', views: 2, rawViews: 2, ...known(2) },
    ];
    expect(body).toEqual({
      from: midnight.toISOString(),
      to: new Date(midnight.getTime() + DAY_MS).toISOString(),
      granularity: 'day',
      timeZone: 'Asia/Shanghai',
      asOf: expect.any(String),
      totals: { views: 4, rawViews: 5, ...known(3), excluded: [{ reason: 'repeat', reports: 1 }] },
      channels: [
        {
          channel: 'site',
          definitionId: RULE,
          source: 'counted',
          totals: { views: 4, rawViews: 5, ...known(3), excluded: [{ reason: 'repeat', reports: 1 }] },
          surfaces,
          series: [{ at: midnight.toISOString(), views: 4, rawViews: 5, ...known(3) }],
        },
      ],
    });
  });

  it('of an item name no visitor whose view is still on its way', async () => {
    const id = await aSiteContent(api.dataSource, { organizationId: mill.id });
    await see(id, ['early', 'earlier']);
    await api.app.get(SketchMover, { strict: false }).move();
    const editor = await api.as('mill-editor');
    const address = `/api/v1/analytics/contents/${id}`;
    expect((await editor.get(address)).body.totals).toEqual({
      views: 0,
      rawViews: 0,
      ...known(0),
      excluded: [],
    });
    await move();
    expect((await editor.get(address)).body.totals).toEqual({
      views: 2,
      rawViews: 2,
      ...known(2),
      excluded: [],
    });
  });

  it('by hour add up to those by day, and tell no visitors of an hour', async () => {
    const editor = await api.as('mill-editor');
    const today = beijingDate(new Date());
    const { body } = await editor.get(
      `/api/v1/analytics/contents/${contentId}?from=${today}&granularity=hour`,
    );
    const [site] = body.channels;
    expect(site.totals).toMatchObject({ views: 4, rawViews: 5, ...known(3) });
    const hours: { at: string; views: number }[] = site.series;
    expect(hours.reduce((sum, hour) => sum + hour.views, 0)).toBe(4);
    expect(hours.every((hour) => new Date(hour.at).getTime() % HOUR_MS === 0)).toBe(true);
    expect(hours.some((hour) => 'visitors' in hour)).toBe(false);
  });

  it('of several days count a visitor who came on two of them once', async () => {
    const id = await aSiteContent(api.dataSource, { organizationId: mill.id });
    await see(id, ['early', 'always']);
    await move();
    const yesterday = beijingDate(new Date(Date.now() - DAY_MS));
    await api.dataSource.query('UPDATE visitor_sketches SET day = $2 WHERE content_id = $1', [id, yesterday]);
    await api.dataSource.query('UPDATE view_days SET day = $2 WHERE content_id = $1', [id, yesterday]);
    await redis.flushdb();
    await see(id, ['late', 'always']);
    await move();
    const { body } = await (await api.as('mill-editor')).get(`/api/v1/analytics/contents/${id}`);
    const [site] = body.channels;
    expect(site.totals).toMatchObject({ views: 4, rawViews: 4, ...known(3) });
    expect(site.series.map((day: { visitors: number }) => day.visitors)).toEqual([0, 0, 0, 0, 0, 2, 2]);
  });

  it('of weeks and months merge the visitors of their days, and those of the whole are merged again', async () => {
    const id = await aSiteContent(api.dataSource, { organizationId: mill.id });
    const days: [string, string[]][] = [
      ['2026-08-30', ['regular', '~guest-1']],
      ['2026-08-31', ['regular', 'sunday']],
      ['2026-09-06', ['regular', '~guest-2']],
      ['2026-09-07', ['regular', 'autumn', '~guest-3']],
    ];
    for (const [day, visitors] of days) {
      await redis.flushdb();
      await see(id, visitors);
      await move();
      const today = beijingDate(new Date());
      for (const table of ['visitor_sketches', 'view_days', 'media_tallies']) {
        await api.dataSource.query(`UPDATE ${table} SET day = $3 WHERE content_id = $1 AND day = $2`, [
          id,
          today,
          day,
        ]);
      }
    }
    const editor = await api.as('mill-editor');
    const ask = async (path: string, granularity: string) => {
      const { body } = await editor.get(
        `/api/v1/analytics/${path}from=2026-08-30&to=2026-09-07&granularity=${granularity}`,
      );
      const [site] = body.channels;
      return [site.totals, ...site.series].map(({ visitors, visitorsWithoutId, views }) =>
        [views, visitors, visitorsWithoutId].join(),
      );
    };
    // 30 August is a Sunday: the last day of an ISO week, and of August the last but one.
    const weeks = ['9,6,3', '2,2,1', '4,3,1', '3,3,1'];
    const months = ['9,6,3', '4,3,1', '5,4,2'];
    expect(await ask(`contents/${id}?`, 'week')).toEqual(weeks);
    expect(await ask(`contents/${id}?`, 'month')).toEqual(months);
    expect(await ask(`overview?organizationId=${mill.id}&`, 'week')).toEqual(weeks);
    expect(await ask(`overview?organizationId=${mill.id}&`, 'month')).toEqual(months);
    await api.dataSource.query('DELETE FROM view_days WHERE content_id = $1', [id]);
    await api.dataSource.query('DELETE FROM visitor_sketches WHERE content_id = $1', [id]);
  });

  it('of an item are told to nobody outside its branch', async () => {
    const stranger = await (await api.as('harbour-editor')).get(`/api/v1/analytics/contents/${contentId}`);
    const nothing = await (await api.as('harbour-editor')).get(`/api/v1/analytics/contents/${newId()}`);
    expect([stranger.status, stranger.body.code]).toEqual([404, 'content_not_found']);
    expect({ ...stranger.body, instance: '' }).toEqual({ ...nothing.body, instance: '' });
    expect(
      (await (await api.as('correspondent')).get(`/api/v1/analytics/contents/${contentId}`)).status,
    ).toBe(403);
    expect((await api.anonymous.get(`/api/v1/analytics/contents/${contentId}`)).status).toBe(401);
  });

  it('refuse a period that is none', async () => {
    const editor = await api.as('mill-editor');
    const { status, body } = await editor.get(
      `/api/v1/analytics/contents/${contentId}?from=gestern&to=2026-02-31`,
    );
    expect(status).toBe(400);
    expect(body.errors.map((one: { path: string }) => one.path)).toEqual(['to', 'from']);
    expect((await editor.get(`/api/v1/analytics/contents/${contentId}?granularity=minute`)).status).toBe(400);
  });

  describe('of a unit', () => {
    let columnId: string;

    beforeAll(async () => {
      columnId = newId();
      await api.dataSource.query(
        `INSERT INTO columns (id, organization_id, name, code, version) VALUES ($1, $2, '一线', 'front', 1)`,
        [columnId, mill.id],
      );
      const story = await aSiteContent(api.dataSource, { organizationId: mill.id, title: '甲', columnId });
      const notice = await aSiteContent(api.dataSource, { organizationId: mill.id, title: '乙', columnId });
      const report = await aSiteContent(api.dataSource, { organizationId: harbour.id, title: '丙' });
      await seenOn(story, '2026-10-01', 40, 30);
      await seenOn(story, '2026-10-02', 12, 10);
      await seenOn(notice, '2026-10-02', 50, 40);
      await seenOn(report, '2026-10-02', 8, 7);
    });

    const october = 'from=2026-10-01&to=2026-10-03';

    it('take in its branch and nothing else', async () => {
      const all = await (await api.as('admin')).get(`/api/v1/analytics/overview?${october}`);
      expect(all.body).toMatchObject({
        organizationId: null,
        contentsViewed: 3,
        totals: { views: 87, rawViews: 110 },
      });
      const root = await (
        await api.as('admin')
      ).get(`/api/v1/analytics/overview?${october}&organizationId=${api.root.id}`);
      expect(root.body.totals).toMatchObject({ views: 87, rawViews: 110 });
      const own = await (await api.as('mill-editor')).get(`/api/v1/analytics/overview?${october}`);
      expect(own.body.totals).toMatchObject({
        views: 80,
        rawViews: 102,
        excluded: [{ reason: 'unrecorded', reports: 22 }],
      });
      expect(own.body.channels[0].series.map((day: { views: number }) => day.views)).toEqual([30, 50, 0]);
      const foreign = await (
        await api.as('mill-editor')
      ).get(`/api/v1/analytics/overview?organizationId=${harbour.id}`);
      expect([foreign.status, foreign.body.code]).toEqual([404, 'organization_not_found']);
    });
  });

  it('explain what they mean, with window, time zone and lists', async () => {
    const editor = await api.as('mill-editor');
    const { body } = await editor.get('/api/v1/analytics/definitions', { 'accept-language': 'en-US' });
    expect(body.items[1]).toMatchObject({ id: RULE, windowSeconds: 10, timeZone: 'Asia/Shanghai' });
    const machine = body.items[1].exclusions.find((row: { reason: string }) => row.reason === 'machine');
    expect(machine.agents).toContain('spider');
    expect(machine).toMatchObject({ listDate: '2026-11-22', sources: expect.any(Array) });
    expect(body.items[1]).toMatchObject({ isCurrent: true, since: '2026-11-22', isRecountable: true });
    expect(body.items[0]).toMatchObject({ id: 'page_view.v1', isCurrent: false, since: null });
    const reasons = body.items[1].exclusions.map((row: { reason: string }) => row.reason);
    expect(reasons).toContain('own_office');
    const listen = body.items.find((rule: { id: string }) => rule.id === 'listen.v1');
    const dataCentre = listen.exclusions.find((row: { reason: string }) => row.reason === 'data_centre');
    expect(dataCentre.listDate).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(body.items.map((rule: { id: string }) => rule.id)).toContain('live_view.v1');
  });
});
