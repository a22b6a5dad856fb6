import { MINUTE_MS } from '@haojiao/kernel';
import type { AskedPost, ChannelAccess } from '@haojiao/channel-kit';
import { MemoryPublishContext, aDraftMedia, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { startSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import type { RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import { createToutiaoSimulator } from '../../../apps/sandbox/src/toutiao/toutiao.simulator';
import { createToutiaoChannel } from './toutiao.channel';

const toutiao = createToutiaoChannel();
const source = toutiao.figures!.posts!;

describe("Toutiao's counters", () => {
  let running: RunningSandbox;
  let context: MemoryPublishContext;

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createToutiaoSimulator()] });
  });
  beforeEach(async () => {
    await control('reset', {});
    const created = running.simulators[0]!.createAccount({ officialVideo: true }, running.sandbox);
    const account: ChannelAccess = {
      ...{ id: 'account', organizationId: 'unit', platform: 'toutiao', name: '总工会', mode: 'api' },
      ...created,
    };
    context = new MemoryPublishContext(toutiao, account, running.baseUrls.toutiao!, running.sandbox.clock);
  });
  afterEach(() => context.http.close());
  afterAll(() => running.stop());

  async function control(path: string, body: object): Promise<void> {
    const answer = await fetch(`${running.controlUrl}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  }

  async function aPost(): Promise<AskedPost> {
    const draft = aPublicationDraft({ kind: 'video', media: aDraftMedia() });
    const outcome = await toutiao.publish(draft, context);
    if (outcome.kind !== 'awaiting_platform') throw new Error(outcome.kind);
    await running.sandbox.clock.advance(10 * MINUTE_MS);
    const pendingSince = running.sandbox.clock.now();
    const { reference } = outcome;
    const answer = await toutiao.followUp(
      { kind: 'pending', timesAsked: 0, reference, pendingSince },
      draft,
      context,
    );
    if (answer.kind !== 'published') throw new Error(answer.kind);
    return { key: 'video', remote: answer.remote, timesMissing: 0 };
  }
  const article: AskedPost = {
    key: 'article',
    remote: {
      id: '7300000000000000001',
      url: 'https://www.toutiao.com/article/7300000000000000001/',
      publishedAt: new Date(0),
      extra: {},
    },
    timesMissing: 0,
  };

  it('are told of videos that were posted by API; articles have no call', async () => {
    const post = await aPost();
    await control('toutiao/works', { itemId: post.remote.id, figures: { plays: 640, likes: 31 } });
    const batches = source.batches([article, post]);
    const answers = await Promise.all(batches.map((batch) => source.read(batch, context)));
    const figures = answers[0]!.told[0]!.figures;
    expect(figures).toEqual(
      expect.arrayContaining([
        { metric: 'play_count', words: '640' },
        { metric: 'like_count', words: '31' },
      ]),
    );
    expect(figures.map(({ metric }) => metric)).not.toContain('download_count');
    expect(answers[1]!.untold).toMatchObject([
      { key: 'article', why: 'not_askable', reason: { zh: expect.stringContaining('导入') } },
    ]);
  });

  it('are not asked for where the video API is switched off for the account', () => {
    const account = { ...context.account, settings: {} };
    expect(toutiao.figures!.refusal!(account)).toMatchObject({ zh: expect.stringContaining('没有数据接口') });
    expect(toutiao.figures!.refusal!(context.account)).toBeNull();
    expect(toutiao.figures!.account).toBeUndefined();
  });

  it.each(['http_404', 'code'])('are refused for good when the API was taken off (%s)', async (delisted) => {
    const post = await aPost();
    await control('toutiao/switches', { delisted });
    await expect(source.read([post], context)).rejects.toMatchObject({
      code: 'toutiao_figures_not_granted',
      failureClass: 'permanent',
      accountChange: undefined,
    });
    await control('toutiao/switches', { delisted: 'none' });
  });
});
