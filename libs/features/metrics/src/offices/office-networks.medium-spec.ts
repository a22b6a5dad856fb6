import Redis from 'ioredis';
import type { OrganizationEntity } from '@haojiao/features/organizations';
import { aSiteContent, redisUrlOf, startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { SketchMover } from '../sketch-mover';
import { ViewMover } from '../view-mover';

const phone = {
  'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1',
};

describe('networks of offices', () => {
  const redisUrl = redisUrlOf(4);
  let api: TestApi;
  let redis: Redis;
  let city: OrganizationEntity;
  let district: OrganizationEntity;

  beforeAll(async () => {
    redis = new Redis(redisUrl);
    await redis.flushdb();
    api = await startTestApi({ environment: { REDIS_URL: redisUrl } });
    city = await api.aUnit({ name: '市总工会' });
    district = await api.aUnit({ name: '区总工会', parentId: city.id });
    await api.aUser({ username: 'city-chief', roles: ['chief_editor'], organizationId: city.id });
    await api.aUser({ username: 'district-editor', roles: ['editor'], organizationId: district.id });
    await api.aUser({ username: 'district-chief', roles: ['chief_editor'], organizationId: district.id });
  });

  afterAll(async () => {
    await api.close();
    await redis.flushdb();
    redis.disconnect();
  });

  const put = async (unit: OrganizationEntity, networks: string[], username = 'city-chief') => {
    const caller = await api.as(username);
    const { etag } = await caller.get(`/api/v1/organizations/${unit.id}/office-networks`);
    return caller.put(
      `/api/v1/organizations/${unit.id}/office-networks`,
      { networks: networks.map((network) => ({ network, note: '机关楼' })) },
      etag,
    );
  };

  const view = (contentId: string, address: string, body: object = {}) =>
    api.app.inject({
      method: 'POST',
      url: `/delivery/v1/contents/${contentId}/views`,
      remoteAddress: address,
      headers: { ...phone, 'content-type': 'application/json' },
      payload: JSON.stringify(body),
    });

  const totals = async (contentId: string) => {
    await api.app.get(ViewMover, { strict: false }).move();
    await api.app.get(SketchMover, { strict: false }).move();
    const { body } = await (await api.as('admin')).get(`/api/v1/analytics/contents/${contentId}`);
    return body.totals;
  };

  it('make readers there own staff of the unit and of those below it, and of no other', async () => {
    expect((await put(city, ['203.0.113.0/29', '2001:db8:77::/48'])).status).toBe(200);
    const [ofCity, ofDistrict, ofRoot] = await Promise.all(
      [city.id, district.id, api.root.id].map((organizationId) =>
        aSiteContent(api.dataSource, { organizationId }),
      ),
    );
    for (const contentId of [ofCity!, ofDistrict!, ofRoot!]) {
      await view(contentId, '203.0.113.5', { visitorId: 'in-the-office-1' });
      await view(contentId, '2001:db8:77:1::9', { visitorId: 'in-the-office-2' });
      await view(contentId, '::ffff:203.0.113.6', { visitorId: 'in-the-office-3' });
      await view(contentId, '203.0.113.9', { visitorId: 'at-home-0001' });
    }
    const excluded = [{ reason: 'own_office', reports: 3 }];
    expect(await totals(ofCity!)).toMatchObject({ views: 1, rawViews: 4, visitors: 1, excluded });
    expect(await totals(ofDistrict!)).toMatchObject({ views: 1, rawViews: 4, excluded });
    expect(await totals(ofRoot!)).toMatchObject({ views: 4, rawViews: 4, excluded: [] });
  });

  it('are no longer so when they are taken back', async () => {
    const contentId = await aSiteContent(api.dataSource, { organizationId: city.id });
    await put(city, ['198.51.100.0/24']);
    await view(contentId, '198.51.100.7', { visitorId: 'reader-0001' });
    await put(city, []);
    await view(contentId, '198.51.100.7', { visitorId: 'reader-0002' });
    expect(await totals(contentId)).toMatchObject({ views: 1, rawViews: 2 });
  });

  it('let people behind one address be told apart by their identifier, and say how many came without', async () => {
    const contentId = await aSiteContent(api.dataSource, { organizationId: city.id });
    for (let person = 0; person < 12; person += 1) {
      await view(contentId, '192.0.2.1', { visitorId: `behind-one-address-${person}` });
    }
    // Three people, one browser: without an identifier they are one visitor.
    for (let person = 0; person < 3; person += 1) await view(contentId, '192.0.2.1');
    expect(await totals(contentId)).toMatchObject({
      ...{ views: 13, rawViews: 15, visitors: 13, visitorsIdentified: 12, visitorsWithoutId: 1 },
      excluded: [{ reason: 'repeat', reports: 2 }],
    });
  });

  it('are refused where they are none, or take in half a carrier', async () => {
    const { status, body } = await put(city, [
      '203.0.113.0/40',
      '10.1/8',
      '203.0.0.0/8',
      '2001:db8::/20',
      'office',
    ]);
    expect(status).toBe(400);
    expect(body.errors.map((one: { code: string }) => one.code)).toEqual([
      'network_form',
      'network_form',
      'network_too_wide',
      'network_too_wide',
      'network_form',
    ]);
    expect((await put(city, ['203.0.113.4/29', '203.0.113.0/29'])).body.errors[0].code).toBe('twice');
    const { body: kept } = await put(city, ['203.0.113.5']);
    expect(kept.networks).toEqual([{ network: '203.0.113.5/32', note: '机关楼' }]);
  });

  it('are set by those who keep the unit’s pages, and seen by nobody else', async () => {
    const path = `/api/v1/organizations/${district.id}/office-networks`;
    expect((await (await api.as('district-editor')).get(path)).status).toBe(403);
    expect((await put(district, ['198.51.100.0/29'], 'district-chief')).status).toBe(200);
    const above = await (
      await api.as('district-chief')
    ).get(`/api/v1/organizations/${city.id}/office-networks`);
    expect(above.status).toBe(404);
    const stale = await (await api.as('district-chief')).put(path, { networks: [] }, '"0"');
    expect(stale.status).toBe(412);
  });
});
