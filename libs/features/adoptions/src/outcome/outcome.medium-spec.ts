import { randomUUID } from 'node:crypto';
import { AdoptionDesk } from '@haojiao/testing';
import type { ApiCaller } from '@haojiao/testing';
import { SketchMover, ViewMover } from '@haojiao/features/metrics';
import { Publisher } from '@haojiao/features/publications';

const reports = '/api/v1/submissions';

describe('what came of a report', () => {
  let desk: AdoptionDesk;
  let correspondent: ApiCaller;
  let contributor: ApiCaller;
  let id: string;
  let item: string;

  beforeAll(async () => {
    desk = await AdoptionDesk.open();
    ({ correspondent } = desk);
    const li = await desk.api.aUser({ username: 'li', displayName: '李四', organizationId: desk.district });
    contributor = await desk.api.as('li');
    id = await desk.aReport({ contributors: [{ name: '张三' }, { name: '李四', userId: li.id }] });
    item = await desk.approvedItem(id);
  });
  afterAll(() => desk.close());

  const outcome = async (reader: ApiCaller) => reader.get(`${reports}/${id}/outcome`);

  it('is nothing yet before anything was published', async () => {
    const { body } = await outcome(correspondent);
    expect(body).toEqual({
      submissionId: id,
      state: 'accepted',
      contentId: item,
      publications: [],
      adoptions: [],
      instructions: [],
      figures: { site: null, platforms: [] },
    });
  });

  it('is where it went out and how often it was read, for those who wrote it and for the desk', async () => {
    const site = await desk.site();
    const publication = await desk.plan(item, site.id);
    await desk.api.app.get(Publisher, { strict: false }).work(publication);
    const browser = {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/130.0',
      'accept-language': 'zh-CN',
    };
    for (const visitorId of [randomUUID(), randomUUID()]) {
      const counted = await desk.api.anonymous.post(
        `/delivery/v1/contents/${item}/views`,
        { visitorId },
        browser,
      );
      expect(counted.status).toBe(202);
    }
    await desk.api.app.get(ViewMover, { strict: false }).move();
    await desk.api.app.get(SketchMover, { strict: false }).move();
    for (const reader of [correspondent, contributor, desk.editor]) {
      const { status, body } = await outcome(reader);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        state: 'adopted',
        publications: [
          { platform: 'site', account: site.name, publishedAt: expect.any(String), withdrawnAt: null },
        ],
        adoptions: [{ outletCode: 'site', state: 'verified' }],
        figures: {
          site: { views: 2, visitors: 2, asOf: expect.any(String), definitionId: 'page_view.v2' },
          platforms: [],
        },
      });
      expect(body.publications[0].url).toContain('http');
    }
  });

  it('gives its writers no other figures: they have no right to the item’s analytics', async () => {
    for (const reader of [correspondent, contributor])
      expect((await reader.get(`/api/v1/analytics/contents/${item}`)).status).toBe(403);
  });

  it('S15 S16 is not found by anybody else', async () => {
    await desk.api.aUser({ username: 'zhao', roles: ['correspondent'], organizationId: desk.district });
    await desk.api.aUser({
      username: 'far',
      roles: ['chief_editor'],
      organizationId: (await desk.api.aUnit()).id,
    });
    for (const username of ['zhao', 'far']) {
      const reader = await desk.api.as(username);
      const [there, missing] = [
        await outcome(reader),
        await reader.get(`${reports}/${randomUUID()}/outcome`),
      ];
      expect([there.status, there.body.detail]).toEqual([404, missing.body.detail]);
    }
    expect((await desk.api.anonymous.get(`${reports}/${id}/outcome`)).status).toBe(401);
  });
});
