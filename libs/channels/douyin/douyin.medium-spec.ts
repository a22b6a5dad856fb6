import { HOUR_MS, MINUTE_MS, sha256 } from '@haojiao/kernel';
import type { ChannelAccess, DraftMedia, PublicationDraft } from '@haojiao/channel-kit';
import { LostAnswer } from '@haojiao/channel-kit';
import {
  MemoryPublishContext,
  aDraftImage,
  aDraftMedia,
  aPublicationDraft,
} from '@haojiao/channel-kit/testing';
import { startSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import type { RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import { createDouyinSimulator } from '../../../apps/sandbox/src/douyin/douyin.simulator';
import { createDouyinChannel } from './douyin.channel';

const douyin = createDouyinChannel();
const MIB = 1024 * 1024;

let running: RunningSandbox;
let context: MemoryPublishContext;
let draft: PublicationDraft;

beforeAll(async () => {
  running = await startSandbox({ simulators: [createDouyinSimulator()] });
});
afterAll(() => running.stop());
beforeEach(async () => {
  await control('reset', {});
  context = anAccountsContext();
  draft = aVideo();
});

function anAccountsContext(options: Record<string, unknown> = {}): MemoryPublishContext {
  const created = running.simulators[0]!.createAccount(options, running.sandbox);
  const account: ChannelAccess = {
    id: 'a1',
    organizationId: 'o1',
    platform: 'douyin',
    name: '市总工会',
    mode: 'api',
    ...created,
  };
  return new MemoryPublishContext(douyin, account, running.baseUrls.douyin!, running.sandbox.clock);
}

function aVideo(
  overrides: Partial<PublicationDraft> = {},
  media: Partial<DraftMedia> = {},
): PublicationDraft {
  return aPublicationDraft({ kind: 'video', media: aDraftMedia(media), ...overrides });
}

async function control(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${running.controlUrl}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
}

const posts = () => running.simulators[0]!.posts(running.sandbox);
const requests = (path: string) => running.sandbox.journal.list({ platform: 'douyin', path });
const fault = (rule: object) => running.sandbox.faults.add({ platform: 'douyin', ...rule } as never);

async function publishAccepted(): Promise<{ reference: string; pendingSince: Date }> {
  const outcome = await douyin.publish(draft, context);
  if (outcome.kind !== 'awaiting_platform') throw new Error(`Outcome was ${outcome.kind}`);
  return { reference: outcome.reference, pendingSince: running.sandbox.clock.now() };
}

const askPending = (pending: { reference: string; pendingSince: Date }) =>
  douyin.followUp({ kind: 'pending', timesAsked: 0, ...pending }, draft, context);

describe('publishing a short video', () => {
  it('uploads in one piece, makes one work and is published when the review has passed', async () => {
    const pending = await publishAccepted();
    await expect(askPending(pending)).resolves.toEqual({
      kind: 'ask_again',
      askAgainAfterMs: expect.any(Number),
    });
    await running.sandbox.clock.advance(MINUTE_MS);
    const answer = await askPending(pending);
    const [post] = posts();
    expect(answer).toMatchObject({ kind: 'published', remote: { id: post?.id, url: post?.url } });
    expect(post).toMatchObject({ state: 'visible', text: expect.stringContaining(draft.title) });
    expect(context.spent.get('create')).toBe(1);
  });

  it('uploads a large video in parts, each of its own bytes', async () => {
    draft = aVideo({}, { bytes: 64 * MIB });
    await publishAccepted();
    const parts = requests('/upload_video_part/');
    expect(parts.map((entry) => entry.query.part_number)).toEqual(['1', '2', '3']);
    const received = parts.map(
      (entry) => (entry.body as unknown as { parts: { sha256: string }[] }).parts[0]?.sha256,
    );
    const cuts = [0, 20 * MIB, 40 * MIB, 64 * MIB];
    const sent = [0, 1, 2].map(async (index) =>
      sha256(await draft.media!.read(cuts[index]!, cuts[index + 1]!)),
    );
    expect(received).toEqual(await Promise.all(sent));
    expect([...context.steps.keys()]).toEqual([
      'part_init',
      'part:1',
      'part:2',
      'part:3',
      'part_complete',
      'create',
    ]);
    expect(posts()).toHaveLength(1);
  });

  it('resumes after the last part that arrived', async () => {
    draft = aVideo({}, { bytes: 64 * MIB });
    fault({ kind: 'drop_before', path: '/upload_video_part/', skip: 2, times: 1 });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({ failureClass: 'transient' });
    await publishAccepted();
    const sent = requests('/upload_video_part/').map((entry) => entry.query.part_number);
    expect(sent).toEqual(['1', '2', '3', '3']);
    expect(posts()).toHaveLength(1);
  });

  it('begins the upload anew when the platform has dropped it after two hours', async () => {
    draft = aVideo({}, { bytes: 64 * MIB });
    fault({ kind: 'http_502', path: '/complete_video_part_upload/' });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({ failureClass: 'transient' });
    await running.sandbox.clock.advance(2 * HOUR_MS);
    await publishAccepted();
    expect(requests('/init_video_part_upload/')).toHaveLength(2);
    expect(requests('/upload_video_part/')).toHaveLength(6);
    expect(posts()).toHaveLength(1);
  });

  it('sends a cover of the ratio of the video, and a chosen second instead of it', async () => {
    const cover = await aDraftImage({ width: 720, height: 1280 });
    draft = aVideo({ cover });
    await publishAccepted();
    expect(posts()[0]?.images).toHaveLength(1);
    context = anAccountsContext();
    draft = aVideo({ cover, options: { coverSeconds: 2.5 } });
    await publishAccepted();
    expect(requests('/create_video/').at(-1)?.body).toMatchObject({ value: { cover_tsp: 2.5 } });
    expect(requests('/upload_image/')).toHaveLength(1);
  });

  it('understands every way in which the platform writes its answers', async () => {
    for (const switches of [
      { codesAsText: true, numbersAsText: true, nowInSeconds: true, logIdKey: 'log_id' },
      { createOmitsErrorCode: false, createOmitsVideoId: true, oldStatusDetail: true },
      { newerEnvelope: true, newerProfile: true },
    ]) {
      await control('reset', {});
      await control('douyin/switches', switches);
      context = anAccountsContext();
      await expect(douyin.verify(context)).resolves.toMatchObject({ mode: 'api' });
      const pending = await publishAccepted();
      await running.sandbox.clock.advance(MINUTE_MS);
      await expect(askPending(pending)).resolves.toMatchObject({ kind: 'published' });
    }
  });

  it('hands a video over to a person when the account may not post, without a call', async () => {
    const byHand = { ...context.account, mode: 'hand_off' as const };
    const other = new MemoryPublishContext(douyin, byHand, running.baseUrls.douyin!);
    await expect(douyin.publish(draft, other)).resolves.toMatchObject({ kind: 'awaiting_hand_off' });
    expect(requests('/')).toEqual([]);
  });
});

describe('a review', () => {
  it('that refuses stops the publication with advice', async () => {
    draft = aVideo({ title: '含违禁词的标题' });
    const pending = await publishAccepted();
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askPending(pending)).rejects.toMatchObject({
      failureClass: 'content_rejected',
      code: 'douyin_review_refused',
    });
  });

  it('that ends with friends only counts as published and says so', async () => {
    const pending = await publishAccepted();
    await control('douyin/works', { itemId: pending.reference, privateStatus: 2 });
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askPending(pending)).resolves.toMatchObject({
      kind: 'published',
      remote: { extra: { visibility: 'friends' } },
    });
  });

  it('without a status is believed when the work is played, and asked of a person after a day without', async () => {
    await control('douyin/switches', { omitVideoStatus: true, reviewSeconds: 25 * 3_600 });
    const pending = await publishAccepted();
    await running.sandbox.clock.advance(23 * HOUR_MS);
    await expect(askPending(pending)).resolves.toMatchObject({ kind: 'ask_again' });
    await running.sandbox.clock.advance(HOUR_MS);
    await expect(askPending(pending)).resolves.toMatchObject({ kind: 'cannot_tell' });
    await running.sandbox.clock.advance(HOUR_MS);
    await expect(askPending(pending)).resolves.toMatchObject({ kind: 'published' });
  });

  it('of a work that was deleted becomes the matter of a person', async () => {
    const pending = await publishAccepted();
    await control('douyin/works', { itemId: pending.reference, isDeleted: true });
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askPending(pending)).resolves.toMatchObject({ kind: 'ask_again' });
    await running.sandbox.clock.advance(25 * HOUR_MS);
    await expect(askPending(pending)).resolves.toMatchObject({
      kind: 'cannot_tell',
      reason: { zh: expect.stringContaining('删除') },
    });
  });

  it('is not taken for a refusal when only the question was refused', async () => {
    const pending = await publishAccepted();
    fault({ kind: 'code', code: '2100005', path: '/video_data/' });
    await expect(askPending(pending)).resolves.toMatchObject({ kind: 'cannot_tell' });
  });
});

describe('a lost answer to create', () => {
  const askLost = (intentAt: Date, timesAsked = 0) =>
    douyin.followUp({ kind: 'lost_answer', step: 'create', intentAt, timesAsked }, draft, context);

  async function lose(rule: object): Promise<Date> {
    const before = running.sandbox.clock.now();
    fault({ path: '/create_video/', ...rule });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    await expect(douyin.publish(draft, context)).rejects.toBeInstanceOf(LostAnswer);
    return before;
  }

  it('is found again in the list and no second work is made', async () => {
    const intentAt = await lose({ kind: 'drop_after' });
    await expect(askLost(intentAt)).resolves.toEqual({ kind: 'ask_again', askAgainAfterMs: MINUTE_MS });
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askLost(intentAt, 1)).resolves.toMatchObject({
      kind: 'published',
      remote: { id: posts()[0]?.id },
    });
    expect(posts()).toHaveLength(1);
  });

  it.each([{ kind: 'truncated_json' }, { kind: 'empty_body' }])('of %j is one as well', async (rule) => {
    const intentAt = await lose(rule);
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askLost(intentAt)).resolves.toMatchObject({ kind: 'published' });
    expect(posts()).toHaveLength(1);
  });

  it('hides behind a busy answer too: the work was made all the same', async () => {
    await control('douyin/switches', { createStoresThenAnswers: 28001005 });
    const intentAt = running.sandbox.clock.now();
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askLost(intentAt)).resolves.toMatchObject({ kind: 'published' });
  });

  it('is found behind pinned works and on later pages', async () => {
    for (let number = 0; number < 12; number += 1) {
      draft = aVideo();
      context.steps.clear();
      const { reference } = await publishAccepted();
      if (number === 0) await control('douyin/works', { itemId: reference, isPinned: true });
    }
    await running.sandbox.clock.advance(HOUR_MS);
    draft = aVideo();
    context.steps.clear();
    context.spent.clear();
    const intentAt = await lose({ kind: 'drop_after' });
    for (let number = 0; number < 11; number += 1) {
      const other = aVideo();
      context.steps.clear();
      await douyin.publish(other, context);
    }
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askLost(intentAt)).resolves.toMatchObject({ kind: 'published' });
  });

  it('is never declared harmless: after two hours a person decides', async () => {
    const intentAt = await lose({ kind: 'drop_before' });
    const answers = new Map<string, number>();
    for (let timesAsked = 0; timesAsked < 100; timesAsked += 1) {
      const answer = await askLost(intentAt, timesAsked);
      answers.set(answer.kind, (answers.get(answer.kind) ?? 0) + 1);
      if (answer.kind !== 'ask_again') break;
      await running.sandbox.clock.advance(answer.askAgainAfterMs);
    }
    expect([...answers.keys()]).toEqual(['ask_again', 'cannot_tell']);
    expect(answers.get('ask_again')).toBeGreaterThanOrEqual(25);
    expect(posts()).toHaveLength(0);
  });

  it('is not confused with an older work of the same words', async () => {
    await publishAccepted();
    await running.sandbox.clock.advance(HOUR_MS);
    context.steps.clear();
    const intentAt = await lose({ kind: 'drop_before' });
    await expect(askLost(intentAt)).resolves.toMatchObject({ kind: 'ask_again' });
  });

  it('asks a person when two works could be meant', async () => {
    const intentAt = await lose({ kind: 'drop_after' });
    context.steps.clear();
    await publishAccepted();
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askLost(intentAt)).resolves.toMatchObject({ kind: 'cannot_tell' });
  });
});

describe('a definite refusal of create', () => {
  it('uses up the upload: the next attempt uploads again', async () => {
    fault({ kind: 'code', code: '2100005', path: '/create_video/' });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({ failureClass: 'content_rejected' });
    await publishAccepted();
    expect(requests('/upload_video/')).toHaveLength(2);
    expect(posts()).toHaveLength(1);
  });

  it('waits for the next day when the works of the day are used up', async () => {
    await control('douyin/switches', { dailyWorks: 0 });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'quota',
      platformCode: '2114007',
    });
  });

  it('does not post again when the refused upload suggests that a lost attempt has posted', async () => {
    fault({ kind: 'drop_after', path: '/create_video/' });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    // A person decided, wrongly, that nothing was posted.
    await context.forgetSteps(['create']);
    context.history = { attempts: 1, hadLostAnswer: true };
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'unknown',
      code: 'douyin_upload_used_before',
    });
    expect(posts()).toHaveLength(1);
  });

  it('is refused by us before anything is uploaded when our own ceiling is reached', async () => {
    context.spent.set('create', 20);
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'quota',
      code: 'douyin_daily_ceiling',
    });
    expect(requests('/')).toEqual([]);
  });
});

describe('grant and capability', () => {
  it('refreshes a refused token once and goes on', async () => {
    await control('douyin/spoil-access-token', { openId: context.account.credentials.openId });
    await publishAccepted();
    expect(requests('/oauth/refresh_token/')).toHaveLength(1);
    expect(posts()).toHaveLength(1);
  });

  it('asks for a person after the owner has revoked the grant', async () => {
    await control('douyin/revoke', { openId: context.account.credentials.openId });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'credentials',
      accountChange: { needsAuthorization: true },
    });
  });

  it('keeps a grant alive for half a year, with five renewals, and then asks for a person', async () => {
    const days = async (): Promise<number> => {
      for (let day = 0; day < 400; day += 1) {
        await running.sandbox.clock.advance(24 * HOUR_MS);
        try {
          await douyin.verify(context);
        } catch {
          return day;
        }
      }
      return 400;
    };
    const lasted = await days();
    expect(requests('/oauth/renew_refresh_token/')).toHaveLength(5);
    expect(lasted).toBeGreaterThan(145);
    expect(lasted).toBeLessThan(200);
  });

  it('moves the account to hand-off when the app lacks the capability', async () => {
    context = anAccountsContext({ capabilities: ['user_info'] });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'permanent',
      accountChange: { mode: 'hand_off' },
    });
    await expect(douyin.verify(context)).resolves.toMatchObject({ mode: 'hand_off' });
  });

  it('asks for a new grant when the owner did not tick publishing', async () => {
    context = anAccountsContext({ scopes: ['user_info'] });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'credentials',
      platformCode: '28001012',
    });
  });

  it('tells name and end of the grant', async () => {
    await expect(douyin.verify(context)).resolves.toMatchObject({
      displayName: '市总工会抖音号',
      mode: 'api',
      grantExpiresAt: expect.any(Date),
    });
  });

  it('leaves withdrawal to a person, as there is no call for it', async () => {
    const remote = { id: '@a', url: null, publishedAt: new Date() };
    await expect(douyin.withdraw!(remote, context)).resolves.toMatchObject({ kind: 'by_hand' });
  });
});
