import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Notices } from '@haojiao/features/notices';
import { RemindOfHandOffs } from './remind-of-hand-offs.sweep';

const HOUR = 3_600_000;

describe('a hand-off that waits', () => {
  let desk: PublishingDesk;
  let sweep: RemindOfHandOffs;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const { app } = desk.api;
    sweep = new RemindOfHandOffs(
      desk.database,
      app.get(Notices, { strict: false }),
      app.get(CLOCK, { strict: false }),
    );
  });
  afterAll(() => desk.close());

  const waiting = async (): Promise<string> => {
    const account = await desk.anAccount();
    await desk.sql(`UPDATE channel_accounts SET mode = 'hand_off' WHERE id = $1`, [account]);
    const { body } = await desk.plan(await desk.anApproved({ title: '等待人工发布的稿件' }), [account]);
    await desk.work(body.items[0].id);
    return body.items[0].id;
  };
  const told = (id: string) =>
    desk.sql<{ severity: string; zh: string; resolved: boolean }>(
      `SELECT severity, body->>'zh' AS zh, resolved_at IS NOT NULL AS resolved FROM notices
       WHERE object_id = $1 ORDER BY created_at, id`,
      [id],
    );

  it('is told about after an hour, after four, and then daily, each time once', async () => {
    const id = await waiting();
    await sweep.run();
    desk.forward(HOUR - 60_000);
    await sweep.run();
    expect(await told(id)).toEqual([]);
    desk.forward(60_000);
    await Promise.all([sweep.run(), sweep.run()]);
    expect(await told(id)).toEqual([
      { severity: 'info', zh: expect.stringContaining('1 小时'), resolved: false },
    ]);
    desk.forward(3 * HOUR);
    await sweep.run();
    await sweep.run();
    expect((await told(id)).map(({ severity }) => severity)).toEqual(['info', 'warning']);
    desk.forward(24 * HOUR);
    await sweep.run();
    expect((await told(id)).at(-1)).toMatchObject({
      severity: 'urgent',
      zh: expect.stringContaining('1 天'),
    });
  });

  it('is told about once, also when no worker looked for days', async () => {
    const id = await waiting();
    desk.forward(72 * HOUR);
    await sweep.run();
    await sweep.run();
    expect(await told(id)).toHaveLength(1);
  });

  it('is not told about any more when it was posted, and what was told is done with', async () => {
    const id = await waiting();
    desk.forward(HOUR);
    await sweep.run();
    const answer = await desk.author.post(`/api/v1/publications/${id}/resolve`, {
      outcome: 'published',
      remoteUrl: 'https://scripted.example/posts/by-hand-1',
    });
    expect(answer.body.state).toBe('published');
    desk.forward(48 * HOUR);
    await sweep.run();
    expect((await told(id)).map(({ resolved }) => resolved)).toEqual([true]);
    expect(await desk.sql('SELECT 1 FROM hand_off_waits WHERE publication_id = $1', [id])).toEqual([]);
  });
});
