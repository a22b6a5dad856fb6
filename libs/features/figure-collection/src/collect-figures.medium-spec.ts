import { ChannelFailure, piecesOf } from '@haojiao/channel-kit';
import type { AskedPost, ChannelContext, ChannelFigures, PostFiguresAnswer } from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';

const BATCH = 3;

/** A platform that tells figures: each question is charged to the budget that posts use as well. */
class ToldFigures {
  asked: string[][] = [];
  reads = 0;
  onRead: (batch: readonly AskedPost[]) => Promise<PostFiguresAnswer> = async (batch) => told(batch, '100');
  onAccount: ChannelFigures['account'] = undefined;

  readonly figures = (): ChannelFigures => ({
    posts: {
      metrics: ['read_count', 'like_count'],
      cadence: { kind: 'moving', steps: [{ untilAgeMs: 30 * DAY_MS, everyMs: HOUR_MS }] },
      operation: 'calls',
      batches: (posts) => piecesOf(posts, BATCH),
      read: async (batch, context: ChannelContext) => {
        await context.spend('calls');
        this.asked.push(batch.map(({ remote }) => remote.id));
        return this.onRead(batch);
      },
    },
    account: this.onAccount,
    notTold: { zh: '没有收藏数。', en: 'No favourites.' },
  });
}

const told = (batch: readonly AskedPost[], words: string, takenAt?: Date): PostFiguresAnswer => ({
  told: batch.map(({ key }) => ({ key, figures: [{ metric: 'read_count', words, takenAt }] })),
  untold: [],
  notes: [],
});

describe('collecting figures', () => {
  let desk: PublishingDesk;
  let editor: ApiCaller;
  let script: ToldFigures;
  let sweep: { run(): Promise<void> };
  let collector: { collectNext(platform: string): Promise<unknown> };

  beforeAll(async () => {
    desk = await openPublishingDesk();
    editor = await desk.api.as('desk-editor-1');
    const { CollectFiguresSweep } = await import('@haojiao/features/figure-collection');
    const { CollectFigures } = await import('./collect-figures');
    sweep = desk.api.app.get(CollectFiguresSweep, { strict: false });
    collector = desk.api.app.get(CollectFigures, { strict: false });
  });
  beforeEach(async () => {
    desk.reset();
    script = new ToldFigures();
    desk.channel.figures = script.figures();
    desk.channel.budgets = [
      { operation: 'post', window: 'day', max: 1_000 },
      { operation: 'calls', window: 'day', max: 100, reserve: 20, keptForPosts: 40 },
    ];
    // What other tests left due is no business of this one.
    await desk.sql(`UPDATE channel_accounts SET state = 'disabled' WHERE platform = 'scripted'`);
  });
  afterAll(() => desk.close());

  const aPost = async (): Promise<{ id: string; account: string; remoteId: string }> => {
    const id = await desk.aPublication();
    await desk.work(id);
    const row = await desk.row(id);
    expect(row.state).toBe('published');
    return { id, account: row.channel_account_id, remoteId: row.remote_id };
  };
  /** More posts of the same account, without their whole way. */
  const morePosts = (id: string, count: number) =>
    desk.sql(
      `INSERT INTO publications SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
         'content_id', c.id, 'remote_id', 'more-' || g || '-' || left(p.id::text, 8)))).*
       FROM publications p CROSS JOIN generate_series(1, $2) g
       JOIN LATERAL (SELECT id FROM contents LIMIT 1) c ON true WHERE p.id = $1`,
      [id, count],
    );
  const snapshots = (id: string) =>
    desk.sql<{ metric: string; value: string; source: string; taken_by: string | null; taken_at: Date }>(
      'SELECT * FROM figure_snapshots WHERE publication_id = $1 ORDER BY taken_at, recorded_at',
      [id],
    );
  const dueOf = async (id: string): Promise<Date | null> => {
    const [row] = await desk.sql<{ next_due_at: Date | null }>(
      'SELECT next_due_at FROM figure_collection_posts WHERE publication_id = $1',
      [id],
    );
    return row!.next_due_at;
  };
  const collectionsOf = async (account: string, by = editor): Promise<ApiAnswer['body']> => {
    const { status, body } = await by.get(`/api/v1/channel-accounts/${account}/figure-collections`);
    expect(status).toBe(200);
    return body;
  };
  const askNow = (account: string, by = editor) =>
    by.post(`/api/v1/channel-accounts/${account}/figure-collections`);

  it('brings a post that went out its figures, on and on, and nothing before they are due', async () => {
    const { id, account, remoteId } = await aPost();
    await sweep.run();
    expect(script.asked).toEqual([[remoteId]]);
    expect(await snapshots(id)).toMatchObject([
      { metric: 'read_count', value: '100', source: 'api', taken_by: null, taken_at: desk.now() },
    ]);
    const due = await dueOf(id);
    expect(due!.getTime() - desk.now().getTime()).toBeLessThanOrEqual(HOUR_MS);

    await sweep.run();
    expect(script.asked).toHaveLength(1);
    script.onRead = async (batch) => told(batch, '90');
    desk.forward(HOUR_MS);
    await sweep.run();
    expect((await snapshots(id)).map(({ value }) => value)).toEqual(['100', '90']);
    const series = await editor.get(`/api/v1/publications/${id}/figures`);
    expect(series.body.series[0]).toMatchObject({ decreases: 1, latest: { value: 90, source: 'api' } });
    const { items, ...state } = await collectionsOf(account);
    expect(state).toMatchObject({
      state: 'on',
      posts: [{ outcome: 'told', posts: 1 }],
      postMetrics: ['read_count', 'like_count'],
    });
    expect(items).toMatchObject([
      { outcome: 'done', asked: 1, told: 1, recorded: 1, known: 0, failed: 0, askedBy: null },
      { outcome: 'done', asked: 1, recorded: 1 },
    ]);
  });
});
