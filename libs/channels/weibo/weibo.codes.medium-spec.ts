import { ChannelFailure } from '@haojiao/channel-kit';
import type { FailureClass } from '@haojiao/channel-kit';
import { aDraftImage, aPublicationDraft, MemoryPublishContext } from '@haojiao/channel-kit/testing';
import { startSandbox, type RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import { createWeiboSimulator } from '../../../apps/sandbox/src/weibo/weibo.simulator';
import { HOUR_MS } from '@haojiao/kernel';
import { createWeiboChannel } from './weibo.channel';

type Row = [code: string, failureClass: FailureClass, then: 'authorise' | 'by hand' | null];

/** The documented codes of the interface and what each has to mean for a post that was sent. */
const rows: Row[] = [
  ...classed('unknown', '10001 10003 10010 10011'),
  ...classed('transient', '10002 10009 20014 21331'),
  ...classed('permanent', '10004 10006 10007 10008 10012 10013 10016 10020 10021'),
  ...classed('permanent', '20001 20002 20003 20007 20009 20022 20101 20102 20104 20109 20201'),
  ...classed('permanent', '21320 21322 21323 21324 21326 21328 21329 21335 21338 21501 21502 21503 21504'),
  ...classed('permanent', '10005 10014 21321 21337', 'by hand'),
  ...classed('rate_limited', '10022 20016'),
  ...classed('quota', '10023 10024'),
  ...classed('credentials', '10032 21301 21314 21315 21316 21317 21319 21325 21327 21330 21332', 'authorise'),
  ...classed('credentials', '20015 20031 20507', 'authorise'),
  ...classed('content_rejected', '10018 20005 20006 20008 20012 20013 20017 20018 20019 20020 20021'),
  ...classed('content_rejected', '20049 20111 21602'),
  ['10017 text not find domain!', 'content_rejected', null],
  ['10017 appkey not bind domain!', 'permanent', null],
  ["10017 Parameter (rip)'s value invalid, expect (ip)", 'permanent', null],
];

function classed(failureClass: FailureClass, codes: string, then: Row[2] = null): Row[] {
  return codes.split(' ').map((code) => [code, failureClass, then]);
}

describe('the codes of Weibo over real sockets', () => {
  let running: RunningSandbox;
  const channel = createWeiboChannel();
  let contexts: MemoryPublishContext[] = [];

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createWeiboSimulator()] });
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.http.close()));
    contexts = [];
  });
  afterAll(() => running.stop());

  const posts = () => running.simulators[0]!.posts(running.sandbox);
  const shares = () => running.sandbox.journal.list({ path: '/2/statuses/share.json' });
  const faulty = (code: string, times = 1) =>
    running.sandbox.faults.add({ platform: 'weibo', path: 'share', kind: 'code', code, times });

  function aContext(options: Record<string, unknown> = {}): MemoryPublishContext {
    const { credentials, settings } = running.simulators[0]!.createAccount(options, running.sandbox);
    const account = { id: 'a', organizationId: 'o', platform: 'weibo', name: '工会', mode: 'api' as const };
    const context = new MemoryPublishContext(
      channel,
      { ...account, credentials, settings },
      running.baseUrls.weibo!,
      running.sandbox.clock,
    );
    contexts.push(context);
    return context;
  }

  async function failureOf(work: Promise<unknown>): Promise<ChannelFailure> {
    const error = await work.then(
      () => new Error('It did not fail'),
      (thrown: unknown) => thrown,
    );
    if (error instanceof ChannelFailure) return error;
    throw error;
  }

  it.each(rows)('%s is %s for a post', async (code, failureClass, then) => {
    faulty(code, 2);
    const failure = await failureOf(channel.publish(aPublicationDraft(), aContext()));
    running.sandbox.faults.clear();
    expect(failure).toMatchObject({ failureClass, platformCode: code.slice(0, 5) });
    expect(failure.advice.zh).not.toBe('');
    expect(failure.accountChange ?? null).toEqual(
      then === 'authorise' ? { needsAuthorization: true } : then === 'by hand' ? { mode: 'hand_off' } : null,
    );
    if (['rate_limited', 'quota', 'transient'].includes(failureClass))
      expect(failure.retryAfterMs).toBeGreaterThanOrEqual(60_000);
  });

  it.each([
    ['20053', '正在人工审核'],
    ['20032', '服务器较慢'],
  ])('%s says that the post is out, and nothing is sent again', async (code, note) => {
    faulty(code);
    const before = shares().length;
    const outcome = await channel.publish(aPublicationDraft(), aContext());
    expect(outcome).toMatchObject({
      kind: 'awaiting_platform',
      note: { zh: expect.stringContaining(note) },
    });
    expect(shares().length - before).toBe(1);
  });

  it.each([
    ['10099', 'unknown'],
    ['20098', 'content_rejected'],
    ['20046 your account is limited', 'permanent'],
    ['21399', 'credentials'],
    ['40012', 'unknown'],
  ])('%s, which stands in no list, is %s and told loudly', async (code, failureClass) => {
    faulty(code);
    const context = aContext();
    const warned: string[] = [];
    Object.assign(context.log, { warn: (event: string) => warned.push(event) });
    expect((await failureOf(channel.publish(aPublicationDraft(), context))).failureClass).toBe(failureClass);
    expect(warned).toContain('weibo_unlisted_error');
  });

  it.each(['20005', '20006', '10018'])('%s makes the picture smaller, once', async (code) => {
    const cover = await aDraftImage({ width: 4_000, height: 3_000 });
    const edges: number[] = [];
    const { encode } = cover;
    cover.encode = async (fit) => {
      const encoded = await encode(fit);
      edges.push(encoded.width);
      return encoded;
    };
    faulty(code);
    const before = posts().length;
    expect((await channel.publish(aPublicationDraft({ cover }), aContext())).kind).toBe('published');
    expect(posts().length - before).toBe(1);
    expect(edges).toEqual([2_048, 1_280]);

    faulty(code, 2);
    const failure = await failureOf(channel.publish(aPublicationDraft({ cover }), aContext()));
    expect([failure.failureClass, failure.platformCode]).toEqual(['content_rejected', code]);
    running.sandbox.faults.clear();
  });

  describe('at its limits', () => {
    const ofLength = (count: number) => aPublicationDraft({ text: '会'.repeat(count) });

    it('a text of 140 goes out, and of 141 does not leave the house', async () => {
      expect((await channel.publish(ofLength(129), aContext())).kind).toBe('published');
      const before = shares().length;
      const failure = await failureOf(channel.publish(ofLength(130), aContext()));
      expect(failure).toMatchObject({ failureClass: 'content_rejected', code: 'weibo_text_too_long' });
      expect(shares()).toHaveLength(before);
    });

    it('a text between 131 and 140 may be refused by the server all the same', async () => {
      await fetch(`${running.controlUrl}/control/weibo/switches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"strictLength":true}',
      });
      const failure = await failureOf(channel.publish(ofLength(129), aContext()));
      expect(failure).toMatchObject({ failureClass: 'content_rejected', platformCode: '20012' });
    });

    it('a picture of 5 MB is too large for Weibo, and ours never come near', async () => {
      const { accessToken } = aContext().account.credentials;
      const send = async (bytes: number) => {
        const form = new FormData();
        form.set('status', `图片 ${bytes} http://localhost/p/${bytes}`);
        form.set('rip', '211.156.0.1');
        const picture = new Uint8Array(bytes);
        picture.set([0xff, 0xd8, 0xff, 0xe0]);
        form.set('pic', new Blob([picture], { type: 'image/jpeg' }), 'a.jpg');
        const answer = await fetch(`${running.baseUrls.weibo!.api}/2/statuses/share.json`, {
          method: 'POST',
          headers: { authorization: `OAuth2 ${accessToken}` },
          body: form,
        });
        return ((await answer.json()) as { error_code?: number }).error_code;
      };
      const limit = 5 * 1024 * 1024;
      expect([await send(limit - 1), await send(limit)]).toEqual([undefined, 20006]);
    });

    it('thirty posts of an hour go out, the next waits', async () => {
      running.simulators[0]!.reset?.();
      // From the beginning of an hour, so that it does not end before the thirtieth.
      const { clock } = running.sandbox;
      await clock.advance(HOUR_MS - (clock.now().getTime() % HOUR_MS));
      const { account } = aContext();
      const again = () => {
        const context = aContext();
        Object.assign(context.account, account);
        return context;
      };
      for (let turn = 0; turn < 30; turn += 1)
        expect((await channel.publish(aPublicationDraft(), again())).kind).toBe('published');
      expect(await failureOf(channel.publish(aPublicationDraft(), again()))).toMatchObject({
        failureClass: 'quota',
        platformCode: '10024',
      });
    });
  });
});
