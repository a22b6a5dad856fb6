import type { ChannelAccess, FollowUpAnswer, FollowUpQuestion, PublicationDraft } from '@haojiao/channel-kit';
import { ChannelFailure, LostAnswer, type PublishOutcome } from '@haojiao/channel-kit';
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
const path = '/message/mass/sendall';

describe('a mass send on WeChat', () => {
  let running: RunningSandbox;
  const contexts: MemoryPublishContext[] = [];
  const servers: Server[] = [];

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createWechatSimulator()] });
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) server.close();
    await Promise.all(contexts.splice(0).map((context) => context.http.close()));
    await fetch(`${running.controlUrl}/control/reset`, { method: 'POST' });
  });
  afterAll(() => running.stop());

  it('goes to all followers under a key of 32 characters, stopping at reprints, and is known by its number', async () => {
    const draft = await aDraft();
    const context = aContext();
    const outcome = await wechat.publish(draft, context);
    expect(sent()).toEqual([
      {
        filter: { is_to_all: true },
        msgtype: 'mpnews',
        mpnews: { media_id: await context.resultOf('draft') },
        send_ignore_reprint: 0,
        clientmsgid: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
    expect(await ask(draft, context, pendingOf(outcome))).toMatchObject({ kind: 'awaiting_platform' });
    await running.sandbox.clock.advance(11 * MINUTE);
    const pending = { ...pendingOf(outcome), pendingSince: before(11 * MINUTE) };
    const answer = await ask(draft, context, pending);
    const msgId = pendingOf(outcome).reference.replace('mass:', '');
    expect(answer).toMatchObject({
      kind: 'published',
      remote: { id: msgId, url: null, extra: { kind: 'mass', msgId, msgDataId: expect.any(String), idx: 1 } },
    });
    expect(posts()).toMatchObject([{ title: draft.title, accountName: '市总工会 · 群发', state: 'visible' }]);
  });

  it('goes to the followers with a tag where one is named', async () => {
    await wechat.publish(await aDraft({ tagId: 2 }), aContext());
    expect(sent()).toMatchObject([{ filter: { is_to_all: false, tag_id: 2 } }]);
  });

  it.each(['drop_after', 'truncated_json', 'http_502'] as const)(
    'reaches followers once when its answer is lost (%s): the repetition tells the number of the first',
    async (kind) => {
      const draft = await aDraft();
      const context = aContext();
      running.sandbox.faults.add({ platform: 'wechat', path, kind });
      const outcome = await untilTaken(draft, context);
      expect(pendingOf(outcome).reference).toMatch(/^mass:\d+$/);
      const keys = sent().map((body) => body.clientmsgid);
      expect(new Set(keys).size).toBe(1);
      await running.sandbox.clock.advance(10_000);
      expect(posts()).toHaveLength(1);
    },
  );

  it('is repeated by key no earlier than a minute and no later than twenty hours after it began', async () => {
    const draft = await aDraft();
    const context = aContext();
    running.sandbox.faults.add({ platform: 'wechat', path, kind: 'drop_after' });
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    const lost = await lostAnswer(draft, context);
    expect(await ask(draft, context, lost)).toMatchObject({ kind: 'ask_again' });
    await running.sandbox.clock.advance(MINUTE);
    expect(await ask(draft, context, lost)).toEqual({ kind: 'not_there' });
    await running.sandbox.clock.advance(20 * HOUR);
    expect(await ask(draft, context, lost)).toMatchObject({ kind: 'cannot_tell' });
  });

  it('is a person’s matter when it was repeated often and never answered', async () => {
    const draft = await aDraft();
    const context = aContext();
    running.sandbox.faults.add({ platform: 'wechat', path, kind: 'drop_before' });
    await expect(wechat.publish(draft, context)).rejects.toThrow(ChannelFailure);
    const lost = await lostAnswer(draft, context);
    await running.sandbox.clock.advance(2 * MINUTE);
    context.history = { attempts: 7, hadLostAnswer: true };
    expect(await ask(draft, context, lost)).toMatchObject({ kind: 'cannot_tell' });
  });

  it('takes no refusal of a repetition for a word about the first call', async () => {
    const draft = await aDraft();
    const context = aContext();
    running.sandbox.faults.add({ platform: 'wechat', path, kind: 'drop_after' });
    await expect(wechat.publish(draft, context)).rejects.toThrow(ChannelFailure);
    await release(draft, context);
    running.sandbox.faults.add({ platform: 'wechat', path, kind: 'code', code: '45028' });
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'unknown',
      code: 'wechat_mass_send_open',
      platformCode: '45028',
    });
    await release(draft, context);
    expect(await wechat.publish(draft, context)).toMatchObject({ kind: 'awaiting_platform' });
    await running.sandbox.clock.advance(10_000);
    expect(posts()).toHaveLength(1);
  });

  it('gets a new key after WeChat refused it, as nothing was sent', async () => {
    const draft = await aDraft();
    const context = aContext();
    running.sandbox.faults.add({ platform: 'wechat', path, kind: 'code', code: '45166' });
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({ failureClass: 'content_rejected' });
    await running.sandbox.clock.advance(1_000);
    await wechat.publish(draft, context);
    const keys = sent().map((body) => body.clientmsgid);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('waits for the next day when a subscription account has sent today, without asking WeChat', async () => {
    const account = anAccount({ profile: 'verified_subscription' }, { accountKind: 'subscription' });
    const context = aContext(account);
    await wechat.publish(await aDraft(), context);
    expect(await context.remaining('mass_send_day')).toBe(0);
    const other = aContext(account);
    other.spent.set('mass_send_day', 1);
    const refused = await wechat.publish(await aDraft(), other).catch((error: unknown) => error);
    expect(refused).toMatchObject({ failureClass: 'quota', code: 'wechat_mass_send_used_up' });
    expect((refused as ChannelFailure).retryAfterMs).toBeLessThanOrEqual(24 * HOUR + MINUTE);
    expect(sent()).toHaveLength(1);
  });

  it('waits for the next month when a service account has sent four times', async () => {
    const context = aContext();
    context.spent.set('mass_send_month', 4);
    const refused = await wechat.publish(await aDraft(), context).catch((error: unknown) => error);
    expect(refused).toMatchObject({ failureClass: 'quota' });
    const now = running.sandbox.clock.now().getTime();
    const then = new Date(now + (refused as ChannelFailure).retryAfterMs! + 8 * HOUR);
    expect([then.getUTCDate(), then.getUTCHours(), then.getUTCMinutes()]).toEqual([1, 0, 1]);
    // A tag's followers are counted one by one, which only WeChat can.
    await expect(wechat.publish(await aDraft({ tagId: 2 }), context)).resolves.toBeDefined();
  });

  it('believes WeChat when it says that none is left', async () => {
    const account = anAccount({ profile: 'verified_subscription' }, { accountKind: 'subscription' });
    await wechat.publish(await aDraft(), aContext(account));
    await expect(wechat.publish(await aDraft(), aContext(account))).rejects.toMatchObject({
      failureClass: 'quota',
      platformCode: '45028',
    });
  });

  it('is told by an encrypted event, with address and the number that statistics need', async () => {
    const context = aContext();
    const events = await receiver(context.account);
    const outcome = await wechat.publish(await aDraft(), context);
    await running.sandbox.clock.advance(10_000);
    expect(events).toMatchObject([
      {
        key: `MASSSENDJOBFINISH:${pendingOf(outcome).reference.slice(5)}`,
        reference: pendingOf(outcome).reference,
        answer: {
          kind: 'published',
          remote: {
            url: posts()[0]!.url,
            extra: {
              kind: 'mass',
              msgDataId: ((await context.resultOf('mass_send')) as { msgDataId: string }).msgDataId,
              sentCount: 11_988,
            },
          },
        },
      },
    ]);
  });

  it('waits some minutes for the event, which alone tells the address', async () => {
    const draft = await aDraft();
    const context = aContext();
    const outcome = await wechat.publish(draft, context);
    await running.sandbox.clock.advance(10_000);
    expect(await ask(draft, context, pendingOf(outcome))).toMatchObject({ kind: 'awaiting_platform' });
  });

  it.each([
    ['err(20008)', '欺诈'],
    ['err(10001)', '广告'],
  ])('fails with the reason %s in words', async (massStatus, word) => {
    const context = aContext(anAccount({ massStatus }));
    const events = await receiver(context.account);
    await wechat.publish(await aDraft(), context);
    await running.sandbox.clock.advance(10_000);
    expect(events[0]!.answer).toMatchObject({
      kind: 'failed',
      failure: { advice: { zh: expect.stringContaining(word) } },
    });
    expect(posts()).toEqual([]);
  });

  it('tells which article it was taken for a copy of', async () => {
    const context = aContext(anAccount({ massCheckState: 2 }));
    const events = await receiver(context.account);
    await wechat.publish(await aDraft(), context);
    await running.sandbox.clock.advance(10_000);
    const answer = events[0]!.answer as { failure: ChannelFailure };
    expect(answer.failure.advice.zh).toMatch(/转载.*对照文章：http:\/\/mp\.weixin\.qq\.com/);
  });

  it('has failed when mass/get says so, and the next try has a draft and key of its own', async () => {
    const account = anAccount({ massStatus: 'send fail' });
    const draft = await aDraft();
    const context = aContext(account);
    const outcome = await wechat.publish(draft, context);
    await running.sandbox.clock.advance(10_000);
    await expect(ask(draft, context, pendingOf(outcome))).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'wechat_mass_send_failed',
    });
    await running.sandbox.clock.advance(2 * MINUTE);
    context.history = { attempts: 1, hadLostAnswer: false };
    const again = await wechat.publish(draft, context);
    expect(pendingOf(again).reference).not.toBe(pendingOf(outcome).reference);
  });

  it.each(['confirm', 'approval'])(
    'waits for the administrator (%s) without sending again, and goes out once confirmed',
    async (massProtection) => {
      const draft = await aDraft();
      const account = anAccount({ massProtection });
      const context = aContext(account);
      const outcome = await wechat.publish(draft, context);
      expect(await ask(draft, context, pendingOf(outcome))).toMatchObject({ kind: 'awaiting_platform' });
      await running.sandbox.clock.advance(11 * MINUTE);
      expect(posts()).toEqual([]);
      const msgId = Number(pendingOf(outcome).reference.slice(5));
      await control('/control/wechat/confirm-mass', {
        appId: account.credentials.appId,
        msgId,
        accepts: true,
      });
      const pending = { ...pendingOf(outcome), pendingSince: before(11 * MINUTE) };
      expect(await ask(draft, context, pending)).toMatchObject({ kind: 'published' });
      expect(sent()).toHaveLength(1);
    },
  );

  it('was not sent when the administrator stays silent for half an hour', async () => {
    const draft = await aDraft();
    const context = aContext(anAccount({ massProtection: 'confirm' }));
    const events = await receiver(context.account);
    const outcome = await wechat.publish(draft, context);
    await running.sandbox.clock.advance(30 * MINUTE);
    expect(events[0]!.answer).toMatchObject({
      kind: 'failed',
      failure: { advice: { zh: expect.stringContaining('30 分钟内没有确认') } },
    });
    await expect(ask(draft, context, pendingOf(outcome))).rejects.toMatchObject({
      code: 'wechat_mass_send_failed',
    });
    expect(posts()).toEqual([]);
  });

  it('is taken down by its number, also after the answer to that was lost', async () => {
    const draft = await aDraft();
    const context = aContext();
    const outcome = await wechat.publish(draft, context);
    await running.sandbox.clock.advance(11 * MINUTE);
    const answer = await ask(draft, context, { ...pendingOf(outcome), pendingSince: before(11 * MINUTE) });
    if (answer.kind !== 'published') throw new Error(answer.kind);
    running.sandbox.faults.add({ platform: 'wechat', path: '/mass/delete', kind: 'drop_after' });
    await expect(wechat.withdraw!(answer.remote, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    const lost = { kind: 'lost_answer', step: 'withdraw', intentAt: new Date(), timesAsked: 0 } as const;
    expect(await ask(draft, context, lost)).toEqual({ kind: 'not_there' });
    context.steps.delete('withdraw');
    expect(await wechat.withdraw!(answer.remote, context)).toEqual({ kind: 'withdrawn' });
    expect(posts().map((post) => post.state)).toEqual(['deleted']);
  });

  it('of several items is known and taken down one by one', async () => {
    const second = { ...(await aDraft()), title: '第二条' };
    const draft = { ...(await aDraft()), title: '头条', companions: [second] };
    const context = aContext();
    const outcome = await wechat.publish(draft, context);
    await running.sandbox.clock.advance(11 * MINUTE);
    const answer = await ask(draft, context, { ...pendingOf(outcome), pendingSince: before(11 * MINUTE) });
    if (answer.kind !== 'published') throw new Error(answer.kind);
    const [companion] = answer.remote.companions!;
    expect(companion).toMatchObject({ id: `${answer.remote.id}#2`, extra: { kind: 'mass', idx: 2 } });
    await wechat.withdraw!(companion!, context);
    expect(Object.fromEntries(posts().map(({ title, state }) => [title, state]))).toEqual({
      头条: 'visible',
      第二条: 'deleted',
    });
  });

  it('is not taken for withdrawn when WeChat protects the article', async () => {
    const context = aContext();
    const outcome = await wechat.publish(await aDraft(), context);
    await running.sandbox.clock.advance(10_000);
    const id = pendingOf(outcome).reference.slice(5);
    running.sandbox.faults.add({ platform: 'wechat', path: '/mass/delete', kind: 'code', code: '40204' });
    const remote = { id, url: null, publishedAt: new Date(), extra: { kind: 'mass', msgId: id } };
    await expect(wechat.withdraw!(remote, context)).rejects.toMatchObject({ platformCode: '40204' });
    expect(posts().map((post) => post.state)).toEqual(['visible']);
  });

  it('does not go out from an account without the right to it', async () => {
    running.sandbox.faults.add({ platform: 'wechat', path, kind: 'code', code: '48001' });
    await expect(wechat.publish(await aDraft(), aContext())).rejects.toMatchObject({
      accountChange: { mode: 'hand_off' },
    });
  });

  function anAccount(options: object = {}, settings: Record<string, unknown> = { accountKind: 'service' }) {
    const made = running.simulators[0]!.createAccount({ publishSeconds: 5, ...options }, running.sandbox);
    return {
      id: '01900000-0000-7000-8000-0000000000aa',
      organizationId: '01900000-0000-7000-8000-0000000000bb',
      platform: 'wechat',
      name: '市总工会',
      mode: 'api',
      ...made,
      settings,
    } satisfies ChannelAccess;
  }

  function aContext(account: ChannelAccess = anAccount()): MemoryPublishContext {
    const { clock } = running.sandbox;
    const context = new MemoryPublishContext(wechat, account, running.baseUrls.wechat!, clock);
    contexts.push(context);
    return context;
  }

  async function aDraft(options: Record<string, unknown> = {}): Promise<PublicationDraft> {
    return aPublicationDraft({ cover: await aDraftImage(), options: { delivery: 'mass_send', ...options } });
  }

  /** What the ledger does with a lost answer: asks, and runs the step again when it may. */
  async function untilTaken(draft: PublicationDraft, context: MemoryPublishContext): Promise<PublishOutcome> {
    await expect(wechat.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    await release(draft, context);
    return wechat.publish(draft, context);
  }

  async function release(draft: PublicationDraft, context: MemoryPublishContext): Promise<void> {
    const lost = await lostAnswer(draft, context);
    await running.sandbox.clock.advance(MINUTE);
    expect(await ask(draft, context, lost)).toEqual({ kind: 'not_there' });
    context.steps.delete(lost.step);
    context.history = { attempts: context.history.attempts + 1, hadLostAnswer: true };
  }

  async function lostAnswer(
    draft: PublicationDraft,
    context: MemoryPublishContext,
  ): Promise<Extract<FollowUpQuestion, { kind: 'lost_answer' }>> {
    const lost = await wechat.publish(draft, context).catch((error: unknown) => error);
    if (!(lost instanceof LostAnswer)) throw new Error('no answer was lost');
    return { kind: 'lost_answer', step: lost.step, intentAt: lost.intentAt, timesAsked: 0 };
  }

  function pendingOf(outcome: PublishOutcome): Extract<FollowUpQuestion, { kind: 'pending' }> {
    if (outcome.kind !== 'awaiting_platform') throw new Error(outcome.kind);
    const pendingSince = running.sandbox.clock.now();
    return { kind: 'pending', reference: outcome.reference, timesAsked: 0, pendingSince };
  }

  function ask(
    draft: PublicationDraft,
    context: MemoryPublishContext,
    question: FollowUpQuestion,
  ): Promise<FollowUpAnswer> {
    return wechat.followUp(question, draft, context);
  }

  function posts(): FollowerPost[] {
    return running.simulators[0]!.posts(running.sandbox);
  }

  function sent(): Record<string, unknown>[] {
    return running.sandbox.journal
      .list({ path })
      .map((entry) => (entry.body as { value: Record<string, unknown> }).value);
  }

  function before(ms: number): Date {
    return new Date(running.sandbox.clock.now().getTime() - ms);
  }

  async function control(address: string, body: object): Promise<void> {
    const answer = await fetch(`${running.controlUrl}${address}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.ok).toBe(true);
  }

  async function receiver(
    account: ChannelAccess,
  ): Promise<ReturnType<NonNullable<typeof wechat.receiveCallback>>['events']> {
    const events: ReturnType<NonNullable<typeof wechat.receiveCallback>>['events'] = [];
    const server = createServer((request, answer) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const query = Object.fromEntries(new URL(request.url!, 'http://x').searchParams);
        const method = request.method as 'GET' | 'POST';
        const push = { method, query, headers: {}, rawBody: Buffer.concat(chunks) };
        const result = wechat.receiveCallback!(push, account, new Date());
        events.push(...result.events);
        answer.statusCode = result.status;
        answer.end(result.body);
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await control('/control/wechat/callback', {
      appId: account.credentials.appId,
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callbacks/wechat/1`,
    });
    return events;
  }
});
