import type { ChannelHttp, ChannelRequest, FollowUpQuestion, PublicationDraft } from '@haojiao/channel-kit';
import { aPublicationDraft, MemoryPublishContext } from '@haojiao/channel-kit/testing';
import { createWeiboChannel } from './weibo.channel';
import { isSamePost, reconcile, SHARE_BEGAN_STEP } from './weibo.reconcile';
import { permalink } from './weibo-mid';
import { composeShareText } from './weibo-share-text';

const intentAt = new Date('2026-11-20T08:00:00Z');
const after = (seconds: number): Date => new Date(intentAt.getTime() + seconds * 1_000);
const lost = (timesAsked: number): FollowUpQuestion => ({
  kind: 'lost_answer',
  step: 'share',
  intentAt,
  timesAsked,
});

interface Listed {
  /** Seconds after the intent. */
  at: number;
  link?: string;
  text?: string;
}

/** A context whose Weibo lists these posts, or answers with this error. */
function aContext(
  now: Date,
  listed: Listed[] | { error_code: number },
  total?: number,
): MemoryPublishContext {
  const context = new MemoryPublishContext(
    createWeiboChannel(),
    {
      id: 'account',
      organizationId: 'organization',
      platform: 'weibo',
      name: '市总工会',
      mode: 'api',
      credentials: { accessToken: '2.00a', uid: '6000000001' },
      settings: {},
    },
    { api: 'http://weibo.invalid' },
    { now: () => now },
  );
  const body = Array.isArray(listed)
    ? { statuses: listed.map(statusOf), total_number: total ?? listed.length }
    : { error: 'refused', ...listed };
  const http: ChannelHttp = { send: async (_request: ChannelRequest) => answerOf(JSON.stringify(body)) };
  return Object.assign(context, { http, history: { attempts: 1, hadLostAnswer: true } });
}

function answerOf(text: string): Awaited<ReturnType<ChannelHttp['send']>> {
  return {
    status: 200,
    headers: {},
    body: Buffer.from(text),
    text: () => text,
    json: () => JSON.parse(text),
  };
}

function statusOf({ at, link, text = 'x' }: Listed, index: number): object {
  const china = new Date(after(at).getTime() + 8 * 3_600_000);
  return {
    idstr: `523000000000000${index}`,
    created_at: `Fri Nov ${china.getUTCDate()} ${china.toISOString().slice(11, 19)} +0800 2026`,
    text,
    user: { idstr: '6000000001' },
    ...(link ? { url_objects: [{ info: { url_long: link } }] } : {}),
  };
}

describe('looking for a post whose answer was lost', () => {
  const draft: PublicationDraft = aPublicationDraft({ canonicalUrl: 'https://union.example.org/p/1' });
  const link = 'http://union.example.org/p/1/';

  it('finds it by its long link among the posts of the time', async () => {
    const context = aContext(after(10), [{ at: 60 }, { at: 1, link }]);
    expect(await reconcile(lost(0), draft, context)).toEqual({
      kind: 'published',
      remote: {
        id: '5230000000000001',
        url: permalink('6000000001', '5230000000000001'),
        publishedAt: after(1),
        extra: { uid: '6000000001' },
      },
    });
  });

  it('does not take an older post of the same item for it', async () => {
    const context = aContext(after(600), [{ at: -3_600, link }]);
    expect(await reconcile(lost(2), draft, context)).toEqual({ kind: 'not_there' });
  });

  it('takes one that the first of several attempts made', async () => {
    const context = aContext(after(600), [{ at: -3_600, link }]);
    context.steps.set(SHARE_BEGAN_STEP, {
      intentAt: after(-3_601),
      result: { value: after(-3_601).toISOString(), at: after(-3_601) },
    });
    expect(await reconcile(lost(0), draft, context)).toMatchObject({ kind: 'published' });
  });

  it('says not there only after a second look, when a review would be over', async () => {
    const listed = [{ at: -600, text: '旧' }];
    expect(await reconcile(lost(0), draft, aContext(after(1_000), listed))).toEqual({
      kind: 'ask_again',
      askAgainAfterMs: 60_000,
    });
    expect(await reconcile(lost(1), draft, aContext(after(70), listed))).toEqual({
      kind: 'ask_again',
      askAgainAfterMs: 170_000,
    });
    expect(await reconcile(lost(1), draft, aContext(after(241), listed))).toEqual({ kind: 'not_there' });
    expect(await reconcile(lost(1), draft, aContext(after(241), []))).toEqual({ kind: 'not_there' });
  });

  it('leaves it to a person when newer posts hide the time, or may do so', async () => {
    const newer = [50, 40, 30, 20, 10].map((at) => ({ at }));
    expect(await reconcile(lost(1), draft, aContext(after(900), newer))).toMatchObject({
      kind: 'cannot_tell',
    });
    expect(await reconcile(lost(1), draft, aContext(after(900), newer.slice(0, 3), 9))).toMatchObject({
      kind: 'cannot_tell',
    });
    expect(await reconcile(lost(1), draft, aContext(after(900), [...newer.slice(1), { at: -300 }]))).toEqual({
      kind: 'not_there',
    });
  });

  it('leaves it to a person when Weibo does not let us look', async () => {
    const context = aContext(after(10), { error_code: 10014 });
    expect(await reconcile(lost(0), draft, context)).toMatchObject({ kind: 'cannot_tell' });
  });

  it.each([10001, 10023, 21332])(
    'asks again another time when the question failed with %d',
    async (error_code) => {
      await expect(reconcile(lost(0), draft, aContext(after(10), { error_code }))).rejects.toMatchObject({
        platformCode: String(error_code),
      });
    },
  );

  it('leaves it to a person after two attempts', async () => {
    const context = aContext(after(900), []);
    context.history = { attempts: 2, hadLostAnswer: true };
    expect(await reconcile(lost(1), draft, context)).toMatchObject({ kind: 'cannot_tell' });
  });

  it('never says not there of a post that Weibo took, and asks a person after two hours', async () => {
    const pending = (timesAsked: number): FollowUpQuestion => ({
      kind: 'pending',
      reference: 'share-1',
      timesAsked,
      pendingSince: intentAt,
    });
    expect(await reconcile(pending(0), draft, aContext(after(240), []))).toMatchObject({ kind: 'ask_again' });
    expect(await reconcile(pending(9), draft, aContext(after(7_000), []))).toMatchObject({
      kind: 'ask_again',
    });
    expect(await reconcile(pending(9), draft, aContext(after(7_200), []))).toMatchObject({
      kind: 'cannot_tell',
    });
  });
});

describe('whether a post is ours', () => {
  const text = composeShareText(
    aPublicationDraft({ title: '开赛', summary: '加油', canonicalUrl: 'https://u.example/1' }),
  );
  const status = { mid: '1', text: '', longLinks: [] as string[], deleted: false };

  it('is told by the long link where Weibo tells it', () => {
    expect(isSamePost({ ...status, longLinks: ['https://u.example/1'] }, text)).toBe(true);
    expect(
      isSamePost({ ...status, text: '【开赛】加油 http://t.cn/A', longLinks: ['https://u.example/2'] }, text),
    ).toBe(false);
  });

  it('is told by the words otherwise', () => {
    expect(isSamePost({ ...status, text: '【开赛】加油  http://t.cn/A6abc' }, text)).toBe(true);
    expect(isSamePost({ ...status, text: '【开赛】 http://t.cn/A6abc' }, text)).toBe(false);
    expect(isSamePost(status, text)).toBe(false);
  });
});
