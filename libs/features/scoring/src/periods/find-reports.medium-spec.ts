import { MINUTE_MS } from '@haojiao/kernel';
import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { FindReports } from './find-reports';

describe('reports that a period looks at', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('are those also that changed so shortly before the last closing that it may not have seen it', async () => {
    const unit = await api.aUnit();
    await api.aUser({ username: 'sender', roles: ['correspondent'], organizationId: unit.id });
    const sender = await api.as('sender');
    const { status, body } = await sender.post('/api/v1/submissions', {
      ...{ organizationId: unit.id, category: 'news', title: '职工夜校开班', bodyHtml: '<p>开班了。</p>' },
      ...{ assetIds: [], contributors: [{ name: '张三' }] },
    });
    expect(status).toBe(201);
    const found = (minutes: number) =>
      api.app.get(FindReports, { strict: false }).ids({
        organizationIds: [unit.id],
        window: { from: '2020-01-01', to: '2020-01-31' },
        timeZone: 'Asia/Shanghai',
        since: new Date(Date.parse(body.updatedAt ?? body.sentAt) + minutes * MINUTE_MS),
      });
    expect(await found(1)).toEqual([body.id]);
    expect(await found(60)).toEqual([]);
  });
});
