import { ChannelFailure, piecesOf } from '@haojiao/channel-kit';
import type { AskedPost, ChannelContext, ChannelFigures, PostFiguresAnswer } from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS, MINUTE_MS, nextBeijingMidnight, startOfBeijingDay } from '@haojiao/kernel';
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

  beforeAll(async () => {
    desk = await openPublishingDesk();
    editor = await desk.api.as('desk-editor-1');
    const { CollectFiguresSweep } = await import('@haojiao/features/figure-collection');
    sweep = desk.api.app.get(CollectFiguresSweep, { strict: false });
  });
  beforeEach(async () => {
    desk.reset();
    // Budgets are of a day: each test has a whole one before it.
    desk.forward(nextBeijingMidnight(desk.now()).getTime() - desk.now().getTime());
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

  /** Out for an hour: the account's first moment of asking has come. */
  const aPost = async (): Promise<{ id: string; account: string; remoteId: string }> => {
    const post = await aNewPost();
    desk.forward(HOUR_MS);
    return post;
  };
  const aNewPost = async (): Promise<{ id: string; account: string; remoteId: string }> => {
    const id = await desk.aPublication();
    await desk.work(id);
    const row = await desk.row(id);
    expect(row.state).toBe('published');
    return { id, account: row.channel_account_id, remoteId: row.remote_id };
  };
  /** Another post of the same account. */
  const anotherPost = async (account: string): Promise<string> => {
    const { body, status } = await desk.plan(await desk.anApproved(), [account]);
    expect(status).toBe(201);
    await desk.work(body.items[0].id);
    return body.items[0].id;
  };
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
  const use = (account: string, operation: string, calls: number) =>
    desk.sql(
      `INSERT INTO channel_budget_uses (channel_account_id, operation, window_start, used)
       VALUES ($1, $2, $3, $4)`,
      [account, operation, startOfBeijingDay(desk.now()), calls],
    );
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

  it('asks for posts of one account together, as many at once as the platform takes', async () => {
    const { account } = await aPost();
    for (let count = 0; count < 4; count += 1) await anotherPost(account);
    desk.forward(HOUR_MS);
    await sweep.run();
    expect(script.asked.map(({ length }) => length)).toEqual([3, 2]);
    desk.forward(HOUR_MS);
    await sweep.run();
    expect(script.asked.map(({ length }) => length)).toEqual([3, 2, 3, 2]);
    expect((await collectionsOf(account)).budgets).toMatchObject([{ operation: 'calls', used: 4, left: 36 }]);
  });

  it('asks once when two workers look at the same time', async () => {
    const { id } = await aPost();
    await Promise.all([sweep.run(), sweep.run(), sweep.run()]);
    expect(script.asked).toHaveLength(1);
    expect(await snapshots(id)).toHaveLength(1);
  });

  it('doubles nothing when it ends between the answer and the writing', async () => {
    const { id, account } = await aPost();
    const { RecordCollected } = await import('@haojiao/features/platform-figures');
    const records = desk.api.app.get(RecordCollected, { strict: false });
    const killed = jest.spyOn(records, 'write').mockRejectedValueOnce(new Error('killed'));
    await sweep.run();
    expect(killed).toHaveBeenCalledTimes(1);
    expect(await snapshots(id)).toEqual([]);
    desk.forward(15 * MINUTE_MS);
    await sweep.run();
    await sweep.run();
    expect(await snapshots(id)).toHaveLength(1);

    // A worker that died with the account in its hands: its lease ends, and another one asks.
    desk.forward(HOUR_MS);
    await desk.sql(
      'UPDATE figure_collection_accounts SET fence = fence + 1, lease_until = $2 WHERE channel_account_id = $1',
      [account, new Date(desk.now().getTime() + 5 * MINUTE_MS)],
    );
    await sweep.run();
    expect(script.asked).toHaveLength(2);
    desk.forward(5 * MINUTE_MS);
    await sweep.run();
    expect(script.asked).toHaveLength(3);
    killed.mockRestore();
  });

  it('writes nothing of what it learnt too late', async () => {
    const { id, account } = await aPost();
    script.onRead = async (batch) => {
      await desk.sql(
        'UPDATE figure_collection_accounts SET fence = fence + 1 WHERE channel_account_id = $1',
        [account],
      );
      return told(batch, '100');
    };
    await sweep.run();
    expect(script.asked).toHaveLength(1);
    expect(await snapshots(id)).toEqual([]);
    expect((await collectionsOf(account)).items).toEqual([]);
  });

  it('writes the figure of a day once; told otherwise later, the new one stands in its place', async () => {
    const { id, account } = await aPost();
    desk.forward(DAY_MS);
    const day = new Date(desk.now().getTime() - HOUR_MS);
    const tell = async (words: string) => {
      script.onRead = async (batch) => told(batch, words, day);
      desk.forward(HOUR_MS);
      await sweep.run();
      return (await collectionsOf(account)).items[0];
    };
    expect(await tell('300')).toMatchObject({ recorded: 1, known: 0 });
    expect(await tell('300')).toMatchObject({ recorded: 0, known: 1 });
    expect(await tell('310')).toMatchObject({ recorded: 0, known: 0, corrected: 1 });
    expect(await tell('310')).toMatchObject({ recorded: 0, known: 1, corrected: 0 });
    expect(await tell('300')).toMatchObject({ known: 0, corrected: 1 });
    expect(await tell('310')).toMatchObject({ known: 0, corrected: 1 });
    const { body } = await editor.get(`/api/v1/publications/${id}/figures`);
    expect(body.series[0].points).toMatchObject([{ value: 310, source: 'api', reason: expect.any(String) }]);
    // What a person put right stays right.
    const corrected = await editor.post(
      `/api/v1/platform-figures/${body.series[0].points[0].id}/corrections`,
      { value: '305', reason: '后台核对' },
    );
    expect(corrected.status).toBe(201);
    expect(await tell('320')).toMatchObject({ recorded: 0, corrected: 0, leftOut: 1 });
    const after = await editor.get(`/api/v1/publications/${id}/figures`);
    expect(after.body.series[0].latest).toMatchObject({ value: 305, source: 'typed' });
  });

  it('leaves out what is no figure, of no known kind, or of a time that has not been', async () => {
    const { id, account } = await aPost();
    script.onRead = async (batch) => ({
      told: batch.map(({ key }) => ({
        key,
        figures: [
          { metric: 'read_count', words: 'many' },
          { metric: 'applause', words: '3' },
          { metric: 'followers', words: '3' },
          { metric: 'like_count', words: '7', takenAt: new Date(desk.now().getTime() + HOUR_MS) },
          { metric: 'share_count', words: '4' },
        ],
      })),
      untold: [],
      notes: [],
    });
    await sweep.run();
    expect((await snapshots(id)).map(({ metric }) => metric)).toEqual(['share_count']);
    expect((await collectionsOf(account)).items).toMatchObject([{ recorded: 1, leftOut: 4 }]);
  });

  it('waits when its part of the budget is used up, and leaves publishing what it needs', async () => {
    const { id, account, remoteId } = await aPost();
    for (let count = 0; count < 3; count += 1) {
      desk.forward(MINUTE_MS);
      await anotherPost(account);
    }
    desk.forward(HOUR_MS);
    await use(account, 'calls', 39);
    await sweep.run();
    expect(script.asked).toHaveLength(1);
    // The oldest one waits.
    expect(script.asked[0]).not.toContain(remoteId);
    const waiting = await collectionsOf(account);
    expect(waiting).toMatchObject({
      state: 'waiting',
      reason: expect.stringContaining('额度'),
      budgets: [{ operation: 'calls', used: 40, max: 100, reserve: 20, keptForPosts: 40, left: 0 }],
      items: [{ outcome: 'waiting', asked: 3, failure: { code: 'budget_used_up', class: 'quota' } }],
    });
    expect(waiting.notBefore).toBe(waiting.budgets[0].resetsAt);
    await sweep.run();
    expect(script.asked).toHaveLength(1);
    expect((await askNow(account)).body).toMatchObject({
      code: 'figure_budget_used_up',
      detail: expect.stringMatching(/；\d{4}-\d\d-\d\d \d\d:\d\d 恢复后自动继续。$/),
    });
    // Publishing has its forty calls left.
    const { Budgets } = await import('@haojiao/features/channel-accounts');
    const budgets = desk.api.app.get(Budgets, { strict: false });
    expect(await budgets.remaining({ id: account, platform: 'scripted' }, 'calls')).toBe(40);

    desk.forward(DAY_MS);
    await sweep.run();
    expect(script.asked.length).toBeGreaterThan(2);
    expect(await snapshots(id)).not.toEqual([]);
    expect(await collectionsOf(account)).toMatchObject({ state: 'on' });
  });

  it('leaves more where more is planned for the day', async () => {
    const { account } = await aPost();
    desk.channel.budgets = desk.channel.budgets.map((rule) =>
      rule.operation === 'calls' ? { ...rule, perPost: 80 } : rule,
    );
    expect((await collectionsOf(account)).budgets[0]).toMatchObject({ keptForPosts: 40, left: 40 });
    const scheduledAt = new Date(desk.now().getTime() + MINUTE_MS).toISOString();
    const planned = await desk.plan(await desk.anApproved(), [account], { scheduledAt });
    expect(planned.status).toBe(201);
    expect((await collectionsOf(account)).budgets[0]).toMatchObject({ keptForPosts: 80, left: 0 });
    await sweep.run();
    expect(script.asked).toEqual([]);
    await desk.sql(`UPDATE publications SET state = 'cancelled' WHERE id = $1`, [planned.body.items[0].id]);
  });

  it('asks nobody who needs a person, is retired or is switched off; what is known stays', async () => {
    const { id, account } = await aPost();
    await sweep.run();
    for (const [change, state] of [
      [`state = 'needs_authorization'`, 'needs_authorization'],
      [`state = 'disabled'`, 'retired'],
      [`state = 'connected', settings = settings || '{"figuresOff": true}'`, 'switched_off'],
    ]) {
      await desk.sql(`UPDATE channel_accounts SET ${change} WHERE id = $1`, [account]);
      desk.forward(HOUR_MS);
      await sweep.run();
      expect([state, script.asked.length]).toEqual([state, 1]);
      expect(await collectionsOf(account)).toMatchObject({
        state,
        nextDueAt: null,
        reason: expect.any(String),
      });
      const refused = await askNow(account);
      expect([state, refused.status, refused.body.detail.length > 5]).toEqual([state, 409, true]);
    }
    expect(await snapshots(id)).toHaveLength(1);
    await desk.sql(`UPDATE channel_accounts SET settings = '{}' WHERE id = $1`, [account]);
    await sweep.run();
    expect(script.asked).toHaveLength(2);
  });

  it('sends the account to a person when its grant is over, and takes no publishing mode away', async () => {
    const { account } = await aPost();
    script.onRead = async () => {
      throw new ChannelFailure({
        failureClass: 'credentials',
        code: 'scripted_grant_over',
        advice: { zh: '请重新授权。', en: 'Authorise again.' },
        accountChange: { needsAuthorization: true, mode: 'hand_off' },
      });
    };
    await sweep.run();
    const [row] = await desk.sql<{ state: string; mode: string }>(
      'SELECT state, mode FROM channel_accounts WHERE id = $1',
      [account],
    );
    expect(row).toEqual({ state: 'needs_authorization', mode: 'api' });
    expect(await collectionsOf(account)).toMatchObject({
      state: 'needs_authorization',
      items: [{ outcome: 'refused', failure: { code: 'scripted_grant_over' } }],
    });
    desk.forward(DAY_MS);
    await sweep.run();
    expect(script.asked).toHaveLength(1);
  });

  it('pauses longer each time while a platform is down, and others are asked meanwhile', async () => {
    const { account } = await aPost();
    const beside = new ToldFigures();
    desk.other.figures = beside.figures();
    desk.other.budgets = [
      { operation: 'calls', window: 'day', max: 50 },
      { operation: 'post', window: 'day', max: 9 },
    ];
    const otherId = await desk.aPublication('other');
    await desk.work(otherId);
    desk.forward(HOUR_MS);
    script.onRead = async () => {
      throw new ChannelFailure({
        failureClass: 'transient',
        code: 'platform_unreachable',
        advice: { zh: '稍后再试。', en: 'Later.' },
      });
    };
    await sweep.run();
    expect(beside.asked).toHaveLength(1);
    const pauses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { notBefore, state } = await collectionsOf(account);
      expect(state).toBe('waiting');
      pauses.push((Date.parse(notBefore) - desk.now().getTime()) / MINUTE_MS);
      desk.forward(Date.parse(notBefore) - desk.now().getTime());
      await sweep.run();
    }
    expect(pauses).toEqual([5, 10, 20, 40]);
    desk.other.figures = undefined;
  });

  it('follows a post no more that was taken down, and follows it again when that failed', async () => {
    const { id } = await aPost();
    await sweep.run();
    await desk.sql(`UPDATE publications SET state = 'withdrawing', withdraw_reason = '有误' WHERE id = $1`, [
      id,
    ]);
    expect(await dueOf(id)).toBeNull();
    desk.forward(DAY_MS);
    await sweep.run();
    expect(script.asked).toHaveLength(1);
    await desk.sql(`UPDATE publications SET state = 'published' WHERE id = $1`, [id]);
    await sweep.run();
    expect(script.asked).toHaveLength(2);
    expect(await snapshots(id)).toHaveLength(2);
  });

  it('counts how often a post is missing, and gives up one that is gone, with the reason', async () => {
    const { id, account } = await aPost();
    const missing: number[] = [];
    script.onRead = async ([post]) => {
      missing.push(post!.timesMissing);
      const untold =
        missing.length < 3
          ? { key: post!.key, why: 'missing' as const }
          : { key: post!.key, why: 'gone' as const, reason: { zh: '已删除。', en: 'Deleted.' } };
      return { told: [], untold: [untold], notes: [] };
    };
    // Hours say little, and asking again and again does not shorten it: two days have to pass.
    for (let round = 0; round < 6; round += 1) {
      await sweep.run();
      desk.forward(HOUR_MS);
    }
    expect(missing).toEqual([0, 1]);
    expect((await dueOf(id))!.getTime() - desk.now().getTime()).toBeGreaterThan(DAY_MS);
    for (let days = 0; days < 3; days += 1) {
      desk.forward(DAY_MS);
      await sweep.run();
    }
    expect(missing).toEqual([0, 1, 2]);
    expect(await dueOf(id)).toBeNull();
    const { posts, items } = await collectionsOf(account);
    expect(posts).toEqual([{ outcome: 'gone', posts: 1, nextDueAt: null }]);
    expect(items).toMatchObject([{ asked: 1, told: 0, failed: 1 }, {}, {}]);

    // It is back, and somebody says so.
    script.onRead = async (batch) => told(batch, '7');
    expect((await askNow(account)).body).toMatchObject({ posts: 1 });
    await sweep.run();
    expect((await collectionsOf(account)).posts).toMatchObject([{ outcome: 'told', posts: 1 }]);
  });

  it('asks again about what was given up once the account is authorised again', async () => {
    const { id, account } = await aPost();
    script.onRead = async (batch) => ({
      told: [],
      untold: batch.map(({ key }) => ({ key, why: 'not_askable', reason: { zh: '不能查询。', en: 'No.' } })),
      notes: [],
    });
    await sweep.run();
    expect(await dueOf(id)).toBeNull();
    script.onRead = async (batch) => told(batch, '7');
    const authorise = (state: string) =>
      desk.sql('UPDATE channel_accounts SET state = $2 WHERE id = $1', [account, state]);
    await authorise('needs_authorization');
    await authorise('connected');
    await sweep.run();
    expect(await snapshots(id)).toMatchObject([{ value: '7' }]);
  });

  it('asks about a new post at the moment of its account, and no call is made before', async () => {
    const { id, account } = await aNewPost();
    await sweep.run();
    expect(script.asked).toEqual([]);
    const first = (await dueOf(id))!.getTime() - desk.now().getTime();
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(HOUR_MS);
    expect(await collectionsOf(account)).toMatchObject({ lastRunAt: null, items: [] });
    // Whoever wants to know at once is told at once.
    expect((await askNow(account)).status).toBe(202);
    await sweep.run();
    expect(script.asked).toHaveLength(1);
  });

  describe('a question that is refused', () => {
    const refusal = () =>
      new ChannelFailure({
        failureClass: 'permanent',
        code: 'scripted_refused',
        advice: { zh: '平台拒绝了这个编号。', en: 'Refused.' },
      });
    const outcomesOf = async (account: string) =>
      Object.fromEntries(
        (await collectionsOf(account)).posts.map(({ outcome, posts }: { outcome: string; posts: number }) => [
          outcome,
          posts,
        ]),
      );

    it('keeps no other post from its figures: the one that it is refused for is found and asked about alone', async () => {
      const { id, account, remoteId: bad } = await aPost();
      for (let count = 0; count < 5; count += 1) await anotherPost(account);
      desk.forward(HOUR_MS);
      script.onRead = async (batch) => {
        if (batch.some(({ remote }) => remote.id === bad)) throw refusal();
        return told(batch, '100');
      };
      await sweep.run();
      expect(await outcomesOf(account)).toEqual({ refused: 1, told: 5 });
      const page = await collectionsOf(account);
      expect(page).toMatchObject({
        state: 'on',
        reason: '平台拒绝了这个编号。',
        items: [{ outcome: 'done', asked: 6, told: 5, failed: 1 }],
      });
      expect((await dueOf(id))!.getTime() - desk.now().getTime()).toBeGreaterThanOrEqual(DAY_MS);

      script.asked = [];
      desk.forward(HOUR_MS);
      await sweep.run();
      expect(script.asked.map(({ length }) => length)).toEqual([3, 2]);
      desk.forward(2 * DAY_MS);
      script.asked = [];
      await sweep.run();
      expect(script.asked).toContainEqual([bad]);
      expect(script.asked).toHaveLength(3);
      script.onRead = async (batch) => told(batch, '100');
      desk.forward(4 * DAY_MS);
      await sweep.run();
      expect(await outcomesOf(account)).toEqual({ told: 6 });
    });

    it('for every batch is about the account: few calls, no post given up, and a day’s pause', async () => {
      const { account } = await aPost();
      for (let count = 0; count < 5; count += 1) await anotherPost(account);
      desk.forward(HOUR_MS);
      script.onRead = async () => {
        throw refusal();
      };
      await sweep.run();
      expect(script.asked.length).toBeLessThanOrEqual(8);
      const page = await collectionsOf(account);
      expect(page).toMatchObject({
        state: 'waiting',
        items: [{ outcome: 'refused', failure: { code: 'scripted_refused' } }],
      });
      expect(Date.parse(page.notBefore) - desk.now().getTime()).toBe(DAY_MS);
      expect(await outcomesOf(account)).toEqual({ waiting: 6 });
      // That pause is ours: whoever has had the scope granted need not wait for it.
      desk.forward(10 * MINUTE_MS);
      script.onRead = async (batch) => told(batch, '100');
      expect((await askNow(account)).status).toBe(202);
      await sweep.run();
      expect(await outcomesOf(account)).toEqual({ told: 6 });
    });

    it('for a missing scope is asked once', async () => {
      const { account } = await aPost();
      for (let count = 0; count < 5; count += 1) await anotherPost(account);
      desk.forward(HOUR_MS);
      script.onRead = async () => {
        throw new ChannelFailure({ ...refusal(), refusesAll: true });
      };
      await sweep.run();
      expect(script.asked).toHaveLength(1);
      expect(await collectionsOf(account)).toMatchObject({ items: [{ outcome: 'refused' }] });
    });
  });

  it('waits longer each time after a mistake of ours, and says so', async () => {
    const { account } = await aPost();
    script.onRead = async () => {
      throw new Error('ours');
    };
    const pauses: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      await sweep.run();
      const { notBefore, state, reason, items } = await collectionsOf(account);
      expect({ state, reason }).toEqual({ state: 'waiting', reason: expect.stringContaining('出错') });
      expect(items[0]).toMatchObject({ outcome: 'waiting', failure: { code: 'figures_round_broke' } });
      pauses.push((Date.parse(notBefore) - desk.now().getTime()) / MINUTE_MS);
      desk.forward(Date.parse(notBefore) - desk.now().getTime());
    }
    expect(pauses).toEqual([15, 30, 60]);
  });

  it('writes more figures at once than one statement takes', async () => {
    const { id, account } = await aPost();
    const begin = desk.now().getTime() - HOUR_MS;
    script.onRead = async ([post]) => ({
      told: [
        {
          key: post!.key,
          figures: Array.from({ length: 5_000 }, (_, index) => ({
            metric: 'read_count',
            words: String(index),
            takenAt: new Date(begin + index),
          })),
        },
      ],
      untold: [],
      notes: [],
    });
    await sweep.run();
    expect((await collectionsOf(account)).items).toMatchObject([{ outcome: 'done', recorded: 5_000 }]);
    expect(await snapshots(id)).toHaveLength(5_000);
  });

  it('asks about posts where the account’s own figures can’t be told yet', async () => {
    const { id, account } = await aPost();
    script.onAccount = {
      metrics: ['followers'],
      readyAtMs: 9 * HOUR_MS,
      operation: 'calls',
      read: async () => {
        throw new ChannelFailure({
          failureClass: 'transient',
          code: 'not_ready',
          advice: { zh: '数据还没有出来。', en: 'Not yet.' },
        });
      },
    };
    desk.channel.figures = script.figures();
    await sweep.run();
    expect(await snapshots(id)).toHaveLength(1);
    expect(await collectionsOf(account)).toMatchObject({ state: 'on', reason: '数据还没有出来。' });
  });

  it('asks again soon for what the platform is not through with', async () => {
    const { id } = await aPost();
    script.onRead = async (batch) => ({ ...told(batch, '5'), askAgainAfterMs: 20 * MINUTE_MS });
    await sweep.run();
    expect((await dueOf(id))!.getTime() - desk.now().getTime()).toBe(20 * MINUTE_MS);
  });

  it('brings the account its followers once a day, and the posts their figures where it does not', async () => {
    const { id, account } = await aPost();
    let mayKnow = true;
    script.onAccount = {
      metrics: ['followers'],
      readyAtMs: 9 * HOUR_MS,
      operation: 'calls',
      read: async () => {
        if (mayKnow) return { figures: [{ metric: 'followers', words: '1.2万' }], notes: [] };
        throw new ChannelFailure({
          failureClass: 'permanent',
          code: 'not_granted',
          advice: { zh: '没有粉丝权限。', en: 'Not granted.' },
        });
      },
    };
    desk.channel.figures = script.figures();
    await sweep.run();
    const { body } = await editor.get(`/api/v1/channel-accounts/${account}/figures`);
    expect(body.series).toMatchObject([
      { metric: 'followers', latest: { value: 12_000, precision: 'rounded', source: 'api' }, points: [{}] },
    ]);
    mayKnow = false;
    desk.forward(DAY_MS);
    await sweep.run();
    expect(await snapshots(id)).toHaveLength(2);
    expect(await collectionsOf(account)).toMatchObject({ state: 'on', reason: '没有粉丝权限。' });
    const again = await editor.get(`/api/v1/channel-accounts/${account}/figures`);
    expect(again.body.series[0].points).toHaveLength(1);
  });

  describe('asked for by a person', () => {
    it('happens out of turn, once in five minutes, and is in the trail', async () => {
      const { id, account } = await aPost();
      await sweep.run();
      desk.forward(10 * MINUTE_MS);
      const answer = await askNow(account);
      expect(answer.status).toBe(202);
      expect(answer.body).toEqual({ channelAccountId: account, posts: 1, askedAt: desk.now().toISOString() });
      expect((await askNow(account)).body).toMatchObject({ code: 'figures_just_asked' });
      await sweep.run();
      expect(await snapshots(id)).toHaveLength(2);
      expect((await collectionsOf(account)).items[0]).toMatchObject({
        askedBy: expect.any(String),
        recorded: 1,
      });
      desk.forward(HOUR_MS);
      await sweep.run();
      expect((await collectionsOf(account)).items[0]).toMatchObject({ askedBy: null });
      const trail = await desk.sql(
        `SELECT details FROM audit_entries WHERE action = 'platform_figures.asked' AND object_id = $1`,
        [account],
      );
      expect(trail).toEqual([{ details: { posts: 1 } }]);
    });

    it('does not shorten what the platform itself wants waited for', async () => {
      const { account } = await aPost();
      script.onRead = async () => {
        throw new ChannelFailure({
          failureClass: 'rate_limited',
          code: 'too_fast',
          advice: { zh: '太快了。', en: 'Too fast.' },
          retryAfterMs: 40 * MINUTE_MS,
        });
      };
      await sweep.run();
      desk.forward(10 * MINUTE_MS);
      const { status, body, headers } = await askNow(account);
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: 'figures_wait_for_platform' });
      expect(headers['retry-after']).toBe(String(30 * 60));
      await sweep.run();
      expect(script.asked).toHaveLength(1);
      desk.forward(30 * MINUTE_MS);
      expect((await askNow(account)).status).toBe(202);
    });

    it('is refused in words where the platform tells nothing', async () => {
      const { account } = await aPost();
      desk.channel.figures = undefined;
      const nothing = await askNow(account);
      expect(nothing).toMatchObject({ status: 409, body: { code: 'figures_not_offered' } });
      expect(await collectionsOf(account)).toMatchObject({
        state: 'not_offered',
        postMetrics: [],
        budgets: [],
      });
      const refusal = { zh: '视频接口没有打开，请导入。', en: 'Import them.' };
      desk.channel.figures = { ...script.figures(), refusal: () => refusal };
      expect((await askNow(account)).body.detail).toBe(refusal.zh);
      await sweep.run();
      expect(script.asked).toEqual([]);
    });

    it('is for those who may write figures down, and seen by those who may read them', async () => {
      const { account } = await aPost();
      const place = `/api/v1/channel-accounts/${account}/figure-collections`;
      const other = await desk.api.aUnit({ code: 'beside' });
      await desk.api.aUser({ username: 'beside-editor', roles: ['editor'], organizationId: other.id });
      const stranger = await desk.api.as('beside-editor');
      expect((await stranger.get(place)).status).toBe(404);
      expect((await stranger.post(place)).status).toBe(404);
      const administrator = await desk.api.as('admin');
      expect((await administrator.get(place)).status).toBe(200);
      expect((await administrator.post(place)).status).toBe(403);
    });

    it('is listed newest first, page by page', async () => {
      const { account } = await aPost();
      for (let round = 0; round < 3; round += 1) {
        await sweep.run();
        desk.forward(HOUR_MS);
      }
      const place = `/api/v1/channel-accounts/${account}/figure-collections?limit=2`;
      const first = (await editor.get(place)).body;
      expect(first.items).toHaveLength(2);
      const second = (await editor.get(`${place}&cursor=${first.nextCursor}`)).body;
      expect(second).toMatchObject({ items: [{ outcome: 'done' }], nextCursor: null });
      expect(first.items[1].startedAt > second.items[0].startedAt).toBe(true);
      const { ForgetCollectionRuns } = await import('@haojiao/features/figure-collection');
      desk.forward(90 * DAY_MS);
      await desk.api.app.get(ForgetCollectionRuns, { strict: false }).run();
      expect((await editor.get(place)).body.items).toEqual([]);
    });
  });
});
