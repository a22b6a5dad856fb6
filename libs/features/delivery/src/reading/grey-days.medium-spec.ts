import type { Clock } from '@haojiao/kernel';
import { HOUR_MS, newId } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { aDeliveredItem, comesToBe, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';

const HOST = 'http://127.0.0.1:3000';
const windows = '/api/v1/blackout-windows';

describe('days of mourning', () => {
  let api: TestApi;
  let chief: ApiCaller;
  let city: { id: string };
  let county: { id: string };
  let now: number;

  beforeAll(async () => {
    api = await startTestApi({ environment: { HAOJIAO_PUBLIC_URL: HOST } });
    now = Date.now();
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => new Date(now);
    city = await api.aUnit({ name: '江城市总工会', code: 'city' });
    county = await api.aUnit({ name: '长兴县总工会', code: 'county', parentId: city.id });
    const other = await api.aUnit({ name: '邻县总工会', code: 'other' });
    for (const [unit, slug] of [
      [county, 'in-county'],
      [county, 'gone'],
      [other, 'in-other'],
    ] as const) {
      await aDeliveredItem(api.dataSource, HOST, { organizationId: unit.id, slug });
    }
    await api.dataSource.query(
      `UPDATE delivery_documents SET state = 'withdrawn', etag = NULL, document = NULL, summary = NULL, search = NULL
       WHERE slug = 'gone'`,
    );
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: city.id });
    chief = await api.as('chief');
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.dataSource.query('DELETE FROM site_settings');
    await api.dataSource.query('DELETE FROM blackout_windows');
    await comesToBe(async () => !(await isGrey('/o/city')) && !(await isGrey('/o/county')));
  });

  const at = (hours: number) => new Date(now + hours * HOUR_MS).toISOString();
  const isGrey = async (url: string) => (await api.app.inject({ url })).payload.includes(' class="grey"');
  const order = async (wish: object = {}) => {
    const answer = await chief.post(windows, {
      organizationId: city.id,
      kind: 'mourning',
      startsAt: at(-1),
      endsAt: at(1),
      reason: '全国哀悼日',
      orderedBy: '国务院公告',
      ...wish,
    });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer;
  };
  const setGrey = async (unit: { id: string }, grey: object) => {
    const url = `/api/v1/organizations/${unit.id}/site`;
    const { etag } = await chief.get(url);
    expect((await chief.patch(url, { grey }, etag)).status).toBe(200);
  };
  /** Says what a change has done once it is heard: a mark in the unit's name is seen first. */
  const heard = async () => {
    const mark = newId();
    await api.dataSource.query(`UPDATE organizations SET name = '邻县 ' || $1 WHERE code = 'other'`, [mark]);
    await comesToBe(async () => (await api.app.inject({ url: '/o/other' })).payload.includes(mark));
  };

  it('make the pages of a branch grey from the second to the second, with those that say that nothing is there', async () => {
    await order({ startsAt: at(1), endsAt: at(2) });
    await heard();
    const grey = [
      ['/o/city', 200],
      ['/o/county', 200],
      ['/p/in-county', 200],
      ['/o/county/archive', 200],
      ['/o/county/search?q=a', 200],
      ['/p/gone', 410],
      ['/o/county/c/nothing', 404],
      ['/o/county/t/nothing', 404],
    ] as const;
    const coloured = ['/o/other', '/p/in-other', '/', '/p/never-was'];
    const look = async () => {
      for (const [url, status] of grey)
        expect([url, (await api.app.inject({ url })).statusCode]).toEqual([url, status]);
      return Promise.all(grey.map(([url]) => isGrey(url)));
    };
    const start = now;
    try {
      expect(new Set(await look())).toEqual(new Set([false]));
      now = start + HOUR_MS - 1;
      expect(new Set(await look())).toEqual(new Set([false]));
      now = start + HOUR_MS;
      expect(new Set(await look())).toEqual(new Set([true]));
      for (const url of coloured) expect([url, await isGrey(url)]).toEqual([url, false]);
      now = start + 2 * HOUR_MS - 1;
      expect(new Set(await look())).toEqual(new Set([true]));
      now = start + 2 * HOUR_MS;
      expect(new Set(await look())).toEqual(new Set([false]));
    } finally {
      now = start;
    }
  });

  it('are felt at once when they are ordered, moved and ended', async () => {
    const { body } = await order();
    await comesToBe(() => isGrey('/o/county'));
    expect(body.kind).toBe('mourning');
    const current = await chief.get(`${windows}/${body.id}`);
    await chief.patch(`${windows}/${body.id}`, { kind: 'security' }, current.etag);
    await comesToBe(async () => !(await isGrey('/o/county')));
    const next = await chief.get(`${windows}/${body.id}`);
    expect((await chief.patch(`${windows}/${body.id}`, { kind: 'mourning' }, next.etag)).body.kind).toBe(
      'mourning',
    );
    await comesToBe(() => isGrey('/o/county'));
    const last = await chief.get(`${windows}/${body.id}`);
    expect((await chief.delete(`${windows}/${body.id}`, last.etag)).status).toBe(204);
    await comesToBe(async () => !(await isGrey('/o/county')));
  });

  it.each([
    ['of another kind', { kind: 'incident' }],
    ['of no kind in particular', { kind: undefined }],
    ['on other platforms', { platforms: ['weibo'] }],
  ])('are none %s', async (_, wish) => {
    await order(wish);
    await heard();
    expect([await isGrey('/o/city'), await isGrey('/o/county')]).toEqual([false, false]);
  });

  it('of all platforms and of the site are days of mourning, and no other word is a kind', async () => {
    await order({ platforms: ['weibo', 'site'] });
    await comesToBe(() => isGrey('/o/county'));
    const refused = await chief.post(windows, {
      ...{ organizationId: city.id, kind: 'party', startsAt: at(1), endsAt: at(2) },
      ...{ reason: '原因', orderedBy: '单位' },
    });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'kind']);
  });

  it('leave colours to the unit that ordered them, where it says so, and to no unit below', async () => {
    await order();
    await comesToBe(() => isGrey('/o/county'));
    await setGrey(county, { mode: 'off' });
    await heard();
    expect(await isGrey('/o/county')).toBe(true);
    await setGrey(city, { mode: 'off' });
    await comesToBe(async () => !(await isGrey('/o/county')) && !(await isGrey('/o/city')));
    await setGrey(county, { mode: 'on' });
    await comesToBe(() => isGrey('/o/county'));
    expect(await isGrey('/o/city')).toBe(false);
  });

  it('leave no colours for a word of before: it was said of another time', async () => {
    await setGrey(city, { mode: 'off' });
    await order();
    await comesToBe(() => isGrey('/o/county'));
    expect(await isGrey('/o/city')).toBe(true);
    // Another member that is changed says nothing of grey.
    const url = `/api/v1/organizations/${city.id}/site`;
    const { etag } = await chief.get(url);
    expect((await chief.patch(url, { description: '职工之家' }, etag)).status).toBe(200);
    await heard();
    expect([await isGrey('/o/city'), await isGrey('/o/county')]).toEqual([true, true]);
    // The same said again is said of this one.
    await setGrey(city, { mode: 'off' });
    await comesToBe(async () => !(await isGrey('/o/county')) && !(await isGrey('/o/city')));
    await order();
    await comesToBe(() => isGrey('/o/county'));
  });
});
