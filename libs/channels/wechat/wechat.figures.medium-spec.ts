import type { AskedPost, ChannelAccess, PostFiguresAnswer, RemotePost } from '@haojiao/channel-kit';
import { aDraftImage, aPublicationDraft, MemoryPublishContext } from '@haojiao/channel-kit/testing';
import { beijingDate, DAY_MS, endOfBeijingDate, HOUR_MS, startOfBeijingDay } from '@haojiao/kernel';
import { startSandbox, type RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import { createWechatSimulator } from '../../../apps/sandbox/src/wechat/wechat.simulator';
import { createWechatChannel } from './wechat.channel';

const wechat = createWechatChannel();
const source = wechat.figures!.posts!;

describe("WeChat's statistics", () => {
  let running: RunningSandbox;
  let context: MemoryPublishContext;

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createWechatSimulator()] });
  });
  beforeEach(async () => {
    await fetch(`${running.controlUrl}/control/reset`, { method: 'POST' });
    context = aContext();
    await forwardTo(10);
  });
  afterEach(() => context.http.close());
  afterAll(() => running.stop());

  function aContext(options: Record<string, unknown> = {}): MemoryPublishContext {
    const created = running.simulators[0]!.createAccount(options, running.sandbox);
    const account: ChannelAccess = {
      ...{ id: 'account', organizationId: 'unit', platform: 'wechat', name: '市总工会', mode: 'api' },
      credentials: created.credentials,
      settings: { accountKind: 'service' },
    };
    return new MemoryPublishContext(wechat, account, running.baseUrls.wechat!, running.sandbox.clock);
  }

  const now = (): Date => running.sandbox.clock.now();

  /** To the next time that the clocks in Shanghai show this hour, `days` later at least. */
  async function forwardTo(hour: number, days = 1): Promise<void> {
    const at = startOfBeijingDay(now()).getTime() + days * DAY_MS + hour * HOUR_MS;
    await running.sandbox.clock.advance(at - now().getTime());
  }

  const control = async (path: string, body: object, method = 'POST'): Promise<void> => {
    const answer = await fetch(`${running.controlUrl}/control/wechat/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  };
  const change = (fields: object) =>
    control(`accounts/${context.account.credentials.appId}`, fields, 'PATCH');
  const scripted = (remote: RemotePost, date: string, counts: object) =>
    control('statistics', {
      appId: context.account.credentials.appId,
      msgid: `${String(remote.extra?.msgDataId)}_1`,
      date,
      counts,
    });

  async function published(options: Record<string, unknown> = {}): Promise<RemotePost> {
    context.steps.clear();
    const draft = aPublicationDraft({ cover: await aDraftImage(), options });
    const outcome = await wechat.publish(draft, context);
    if (outcome.kind !== 'awaiting_platform') throw new Error(outcome.kind);
    await running.sandbox.clock.advance(12 * 60_000);
    const answer = await wechat.followUp(
      { kind: 'pending', reference: outcome.reference, timesAsked: 1, pendingSince: new Date(0) },
      draft,
      context,
    );
    if (answer.kind !== 'published') throw new Error(answer.kind);
    return answer.remote;
  }

  const asked = (remote: RemotePost): AskedPost => ({ key: remote.id, remote, timesMissing: 0 });
  const read = async (...remotes: RemotePost[]): Promise<PostFiguresAnswer> => {
    const [batch, ...others] = source.batches(remotes.map(asked));
    expect(others).toEqual([]);
    return source.read(batch!, context);
  };
  /** `metric` by date, of one post. */
  const series = ({ told }: PostFiguresAnswer, metric: string, key?: string): Record<string, number> =>
    Object.fromEntries(
      (told.find((post) => key === undefined || post.key === key)?.figures ?? [])
        .filter((figure) => figure.metric === metric)
        .map(({ takenAt, words }) => [beijingDate(takenAt!), Number(words)]),
    );
  const calls = (name: string) =>
    running.sandbox.journal.list({ platform: 'wechat' }).filter(({ path }) => path === `/datacube/${name}`)
      .length;

  it('are told from the morning after: people and not times, at the end of each day, since the publication', async () => {
    const remote = await published();
    const day = beijingDate(now());
    expect((await read(remote)).untold).toEqual([{ key: remote.id, why: 'not_yet' }]);
    expect(calls('getarticletotaldetail')).toBe(0);

    await forwardTo(7);
    await expect(read(remote)).rejects.toMatchObject({
      failureClass: 'transient',
      platformCode: '61503',
      retryAfterMs: expect.any(Number),
    });
    await forwardTo(8.5, 0);
    const [told] = (await read(remote)).told;
    expect(new Set(told!.figures.map(({ metric }) => metric))).toEqual(
      new Set(['readers', 'sharers', 'wow_count', 'like_count', 'comment_count', 'favorite_count']),
    );
    expect(told!.figures.map(({ takenAt }) => takenAt)).toEqual(Array(6).fill(endOfBeijingDate(day)));
    // What was published without notice is not in the older family: it is not asked.
    expect(calls('getarticletotal')).toBe(0);

    await forwardTo(9, 2);
    expect(Object.keys(series(await read(remote), 'readers'))).toHaveLength(3);
    expect(context.spent.get('datacube')).toBe(3);
  });

  it('tell the times of what was sent to followers, by the older calls, for seven days', async () => {
    const remote = await published({ delivery: 'mass_send' });
    expect(remote.extra?.kind).toBe('mass');
    const day = beijingDate(now());
    await forwardTo(9, 3);
    const answer = await read(remote);
    const [readers, times] = [series(answer, 'readers'), series(answer, 'read_count')];
    expect(Object.keys(times)).toEqual(Object.keys(readers));
    expect(times[day]).toBe(Math.floor(readers[day]! * 1.3));
    expect(series(answer, 'share_count')[day]).toBeGreaterThan(0);

    await forwardTo(9, 6);
    const asks = calls('getarticletotal');
    const later = await read(remote);
    expect(calls('getarticletotal')).toBe(asks);
    expect(series(later, 'read_count')).toEqual({});
    expect(Object.keys(series(later, 'readers'))).toHaveLength(9);
  });

  it('go on without the older family when it answers no more', async () => {
    const remote = await published({ delivery: 'mass_send' });
    await forwardTo(9);
    // The newer call's path begins in the same way: it comes first, and through.
    const path = '/datacube/getarticletotal';
    running.sandbox.faults.add({ platform: 'wechat', path, kind: 'code', code: '45106', skip: 1 });
    const answer = await read(remote);
    expect(series(answer, 'read_count')).toEqual({});
    expect(answer.told).toHaveLength(1);
    expect(answer.notes).toMatchObject([{ zh: expect.stringContaining('旧统计接口') }]);
  });

  it('leave out small articles in the older family, and fall when WeChat says so', async () => {
    const remote = await published({ delivery: 'mass_send' });
    const day = beijingDate(now());
    const next = beijingDate(new Date(now().getTime() + DAY_MS));
    await scripted(remote, day, { read_user: 900, read_count: 1_200 });
    await scripted(remote, next, { read_user: 2, read_count: 2, share_user: 0, collection_user: 0 });
    await forwardTo(9, 2);
    const answer = await read(remote);
    expect(series(answer, 'readers')).toEqual({ [day]: 900, [next]: 2 });
    expect(series(answer, 'read_count')).toEqual({});
  });

  it('keep back the newest day while its numbers may still change', async () => {
    const remote = await published();
    await forwardTo(9, 2);
    await change({ statisticsDelayed: true });
    const answer = await read(remote);
    expect(Object.keys(series(answer, 'readers'))).toHaveLength(1);
    expect(answer.askAgainAfterMs).toBe(2 * HOUR_MS);
    await forwardTo(15, 0);
    expect((await read(remote)).askAgainAfterMs).toBeUndefined();
    // An older post's can change as well, but not so that it is worth a call every two hours.
    await forwardTo(9, 3);
    const older = await read(remote);
    expect([older.told.length, older.askAgainAfterMs]).toEqual([1, undefined]);
  });

  it('find an article by its address where no number is known', async () => {
    await change({ addresses: 'short', tellsMsgDataId: false });
    const remote = await published();
    expect(remote.extra?.msgDataId).toBeNull();
    await forwardTo(9);
    expect((await read(remote)).told).toHaveLength(1);
    const noted: RemotePost = { id: '', url: null, publishedAt: remote.publishedAt, extra: {} };
    expect((await read(noted)).untold).toMatchObject([{ why: 'not_askable' }]);
  });

  it('find an article of which we learnt after midnight', async () => {
    await forwardTo(23.5, 0);
    const remote = await published();
    const afterMidnight = new Date(endOfBeijingDate(beijingDate(remote.publishedAt)).getTime() + HOUR_MS);
    await forwardTo(9, 2);
    const answer = await read({ ...remote, publishedAt: afterMidnight });
    expect(answer.told).toHaveLength(1);
    expect(calls('getarticletotaldetail')).toBe(2);
  });

  it('are asked for once for all that went out on a day, the newest day first', async () => {
    const first = [await published(), await published()];
    await forwardTo(10);
    const second = await published();
    const batches = source.batches([...first, second].map(asked));
    expect(batches.map((batch) => batch.map(({ key }) => key))).toEqual([
      [second.id],
      first.map(({ id }) => id),
    ]);
    await forwardTo(9);
    const before = context.spent.get('datacube') ?? 0;
    const answer = await source.read(batches[1]!, context);
    expect(answer.told.map(({ key }) => key).sort()).toEqual(first.map(({ id }) => id).sort());
    expect(context.spent.get('datacube')).toBe(before + 1);
  });

  it('tell nothing beyond thirty days after the publication', async () => {
    const remote = await published();
    await forwardTo(9, 45);
    expect(Object.keys(series(await read(remote), 'readers'))).toHaveLength(31);
  });

  it('are refused to accounts that are not verified, without a word about publishing', async () => {
    const remote = await published();
    await forwardTo(9);
    await change({ profile: 'unverified' });
    const refusal = { failureClass: 'permanent', platformCode: '48001', accountChange: undefined };
    await expect(read(remote)).rejects.toMatchObject(refusal);
    await expect(wechat.figures!.account!.read(context)).rejects.toMatchObject(refusal);
  });

  it('tell the followers of seven days, each at its end', async () => {
    const { figures } = await wechat.figures!.account!.read(context);
    const yesterday = beijingDate(new Date(now().getTime() - DAY_MS));
    expect(figures).toHaveLength(7);
    expect(figures.at(-1)).toEqual({
      metric: 'followers',
      words: expect.stringMatching(/^\d+$/),
      takenAt: endOfBeijingDate(yesterday),
    });
  });
});
