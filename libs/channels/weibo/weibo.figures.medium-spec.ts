import type { AskedPost, RemotePost } from '@haojiao/channel-kit';
import { MemoryPublishContext } from '@haojiao/channel-kit/testing';
import { startSandbox, type RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import { createWeiboSimulator } from '../../../apps/sandbox/src/weibo/weibo.simulator';
import { createWeiboChannel } from './weibo.channel';

const weibo = createWeiboChannel();
const source = weibo.figures!.posts!;

describe("Weibo's counts", () => {
  let running: RunningSandbox;
  let context: MemoryPublishContext;

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createWeiboSimulator()] });
  });
  beforeEach(async () => {
    await control('reset', {});
    const created = running.simulators[0]!.createAccount({ followers: 8_123 }, running.sandbox);
    const account = {
      id: 'account',
      organizationId: 'unit',
      platform: 'weibo',
      name: '总工会',
      mode: 'api' as const,
    };
    context = new MemoryPublishContext(
      weibo,
      { ...account, ...created },
      running.baseUrls.weibo!,
      running.sandbox.clock,
    );
  });
  afterEach(() => context.http.close());
  afterAll(() => running.stop());

  async function control(path: string, body: object, method = 'POST'): Promise<{ mid: string }> {
    const answer = await fetch(`${running.controlUrl}/control/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`control ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? {} : await answer.json()) as { mid: string };
  }

  const uid = () => context.account.credentials.uid;
  const aPost = async (counts: object = {}): Promise<AskedPost> => {
    const { mid } = await control('weibo/posts', { uid: uid(), text: `通知 ${Math.random()}` });
    await control(`weibo/posts/${mid}/counts`, counts);
    const remote: RemotePost = { id: mid, url: null, publishedAt: running.sandbox.clock.now() };
    return { key: `key-${mid}`, remote, timesMissing: 0 };
  };
  const calls = (path: string) => running.sandbox.journal.list({ path });

  it.each([false, true])(
    'are told by post, whatever the order and however written (texts: %s)',
    async (texts) => {
      await control('weibo/switches', { countsAsStrings: texts, hugeIds: true });
      const posts = [
        await aPost({ reposts: 12, comments: 3, attitudes: 40 }),
        await aPost({ reposts: 0, comments: 0, attitudes: 1 }),
      ];
      // Neighbours beyond 2^53: as numbers they would be one.
      const { told } = await source.read(posts, context);
      const of = ({ key }: AskedPost) =>
        Object.fromEntries(
          told.find((post) => post.key === key)!.figures.map(({ metric, words }) => [metric, words]),
        );
      expect(of(posts[0]!)).toEqual({ forward_count: '12', comment_count: '3', like_count: '40' });
      expect(of(posts[1]!)).toEqual({ forward_count: '0', comment_count: '0', like_count: '1' });
      expect(told.flatMap(({ figures }) => figures.filter(({ takenAt }) => takenAt))).toEqual([]);
    },
  );

  it('cost one call for a hundred posts, and two for a hundred and one', async () => {
    const posts: AskedPost[] = [];
    for (let count = 0; count < 101; count += 1) posts.push(await aPost({ reposts: count }));
    const batches = source.batches(posts);
    expect(batches.map(({ length }) => length)).toEqual([100, 1]);
    const answers = await Promise.all(batches.map((batch) => source.read(batch, context)));
    expect(answers.flatMap(({ told }) => told)).toHaveLength(101);
    expect(calls('/2/statuses/count.json')).toHaveLength(2);
    expect(context.spent.get('calls')).toBe(2);
    await expect(source.read(posts, context)).rejects.toMatchObject({ platformCode: '20009' });
  });

  it('leave out what was deleted: looked at when it is missing again, it is gone', async () => {
    const [kept, deleted] = [await aPost({ reposts: 1 }), await aPost()];
    await control(`weibo/posts/${deleted.remote.id}`, {}, 'DELETE');
    const first = await source.read([kept, deleted], context);
    expect(first.told.map(({ key }) => key)).toEqual([kept.key]);
    expect(first.untold).toEqual([{ key: deleted.key, why: 'missing' }]);
    expect(calls('/2/statuses/show.json')).toEqual([]);
    const second = await source.read([kept, { ...deleted, timesMissing: 1 }], context);
    expect(second.untold).toMatchObject([
      { key: deleted.key, why: 'gone', reason: { zh: expect.stringContaining('删除') } },
    ]);
    expect(calls('/2/statuses/show.json')).toHaveLength(1);
  });

  it('are told to nobody who recorded a post without its id', async () => {
    const posts = [
      await aPost(),
      { key: 'noted', remote: { id: '', url: null, publishedAt: new Date(0) }, timesMissing: 0 },
    ];
    const batches = source.batches(posts);
    expect(batches).toHaveLength(2);
    const { untold } = await source.read(batches[1]!, context);
    expect(untold).toMatchObject([{ key: 'noted', why: 'not_askable' }]);
    expect(calls('/2/statuses/count.json')).toEqual([]);
  });

  it('tell the followers of the account itself', async () => {
    const { figures } = await weibo.figures!.account!.read(context);
    expect(figures).toEqual([{ metric: 'followers', words: '8123' }]);
    await control(`weibo/accounts/${uid()}/followers`, { followers: 8_100 });
    expect((await weibo.figures!.account!.read(context)).figures[0]!.words).toBe('8100');
  });

  it('stop with the platform’s own words when its day is used up, and when the grant is over', async () => {
    const post = await aPost();
    await control('weibo/limits', { callsPerUserAndDay: 0 });
    await expect(source.read([post], context)).rejects.toMatchObject({
      platformCode: '10023',
      retryAfterMs: expect.any(Number),
    });
    await control('weibo/limits', { callsPerUserAndDay: 100 });
    await control(`weibo/accounts/${uid()}/events`, { event: 'password_changed' });
    await expect(source.read([post], context)).rejects.toMatchObject({
      failureClass: 'credentials',
      accountChange: { needsAuthorization: true },
    });
  });
});
