import { startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { SubmissionNews } from './submission-news';

const reports = '/api/v1/submissions';
const week = { within: 7, unit: 'days' };

describe('the deadlines of a unit', () => {
  let api: TestApi;
  let city: string;
  let district: string;
  let mill: string;
  let chief: ApiCaller;
  let correspondent: ApiCaller;
  let neighbour: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi();
    city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    district = (await api.aUnit({ name: '城东区总工会', code: 'east', parentId: city })).id;
    mill = (await api.aUnit({ name: '某厂工会', code: 'mill', parentId: district })).id;
    const next = (await api.aUnit({ name: '邻市总工会', code: 'next' })).id;
    await api.aUser({ username: 'chief', roles: ['chief_editor'], organizationId: city });
    await api.aUser({ username: 'zhang', roles: ['correspondent'], organizationId: mill });
    await api.aUser({ username: 'next-chief', roles: ['chief_editor'], organizationId: next });
    [chief, correspondent, neighbour] = [
      await api.as('chief'),
      await api.as('zhang'),
      await api.as('next-chief'),
    ];
  });

  afterAll(() => api.close());

  const doorOf = (unit: string) => `/api/v1/organizations/${unit}/submission-deadlines`;
  const pathsOf = (answer: { body: { errors?: { path: string; code: string }[] } }) =>
    (answer.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

  const send = async (changes: object = {}) => {
    const { status, body, text } = await correspondent.post(reports, {
      organizationId: mill,
      category: 'news',
      title: '送清凉',
      bodyHtml: '<p>慰问一线职工。</p>',
      assetIds: [],
      contributors: [{ name: '张三' }],
      ...changes,
    });
    expect([status, text]).toEqual([201, expect.any(String)]);
    return body;
  };

  /** So many days before today, in Asia/Shanghai. */
  const daysAgo = (days: number) =>
    new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

  it('are those of the nearest unit above that put any, and one’s own before all', async () => {
    expect((await correspondent.get(doorOf(mill))).body.code).toBe('submission_deadlines_not_found');
    const put = await chief.put(doorOf(city), { rules: [week], terms: [] });
    expect([put.status, put.body.rules]).toEqual([200, [{ categories: null, urgencies: null, ...week }]]);
    const inherited = await correspondent.get(doorOf(mill));
    expect([inherited.body.organizationId, inherited.etag]).toEqual([city, '']);
    const own = await chief.put(doorOf(district), { rules: [{ within: 2, unit: 'days' }], terms: [] });
    expect((await correspondent.get(doorOf(mill))).body.organizationId).toBe(district);

    expect((await chief.put(doorOf(district), { rules: [], terms: [] })).status).toBe(428);
    const stale = await chief.put(doorOf(district), { rules: [], terms: [] }, '"99"');
    expect([stale.status, stale.body.current.rules.length]).toEqual([412, 1]);
    expect((await chief.delete(doorOf(district), own.etag)).status).toBe(204);
    expect((await correspondent.get(doorOf(mill))).body.organizationId).toBe(city);
  });

  it('S16 are put by the unit’s own chief editors alone', async () => {
    expect((await correspondent.put(doorOf(mill), { rules: [], terms: [] })).status).toBe(403);
    expect((await neighbour.put(doorOf(city), { rules: [], terms: [] })).status).toBe(404);
    expect((await neighbour.get(doorOf(city))).status).toBe(404);
    expect((await neighbour.delete(doorOf(city), '*')).status).toBe(404);
  });

  it('tell everything that is wrong with them at once', async () => {
    const faulty = await chief.put(doorOf(mill), {
      rules: [{ within: -1, unit: 'weeks', categories: ['gossip'] }],
      terms: [{ name: ' ', from: '2026-02-30', to: '2026-07-01', days: 1.5 }],
    });
    expect(new Set(pathsOf(faulty).map((fault) => fault.split(' ')[0]))).toEqual(
      new Set([
        'rules.0.within',
        'rules.0.unit',
        'rules.0.categories',
        'terms.0.name',
        'terms.0.from',
        'terms.0.days',
      ]),
    );
    const reversed = await chief.put(doorOf(mill), {
      rules: [],
      terms: [{ name: '暑假', from: '2026-08-31', to: '2026-07-01' }],
    });
    expect(pathsOf(reversed)).toEqual(['terms.0.to period_reversed']);
  });

  it('mark a report that comes late, with the rule that was used, and never judge it anew', async () => {
    const inTime = await send({ occurredOn: daysAgo(7) });
    expect([inTime.dueOn, inTime.lateDays]).toEqual([daysAgo(0), null]);
    const late = await send({ occurredOn: daysAgo(10) });
    expect([late.dueOn, late.lateDays]).toEqual([daysAgo(3), 3]);
    expect((await send()).dueOn).toBeNull();

    const { etag } = await chief.get(doorOf(city));
    const changed = await chief.put(doorOf(city), { rules: [{ within: 30, unit: 'days' }], terms: [] }, etag);
    expect(changed.status).toBe(200);
    expect((await chief.get(`${reports}/${late.id}`)).body.lateDays).toBe(3);
    const [{ deadline }] = await api.dataSource.query('SELECT deadline FROM submissions WHERE id = $1', [
      late.id,
    ]);
    expect(deadline).toMatchObject({ organizationId: city, rule: week, term: null });
    expect((await send({ occurredOn: daysAgo(10) })).lateDays).toBeNull();
  });

  it('put off what happened in the holidays, and reckon in working days', async () => {
    const { etag } = await chief.get(doorOf(city));
    await chief.put(
      doorOf(city),
      {
        rules: [{ categories: ['research'], within: 5, unit: 'working_days' }, week],
        terms: [{ name: '暑假', from: daysAgo(40), to: daysAgo(10), days: 14 }],
      },
      etag,
    );
    expect((await send({ occurredOn: daysAgo(38) })).dueOn).toBe(daysAgo(-4));
    const [monday, nextMonday] = ['2024-06-17', '2024-06-24'];
    expect((await send({ occurredOn: monday, category: 'research' })).dueOn).toBe(nextMonday);
  });

  it('count hours from the time of an urgent event', async () => {
    const { etag } = await chief.get(doorOf(city));
    const rules = [{ urgencies: ['urgent', 'most_urgent'], within: 1, unit: 'hours' }];
    await chief.put(doorOf(city), { rules, terms: [] }, etag);
    const yesterday = { occurredOn: daysAgo(1), occurredTime: '08:00', urgency: 'urgent' };
    expect((await send(yesterday)).lateDays).toBe(1);
    expect((await send({ ...yesterday, urgency: 'normal' })).dueOn).toBeNull();
    expect((await send({ occurredOn: daysAgo(0), urgency: 'urgent' })).lateDays).toBeNull();
    const without = await correspondent.post(reports, {
      ...{ organizationId: mill, category: 'news', title: '题', bodyHtml: '<p>文</p>', assetIds: [] },
      contributors: [{ name: '张三' }],
      occurredTime: '08:00',
    });
    expect(pathsOf(without)).toEqual(['occurredTime day_missing']);
  });

  describe('and the day of a request', () => {
    const asked = '01890a5d-ac96-774b-bcce-b302099a8057';

    it('are unknown where there is no such request', async () => {
      const answer = await correspondent.post(reports, {
        ...{
          organizationId: mill,
          category: 'commissioned',
          title: '题',
          bodyHtml: '<p>文</p>',
          assetIds: [],
        },
        ...{ contributors: [{ name: '张三' }], commissionId: asked },
      });
      expect(pathsOf(answer)).toEqual(['commissionId commission_unknown']);
    });

    it('go before every rule', async () => {
      const news = api.app.get(SubmissionNews);
      news.registerCommissionCheck((id, { place }) => {
        expect([id, place.id]).toEqual([asked, mill]);
        return Promise.resolve({ dueOn: daysAgo(2) });
      });
      const report = await send({ commissionId: asked, category: 'commissioned', occurredOn: daysAgo(0) });
      expect([report.commissionId, report.dueOn, report.lateDays]).toEqual([asked, daysAgo(2), 2]);
    });
  });
});
