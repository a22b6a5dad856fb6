import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import Redis from 'ioredis';
import { newId } from '@haojiao/kernel';
import { aSiteContent, redisUrlOf, startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { ViewMover } from '../view-mover';

const phone = {
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
};

describe('reporting a view', () => {
  const redisUrl = redisUrlOf(11);
  let api: TestApi;
  let redis: Redis;
  let contentId: string;

  beforeAll(async () => {
    redis = new Redis(redisUrl);
    await redis.flushdb();
    api = await startTestApi({ environment: { REDIS_URL: redisUrl } });
  });

  beforeEach(async () => {
    await redis.flushdb();
    contentId = await aSiteContent(api.dataSource, { organizationId: api.root.id });
  });

  afterAll(async () => {
    await api.close();
    redis.disconnect();
  });

  const report = (body?: object, headers: Record<string, string> = {}, id = contentId) =>
    api.anonymous.post(`/delivery/v1/contents/${id}/views`, body, { ...phone, ...headers });

  const figures = async () => {
    await api.app.get(ViewMover, { strict: false }).move();
    const rows = await api.dataSource.query<{ surface: string; raw: string; counted: string }[]>(
      `SELECT surface, views_raw AS raw, views_counted AS counted FROM view_counts WHERE content_id = $1 ORDER BY surface`,
      [contentId],
    );
    return rows.map((row) => `${row.surface} ${row.counted}/${row.raw}`);
  };

  it('is answered with 202 and counted, per surface', async () => {
    const answer = await report({ visitorId: 'visitor-0001' });
    expect([answer.status, answer.text]).toEqual([202, '']);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'access-control-allow-origin': '*' });
    expect((await report({ visitorId: 'visitor-0001', surface: 'player' })).status).toBe(202);
    expect((await report({ visitorId: 'visitor-0002', referrer: 'https://mp.weixin.qq.com/' })).status).toBe(
      202,
    );
    expect((await report()).status).toBe(202);
    expect(await figures()).toEqual(['page 3/3', 'player 1/1']);
  });

  it('may come as the text of a beacon', async () => {
    const response = await api.app.inject({
      method: 'POST',
      url: `/delivery/v1/contents/${contentId}/views`,
      headers: { ...phone, 'content-type': 'text/plain;charset=UTF-8' },
      payload: JSON.stringify({ surface: 'feed' }),
    });
    expect(response.statusCode).toBe(202);
    expect(await figures()).toEqual(['feed 1/1']);
  });

  it('says and counts the same when it comes in pieces and so takes the long way', async () => {
    const inPieces = (body: string) =>
      api.app.inject({
        method: 'POST',
        url: `/delivery/v1/contents/${contentId}/views`,
        headers: { ...phone, 'content-type': 'application/json' },
        payload: Readable.from([body.slice(0, 5), body.slice(5)]),
      });
    expect((await inPieces('{"visitorId":"in-pieces-1"}')).statusCode).toBe(202);
    expect((await report({ visitorId: 'in-one-piece-1' })).status).toBe(202);
    expect(await figures()).toEqual(['page 2/2']);

    const faulty = { surface: 'billboard', count: 5 };
    const [long, short] = [await inPieces(JSON.stringify(faulty)), await report(faulty)];
    expect(long.statusCode).toBe(short.status);
    expect({ ...JSON.parse(long.payload), instance: '' }).toEqual({ ...short.body, instance: '' });
    expect((await inPieces('x'.repeat(3_000))).statusCode).toBe(413);
  });

  it('is refused when it is no JSON, in the language of the sender', async () => {
    const response = await api.app.inject({
      method: 'POST',
      url: `/delivery/v1/contents/${contentId}/views`,
      headers: { ...phone, 'content-type': 'application/json', 'accept-language': 'en-US' },
      payload: '{"visitorId": ',
    });
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.json().errors[0].message).toBe('The body must be valid JSON.');
  });

  it('is not counted when its sender goes away in the middle of it', async () => {
    const { port } = (await api.app.listen(0, '127.0.0.1'), api.app.getHttpServer().address() as AddressInfo);
    const line = connect(port, '127.0.0.1');
    const body = '{"visitorId":"gone-away-1"}';
    line.write(
      `POST /delivery/v1/contents/${contentId}/views HTTP/1.1\r\nHost: site\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
    );
    await sleep(200);
    line.destroy();
    await sleep(200);
    expect(await figures()).toEqual([]);
    expect((await report({ visitorId: 'still-here-1' })).status).toBe(202);
  });

  it('is kept apart when a machine, a prefetch or own staff sent it', async () => {
    await report({}, { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' });
    await report({}, { 'sec-purpose': 'prefetch' });
    await report({}, { 'x-haojiao-staff': '1' });
    await report({}, { authorization: 'Bearer whatever' });
    expect(await figures()).toEqual(['page 0/4']);
  });

  it('of what is not on the site is not found', async () => {
    for (const state of ['draft', 'approved', 'withdrawn', 'archived']) {
      const hidden = await aSiteContent(api.dataSource, { organizationId: api.root.id, state });
      expect((await report({}, {}, hidden)).body.code).toBe('content_not_found');
    }
    for (const nothing of [newId(), 'not-an-id', '%27%3B--']) {
      expect((await report({}, {}, nothing)).status).toBe(404);
    }
  });

  it('S25 refuses a body of hostile size before it is read', async () => {
    const huge = await report({ referrer: 'x'.repeat(4_000) });
    expect([huge.status, huge.body.code]).toEqual([413, 'body_too_large']);
    const deep = await api.app.inject({
      method: 'POST',
      url: `/delivery/v1/contents/${contentId}/views`,
      headers: { ...phone, 'content-type': 'application/json' },
      payload: '['.repeat(1_000_000),
    });
    expect(deep.statusCode).toBe(413);
    expect(await figures()).toEqual([]);
  });

  it('S25 refuses what a report does not have, names every fault and counts nothing', async () => {
    const response = await report({ visitorId: 'short', surface: 'billboard', views: 1_000_000 });
    expect(response.status).toBe(400);
    expect(response.body.errors.map((one: { path: string }) => one.path)).toEqual([
      'views',
      'visitorId',
      'surface',
    ]);
    for (const body of [
      ['page'],
      { visitorId: { length: 20 } },
      { __proto__: { surface: 'page' }, count: 2 },
    ]) {
      expect((await report(body)).status).toBe(400);
    }
    expect(await figures()).toEqual([]);
  });

  it('S25 takes replayed beacons for one view', async () => {
    const body = { visitorId: 'replayed-visitor' };
    await Promise.all(Array.from({ length: 50 }, () => report(body)));
    expect(await figures()).toEqual(['page 1/50']);
  });

  it('S25 does not take a forged X-Forwarded-For for another visitor', async () => {
    for (let address = 1; address <= 5; address += 1) {
      await report({}, { 'x-forwarded-for': `203.0.113.${address}`, forwarded: `for=203.0.113.${address}` });
    }
    expect(await figures()).toEqual(['page 1/5']);
  });

  it('S25 keeps no address, no User-Agent and no identifier of a visitor', async () => {
    await report({ visitorId: 'a-very-personal-id' });
    await report({});
    const kept: string[] = [];
    for (const key of await redis.keys('*haojiao-views*')) {
      const type = await redis.type(key);
      const value =
        type === 'hash'
          ? JSON.stringify(await redis.hgetall(key))
          : type === 'set'
            ? (await redis.smembers(key)).join()
            : type === 'list'
              ? (await redis.lrange(key, 0, -1)).join()
              : ((await redis.get(key)) ?? '');
      kept.push(`${key} ${value}`);
    }
    expect(kept.length).toBeGreaterThan(4);
    expect(kept.join('\n')).not.toMatch(/a-very-personal-id|127\.0\.0\.1|iPhone|Safari/);
  });
});
