import { aForm, startTestApi } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { toCsv } from '@haojiao/kernel';
import { RunLegacyImport } from './run-legacy-import';

const YEAR = 2020;
const OF_CITY = 384;
const ALL = 3_258;

describe('a year of three tiers', () => {
  let api: TestApi;
  let preparer: ApiCaller;
  let city: { id: string };

  beforeAll(async () => {
    api = await startTestApi();
    city = await api.aUnit({ code: 'city', name: '市总工会' });
    for (let district = 1; district <= 3; district += 1) {
      const { id } = await api.aUnit({ code: `district-${district}`, parentId: city.id });
      for (let town = 1; town <= 3; town += 1)
        await api.aUnit({ code: `town-${district}-${town}`, parentId: id });
    }
    for (const username of ['preparer', 'other'])
      await api.aUser({ username, roles: ['chief_editor'], organizationId: city.id });
    preparer = await api.as('preparer');
  });
  afterAll(() => api.close());

  it('is counted account by account, and every old address leads to its item', async () => {
    const below = ['district-1', 'district-2', 'district-3', 'town-1-1', 'town-2-3', 'town-3-2'];
    const day = (n: number) => new Date(Date.UTC(YEAR, 0, 1 + (n % 366))).toISOString().slice(0, 10);
    const lines = Array.from({ length: ALL }, (_, n) => [
      ...[`第 ${n} 篇`, `${day(n)} 0${n % 10}:00`, `/old/${n}.html`, '<p>正文</p>'],
      n < OF_CITY ? 'city' : below[n % below.length]!,
    ]);
    const outside = ['去年的', `${YEAR - 1}-12-31 23:59`, '/old/last.html', '<p>x</p>', 'city'];
    const made = await preparer.post('/api/v1/legacy-imports', { organizationId: city.id, name: '旧站' });
    const at = `/api/v1/legacy-imports/${made.body.id}`;
    const value = toCsv([['标题', '发布时间', '原地址', '正文', '单位'], ...lines, outside]);
    const { body, headers } = aForm([{ name: 'file', value, fileName: 'items.csv' }]);
    expect((await preparer.post(`${at}/table`, body, headers)).body.counts.ready).toBe(ALL + 1);
    const { tableSha256 } = (await preparer.get(at)).body;
    await (await api.as('other')).post(`${at}/confirm`, { tableSha256 });
    const runner = api.app.get(RunLegacyImport, { strict: false });
    await Promise.all([runner.run(made.body.id), runner.run(made.body.id)]);
    expect((await preparer.get(at)).body).toMatchObject({
      state: 'done',
      counts: { done: ALL + 1, failed: 0 },
    });

    const report = await preparer.get(`/api/v1/yearly-output?organizationId=${city.id}&year=${YEAR}`);
    expect(report.body.total).toBe(ALL);
    const ofCity = report.body.accounts.find(
      (account: { organizationId: string }) => account.organizationId === city.id,
    );
    expect(ofCity).toMatchObject({ platform: 'site', posts: OF_CITY });
    const sum = report.body.accounts.reduce((all: number, { posts }: { posts: number }) => all + posts, 0);
    expect([sum, report.body.accounts.length]).toEqual([ALL, 13]);
    for (const n of [0, 1_000, ALL - 1]) {
      const { statusCode, headers: answered } = await api.app.inject({
        method: 'GET',
        url: `/old/${n}.html`,
      });
      const page = await api.app.inject({ method: 'GET', url: new URL(String(answered.location)).pathname });
      expect([statusCode, page.payload.includes(`第 ${n} 篇`)]).toEqual([301, true]);
    }
  }, 600_000);
});
