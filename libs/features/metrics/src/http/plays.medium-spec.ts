import Redis from 'ioredis';
import { aSiteContent, redisUrlOf, startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { SketchMover } from '../sketch-mover';
import { ViewMover } from '../view-mover';

const phone = {
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
};

describe('the rule play.v1', () => {
  const redisUrl = redisUrlOf(14);
  let api: TestApi;
  let redis: Redis;
  let contentId: string;

  beforeAll(async () => {
    redis = new Redis(redisUrl);
    await redis.flushdb();
    api = await startTestApi({ environment: { REDIS_URL: redisUrl } });
    await api.aUser({ username: 'editor', roles: ['editor'] });
    contentId = await aSiteContent(api.dataSource, { organizationId: api.root.id });
    await api.dataSource.query(`UPDATE contents SET type = 'video' WHERE id = $1`, [contentId]);
  });

  afterAll(async () => {
    await api.close();
    await redis.flushdb();
    redis.disconnect();
  });

  const report = (body: unknown, headers: Record<string, string> = {}) =>
    api.anonymous.post(`/delivery/v1/contents/${contentId}/plays`, body as object, { ...phone, ...headers });

  const plays = async () => {
    await api.app.get(ViewMover, { strict: false }).move();
    await api.app.get(SketchMover, { strict: false }).move();
    const { body } = await (await api.as('editor')).get(`/api/v1/analytics/contents/${contentId}`);
    return body;
  };

  it('counts who really watched, once within the window', async () => {
    const told: [object, Record<string, string>?][] = [
      [{ visitorId: 'visitor-0001', seconds: 3 }],
      [{ visitorId: 'visitor-0001', seconds: 900 }],
      [{ visitorId: 'visitor-0002', seconds: 2.9 }],
      [{ visitorId: 'visitor-0003', seconds: 1.5, hasEnded: true }],
      [{ visitorId: 'visitor-0004', seconds: 60 }, { 'user-agent': 'Mozilla/5.0 (compatible; bingbot/2.0)' }],
      [{ visitorId: 'visitor-0005', seconds: 60 }, { authorization: 'Bearer x' }],
      [{ visitorId: 'visitor-0006', seconds: 5, playId: 'play-00001' }],
      [{ visitorId: 'visitor-0007', seconds: 5, playId: 'play-00001' }],
    ];
    for (const [body, headers] of told) expect((await report(body, headers)).status).toBe(202);
    // A view of the same visitor is another matter, and is no play.
    await api.anonymous.post(
      `/delivery/v1/contents/${contentId}/views`,
      { visitorId: 'visitor-0001' },
      phone,
    );
    const body = await plays();
    expect(body.plays).toMatchObject({
      channel: 'site',
      definitionId: 'play.v1',
      totals: { plays: 3, rawReports: 7, viewers: 3 },
    });
    expect(body.totals).toMatchObject({ views: 1, rawViews: 1 });
    expect(body.listens).toBeUndefined();
  });

  it('lets resuming within 30 minutes be the same play', async () => {
    const [key, ...others] = await redis.keys('*:seen:play:*');
    expect(others.length).toBe(2);
    const left = await redis.pttl(key!);
    expect(left).toBeGreaterThan(29 * 60_000);
    expect(left).toBeLessThanOrEqual(30 * 60_000 + 2_000);
  });

  it('S25 refuses what a report does not have, names every fault and counts nothing', async () => {
    const before = (await plays()).plays.totals.rawReports;
    const answer = await report({ seconds: -1, playId: 'x', hasEnded: 'yes', plays: 1_000 });
    expect([answer.status, answer.body.errors.map((one: { path: string }) => one.path)]).toEqual([
      400,
      ['plays', 'playId', 'seconds', 'hasEnded'],
    ]);
    for (const body of [{}, ['seconds'], { seconds: '3' }, { seconds: 1e9 }]) {
      expect((await report(body)).status).toBe(400);
    }
    expect((await report({ seconds: 3, visitorId: 'v'.repeat(3_000) })).status).toBe(413);
    const nowhere = await api.anonymous.post('/delivery/v1/contents/none/plays', { seconds: 3 }, phone);
    expect(nowhere.body.code).toBe('content_not_found');
    expect((await plays()).plays.totals.rawReports).toBe(before);
  });
});
