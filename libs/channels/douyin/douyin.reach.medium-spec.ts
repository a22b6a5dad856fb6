import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import { LostAnswer } from '@haojiao/channel-kit';
import type { CallbackResult, ChannelAccess, DraftMedia, PublicationDraft } from '@haojiao/channel-kit';
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
const withoutPosting = ['user_info', 'video.list.bind', 'h5.share', 'open.get.ticket', 'jump.basic'];

let running: RunningSandbox;
let context: MemoryPublishContext;
/** Stands for our own public address: hands out the film, and takes what the platform tells. */
let house: Server;
let houseUrl: string;
let heard: CallbackResult[];

beforeAll(async () => {
  running = await startSandbox({ simulators: [createDouyinSimulator()] });
  house = createServer((request, response) => {
    if (request.method === 'GET') {
      const type = request.url?.endsWith('.jpg') ? 'image/jpeg' : 'video/mp4';
      response.writeHead(200, { 'content-type': type }).end(Buffer.alloc(64));
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      );
      const rawBody = Buffer.concat(chunks);
      const result = douyin.receiveCallback!(
        { method: 'POST', query: {}, headers, rawBody },
        context.account,
        running.sandbox.clock.now(),
      );
      heard.push(result);
      response.writeHead(result.status, { 'content-type': result.mediaType }).end(result.body);
    });
  });
  await new Promise<void>((done) => house.listen(0, '127.0.0.1', done));
  houseUrl = `http://127.0.0.1:${(house.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((done) => house.close(done));
  await running.stop();
});
beforeEach(async () => {
  await control('reset', {});
  heard = [];
  context = aContext();
});

function aContext(
  options: Record<string, unknown> = {},
  changes: Partial<ChannelAccess> = {},
): MemoryPublishContext {
  const created = running.simulators[0]!.createAccount(options, running.sandbox);
  const account: ChannelAccess = {
    id: 'a1',
    organizationId: 'o1',
    platform: 'douyin',
    name: '市总工会',
    mode: 'api',
    ...created,
    ...changes,
  };
  return new MemoryPublishContext(douyin, account, running.baseUrls.douyin!, running.sandbox.clock);
}

/** Another process, or another turn of the ledger: the same grant, steps and account. */
function again(from: MemoryPublishContext, changes: Partial<ChannelAccess> = {}): MemoryPublishContext {
  const next = new MemoryPublishContext(
    douyin,
    { ...from.account, ...changes },
    from.baseUrls,
    running.sandbox.clock,
  );
  from.steps.forEach((step, name) => next.steps.set(name, step));
  from.appSecrets.forEach((secret, name) => next.appSecrets.set(name, secret));
  next.grant = from.grant;
  return next;
}

async function control(
  path: string,
  body: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${running.controlUrl}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
}

const posts = () => running.simulators[0]!.posts(running.sandbox);
const requests = (path: string) => running.sandbox.journal.list({ platform: 'douyin', path });
const parts = () => requests('/upload_video_part/').map((entry) => entry.query.part_number);
const aVideo = (overrides: Partial<PublicationDraft> = {}, media: Partial<DraftMedia> = {}) =>
  aPublicationDraft({
    kind: 'video',
    media: aDraftMedia({ publicUrl: async () => `${houseUrl}/film.mp4`, ...media }),
    title: '开赛',
    ...overrides,
  });
const openId = (): string => context.account.credentials.openId!;

describe('an app that may not post', () => {
  it('turns the account to posting by phone where that is enabled, and the next attempt has the link', async () => {
    const settings = { shareEnabled: true };
    context = aContext({ capabilities: withoutPosting }, { settings });
    await expect(douyin.publish(aVideo(), context)).rejects.toMatchObject({
      failureClass: 'transient',
      platformCode: '28001018',
      retryAfterMs: 5_000,
      accountChange: { mode: 'share' },
    });
    await expect(douyin.verify(context)).resolves.toMatchObject({ mode: 'share' });
    await expect(douyin.publish(aVideo(), again(context, { mode: 'share' }))).resolves.toMatchObject({
      kind: 'awaiting_hand_off',
      share: { url: expect.stringContaining('snssdk1128://') },
    });
  });

  it('is told apart by the scopes that the person ticked', async () => {
    context = aContext(
      { scopes: ['user_info', 'video.list.bind', 'video.data.bind'] },
      { settings: { shareEnabled: true } },
    );
    await running.sandbox.clock.advance(15 * DAY_MS);
    await expect(douyin.verify(context)).resolves.toMatchObject({
      mode: 'share',
      notes: [{ zh: expect.stringContaining('video.create.bind') }],
    });
    const byHand = again(context, { settings: {} });
    await expect(douyin.verify(byHand)).resolves.toMatchObject({ mode: 'hand_off' });
  });
});

describe('posting by phone', () => {
  const settings = { shareEnabled: true };

  async function linked(draft = aVideo({ tags: ['工会'] })) {
    const outcome = await douyin.publish(draft, context);
    if (outcome.kind !== 'awaiting_hand_off' || !outcome.share) throw new Error('There is no link');
    return outcome.share;
  }
  const scan = (link: string, user?: string) => control('douyin/phone', { link, openId: user });
  const listen = (wish: object = {}) =>
    control('douyin/webhooks', {
      clientKey: context.account.credentials.clientKey,
      url: `${houseUrl}/callbacks`,
      ...wish,
    });

  beforeEach(() => {
    context = aContext({ capabilities: withoutPosting }, { mode: 'share', settings });
  });

  it('goes from the link over the phone to the event that settles it, once for all repeats', async () => {
    expect((await listen({ duplicate: true, contentAsText: ['create_video'] })).status).toBe(204);
    const share = await linked();
    const posted = await scan(share.url, openId());
    expect(posted).toMatchObject({
      status: 200,
      body: { title: '开赛', topics: ['工会'], toPublishPage: true },
    });
    await running.sandbox.clock.advance(0);
    const events = heard.flatMap((result) => result.events);
    expect(events).toHaveLength(2);
    expect(new Set(events.map(({ key }) => key)).size).toBe(1);
    expect(events[0]).toMatchObject({
      reference: share.reference,
      answer: { kind: 'published', remote: { id: posted.body.itemId } },
    });
    expect(posts()).toMatchObject([{ text: '开赛 #工会', mediaUrl: expect.any(String) }]);
  });

  it('works with the link that the platform builds', async () => {
    context = again(context, { settings: { ...settings, shareLinkByServer: true } });
    const share = await linked();
    expect(share.url).toContain('schema_id');
    expect((await scan(share.url)).body).toMatchObject({ title: '开赛', shareId: share.reference });
  });

  it('of pictures shows all of them in the editor', async () => {
    const images = [await aDraftImage(), await aDraftImage()].map((image) => ({
      ...image,
      publicUrl: async () => `${houseUrl}/${image.assetId}.jpg`,
    }));
    const draft = aPublicationDraft({
      title: '开赛',
      images: Object.fromEntries(images.map((image) => [image.assetId, image])),
      options: { form: 'image_text' },
    });
    const { body } = await scan((await linked(draft)).url);
    expect(body).toMatchObject({
      toPublishPage: false,
      videoUrl: null,
      pictureUrls: [expect.any(String), expect.any(String)],
    });
  });

  it('of a fresh link keeps the reference, and uses one token and one ticket for all', async () => {
    const first = await linked();
    await running.sandbox.clock.advance(10 * MINUTE_MS);
    const fresh = await douyin.shareLink!(aVideo(), again(context), first.reference);
    expect(fresh.reference).toBe(first.reference);
    expect(fresh.url).not.toBe(first.url);
    expect(fresh.expiresAt.getTime()).toBeGreaterThan(first.expiresAt.getTime());
    expect((await scan(fresh.url)).status).toBe(200);
    for (let number = 0; number < 5; number += 1) {
      context.steps.clear();
      await linked();
    }
    expect(requests('/oauth/client_token/')).toHaveLength(1);
    expect(requests('/open/getticket/')).toHaveLength(1);
    expect(requests('/share-id/')).toHaveLength(6);
  });

  it('gets another token when the one in hand was pushed out by others', async () => {
    await linked();
    const { clientKey, clientSecret } = context.account.credentials;
    for (let number = 0; number < 2; number += 1)
      await fetch(`${context.baseUrls.api}/oauth/client_token/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          client_key: clientKey,
          client_secret: clientSecret,
          grant_type: 'client_credential',
        }),
      });
    context.steps.clear();
    await expect(linked()).resolves.toMatchObject({ url: expect.stringContaining('snssdk1128') });
    expect(requests('/oauth/client_token/')).toHaveLength(4);
  });

  it('goes on by hand when the app may not share either', async () => {
    context = aContext({ capabilities: ['user_info'] }, { mode: 'share', settings });
    await expect(douyin.publish(aVideo(), context)).rejects.toMatchObject({
      failureClass: 'permanent',
      accountChange: { mode: 'hand_off' },
    });
  });

  it('hears of a grant that the owner took back', async () => {
    context = aContext();
    await listen();
    await control('douyin/revoke', { openId: openId() });
    const changes = heard.map(({ accountChange }) => accountChange).filter(Boolean);
    expect(changes).toHaveLength(2);
    expect(changes[0]).toMatchObject({ needsAuthorization: true });
  });

  it('believes nobody who does not know the secret', async () => {
    const body = { event: 'create_video', client_key: context.account.credentials.clientKey, content: {} };
    const answer = await fetch(`${houseUrl}/callbacks`, { method: 'POST', body: JSON.stringify(body) });
    expect(answer.status).toBe(403);
    expect(heard).toMatchObject([{ status: 403, events: [] }]);
  });
});

describe('the pictures of an article', () => {
  let draft: PublicationDraft;

  beforeEach(async () => {
    const [one, two] = [await aDraftImage(), await aDraftImage({ width: 600, height: 900 })];
    draft = aPublicationDraft({
      title: '开赛',
      summary: '十二支队伍。',
      tags: ['工会'],
      images: { [one.assetId]: one, [two.assetId]: two },
      options: { form: 'image_text' },
    });
  });

  it('go out as one post and are followed to their page', async () => {
    const outcome = await douyin.publish(draft, context);
    if (outcome.kind !== 'awaiting_platform') throw new Error(outcome.kind);
    expect(posts()).toMatchObject([
      { text: '开赛\n十二支队伍。 #工会', images: [expect.any(String), expect.any(String)] },
    ]);
    await running.sandbox.clock.advance(MINUTE_MS);
    const pending = { kind: 'pending' as const, reference: outcome.reference, timesAsked: 0 };
    const answer = await douyin.followUp(
      { ...pending, pendingSince: running.sandbox.clock.now() },
      draft,
      context,
    );
    expect(answer).toMatchObject({ kind: 'published', remote: { url: expect.stringContaining('/note/') } });
  });

  it('are found again after a lost answer, without a second post', async () => {
    running.sandbox.faults.add({ platform: 'douyin', kind: 'drop_after', path: '/create_image_text/' });
    const intentAt = running.sandbox.clock.now();
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({ failureClass: 'unknown' });
    await expect(douyin.publish(draft, context)).rejects.toBeInstanceOf(LostAnswer);
    await running.sandbox.clock.advance(MINUTE_MS);
    const question = { kind: 'lost_answer' as const, step: 'create', intentAt, timesAsked: 0 };
    await expect(douyin.followUp(question, draft, context)).resolves.toMatchObject({ kind: 'published' });
    expect(posts()).toHaveLength(1);
  });

  it('are not sent again when only the post was refused for a while', async () => {
    running.sandbox.faults.add({ platform: 'douyin', kind: 'drop_before', path: '/upload_image/', skip: 1 });
    await expect(douyin.publish(draft, context)).rejects.toMatchObject({ failureClass: 'transient' });
    await douyin.publish(draft, again(context));
    expect(requests('/upload_image/')).toHaveLength(3);
    expect(posts()).toHaveLength(1);
  });
});

describe('a large video', () => {
  /** The process is gone in the middle: no answer, no result, nothing is tidied up. */
  const killedAt = (part: number): Partial<DraftMedia> => {
    const whole = aDraftMedia({ bytes: 64 * MIB });
    let reads = 0;
    return {
      bytes: 64 * MIB,
      read: async (start, end) => {
        reads += 1;
        if (reads === part) throw new Error('killed');
        return whole.read(start, end);
      },
    };
  };

  it('goes on after a kill where it stopped: no finished part is sent again', async () => {
    await expect(douyin.publish(aVideo({}, killedAt(3)), context)).rejects.toThrow('killed');
    expect(parts()).toEqual(['1', '2']);
    await douyin.publish(aVideo({}, { bytes: 64 * MIB }), again(context));
    expect(parts()).toEqual(['1', '2', '3']);
    expect(requests('/init_video_part_upload/')).toHaveLength(1);
    expect(posts()).toHaveLength(1);
  });

  it('begins anew two hours after the kill, when the platform has dropped it', async () => {
    await expect(douyin.publish(aVideo({}, killedAt(2)), context)).rejects.toThrow('killed');
    await running.sandbox.clock.advance(2 * HOUR_MS);
    await douyin.publish(aVideo({}, { bytes: 64 * MIB }), again(context));
    expect(parts()).toEqual(['1', '1', '2', '3']);
    expect(requests('/init_video_part_upload/')).toHaveLength(2);
    expect(posts()).toHaveLength(1);
  });

  it('is cut as the account is set, and parts of two sizes never meet in one upload', async () => {
    const settings = { singleUploadMaxMegabytes: 10, partMegabytes: 30 };
    await expect(douyin.publish(aVideo({}, killedAt(2)), again(context, { settings }))).rejects.toThrow(
      'killed',
    );
    const halfway = again(context, { settings });
    await expect(douyin.publish(aVideo({}, killedAt(2)), halfway)).rejects.toThrow('killed');
    running.sandbox.journal.clear();
    await douyin.publish(
      aVideo({}, { bytes: 64 * MIB }),
      again(halfway, { settings: { ...settings, partMegabytes: 40 } }),
    );
    expect(parts()).toEqual(['1', '2']);
    expect(requests('/init_video_part_upload/')).toHaveLength(1);
    expect(posts()).toHaveLength(1);
  });

  it('up to the ceiling of the account goes up in one piece', async () => {
    context = again(context, { settings: { singleUploadMaxMegabytes: 64 } });
    await douyin.publish(aVideo({}, { bytes: 64 * MIB }), context);
    expect(requests('/upload_video/')).toHaveLength(1);
    expect(parts()).toEqual([]);
  });
});

describe('a grant', () => {
  const live = async (days: number): Promise<void> => {
    for (let day = 0; day < days; day += 1) {
      await running.sandbox.clock.advance(DAY_MS);
      await douyin.verify(context);
    }
  };
  const renewals = () => requests('/oauth/renew_refresh_token/').length;

  it('is renewed when less than five days are left, and not before', async () => {
    await live(24);
    expect(renewals()).toBe(0);
    await live(2);
    expect(renewals()).toBe(1);
    expect(context.grant?.renewals).toBe(1);
  });

  it('that can not be renewed any more is announced a fortnight ahead, and ends as a matter for a person', async () => {
    await live(135);
    expect(renewals()).toBe(5);
    const notes: string[][] = [];
    let ended: unknown;
    for (let day = 0; day < 40 && !ended; day += 1) {
      await running.sandbox.clock.advance(DAY_MS);
      await douyin.verify(context).then(
        (facts) => notes.push(facts.notes.map(({ zh }) => zh)),
        (error: unknown) => (ended = error),
      );
    }
    const first = notes.findIndex((each) => each.length > 0);
    expect(notes[first]).toEqual([expect.stringContaining('还剩 13 天')]);
    expect(notes.slice(first).every(([note]) => note?.includes('续期次数已用完'))).toBe(true);
    expect(notes.length - first).toBeGreaterThanOrEqual(14);
    expect(ended).toMatchObject({ failureClass: 'credentials', accountChange: { needsAuthorization: true } });
    expect(renewals()).toBe(5);
  });

  it('whose renewal was answered to a process that died is tried with the old token once, then needs a person', async () => {
    await live(24);
    const refreshToken = context.grant!.refreshToken!;
    // The platform renewed; nobody kept its answer.
    await running.sandbox.clock.advance(DAY_MS);
    await fetch(`${context.baseUrls.api}/oauth/renew_refresh_token/`, {
      method: 'POST',
      body: new URLSearchParams({
        client_key: context.account.credentials.clientKey!,
        refresh_token: refreshToken,
      }),
    });
    running.sandbox.journal.clear();
    await running.sandbox.clock.advance(HOUR_MS);
    await expect(douyin.verify(again(context))).rejects.toMatchObject({
      failureClass: 'credentials',
      platformCode: '10010',
      accountChange: { needsAuthorization: true },
    });
    expect(requests('/oauth/').filter(({ path }) => /refresh/.test(path))).toHaveLength(1);
  });

  it('goes on when the process died before the platform heard of the renewal', async () => {
    await live(24);
    running.sandbox.faults.add({
      platform: 'douyin',
      kind: 'drop_before',
      path: '/oauth/renew_refresh_token/',
    });
    await live(3);
    expect(context.grant?.renewals).toBe(1);
  });

  it.each([
    ['2190016', 'permanent'],
    ['28001016', 'permanent'],
    ['28001019', 'permanent'],
    ['10010', 'credentials'],
  ])('refused with %s while it is refreshed is %s', async (code, failureClass) => {
    await running.sandbox.clock.advance(15 * DAY_MS);
    running.sandbox.faults.add({ platform: 'douyin', kind: 'code', code, path: '/oauth/refresh_token/' });
    await expect(douyin.verify(context)).rejects.toMatchObject({ failureClass, platformCode: code });
  });

  it('whose fresh token is refused as well needs a person', async () => {
    running.sandbox.faults.add({
      platform: 'douyin',
      kind: 'code',
      code: '2190002',
      path: '/upload_video/',
      times: 2,
    });
    await expect(douyin.publish(aVideo(), context)).rejects.toMatchObject({
      platformCode: '2190002',
      accountChange: { needsAuthorization: true },
    });
    expect(requests('/upload_video/')).toHaveLength(2);
    expect(requests('/oauth/refresh_token/')).toHaveLength(1);
  });
});
