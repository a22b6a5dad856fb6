import {
  ChannelFailure,
  LostAnswer,
  type ChannelAdapter,
  type FollowUpAnswer,
  type PublicationDraft,
  type PublishOutcome,
  type RemotePost,
} from '@haojiao/channel-kit';
import { aDraftImage, aPublicationDraft, MemoryPublishContext } from '@haojiao/channel-kit/testing';
import sharp from 'sharp';
import { startSandbox, type RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import { createWeiboSimulator } from '../../../apps/sandbox/src/weibo/weibo.simulator';
import { createWeiboChannel } from './weibo.channel';
import { midOfUrl } from './weibo-mid';

describe('Weibo over real sockets', () => {
  let running: RunningSandbox;
  let contexts: MemoryPublishContext[] = [];
  const channel = createWeiboChannel();
  /** Waits so shortly that nothing but the answer that comes too late may be asked by it. */
  const hasty = createWeiboChannel({ shareTimeoutMs: 1_500 });

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createWeiboSimulator()] });
  });
  beforeEach(() => control('reset', {}));
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.http.close()));
    contexts = [];
  });
  afterAll(() => running.stop());

  async function control(path: string, body: unknown): Promise<unknown> {
    const answer = await fetch(`${running.controlUrl}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`control ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  const script = (kind: string, more: object = {}): Promise<unknown> =>
    control('weibo/outcomes', { kind, ...more });
  const advance = (seconds: number): Promise<unknown> => control('clock/advance', { seconds });
  const posts = () => running.simulators[0]!.posts(running.sandbox);
  const shares = () => running.sandbox.journal.list({ path: '/2/statuses/share.json' });

  /** An account on the simulated Weibo and the ledger of one publication to it, on the sandbox's clock. */
  function aContext(
    options: Record<string, unknown> = {},
    credentials: Record<string, string> = {},
  ): MemoryPublishContext {
    const created = running.simulators[0]!.createAccount(options, running.sandbox);
    return contextOf(created.credentials, created.settings, credentials);
  }

  function contextOf(
    own: Record<string, string>,
    settings: Record<string, unknown>,
    credentials: Record<string, string> = {},
  ): MemoryPublishContext {
    const context = new MemoryPublishContext(
      channel,
      {
        id: 'account',
        organizationId: 'organization',
        platform: 'weibo',
        name: '示范市总工会',
        mode: 'api',
        credentials: { ...own, ...credentials },
        settings,
      },
      running.baseUrls.weibo!,
      running.sandbox.clock,
    );
    contexts.push(context);
    return context;
  }

  async function failureOf(work: Promise<unknown>): Promise<ChannelFailure> {
    try {
      await work;
    } catch (error) {
      if (error instanceof ChannelFailure) return error;
      throw error;
    }
    throw new Error('It did not fail');
  }

  /** What the ledger does with a publication until it is settled; the clock goes on as it is told to wait. */
  async function settle(
    context: MemoryPublishContext,
    draft: PublicationDraft,
    adapter: ChannelAdapter = channel,
  ): Promise<PublishOutcome | FollowUpAnswer> {
    let answer: PublishOutcome | FollowUpAnswer;
    let pending: { reference: string; since: Date } | undefined;
    try {
      answer = await adapter.publish(draft, context);
      if (answer.kind !== 'awaiting_platform') return answer;
      pending = { reference: answer.reference, since: context.clock.now() };
      await advance(answer.askAgainAfterMs / 1_000);
    } catch (error) {
      const open =
        error instanceof LostAnswer || (error instanceof ChannelFailure && error.failureClass === 'unknown');
      if (!open) throw error;
      context.history = { attempts: context.history.attempts + 1, hadLostAnswer: true };
    }
    for (let timesAsked = 0; timesAsked < 30; timesAsked += 1) {
      answer = await adapter.followUp(
        pending
          ? { kind: 'pending', reference: pending.reference, pendingSince: pending.since, timesAsked }
          : {
              kind: 'lost_answer',
              step: 'share',
              intentAt: context.steps.get('share')!.intentAt,
              timesAsked,
            },
        draft,
        context,
      );
      if (answer.kind !== 'ask_again') return answer;
      await advance(answer.askAgainAfterMs / 1_000);
    }
    throw new Error('It was never settled');
  }

  const remoteOf = (answer: PublishOutcome | FollowUpAnswer): RemotePost => {
    if (answer.kind !== 'published') throw new Error(`Not published but ${answer.kind}`);
    return answer.remote;
  };

  describe('a post', () => {
    it.each(['article', 'episode', 'video'] as const)(
      'carries a kind of content as text with link: %s',
      async (kind) => {
        const context = aContext();
        const draft = aPublicationDraft({ kind });
        const remote = remoteOf(await channel.publish(draft, context));
        const [post] = posts();
        expect(remote).toMatchObject({
          id: post!.id,
          url: post!.url,
          extra: { uid: context.account.credentials.uid },
        });
        expect(midOfUrl(remote.url!)).toBe(remote.id);
        expect(Math.abs(remote.publishedAt.getTime() - context.clock.now().getTime())).toBeLessThan(5_000);
        expect(post).toMatchObject({ marker: draft.canonicalUrl, state: 'visible' });
        expect(post!.text.replace(/http:\/\/t\.cn\/\w+/, 'LINK')).toBe(
          `【${draft.title}】${draft.summary} LINK`,
        );
        expect([context.spent.get('calls'), context.spent.get('publish')]).toEqual([1, 1]);
      },
    );

    it('carries its cover as a JPEG of at most 2048 pixels', async () => {
      const cover = await aDraftImage({ width: 4_000, height: 3_000 });
      await channel.publish(aPublicationDraft({ cover, text: '满意率 98%ab + 2#' }), aContext());
      const [post] = posts();
      const picture = await sharp(
        Buffer.from(await (await fetch(post!.images[0]!)).arrayBuffer()),
      ).metadata();
      expect([picture.format, picture.width, picture.height]).toEqual(['jpeg', 2_048, 1_536]);
      expect(post!.text).toMatch(/^满意率 98％ab ＋ 2# http:/);
    });

    it('reports the address of the one who approved it', async () => {
      await channel.publish(aPublicationDraft({ approverIp: '211.156.0.99' }), aContext());
      expect(shares()[0]!.body).toMatchObject({ kind: 'form', fields: { rip: '211.156.0.99' } });
    });

    it('is not sent again once the ledger has its result', async () => {
      const context = aContext();
      const draft = aPublicationDraft();
      const first = await channel.publish(draft, context);
      expect(await channel.publish(draft, context)).toEqual(first);
      expect(shares()).toHaveLength(1);
    });

    it('keeps a number beyond 2^53 to the last digit, from posting to deleting', async () => {
      await control('weibo/switches', { hugeIds: true });
      const context = aContext();
      const remote = remoteOf(await channel.publish(aPublicationDraft(), context));
      expect(remote.id).toBe(posts()[0]!.id);
      expect(String(Number(remote.id))).not.toBe(remote.id);
      expect(await channel.withdraw!(remote, context)).toEqual({ kind: 'withdrawn' });
      expect(posts()[0]!.state).toBe('deleted');
    });

    it('never puts a token into an address', async () => {
      const context = aContext();
      await channel.verify(context);
      const remote = remoteOf(await channel.publish(aPublicationDraft(), context));
      await channel.withdraw!(remote, context);
      const entries = running.sandbox.journal.list({ platform: 'weibo' });
      expect(entries).toHaveLength(4);
      for (const entry of entries) {
        expect(Object.keys(entry.query)).not.toContain('access_token');
        expect(entry.path).not.toContain(context.account.credentials.accessToken);
      }
      expect(JSON.stringify([...context.steps])).not.toContain(context.account.credentials.accessToken);
    });
  });

  describe('is published once', () => {
    it.each([
      ['it goes into review', 'review_20053', {}],
      ['Weibo is slow', 'slow_20032', {}],
      ['the answer is empty', 'empty_body', {}],
      ['the answer is null', 'null_body', {}],
      ['the connection drops', 'drop_connection', {}],
      ['a gateway answers for it', 'gateway_502_published', {}],
      ['Weibo errs inside', 'system_error_10001_published', {}],
      ['the answer comes too late', 'slow_answer', { ms: 2_500 }],
    ])('when %s', async (_what, kind, more) => {
      await script(kind, more);
      const context = aContext();
      const draft = aPublicationDraft();
      const remote = remoteOf(await settle(context, draft, kind === 'slow_answer' ? hasty : channel));
      expect(remote).toMatchObject({ id: posts()[0]!.id, url: posts()[0]!.url });
      expect(posts()).toHaveLength(1);
      expect(shares()).toHaveLength(1);
    });

    it('when the connection drops in the way every platform’s may', async () => {
      running.sandbox.faults.add({ platform: 'weibo', kind: 'drop_after', path: 'share' });
      expect((await settle(aContext(), aPublicationDraft())).kind).toBe('published');
      expect(posts()).toHaveLength(1);
    });

    it('when the process ended between sending and writing down', async () => {
      const context = aContext();
      const draft = aPublicationDraft();
      await channel.publish(draft, context);
      context.steps.set('share', { intentAt: context.steps.get('share')!.intentAt });
      expect(remoteOf(await settle(context, draft)).id).toBe(posts()[0]!.id);
      expect(shares()).toHaveLength(1);
    });

    it.each(['gateway_502', 'system_error_10001'])(
      'by a second attempt when %s lost the first',
      async (kind) => {
        await script(kind);
        const context = aContext();
        const draft = aPublicationDraft();
        expect(await settle(context, draft)).toEqual({ kind: 'not_there' });
        await context.forgetSteps(['share']);
        expect((await settle(context, draft)).kind).toBe('published');
        expect(posts()).toHaveLength(1);
        expect(shares()).toHaveLength(2);
      },
    );

    it('when a second attempt is told that the text repeats', async () => {
      await script('drop_connection');
      const context = aContext();
      const draft = aPublicationDraft();
      await failureOf(channel.publish(draft, context));
      context.history = { attempts: 1, hadLostAnswer: true };
      await context.forgetSteps(['share']);
      await advance(600);
      const failure = await failureOf(channel.publish(draft, context));
      expect(failure).toMatchObject({ failureClass: 'unknown', platformCode: '20019' });
      expect(remoteOf(await settle(context, draft)).id).toBe(posts()[0]!.id);
      expect(posts()).toHaveLength(1);
    });

    it('or a person decides: a review that refuses is never answered with another post', async () => {
      await script('review_20053', { refused: true });
      const answer = await settle(aContext(), aPublicationDraft());
      expect(answer.kind).toBe('cannot_tell');
      expect(shares()).toHaveLength(1);
    });

    it('or a person decides: the account may not be looked at', async () => {
      await script('empty_body');
      await control('weibo/switches', { timelineRefused: true });
      expect((await settle(aContext(), aPublicationDraft())).kind).toBe('cannot_tell');
    });

    it('or a person decides: five newer posts of ours hide it', async () => {
      const { credentials, settings } = aContext().account;
      const context = contextOf(credentials, settings);
      await script('gateway_502');
      const draft = aPublicationDraft();
      await failureOf(channel.publish(draft, context));
      for (let turn = 0; turn < 5; turn += 1)
        await channel.publish(aPublicationDraft(), contextOf(credentials, settings));
      expect((await settle(context, draft)).kind).toBe('cannot_tell');
      expect(shares()).toHaveLength(6);
    });

    it('or a person decides: two attempts came to nothing', async () => {
      await script('gateway_502', { times: 2 });
      const context = aContext();
      const draft = aPublicationDraft();
      expect((await settle(context, draft)).kind).toBe('not_there');
      await context.forgetSteps(['share']);
      expect((await settle(context, draft)).kind).toBe('cannot_tell');
    });

    it('and told by its words where Weibo tells no long links', async () => {
      await control('weibo/switches', { tellLongLinks: false });
      await script('empty_body');
      expect((await settle(aContext(), aPublicationDraft())).kind).toBe('published');
    });
  });

  describe('a refusal', () => {
    it('of a repeated text is a matter of the content at the first attempt', async () => {
      const context = aContext();
      const draft = aPublicationDraft();
      await channel.publish(draft, context);
      const again = contextOf(context.account.credentials, context.account.settings);
      expect(await failureOf(channel.publish(draft, again))).toMatchObject({
        failureClass: 'content_rejected',
        platformCode: '20019',
      });
      expect(again.steps.has('share')).toBe(false);
    });

    it('by 10017 has three meanings and three messages', async () => {
      const settings = { safeDomains: ['localhost'], realIp: '211.156.0.1' };
      const pending = aContext({ safeDomains: [], pendingDomains: ['localhost'] }).account;
      const foreign = aContext({ safeDomains: ['union.example.org'] }).account;
      const failures = [
        await failureOf(channel.publish(aPublicationDraft(), contextOf(pending.credentials, settings))),
        await failureOf(channel.publish(aPublicationDraft(), contextOf(foreign.credentials, settings))),
      ];
      running.sandbox.faults.add({
        platform: 'weibo',
        kind: 'code',
        code: "10017 Parameter (rip)'s value invalid, expect (ip)",
      });
      failures.push(await failureOf(channel.publish(aPublicationDraft(), aContext())));
      expect(failures.map((failure) => [failure.platformCode, failure.failureClass])).toEqual([
        ['10017', 'permanent'],
        ['10017', 'content_rejected'],
        ['10017', 'permanent'],
      ]);
      expect(new Set(failures.map((failure) => failure.advice.zh)).size).toBe(3);
      expect(posts()).toHaveLength(0);
    });

    it('of a sensitive word keeps Weibo’s own words', async () => {
      const failure = await failureOf(channel.publish(aPublicationDraft({ text: '敏感词测试' }), aContext()));
      expect(failure).toMatchObject({
        failureClass: 'content_rejected',
        platformMessage: 'Content is illegal',
      });
    });

    it('of permission turns the account to posting by hand', async () => {
      running.sandbox.faults.add({ platform: 'weibo', kind: 'code', code: '10014' });
      await control('weibo/switches', { errorCodeAsString: true });
      expect(await failureOf(channel.publish(aPublicationDraft(), aContext()))).toMatchObject({
        failureClass: 'permanent',
        accountChange: { mode: 'hand_off' },
      });
    });

    it('for the hour’s or day’s limit waits, without using up the step', async () => {
      const context = aContext();
      await control('weibo/limits', { postsPerUserAndHour: 0 });
      const failure = await failureOf(channel.publish(aPublicationDraft(), context));
      expect(failure).toMatchObject({
        failureClass: 'quota',
        platformCode: '10024',
        retryAfterMs: 3_600_000,
      });
      await control('weibo/limits', { postsPerUserAndHour: 30, callsPerUserAndDay: 0 });
      await control('weibo/switches', { limitWithoutRequest: true });
      expect(await failureOf(channel.publish(aPublicationDraft(), context))).toMatchObject({
        platformCode: '10023',
      });
      await control('weibo/limits', { callsPerUserAndDay: 100 });
      expect((await channel.publish(aPublicationDraft(), context)).kind).toBe('published');
    });

    it('by our own budget reaches nobody', async () => {
      const context = aContext();
      const used = new ChannelFailure({
        failureClass: 'quota',
        code: 'budget_used_up',
        advice: { zh: '用完', en: 'used up' },
      });
      Object.assign(context, { spend: () => Promise.reject(used) });
      expect(await failureOf(channel.publish(aPublicationDraft(), context))).toBe(used);
      expect(shares()).toHaveLength(0);
      expect(context.steps.has('share')).toBe(false);
    });

    it('of ours comes before anything is sent', async () => {
      const context = aContext();
      const failure = await failureOf(
        channel.publish(aPublicationDraft({ canonicalUrl: 'https://x.example/1' }), context),
      );
      expect(failure.code).toBe('weibo_link_outside_safe_domains');
      expect(running.sandbox.journal.list({})).toHaveLength(0);
    });
  });

  describe('an authorisation', () => {
    it.each([
      ['app_removed', '21319'],
      ['password_changed', '21332'],
      ['expired', '21327'],
    ])('ended by %s asks for a person, and the queue goes on after it', async (event, platformCode) => {
      const context = aContext();
      const draft = aPublicationDraft();
      await control(`weibo/accounts/${context.account.credentials.uid}/events`, { event });
      expect(await failureOf(channel.publish(draft, context))).toMatchObject({
        failureClass: 'credentials',
        platformCode,
        accountChange: { needsAuthorization: true },
      });
      expect(shares()).toHaveLength(1);
      const { credentials, settings } = aContext().account;
      Object.assign(context.account, { credentials, settings });
      expect((await channel.publish(draft, context)).kind).toBe('published');
    });

    it('that the calendar ended is not even tried', async () => {
      const context = aContext({ level: 'test' });
      await advance(86_401);
      expect(await failureOf(channel.publish(aPublicationDraft(), context))).toMatchObject({
        code: 'weibo_authorization_needed',
      });
      expect(shares()).toHaveLength(0);
    });

    it('is verified: whose it is, under which name, until when', async () => {
      const context = aContext({ name: '示范市总工会', level: 'test' });
      const facts = await channel.verify(context);
      expect(facts).toMatchObject({
        remoteAccountId: context.account.credentials.uid,
        displayName: '示范市总工会',
        mode: 'api',
      });
      const left = facts.grantExpiresAt!.getTime() - context.clock.now().getTime();
      expect(Math.round(left / 60_000)).toBe(1_440);
      expect(facts.notes.map((note) => note.zh)).toEqual([
        expect.stringContaining('机构团体认证'),
        expect.stringContaining('7 天内到期'),
      ]);
    });

    it('of another account or another app is refused', async () => {
      expect(await failureOf(channel.verify(aContext({}, { uid: '6000009999' })))).toMatchObject({
        failureClass: 'credentials',
        code: 'weibo_uid_mismatch',
      });
      expect(await failureOf(channel.verify(aContext({}, { appKey: '1' })))).toMatchObject({
        code: 'weibo_token_of_other_app',
      });
    });

    it('holds though the name can not be read', async () => {
      running.sandbox.faults.add({ platform: 'weibo', kind: 'http_502', path: 'users/show' });
      expect((await channel.verify(aContext())).displayName).toBeUndefined();
    });
  });

  describe('taking down', () => {
    it('is done when the post is gone, by us or before us', async () => {
      const context = aContext();
      const remote = remoteOf(await channel.publish(aPublicationDraft(), context));
      expect(await channel.withdraw!(remote, context)).toEqual({ kind: 'withdrawn' });
      await context.forgetSteps([`destroy:${remote.id}`]);
      expect(await channel.withdraw!(remote, context)).toEqual({ kind: 'withdrawn' });
    });

    it('is left to a person, with the address, where the app may not', async () => {
      const context = aContext({ mayDestroy: false });
      const remote = remoteOf(await channel.publish(aPublicationDraft(), context));
      const outcome = await channel.withdraw!(remote, context);
      expect(outcome.kind === 'by_hand' && outcome.instruction.zh).toContain(remote.url);
    });

    it('is simply asked for again when the answer was lost', async () => {
      const context = aContext();
      const remote = remoteOf(await channel.publish(aPublicationDraft(), context));
      running.sandbox.faults.add({ platform: 'weibo', kind: 'drop_after', path: 'destroy' });
      expect(await failureOf(channel.withdraw!(remote, context))).toMatchObject({
        failureClass: 'transient',
      });
      expect(await channel.withdraw!(remote, context)).toEqual({ kind: 'withdrawn' });
    });
  });
});
