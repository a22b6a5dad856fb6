import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  startOfBeijingDay,
  endOfBeijingDate,
  beijingDate,
} from '@haojiao/kernel';
import type { AskedPost, ChannelAccess } from '@haojiao/channel-kit';
import { MemoryPublishContext, aDraftMedia, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { startSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import type { RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import { createDouyinSimulator } from '../../../apps/sandbox/src/douyin/douyin.simulator';
import { createDouyinChannel } from './douyin.channel';

const douyin = createDouyinChannel();
const source = douyin.figures!.posts!;
const granted = ['user_info', 'video.create.bind', 'video.list.bind', 'video.data.bind'];

describe("Douyin's counters", () => {
  let running: RunningSandbox;
  let context: MemoryPublishContext;

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createDouyinSimulator()] });
  });
  beforeEach(async () => {
    await control('reset', {});
    context = aContext();
  });
  afterEach(() => context.http.close());
  afterAll(() => running.stop());

  function aContext(options: Record<string, unknown> = {}): MemoryPublishContext {
    const created = running.simulators[0]!.createAccount(options, running.sandbox);
    const account: ChannelAccess = {
      ...{ id: 'account', organizationId: 'unit', platform: 'douyin', name: '总工会', mode: 'api' },
      ...created,
    };
    return new MemoryPublishContext(douyin, account, running.baseUrls.douyin!, running.sandbox.clock);
  }

  async function control(path: string, body: object): Promise<void> {
    const answer = await fetch(`${running.controlUrl}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  }

  async function aPost(figures?: object): Promise<AskedPost> {
    context.steps.clear();
    const draft = aPublicationDraft({ kind: 'video', media: aDraftMedia() });
    const outcome = await douyin.publish(draft, context);
    if (outcome.kind !== 'awaiting_platform') throw new Error(outcome.kind);
    await running.sandbox.clock.advance(MINUTE_MS);
    const pendingSince = running.sandbox.clock.now();
    const { reference } = outcome;
    const answer = await douyin.followUp(
      { kind: 'pending', timesAsked: 0, reference, pendingSince },
      draft,
      context,
    );
    if (answer.kind !== 'published') throw new Error(answer.kind);
    if (figures) await control('douyin/works', { itemId: answer.remote.id, figures });
    return { key: answer.remote.id, remote: answer.remote, timesMissing: 0 };
  }
  const asked = (id: string, url: string | null = null): AskedPost => ({
    key: id,
    remote: { id, url, publishedAt: running.sandbox.clock.now() },
    timesMissing: 0,
  });
  const wordsOf = (figures: { metric: string; words: string }[]) =>
    Object.fromEntries(figures.map(({ metric, words }) => [metric, words]));
  const calls = () =>
    running.sandbox.journal.list({ platform: 'douyin', path: '/api/douyin/v1/video/video_data/' });

  it.each([false, true])('are told by work, and may fall (texts: %s)', async (numbersAsText) => {
    await control('douyin/switches', { numbersAsText });
    const counters = { plays: 1_532, likes: 88, comments: 9, shares: 14, forwards: 3 };
    const post = await aPost(counters);
    const [told] = (await source.read([post], context)).told;
    expect(wordsOf(told!.figures)).toEqual({
      ...{ play_count: '1532', like_count: '88', comment_count: '9', share_count: '14', forward_count: '3' },
      download_count: '0',
    });
    await control('douyin/works', { itemId: post.key, figures: { ...counters, likes: 80 } });
    const [fallen] = (await source.read([post], context)).told;
    expect(wordsOf(fallen!.figures).like_count).toBe('80');
  });

  it('are asked for by twenty works a call, each kind of id by itself', async () => {
    const post = await aPost({ plays: 7 });
    const byPage = asked(String(post.remote.extra!.videoId));
    const short = asked('iRNBho5m', 'https://v.douyin.com/iRNBho5m/');
    const others = Array.from({ length: 20 }, (_, index) => asked(`@9VxUnknown+${index}/==`));
    const batches = source.batches([...others, short, byPage, post]);
    expect(batches.map(({ length }) => length)).toEqual([20, 1, 1, 1]);
    const before = calls().length;
    const answers = await Promise.all(batches.map((batch) => source.read(batch, context)));
    expect(answers.flatMap(({ told }) => told.map(({ key }) => key))).toEqual([post.key, byPage.key]);
    expect(answers[3]!.untold).toMatchObject([{ key: short.key, why: 'not_askable' }]);
    expect(calls().length - before).toBe(3);
    await expect(source.read([...others, post], context)).rejects.toMatchObject({ platformCode: '2100005' });
  });

  it('are missing for foreign and deleted works, which are gone after the third time', async () => {
    const post = await aPost();
    await control('douyin/works', { itemId: post.key, isDeleted: true });
    expect((await source.read([post], context)).untold).toEqual([{ key: post.key, why: 'missing' }]);
    expect((await source.read([{ ...post, timesMissing: 1 }], context)).untold[0]!.why).toBe('missing');
    expect((await source.read([{ ...post, timesMissing: 2 }], context)).untold[0]!.why).toBe('gone');
  });

  it('say nothing of the plays of a work that was made private', async () => {
    const post = await aPost();
    await control('douyin/works', { itemId: post.key, privateStatus: 1 });
    const [told] = (await source.read([post], context)).told;
    expect(wordsOf(told!.figures).play_count).toBeUndefined();
    expect(wordsOf(told!.figures).like_count).toBe('0');
  });

  it('that were not granted leave the account as it is, for posting', async () => {
    context = aContext({ scopes: granted.filter((scope) => scope !== 'video.data.bind') });
    await expect(source.read([asked('@9Vx+a/==')], context)).rejects.toMatchObject({
      code: 'douyin_figures_not_granted',
      failureClass: 'permanent',
      accountChange: undefined,
    });
    context = aContext({ capabilities: granted.filter((scope) => scope !== 'video.data.bind') });
    await expect(source.read([asked('@9Vx+a/==')], context)).rejects.toMatchObject({
      platformCode: '28001018',
      accountChange: undefined,
    });
  });

  it('tell followers by day, from the day after the grant, where that was granted', async () => {
    const own = douyin.figures!.account!;
    expect(await own.read(context)).toMatchObject({
      figures: [],
      notes: [{ zh: expect.stringContaining('data.external.user') }],
    });
    context = aContext({ scopes: [...granted, 'data.external.user'] });
    expect(await own.read(context)).toEqual({ figures: [], notes: [] });
    const now = running.sandbox.clock.now();
    const elevenTomorrow = startOfBeijingDay(now).getTime() + DAY_MS + 11 * HOUR_MS;
    await running.sandbox.clock.advance(elevenTomorrow - now.getTime());
    const { figures } = await own.read(context);
    expect(figures).toHaveLength(7);
    expect(figures.at(-1)!.takenAt).toEqual(endOfBeijingDate(beijingDate(now)));
  });
});
