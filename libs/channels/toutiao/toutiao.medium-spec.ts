import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import type { ChannelAccess, PublicationDraft } from '@haojiao/channel-kit';
import { MemoryPublishContext, aDraftMedia, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { startSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import type { RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import { createToutiaoSimulator } from '../../../apps/sandbox/src/toutiao/toutiao.simulator';
import { createToutiaoChannel } from './toutiao.channel';

const toutiao = createToutiaoChannel();

let running: RunningSandbox;
let context: MemoryPublishContext;
let draft: PublicationDraft;

beforeAll(async () => {
  running = await startSandbox({ simulators: [createToutiaoSimulator()] });
});
afterAll(() => running.stop());
beforeEach(async () => {
  await control('reset', {});
  context = anAccountsContext();
  draft = aPublicationDraft({ kind: 'video', media: aDraftMedia() });
});

function anAccountsContext(
  options: Record<string, unknown> = {},
  settings: Record<string, unknown> = {},
): MemoryPublishContext {
  const created = running.simulators[0]!.createAccount({ officialVideo: true, ...options }, running.sandbox);
  const account: ChannelAccess = {
    id: 'a1',
    organizationId: 'o1',
    platform: 'toutiao',
    name: '市总工会',
    mode: 'api',
    credentials: created.credentials,
    settings: { ...created.settings, ...settings },
  };
  return new MemoryPublishContext(toutiao, account, running.baseUrls.toutiao!, running.sandbox.clock);
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
const requests = (path: string) => running.sandbox.journal.list({ platform: 'toutiao', path });
const fault = (rule: object) => running.sandbox.faults.add({ platform: 'toutiao', ...rule } as never);

async function publishAccepted(): Promise<{ reference: string; pendingSince: Date }> {
  const outcome = await toutiao.publish(draft, context);
  if (outcome.kind !== 'awaiting_platform') throw new Error(`Outcome was ${outcome.kind}`);
  return { reference: outcome.reference, pendingSince: running.sandbox.clock.now() };
}

const askPending = (pending: { reference: string; pendingSince: Date }) =>
  toutiao.followUp({ kind: 'pending', timesAsked: 0, ...pending }, draft, context);
const askLost = (intentAt: Date) =>
  toutiao.followUp({ kind: 'lost_answer', step: 'create', intentAt, timesAsked: 0 }, draft, context);

describe('publishing a short video', () => {
  it('is published once somebody has watched it', async () => {
    await control('toutiao/switches', { reviewSeconds: 600 });
    const pending = await publishAccepted();
    await running.sandbox.clock.advance(9 * MINUTE_MS);
    await expect(askPending(pending)).resolves.toMatchObject({ kind: 'ask_again' });
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askPending(pending)).resolves.toMatchObject({
      kind: 'published',
      remote: { id: posts()[0]?.id, url: posts()[0]?.url },
    });
  });

  it('asks a person when nobody has watched it for a day', async () => {
    draft = aPublicationDraft({ kind: 'video', title: '含违禁词的标题', media: aDraftMedia() });
    const pending = await publishAccepted();
    await running.sandbox.clock.advance(24 * HOUR_MS);
    await expect(askPending(pending)).resolves.toMatchObject({
      kind: 'cannot_tell',
      reason: { zh: expect.stringContaining('人工确认') },
    });
  });

  it('uploads what is above 50 MB in parts', async () => {
    draft = aPublicationDraft({ kind: 'video', media: aDraftMedia({ bytes: 51 * 1024 * 1024 }) });
    await publishAccepted();
    expect(requests('/toutiao/video/part/upload/')).toHaveLength(3);
    expect(posts()).toHaveLength(1);
  });

  it('speaks to the host of the grants for tokens and to the host of the content for the rest', async () => {
    await control('toutiao/spoil-access-token', { openId: context.account.credentials.openId });
    await publishAccepted();
    const roles = (path: string): string[] => [...new Set(requests(path).map((entry) => entry.role))];
    expect(roles('/oauth/')).toEqual(['oauth']);
    expect(roles('/toutiao/')).toEqual(['api']);
  });

  it('makes no call where works come over from Douyin', async () => {
    context = anAccountsContext({}, { alreadySyncedFromDouyin: true });
    await expect(toutiao.publish(draft, context)).resolves.toMatchObject({ kind: 'awaiting_hand_off' });
    expect(requests('/')).toEqual([]);
  });
});

describe('a lost answer to create', () => {
  it('is found again in the list', async () => {
    const intentAt = running.sandbox.clock.now();
    fault({ kind: 'drop_after', path: '/toutiao/video/create/' });
    await expect(toutiao.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    await running.sandbox.clock.advance(MINUTE_MS);
    await expect(askLost(intentAt)).resolves.toMatchObject({
      kind: 'awaiting_platform',
      reference: posts()[0]?.id,
    });
  });

  it('is repeated with the same upload after a quarter of an hour, which makes no second post', async () => {
    await control('toutiao/switches', { listDelaySeconds: 3_600 });
    const intentAt = running.sandbox.clock.now();
    fault({ kind: 'drop_after', path: '/toutiao/video/create/' });
    await expect(toutiao.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    await expect(askLost(intentAt)).resolves.toMatchObject({ kind: 'ask_again' });
    await running.sandbox.clock.advance(15 * MINUTE_MS);
    await expect(askLost(intentAt)).resolves.toEqual({ kind: 'not_there' });
    await context.forgetSteps(['create']);
    context.history = { attempts: 1, hadLostAnswer: true };
    await running.sandbox.clock.advance(5 * HOUR_MS);
    const { reference } = await publishAccepted();
    expect(posts().map((post) => post.id)).toEqual([reference]);
    expect(requests('/toutiao/video/upload/')).toHaveLength(1);
  });

  it('becomes the matter of a person when the upload has lapsed', async () => {
    const intentAt = running.sandbox.clock.now();
    fault({ kind: 'drop_before', path: '/toutiao/video/create/' });
    await expect(toutiao.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    await context.forgetSteps(['create']);
    context.history = { attempts: 1, hadLostAnswer: true };
    fault({ kind: 'code', code: '2190007', path: '/toutiao/video/create/' });
    await expect(toutiao.publish(draft, context)).rejects.toMatchObject({
      failureClass: 'unknown',
      code: 'toutiao_upload_lapsed_after_lost_answer',
    });
    await running.sandbox.clock.advance(3 * HOUR_MS);
    await expect(askLost(intentAt)).resolves.toMatchObject({ kind: 'cannot_tell' });
    expect(posts()).toHaveLength(0);
  });
});

describe('grant and capability', () => {
  it.each(['http_404', 'code'])(
    'goes on by hand, in clear words, when the API is taken off (%s)',
    async (delisted) => {
      await control('toutiao/switches', { delisted });
      await expect(toutiao.publish(draft, context)).rejects.toMatchObject({
        failureClass: 'permanent',
        code: 'toutiao_api_delisted',
        accountChange: { mode: 'hand_off' },
      });
      await expect(toutiao.verify(context)).resolves.toMatchObject({ mode: 'hand_off' });
    },
  );

  it('does not call a post failed because its figures can no longer be read', async () => {
    const pending = await publishAccepted();
    await control('toutiao/switches', { delisted: 'http_404' });
    await expect(askPending(pending)).resolves.toMatchObject({ kind: 'cannot_tell' });
  });

  it('ends without renewal, and lasts where renewing is tried and possible', async () => {
    const lastsDays = async (limit: number): Promise<number> => {
      for (let day = 1; day <= limit; day += 1) {
        await running.sandbox.clock.advance(24 * HOUR_MS);
        try {
          await toutiao.verify(context);
        } catch {
          return day;
        }
      }
      return limit;
    };
    await expect(lastsDays(60)).resolves.toBeLessThanOrEqual(45);
    expect(requests('/oauth/renew_refresh_token/')).toHaveLength(0);
    await control('toutiao/switches', { renew: 'supported' });
    context = anAccountsContext({}, { renewRefreshToken: true });
    await expect(lastsDays(60)).resolves.toBe(60);
  });

  it('moves the account to hand-off when the app lacks the capability', async () => {
    context = anAccountsContext({ capabilities: ['user_info'] });
    await expect(toutiao.publish(draft, context)).rejects.toMatchObject({ platformCode: '2190004' });
  });

  it('verifies an account without the official API as one for posting by hand', async () => {
    context = anAccountsContext({}, { officialVideo: false });
    await expect(toutiao.verify(context)).resolves.toMatchObject({
      mode: 'hand_off',
      displayName: '市总工会头条号',
    });
    expect(requests('/toutiao/')).toEqual([]);
  });
});
