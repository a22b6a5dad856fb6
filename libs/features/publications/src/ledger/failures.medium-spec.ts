import { ChannelFailure } from '@haojiao/channel-kit';
import type { FailureClass } from '@haojiao/channel-kit';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

const advice = { zh: '请处理。', en: 'Do something.' };

function failure(failureClass: FailureClass, more: object = {}): ChannelFailure {
  return new ChannelFailure({ failureClass, code: `scripted_${failureClass}`, advice, ...more });
}

describe('a failure of the platform', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  beforeEach(async () => {
    desk.reset();
    // A success, so that the breaker of the platform does not add up the failures of different tests.
    await desk.work(await desk.aPublication());
    desk.reset();
  });
  afterAll(() => desk.close());

  const failingWith = async (error: Error, platform: 'scripted' | 'other' = 'scripted') => {
    const id = await desk.aPublication(platform);
    const channel = platform === 'scripted' ? desk.channel : desk.other;
    channel.onPost = async () => {
      throw error;
    };
    await desk.work(id);
    return id;
  };

  it.each([
    ['transient', undefined, 30_000, 1],
    ['transient', 7_000, 7_000, 1],
    ['rate_limited', undefined, 60_000, 0],
    ['rate_limited', 5_000, 5_000, 0],
    ['quota', undefined, 3_600_000, 0],
    ['quota', 90_000, 90_000, 0],
  ] as const)(
    'of class %s (retry after %s) is tried again after %s ms and uses up %s attempts',
    async (...row) => {
      const [failureClass, retryAfterMs, afterMs, attempts] = row;
      const id = await failingWith(failure(failureClass, { retryAfterMs }));
      const kept = await desk.row(id);
      expect(kept).toMatchObject({
        state: 'queued',
        attempts,
        failure: { class: failureClass },
        lost_step: null,
      });
      expect(kept.next_run_at.getTime()).toBe(desk.now().getTime() + afterMs);
    },
  );

  it.each(['content_rejected', 'permanent', 'credentials'] as const)(
    'of class %s ends it with its reason',
    async (of) => {
      const id = await failingWith(failure(of));
      expect(await desk.row(id)).toMatchObject({
        state: 'failed',
        failure: { class: of, code: `scripted_${of}` },
      });
      expect(await desk.steps(id)).toMatchObject([{ state: 'done' }, { name: 'post', state: 'failed' }]);
    },
  );

  it('of class transient is given up after eight attempts', async () => {
    const id = await failingWith(failure('transient'));
    for (let turn = 0; turn < 10; turn += 1) await desk.workWhenDue(id);
    expect(await desk.row(id)).toMatchObject({ state: 'failed', attempts: 7 });
  });

  it('that nobody understands is a matter for the question, not for the post', async () => {
    const id = await failingWith(failure('unknown'));
    expect(await desk.row(id)).toMatchObject({ state: 'publishing', lost_step: 'post', attempts: 0 });
    const inside = await failingWith(new Error('a bug of ours'));
    expect(await desk.row(inside)).toMatchObject({ state: 'publishing', lost_step: 'post' });
  });

  it('that takes the right to post away turns the account and its publications to hand-off', async () => {
    const id = await failingWith(failure('permanent', { accountChange: { mode: 'hand_off' } }));
    expect(await desk.row(id)).toMatchObject({ state: 'awaiting_hand_off', mode: 'hand_off', failure: null });
    const { channel_account_id: account } = await desk.row(id);
    const { body } = await desk.plan(await desk.anApproved(), [account]);
    await desk.work(body.items[0].id);
    expect(await desk.row(body.items[0].id)).toMatchObject({ state: 'awaiting_hand_off', mode: 'hand_off' });
    expect((await desk.sql('SELECT mode FROM channel_accounts WHERE id = $1', [account]))[0]).toEqual({
      mode: 'hand_off',
    });
  });

  describe('of the credentials', () => {
    const refused = () => failure('credentials', { accountChange: { needsAuthorization: true } });
    const stateOf = async (id: string) =>
      (
        await desk.sql<{ state: string }>(
          'SELECT a.state FROM channel_accounts a JOIN publications p ON p.channel_account_id = a.id WHERE p.id = $1',
          [id],
        )
      )[0]!.state;
    const renew = async (id: string) => {
      const { channel_account_id: account } = await desk.row(id);
      const url = `/api/v1/channel-accounts/${account}`;
      const { etag } = await desk.author.get(url);
      const answer = await desk.author.patch(url, { credentials: { secret: 'TOP-SECRET-2' } }, etag);
      expect(answer.status).toBe(200);
    };

    it('asks for a person at the account, and goes on by itself when the grant is renewed', async () => {
      const id = await failingWith(refused());
      expect([(await desk.row(id)).state, await stateOf(id)]).toEqual(['failed', 'needs_authorization']);
      await renew(id);
      expect(await stateOf(id)).toBe('connected');
      expect(await desk.row(id)).toMatchObject({
        state: 'queued',
        failure: null,
        note: { zh: expect.stringContaining('重新授权') },
      });
      desk.channel.reset();
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'published' });
    });

    it('also when the account was only checked again', async () => {
      const id = await failingWith(refused());
      const { channel_account_id: account } = await desk.row(id);
      expect((await desk.author.post(`/api/v1/channel-accounts/${account}/verify`)).body.healthy).toBe(true);
      expect(await desk.row(id)).toMatchObject({ state: 'queued' });
    });

    it('does not bring back what failed long ago, for another reason, or was planned anew', async () => {
      const old = await failingWith(refused());
      desk.forward(25 * 3_600_000);
      const rejected = await failingWith(failure('content_rejected'));
      const replaced = await failingWith(refused());
      const { content_id: content, channel_account_id: account } = await desk.row(replaced);
      expect((await desk.plan(content, [account])).status).toBe(201);
      for (const id of [old, rejected, replaced]) await renew(id);
      const states = await Promise.all(
        [old, rejected, replaced].map(async (id) => (await desk.row(id)).state),
      );
      expect(states).toEqual(['failed', 'failed', 'failed']);
    });

    it('says nothing about a post that the platform already has: it is asked again later', async () => {
      const id = await desk.aPublication();
      desk.channel.onPublish = async () => ({
        kind: 'awaiting_platform',
        reference: `pending-${id}`,
        askAgainAfterMs: 1_000,
      });
      await desk.work(id);
      desk.channel.onFollowUp = async () => {
        throw refused();
      };
      expect(await desk.workWhenDue(id)).toMatchObject({
        state: 'awaiting_platform',
        failure: { class: 'credentials' },
        attempts: 0,
      });
      await renew(id);
      expect((await desk.row(id)).next_run_at).toEqual(desk.now());
      desk.channel.onFollowUp = async () => ({
        kind: 'published',
        remote: desk.channel.remote('at-last', desk.now()),
      });
      expect(await desk.workWhenDue(id)).toMatchObject({ state: 'published', failure: null });
    });
  });

  describe('at a question', () => {
    const pending = async () => {
      const id = await desk.aPublication();
      desk.channel.onPublish = async () => ({
        kind: 'awaiting_platform',
        reference: `pending-${id}`,
        askAgainAfterMs: 1_000,
      });
      await desk.work(id);
      return id;
    };
    const answerWith = async (id: string, error: Error) => {
      desk.channel.onFollowUp = async () => {
        throw error;
      };
      return desk.workWhenDue(id);
    };

    it.each(['transient', 'rate_limited', 'quota'] as const)(
      'of class %s never becomes a failure of the post',
      async (of) => {
        const id = await pending();
        for (let turn = 0; turn < 10; turn += 1) await answerWith(id, failure(of));
        expect(await desk.row(id)).toMatchObject({ state: 'awaiting_platform', attempts: 0 });
      },
    );

    it('that is the verdict on the post ends it', async () => {
      const id = await pending();
      expect(await answerWith(id, failure('content_rejected'))).toMatchObject({ state: 'failed' });
    });

    it('about a lost answer asks a person, whatever it says', async () => {
      const id = await failingWith(failure('unknown'));
      expect(await answerWith(id, failure('permanent'))).toMatchObject({ state: 'needs_attention' });
    });
  });

  it('ten times in a row leaves that platform alone for a while, and no other', async () => {
    for (let count = 0; count < 10; count += 1) await failingWith(failure('transient'), 'other');
    const held = await failingWith(failure('transient'), 'other');
    expect(await desk.row(held)).toMatchObject({
      state: 'queued',
      attempts: 0,
      failure: { code: 'platform_down' },
    });
    const id = await desk.aPublication('scripted');
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'published' });
  });
});
