import type { ChannelAccess, FollowUpQuestion, PublicationDraft, PublishOutcome } from '@haojiao/channel-kit';
import { ChannelFailure, LostAnswer } from '@haojiao/channel-kit';
import { aDraftImage, aPublicationDraft, MemoryPublishContext } from '@haojiao/channel-kit/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox, type RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import type { FollowerPost } from '../../../apps/sandbox/src/core/platform-simulator';
import { createWechatSimulator } from '../../../apps/sandbox/src/wechat/wechat.simulator';
import { createWechatChannel } from './wechat.channel';

const wechat = createWechatChannel();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('publishing on WeChat', () => {
  let running: RunningSandbox;
  const contexts: MemoryPublishContext[] = [];

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createWechatSimulator()] });
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.http.close()));
    await fetch(`${running.controlUrl}/control/reset`, { method: 'POST' });
  });
  afterAll(() => running.stop());

  it('brings words, picture, cover and link to the followers, once, and learns the outcome by asking', async () => {
    const picture = await aDraftImage();
    const draft = await aDraft({
      html: `<p>十二支队伍<a href="https://example.org">同场</a>竞技。</p><img data-asset-id="${picture.assetId}" alt="现场">`,
      images: { [picture.assetId]: picture },
    });
    const context = aContext();
    const outcome = await wechat.publish(draft, context);
    expect(outcome).toMatchObject({ kind: 'awaiting_platform', askAgainAfterMs: 15_000 });
    expect(Number(pendingOf(outcome).reference)).toBeGreaterThan(2 ** 31);
    expect(await ask(draft, context, pendingOf(outcome))).toMatchObject({
      kind: 'awaiting_platform',
      askAgainAfterMs: MINUTE,
    });
    await running.sandbox.clock.advance(10_000);
    const answer = await ask(draft, context, pendingOf(outcome, 1));
    const [post, ...others] = posts();
    expect(others).toEqual([]);
    expect(answer).toMatchObject({
      kind: 'published',
      remote: {
        url: post!.url,
        extra: {
          kind: 'publish',
          publishId: pendingOf(outcome).reference,
          msgDataId: expect.stringMatching(/^\d+$/),
          idx: 1,
        },
      },
    });
    expect(post).toMatchObject({ title: draft.title, text: draft.summary, marker: draft.canonicalUrl });
    expect(post!.html).toContain('alt="现场"');
    expect(post!.images[0]).toMatch(/\/media\//);
    expect((await fetch(post!.images[0]!)).headers.get('content-type')).toBe('image/jpeg');
  });

  it('runs no finished step a second time after a restart', async () => {
    const draft = await aDraft();
    const context = aContext();
    const first = await wechat.publish(draft, context);
    const calls = running.sandbox.journal.list().length;
    expect(await wechat.publish(draft, context)).toEqual(first);
    expect(running.sandbox.journal.list()).toHaveLength(calls);
  });

  it.each(['drop_after', 'truncated_json', 'empty_body'] as const)(
    'does not publish twice when the answer to submit was lost after storing (%s)',
    async (kind) => {
      const draft = await aDraft();
      const context = aContext();
      running.sandbox.faults.add({ platform: 'wechat', path: '/freepublish/submit', kind });
      await expect(wechat.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
      const lost = await lostAnswer(draft, context);
      // Still running there: the draft is in the box, and nothing is listed yet.
      expect(await ask(draft, context, lost)).toMatchObject({ kind: 'ask_again' });
      await running.sandbox.clock.advance(10_000);
      const answer = await ask(draft, context, { ...lost, timesAsked: 1 });
      expect(answer).toMatchObject({ kind: 'published', remote: { url: posts()[0]!.url } });
      expect(posts()).toHaveLength(1);
      expect(submits()).toBe(1);
    },
  );

  it('publishes after all when the connection broke before submit arrived, but only once that is certain', async () => {
    const draft = await aDraft();
    const context = aContext();
    running.sandbox.faults.add({ platform: 'wechat', path: '/freepublish/submit', kind: 'drop_before' });
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    const lost = await lostAnswer(draft, context);
    await running.sandbox.clock.advance(29 * MINUTE);
    const early = await ask(draft, context, { ...lost, timesAsked: 4 });
    expect(early).toMatchObject({ kind: 'ask_again' });
    expect((early as { askAgainAfterMs: number }).askAgainAfterMs).toBeLessThanOrEqual(MINUTE);
    await running.sandbox.clock.advance(MINUTE);
    expect(await ask(draft, context, { ...lost, timesAsked: 5 })).toEqual({ kind: 'not_there' });
    context.steps.delete('submit');
    context.history = { attempts: 1, hadLostAnswer: true };
    await wechat.publish(draft, context);
    await running.sandbox.clock.advance(10_000);
    expect(posts()).toHaveLength(1);
  });

  it('sends nothing again and calls a person when the draft is gone and no post is listed', async () => {
    const draft = await aDraft();
    const context = aContext();
    running.sandbox.faults.add({ platform: 'wechat', path: '/freepublish/submit', kind: 'drop_before' });
    await expect(wechat.publish(draft, context)).rejects.toThrow(ChannelFailure);
    const lost = await lostAnswer(draft, context);
    await callPlatform(context, '/cgi-bin/draft/delete', { media_id: await context.resultOf('draft') });
    await running.sandbox.clock.advance(HOUR);
    expect(await ask(draft, context, { ...lost, timesAsked: 5 })).toMatchObject({ kind: 'ask_again' });
    await running.sandbox.clock.advance(6 * HOUR);
    expect(await ask(draft, context, { ...lost, timesAsked: 9 })).toMatchObject({ kind: 'cannot_tell' });
    expect(submits()).toBe(1);
  });

  it('asks before sending when a submit finds its draft consumed', async () => {
    const draft = await aDraft();
    const context = aContext();
    running.sandbox.faults.add({
      platform: 'wechat',
      path: '/freepublish/submit',
      kind: 'code',
      code: '40007',
    });
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'unknown',
      code: 'wechat_draft_consumed',
    });
  });

  it('tells two posts of one item apart by the cover of each publication', async () => {
    const account = anAccount();
    const draft = await aDraft();
    await wechat.publish(draft, aContext(account));
    const context = aContext(account);
    running.sandbox.faults.add({ platform: 'wechat', path: '/freepublish/submit', kind: 'drop_after' });
    await expect(wechat.publish(draft, context)).rejects.toThrow(ChannelFailure);
    await running.sandbox.clock.advance(10_000);
    const answer = await ask(draft, context, await lostAnswer(draft, context));
    const newest = await callPlatform(context, '/cgi-bin/freepublish/batchget', { offset: 0, count: 1 });
    const second = (newest.item as { article_id: string }[])[0]!.article_id;
    expect(answer).toMatchObject({ kind: 'published', remote: { id: second } });
  });

  it('treats a busy platform during submit as an open outcome', async () => {
    running.sandbox.faults.add({ platform: 'wechat', path: '/freepublish/submit', kind: 'code', code: '-1' });
    await expect(wechat.publish(await aDraft(), aContext())).rejects.toMatchObject({
      failureClass: 'unknown',
      platformCode: '-1',
    });
  });

  it('finds its draft again after the answer to draft/add was lost, so that drafts do not pile up', async () => {
    const draft = await aDraft();
    const context = aContext();
    running.sandbox.faults.add({ platform: 'wechat', path: '/draft/add', kind: 'drop_after' });
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({ failureClass: 'transient' });
    context.history = { attempts: 1, hadLostAnswer: false };
    await wechat.publish(draft, context);
    expect(running.sandbox.journal.list({ path: '/draft/add' })).toHaveLength(1);
    expect((await callPlatform(context, '/cgi-bin/draft/count', {})).total_count).toBe(1);
  });

  it('uploads the cover again when somebody removed it from the library', async () => {
    const draft = await aDraft();
    const context = aContext();
    running.sandbox.faults.add({ platform: 'wechat', path: '/draft/add', kind: 'code', code: '40007' });
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({ failureClass: 'transient' });
    context.history = { attempts: 1, hadLostAnswer: false };
    await wechat.publish(draft, context);
    expect(running.sandbox.journal.list({ path: '/add_material' })).toHaveLength(2);
  });

  it('publishes nothing when WeChat filtered a picture of what was approved', async () => {
    const picture = await aDraftImage();
    const draft = await aDraft({
      html: `<p>正文</p><img data-asset-id="${picture.assetId}">`,
      images: { [picture.assetId]: picture },
    });
    const context = aContext();
    const at = context.clock.now();
    context.steps.set(`body_image:${picture.sha256}`, {
      intentAt: at,
      result: { value: 'http://elsewhere.example/a.jpg', at },
    });
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'content_rejected',
      code: 'wechat_content_altered',
    });
    expect(submits()).toBe(0);
    expect((await callPlatform(context, '/cgi-bin/draft/count', {})).total_count).toBe(0);
  });

  it('renews a superseded token once', async () => {
    const context = aContext();
    await wechat.verify(context);
    await control('/control/wechat/supersede-token', { appId: context.account.credentials.appId });
    running.sandbox.journal.clear();
    expect(await wechat.verify(context)).toMatchObject({ mode: 'api' });
    expect(forcedRefreshes()).toEqual([undefined]);
  });

  it('forces a new token once when WeChat hands out the very one that it refuses', async () => {
    const context = aContext();
    await wechat.verify(context);
    running.sandbox.journal.clear();
    running.sandbox.faults.add({ platform: 'wechat', path: '/draft/count', kind: 'code', code: '40001' });
    expect(await wechat.verify(context)).toMatchObject({ mode: 'api' });
    expect(forcedRefreshes()).toEqual([undefined, true]);
  });

  it('ends with a person when the forced token is refused as well, and forces none again within half a minute', async () => {
    const context = aContext();
    await wechat.verify(context);
    running.sandbox.journal.clear();
    const path = '/draft/count';
    running.sandbox.faults.add({ platform: 'wechat', path, kind: 'code', code: '40001', times: 20 });
    await expect(wechat.verify(context)).rejects.toMatchObject({ failureClass: 'credentials' });
    expect(running.sandbox.journal.list({ path })).toHaveLength(2);
    expect(forcedRefreshes()).toEqual([undefined, true]);
    // Whoever comes next finds the same: one question more, no forced refresh.
    for (let turn = 0; turn < 3; turn += 1)
      await expect(wechat.verify(context)).rejects.toMatchObject({
        code: 'wechat_token_still_refused',
        accountChange: { needsAuthorization: true },
      });
    expect(forcedRefreshes().filter(Boolean)).toHaveLength(1);
    expect(running.sandbox.journal.list({ path })).toHaveLength(5);
  });

  it('asks a person for a wrong AppSecret', async () => {
    const account = anAccount();
    const wrong = { ...account, credentials: { ...account.credentials, appSecret: 'wrong' } };
    await expect(wechat.verify(aContext(wrong))).rejects.toMatchObject({
      code: 'wechat_app_secret_wrong',
      failureClass: 'credentials',
      accountChange: { needsAuthorization: true },
    });
  });

  it.each([
    ['verified_service', 'api'],
    ['verified_subscription', 'api'],
    ['personal', 'hand_off'],
    ['unverified', 'hand_off'],
    ['lapsed', 'hand_off'],
  ])('finds out that a %s account publishes by %s', async (profile, mode) => {
    expect(await wechat.verify(aContext(anAccount({ profile })))).toMatchObject({ mode });
  });

  it('hands an account over to a person when its publishing right ends in the middle', async () => {
    const context = aContext(anAccount({ profile: 'personal' }));
    await expect(wechat.publish(await aDraft(), context)).rejects.toMatchObject({
      code: 'wechat_api_unauthorized',
      accountChange: { mode: 'hand_off' },
    });
    expect(posts()).toEqual([]);
  });

  it('says why WeChat did not publish, and submits anew only after that', async () => {
    const account = anAccount({ publishStatus: 4 });
    const draft = await aDraft();
    const context = aContext(account);
    const outcome = await wechat.publish(draft, context);
    await running.sandbox.clock.advance(10_000);
    await expect(ask(draft, context, pendingOf(outcome))).rejects.toMatchObject({
      failureClass: 'content_rejected',
      code: 'wechat_review_rejected',
    });
    context.history = { attempts: 1, hadLostAnswer: false };
    await wechat.publish(draft, context);
    expect(submits()).toBe(2);
    expect((await callPlatform(context, '/cgi-bin/draft/count', {})).total_count).toBe(1);
  });

  it('does not take a refused question for a refused post', async () => {
    const draft = await aDraft();
    const context = aContext();
    const outcome = await wechat.publish(draft, context);
    running.sandbox.faults.add({ platform: 'wechat', path: '/freepublish/get', kind: 'code', code: '48001' });
    expect(await ask(draft, context, pendingOf(outcome))).toMatchObject({ kind: 'cannot_tell' });
  });

  it('keeps the last twenty status calls of a day for people and waits instead', async () => {
    const draft = await aDraft();
    const context = aContext();
    const outcome = await wechat.publish(draft, context);
    context.spent.set('freepublish_get', 80);
    expect(await ask(draft, context, pendingOf(outcome))).toMatchObject({ kind: 'ask_again' });
    expect(running.sandbox.journal.list({ path: '/freepublish/get' })).toEqual([]);
  });

  it('learns the outcome from the encrypted event without asking', async () => {
    const context = aContext();
    const { events, server } = await aReceiver(context.account);
    await control('/control/wechat/callback', {
      appId: context.account.credentials.appId,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/wechat/1`,
      mode: 'secure',
      duplicate: true,
    });
    const outcome = await wechat.publish(await aDraft(), context);
    await running.sandbox.clock.advance(10_000);
    server.close();
    expect(events.map((event) => event.key)).toEqual([events[0]!.key, events[0]!.key]);
    expect(events[0]).toMatchObject({
      reference: pendingOf(outcome).reference,
      // The event does not carry the number that statistics need; the long address does.
      answer: {
        kind: 'published',
        remote: {
          url: posts()[0]!.url,
          extra: { msgDataId: ((await context.resultOf('submit')) as { msgDataId: string }).msgDataId },
        },
      },
    });
    expect(running.sandbox.journal.list({ path: '/freepublish/get' })).toEqual([]);
  });

  it('withdraws a post, and a second time after a lost answer without complaint', async () => {
    const draft = await aDraft();
    const context = aContext();
    const outcome = await wechat.publish(draft, context);
    await running.sandbox.clock.advance(10_000);
    const answer = await ask(draft, context, pendingOf(outcome));
    if (answer.kind !== 'published') throw new Error(answer.kind);
    running.sandbox.faults.add({ platform: 'wechat', path: '/freepublish/delete', kind: 'drop_after' });
    await expect(wechat.withdraw!(answer.remote, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    const lost = {
      kind: 'lost_answer',
      step: 'withdraw',
      intentAt: context.clock.now(),
      timesAsked: 0,
    } as const;
    expect(await ask(draft, context, lost)).toEqual({ kind: 'not_there' });
    context.steps.delete('withdraw');
    expect(await wechat.withdraw!(answer.remote, context)).toEqual({ kind: 'withdrawn' });
    expect(posts().map((post) => post.state)).toEqual(['deleted']);
  });

  it('asks a person to take down a post that a person had put up', async () => {
    const remote = { id: 'AbCdEfGhIjKlMnOpQrStUv', url: null, publishedAt: new Date() };
    expect(await wechat.withdraw!(remote, aContext())).toMatchObject({ kind: 'by_hand' });
    expect(running.sandbox.journal.list({ path: '/freepublish/delete' })).toEqual([]);
  });

  it('sends a length with every body, as WeChat demands', async () => {
    await wechat.publish(await aDraft(), aContext());
    const bodies = running.sandbox.journal.list().filter((entry) => entry.body !== null);
    expect(bodies.length).toBeGreaterThan(4);
    for (const entry of bodies) expect(Number(entry.headers['content-length'])).toBeGreaterThan(0);
  });

  it('publishes a picture post with all its pictures and without layout', async () => {
    const [cover, one] = [await aDraftImage({ width: 1_200, height: 800 }), await aDraftImage()];
    const draft = await aDraft({
      cover,
      html: `<p>十二支队伍</p><p>同场竞技</p><img data-asset-id="${one.assetId}">`,
      images: { [one.assetId]: one },
      options: { form: 'picture_post', openComment: true },
    });
    await wechat.publish(draft, aContext(anAccount({ comments: true })));
    await running.sandbox.clock.advance(10_000);
    const [post] = posts();
    expect(post!.text).toBe('十二支队伍 同场竞技');
    expect(post!.html!.match(/<img/g)).toHaveLength(2);
    const { articles } = bodyOf('/draft/add') as { articles: Record<string, unknown>[] };
    expect(articles[0]).toMatchObject({ article_type: 'newspic', need_open_comment: 1 });
    expect(articles[0]).not.toHaveProperty('thumb_media_id');
  });

  it('says what to do when comments are opened on an account that has none', async () => {
    const draft = await aDraft({ options: { openComment: true } });
    await expect(wechat.publish(draft, aContext())).rejects.toMatchObject({
      failureClass: 'permanent',
      platformCode: '88000',
      advice: { zh: expect.stringContaining('关闭“开放留言”') },
    });
    expect(submits()).toBe(0);
  });

  it('publishes several items in one post, each with an address of its own, and takes one down alone', async () => {
    const account = anAccount();
    const companion = await aDraft({ title: '第二条' });
    const draft = await aDraft({ title: '头条', companions: [companion] });
    const context = aContext(account);
    const outcome = await wechat.publish(draft, context);
    await running.sandbox.clock.advance(10_000);
    const answer = await ask(draft, context, pendingOf(outcome));
    if (answer.kind !== 'published') throw new Error(answer.kind);
    const { remote } = answer;
    const [second, ...others] = remote.companions!;
    expect(others).toEqual([]);
    expect([remote.url, second!.url].sort()).toEqual(
      posts()
        .map(({ url }) => url)
        .sort(),
    );
    expect(second).toMatchObject({ id: `${remote.id}#2`, extra: { kind: 'publish', idx: 2, articles: 2 } });
    expect(await wechat.withdraw!(second!, aContext(account))).toEqual({ kind: 'withdrawn' });
    expect(Object.fromEntries(posts().map(({ title, state }) => [title, state]))).toEqual({
      头条: 'visible',
      第二条: 'deleted',
    });
    expect(await wechat.withdraw!(remote, aContext(account))).toEqual({ kind: 'withdrawn' });
    expect(new Set(posts().map(({ state }) => state))).toEqual(new Set(['deleted']));
    expect(submits()).toBe(1);
  });

  it('takes the lead of several down and leaves its companions', async () => {
    const account = anAccount();
    const draft = await aDraft({ title: '头条', companions: [await aDraft({ title: '第二条' })] });
    const context = aContext(account);
    const outcome = await wechat.publish(draft, context);
    await running.sandbox.clock.advance(10_000);
    const answer = await ask(draft, context, pendingOf(outcome));
    if (answer.kind !== 'published') throw new Error(answer.kind);
    await wechat.withdraw!(answer.remote, aContext(account));
    expect(
      posts()
        .filter(({ state }) => state === 'visible')
        .map(({ title }) => title),
    ).toEqual(['第二条']);
  });

  it('finds all of several again when the answer to submit was lost', async () => {
    const draft = await aDraft({ companions: [await aDraft({ title: '第二条' })] });
    const context = aContext();
    running.sandbox.faults.add({ platform: 'wechat', path: '/freepublish/submit', kind: 'drop_after' });
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    await running.sandbox.clock.advance(10_000);
    const answer = await ask(draft, context, await lostAnswer(draft, context));
    expect(answer).toMatchObject({ kind: 'published', remote: { companions: [{ extra: { idx: 2 } }] } });
  });

  it('publishes an episode as cover, summary and the way to its own page', async () => {
    const draft = await aDraft({ kind: 'episode', html: '<p>本期嘉宾：张师傅。</p>' });
    await wechat.publish(draft, aContext());
    await running.sandbox.clock.advance(10_000);
    expect(posts()[0]!.html).toContain(`收听完整节目：${draft.canonicalUrl}`);
  });

  function anAccount(options: Record<string, unknown> = {}): ChannelAccess {
    const made = running.simulators[0]!.createAccount({ publishSeconds: 5, ...options }, running.sandbox);
    return {
      id: '01900000-0000-7000-8000-0000000000aa',
      organizationId: '01900000-0000-7000-8000-0000000000bb',
      platform: 'wechat',
      name: '市总工会',
      mode: 'api',
      ...made,
    };
  }

  function aContext(account = anAccount()): MemoryPublishContext {
    const context = new MemoryPublishContext(
      wechat,
      account,
      running.baseUrls.wechat!,
      running.sandbox.clock,
    );
    contexts.push(context);
    return context;
  }

  async function aDraft(overrides: Partial<PublicationDraft> = {}): Promise<PublicationDraft> {
    return aPublicationDraft({ cover: await aDraftImage({ width: 1_200, height: 800 }), ...overrides });
  }

  function pendingOf(
    outcome: PublishOutcome,
    timesAsked = 0,
  ): Extract<FollowUpQuestion, { kind: 'pending' }> {
    if (outcome.kind !== 'awaiting_platform') throw new Error(outcome.kind);
    return {
      kind: 'pending',
      reference: outcome.reference,
      timesAsked,
      pendingSince: running.sandbox.clock.now(),
    };
  }

  /** What the ledger asks after a restart: the intent without result stops the publication. */
  async function lostAnswer(
    draft: PublicationDraft,
    context: MemoryPublishContext,
  ): Promise<Extract<FollowUpQuestion, { kind: 'lost_answer' }>> {
    const lost = await wechat.publish(draft, context).catch((error: unknown) => error);
    if (!(lost instanceof LostAnswer)) throw new Error('no answer was lost');
    return { kind: 'lost_answer', step: lost.step, intentAt: lost.intentAt, timesAsked: 0 };
  }

  function ask(
    draft: PublicationDraft,
    context: MemoryPublishContext,
    question: FollowUpQuestion,
  ): ReturnType<typeof wechat.followUp> {
    return wechat.followUp(question, draft, context);
  }

  function posts(): FollowerPost[] {
    return running.simulators[0]!.posts(running.sandbox);
  }

  function bodyOf(path: string): unknown {
    return (running.sandbox.journal.list({ path })[0]!.body as { value: unknown }).value;
  }

  function submits(): number {
    return running.sandbox.journal.list({ path: '/freepublish/submit' }).length;
  }

  function forcedRefreshes(): unknown[] {
    return running.sandbox.journal
      .list({ path: '/stable_token' })
      .map((entry) => (entry.body as { value: { force_refresh?: boolean } }).value.force_refresh);
  }

  async function callPlatform(
    context: MemoryPublishContext,
    path: string,
    json: object,
  ): Promise<Record<string, unknown>> {
    return context.withToken(async (token) => {
      const answer = await fetch(`${context.baseUrls.api}${path}?access_token=${token}`, {
        method: 'POST',
        body: JSON.stringify(json),
      });
      return (await answer.json()) as Record<string, unknown>;
    });
  }

  async function control(path: string, body: object): Promise<void> {
    const answer = await fetch(`${running.controlUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.ok).toBe(true);
  }

  async function aReceiver(account: ChannelAccess): Promise<{
    events: ReturnType<NonNullable<typeof wechat.receiveCallback>>['events'];
    server: Server;
  }> {
    const events: ReturnType<NonNullable<typeof wechat.receiveCallback>>['events'] = [];
    const server = createServer((request, answer) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const result = wechat.receiveCallback!(
          {
            method: request.method as 'GET' | 'POST',
            query: Object.fromEntries(new URL(request.url!, 'http://x').searchParams),
            headers: {},
            rawBody: Buffer.concat(chunks),
          },
          account,
          new Date(),
        );
        events.push(...result.events);
        answer.statusCode = result.status;
        answer.end(result.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { events, server };
  }
});
