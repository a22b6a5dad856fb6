import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { startTestApi } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, TestApi } from '@haojiao/testing';

const september = 'from=2026-09-01&to=2026-09-30';
const october = 'from=2026-10-01&to=2026-10-30';

describe('units and correspondents by their reports', () => {
  let api: TestApi;
  let now = new Date('2026-09-10T09:00:00+08:00');
  let city: string;
  let yearId: string;
  const units: Record<string, string> = {};
  const people: Record<string, ApiCaller> = {};
  const userIds: Record<string, string> = {};

  beforeAll(async () => {
    api = await startTestApi();
    api.app.get<Clock>(CLOCK, { strict: false }).now = () => now;
    city = (await api.aUnit({ code: 'city', name: '江城市总工会' })).id;
    for (const [code, name] of [
      ['mill', '纺织厂工会'],
      ['port', '港务局工会'],
      ['school', '教育工会'],
    ] as const)
      units[code] = (await api.aUnit({ code, name, parentId: city })).id;
    const other = (await api.aUnit({ code: 'other' })).id;
    for (const [username, role, unit] of [
      ['editor', 'editor', city],
      ['chief', 'chief_editor', city],
      ['city-admin', 'administrator', city],
      ['mill-editor', 'editor', units.mill!],
      ['stranger', 'editor', other],
      ['zhang', 'correspondent', units.mill!],
      ['li', 'correspondent', units.port!],
    ] as const) {
      userIds[username] = (await api.aUser({ username, roles: [role], organizationId: unit })).id;
      people[username] = await api.as(username);
    }
    const scheme = await made('chief', '/api/v1/scoring-schemes', {
      ...{ organizationId: city, name: '用稿奖励办法', validFrom: '2026-01-01', template: 'A' },
    });
    yearId = (
      await made('chief', '/api/v1/assessment-years', {
        ...{ organizationId: city, name: '2026年', startsOn: '2026-09-01', endsOn: '2026-10-31' },
        ...{ periodUnit: 'month', lateArrivals: 'count_in_next', schemeId: scheme.id },
      })
    ).id;
    await people.chief!.put(`/api/v1/organizations/${city}/unit-classes/direct`, {
      name: '直属单位',
      members: Object.values(units).map((organizationId) => ({ organizationId, from: '2026-01-01' })),
    });
    await used('li', 'port', '2026-09-06');
    now = new Date('2026-10-12T09:00:00+08:00');
    await used('li', 'port', '2026-10-09');
    await used('zhang', 'mill', '2026-10-09');
    await used('zhang', 'mill', '2026-10-10');
    now = new Date('2026-11-05T09:00:00+08:00');
  });
  afterAll(() => api.close());

  async function made(by: string, path: string, body: object): Promise<{ id: string }> {
    const answer = await people[by]!.post(path, body);
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    return answer.body;
  }

  async function used(username: string, unit: string, adoptedOn: string): Promise<void> {
    const { id } = await made(username, '/api/v1/submissions', {
      ...{ organizationId: units[unit], category: 'news', title: `${unit} ${adoptedOn}`, assetIds: [] },
      ...{ bodyHtml: `<p>${unit}工会 ${adoptedOn} 开展了活动。</p>` },
      contributors: [{ name: username, userId: userIds[username] }],
    });
    await made('editor', `/api/v1/submissions/${id}/adoptions`, {
      ...{ level: 'city', outlet: '市总工会信息', adoptedOn, url: 'https://paper.example.test/1' },
    });
  }

  const ranking = (query: string, by = 'editor'): Promise<ApiAnswer> =>
    people[by]!.get(`/api/v1/analytics/rankings?organizationId=${city}&${query}`);
  const linesOf = ({ body }: ApiAnswer) =>
    body.items.map(
      (row: { rank: number; name: string; value: number }) => `${row.rank} ${row.name} ${row.value}`,
    );

  it('are ranked by the points of the year that has the days, and moved since the days before', async () => {
    const answer = await ranking(`by=correspondents&${october}`);
    expect(linesOf(answer)).toEqual(['1 zhang 30', '2 li 15']);
    expect(answer.body.measure).toMatchObject({
      ...{ name: 'points', unit: 'points', assessmentYearId: yearId },
      schemeVersionIds: [expect.any(String)],
    });
    expect(answer.body.items[0]).toMatchObject({ organizationName: '纺织厂工会', submitted: 2, adopted: 2 });
    expect(answer.body.items[1].movement).toEqual({ previousRank: 1, previousValue: 15, change: -1 });
    const units_ = await ranking(`by=organizations&depth=1&measure=points&${october}`);
    expect(linesOf(units_)).toEqual(['1 纺织厂工会 30', '2 港务局工会 15', '3 教育工会 0']);
    const all = await ranking(`by=organizations&measure=points&${october}`);
    expect(all.body.notRanked.items).toEqual([expect.objectContaining({ id: city, reason: 'not_scored' })]);
  });

  it('say why there is nothing before the year, and that days without a year have no points', async () => {
    const first = await ranking(`by=correspondents&${september}`);
    expect(linesOf(first)).toEqual(['1 li 15']);
    expect(first.body.items[0].movement).toBeNull();
    expect((await ranking('by=correspondents&from=2025-01-01&to=2025-01-31')).body.code).toBe(
      'assessment_year_needed',
    );
  });

  it('count reports by the day of their first use', async () => {
    const adopted = (query: string) => ranking(`by=organizations&depth=1&measure=reports_adopted&${query}`);
    expect(linesOf(await adopted(october)).sort()).toEqual([
      '1 纺织厂工会 2',
      '2 港务局工会 1',
      '3 教育工会 0',
    ]);
    const sent = await ranking(`by=organizations&depth=1&measure=reports_sent&${september}`);
    expect(linesOf(sent)[0]).toBe('1 港务局工会 1');
  });

  it('are shown as far as reports may be read', async () => {
    const own = await people['mill-editor']!.get(
      `/api/v1/analytics/rankings?by=correspondents&${october}&organizationId=${units.mill}`,
    );
    expect(linesOf(own)).toEqual(['1 zhang 30']);
    const everywhere = await people['mill-editor']!.get(
      `/api/v1/analytics/rankings?by=correspondents&${october}&assessmentYearId=${yearId}`,
    );
    expect(linesOf(everywhere)).toEqual(['1 zhang 30']);
    expect((await ranking(`by=correspondents&${october}`, 'mill-editor')).status).toBe(404);
    expect((await ranking(`by=correspondents&${october}`, 'city-admin')).status).toBe(403);
    expect((await ranking(`by=organizations&measure=points&${october}`, 'city-admin')).status).toBe(403);
    const foreign = await people.stranger!.get(
      `/api/v1/analytics/rankings?by=correspondents&${october}&assessmentYearId=${yearId}`,
    );
    expect([foreign.status, foreign.body.code]).toEqual([404, 'assessment_year_not_found']);
  });
});
