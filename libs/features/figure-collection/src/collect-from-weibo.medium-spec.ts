import { DAY_MS, HOUR_MS, startOfBeijingDay } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';
import { startSandbox } from '../../../../apps/sandbox/src/core/start-sandbox';
import type { RunningSandbox } from '../../../../apps/sandbox/src/core/start-sandbox';
import { createWeiboSimulator } from '../../../../apps/sandbox/src/weibo/weibo.simulator';

describe('from a post on Weibo to its figures', () => {
  let sandbox: RunningSandbox;
  let desk: PublishingDesk;
  let sweep: { run(): Promise<void> };

  beforeAll(async () => {
    sandbox = await startSandbox({ simulators: [createWeiboSimulator()] });
    desk = await openPublishingDesk({
      environment: { HAOJIAO_WEIBO_BASE_URL: sandbox.baseUrls.weibo!.api! },
    });
    const { CollectFiguresSweep } = await import('@haojiao/features/figure-collection');
    sweep = desk.api.app.get(CollectFiguresSweep, { strict: false });
    // Followers are asked for once a day, in the morning: at noon none of two rounds an hour apart comes upon a second time.
    const untilNoon = startOfBeijingDay(desk.now()).getTime() + DAY_MS + 12 * HOUR_MS - desk.now().getTime();
    desk.forward(untilNoon);
    await sandbox.sandbox.clock.advance(untilNoon);
  });
  afterAll(async () => {
    await desk.close();
    await sandbox.stop();
  });

  const control = (path: string, body: object) =>
    fetch(`${sandbox.controlUrl}/control/weibo/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const counted = () =>
    sandbox.sandbox.journal.list({ platform: 'weibo', path: '/2/statuses/count.json' }).length;

  it('everything goes its way: sent, asked about, written down, asked about again', async () => {
    const created = sandbox.simulators[0]!.createAccount({ followers: 5_021 }, sandbox.sandbox);
    const account = await (
      await desk.api.as('admin')
    ).post('/api/v1/channel-accounts', {
      organizationId: desk.unit.id,
      platform: 'weibo',
      name: '总工会微博',
      ...created,
    });
    expect(account.status).toBe(201);
    const planned = await desk.plan(await desk.anApproved(), [account.body.id]);
    const id: string = planned.body.items[0].id;
    const published = await desk.workWhenDue(id);
    expect(published).toMatchObject({ state: 'published', remote_id: expect.stringMatching(/^\d{16}$/) });

    await control(`posts/${published.remote_id}/counts`, { reposts: 31, comments: 8, attitudes: 260 });
    // Weibo's clock says when it went out, and is ahead of the desk's, which stands still.
    desk.forward(HOUR_MS);
    await sweep.run();
    await sweep.run();
    expect(counted()).toBe(1);
    await control(`posts/${published.remote_id}/counts`, { reposts: 31, comments: 8, attitudes: 255 });
    desk.forward(HOUR_MS);
    await sweep.run();
    expect(counted()).toBe(2);

    const editor = await desk.api.as('desk-editor-1');
    const { body } = await editor.get(`/api/v1/publications/${id}/figures`);
    const lines = Object.fromEntries(
      body.series.map((line: { metric: string; definitionId: string; points: { value: number }[] }) => [
        line.definitionId,
        line.points.map(({ value }) => value),
      ]),
    );
    expect(lines).toEqual({
      'weibo.forward_count.v1': [31, 31],
      'weibo.comment_count.v1': [8, 8],
      'weibo.like_count.v1': [260, 255],
    });
    const followers = await editor.get(`/api/v1/channel-accounts/${account.body.id}/figures`);
    expect(followers.body.series).toMatchObject([
      { definitionId: 'weibo.followers.v1', latest: { value: 5_021 } },
    ]);
    const collections = await editor.get(`/api/v1/channel-accounts/${account.body.id}/figure-collections`);
    expect(collections.body).toMatchObject({
      state: 'on',
      budgets: [{ operation: 'calls', max: 100, reserve: 20, keptForPosts: 40 }],
      notTold: expect.stringContaining('阅读数'),
      items: [
        { recorded: 3, asked: 1 },
        { recorded: 4, asked: 1 },
      ],
    });
    expect(JSON.stringify(collections.body)).not.toContain(created.credentials.accessToken);
  });
});
