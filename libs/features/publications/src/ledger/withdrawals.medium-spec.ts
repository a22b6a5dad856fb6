import { ChannelFailure } from '@haojiao/channel-kit';
import type { FollowUpAnswer } from '@haojiao/channel-kit';
import { approve, openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

const advice = { zh: '断线。', en: 'The line broke.' };

describe('a withdrawal', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const aPublished = async (wish: object = {}) => {
    const content = await desk.anApproved(wish);
    const { body } = await desk.plan(content, [await desk.anAccount()]);
    const id: string = body.items[0].id;
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'published' });
    return { content, id };
  };
  const withdraw = (id: string) =>
    desk.author.post(`/api/v1/publications/${id}/withdraw`, { reason: '内容有误' });
  const contentState = async (content: string) =>
    (await desk.author.get(`/api/v1/contents/${content}`)).body.state;

  const losingTheFirstAnswer = () => {
    let lost = false;
    desk.channel.onWithdraw = async (_remote, context) => {
      await context.step('withdraw', { effect: 'once' }, async () => {
        desk.channel.done.push('delete');
        if (lost) return true;
        lost = true;
        throw new ChannelFailure({ failureClass: 'unknown', code: 'scripted_lost', advice });
      });
      return { kind: 'withdrawn' };
    };
  };

  it.each([
    ['not_there', { kind: 'not_there' }],
    ['still there', { kind: 'published', remote: { id: 'x', url: null, publishedAt: new Date() } }],
  ] as [string, FollowUpAnswer][])(
    'whose answer was lost is asked about and done again: %s',
    async (_name, answer) => {
      const { content, id } = await aPublished();
      losingTheFirstAnswer();
      desk.channel.onFollowUp = async () => answer;
      await withdraw(id);
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'withdrawing', lost_step: 'withdraw:withdraw' });
      expect(await desk.workWhenDue(id)).toMatchObject({ state: 'withdrawing', lost_step: null });
      expect(desk.channel.asked).toMatchObject([{ kind: 'lost_answer', step: 'withdraw' }]);
      expect(await desk.workWhenDue(id)).toMatchObject({ state: 'withdrawn', remote_id: expect.any(String) });
      expect(desk.channel.done.filter((what) => what === 'delete')).toHaveLength(2);
      expect(await contentState(content)).toBe('withdrawn');
    },
  );

  it('whose answer nobody can tell is a matter for a person, who ends it', async () => {
    const { content, id } = await aPublished();
    losingTheFirstAnswer();
    desk.channel.onFollowUp = async () => ({ kind: 'cannot_tell', reason: advice });
    await withdraw(id);
    await desk.work(id);
    expect(await desk.workWhenDue(id)).toMatchObject({
      state: 'needs_attention',
      failure: { code: 'withdraw_outcome_unknown' },
    });
    expect(await contentState(content)).toBe('published');
    const answer = await desk.author.post(`/api/v1/publications/${id}/resolve`, { outcome: 'not_published' });
    expect(answer.body).toMatchObject({ state: 'withdrawn' });
    expect(await contentState(content)).toBe('withdrawn');
  });

  it('that a worker did not survive is asked about too', async () => {
    const { id } = await aPublished();
    await withdraw(id);
    await desk.workerDiesAt(id, 'withdraw:delete');
    desk.forward(31_000);
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'withdrawing', lost_step: 'withdraw:delete' });
    await desk.workWhenDue(id);
    expect(await desk.workWhenDue(id)).toMatchObject({ state: 'withdrawn' });
  });

  it('is not taken for a lost one because of how its post was once found', async () => {
    const content = await desk.anApproved();
    const { body } = await desk.plan(content, [await desk.anAccount()]);
    const id: string = body.items[0].id;
    await desk.workerDiesAt(id, 'post');
    desk.channel.onFollowUp = async () => ({
      kind: 'published',
      remote: desk.channel.remote('found', desk.now()),
    });
    desk.forward(31_000);
    await desk.work(id);
    await desk.workWhenDue(id);
    await withdraw(id);
    desk.channel.onWithdraw = async () => {
      throw new ChannelFailure({ failureClass: 'transient', code: 'scripted_down', advice });
    };
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'withdrawing', lost_step: null, attempts: 1 });
  });

  it('that did not happen is no second appearance of the post', async () => {
    const { content, id } = await aPublished();
    const { Outcomes } = await import('./outcomes');
    let appearances = 0;
    desk.api.app.get(Outcomes, { strict: false }).onLive(async () => {
      appearances += 1;
    });
    await withdraw(id);
    desk.channel.onWithdraw = async () => ({ kind: 'by_hand', instruction: advice });
    await desk.work(id);
    const answer = await desk.author.post(`/api/v1/publications/${id}/resolve`, { outcome: 'published' });
    expect(answer.body).toMatchObject({ state: 'published', withdrawReason: null });
    expect(appearances).toBe(0);
    expect(await contentState(content)).toBe('published');
  });

  it('of an item leaves room to publish it again, also under the same id as on our own site', async () => {
    const { content, id } = await aPublished();
    const { remote_id: remoteId, channel_account_id: account } = await desk.row(id);
    await withdraw(id);
    await desk.work(id);
    const { body } = await desk.plan(content, [account]);
    desk.channel.onPost = async () => remoteId;
    await desk.work(body.items[0].id);
    expect(await desk.row(body.items[0].id)).toMatchObject({ state: 'published', remote_id: remoteId });
    expect(await contentState(content)).toBe('published');
  });

  describe('of the whole item', () => {
    const withdrawAll = (content: string) =>
      desk.author.post(`/api/v1/contents/${content}/withdraw`, { reason: '全部撤下' });

    it('takes down what is out, cancels what is planned, and catches what is on its way', async () => {
      const content = await desk.anApproved();
      const accounts = [];
      for (let count = 0; count < 4; count += 1) accounts.push(await desk.anAccount());
      const later = new Date(desk.now().getTime() + 3_600_000).toISOString();
      const ids: string[] = (await desk.plan(content, accounts.slice(0, 3))).body.items.map(
        (item: { id: string }) => item.id,
      );
      const planned: string = (await desk.plan(content, accounts.slice(3), { scheduledAt: later })).body
        .items[0].id;
      const [out, onItsWay, lost] = ids as [string, string, string];
      await desk.work(out);
      desk.channel.onPublish = async () => ({
        kind: 'awaiting_platform',
        reference: 'on-its-way',
        askAgainAfterMs: 1_000,
      });
      await desk.work(onItsWay);
      await desk.workerDiesAt(lost, 'post');
      const answer = await withdrawAll(content);
      expect(answer.status).toBe(200);
      expect(answer.body.items).toHaveLength(4);
      expect(await desk.row(planned)).toMatchObject({ state: 'cancelled' });
      await desk.work(out);
      expect(await desk.row(out)).toMatchObject({ state: 'withdrawn' });
      desk.channel.onFollowUp = async (question) =>
        question.kind === 'pending'
          ? { kind: 'published', remote: desk.channel.remote('it-came-out', desk.now()) }
          : { kind: 'not_there' };
      expect(await desk.workWhenDue(onItsWay)).toMatchObject({
        state: 'withdrawing',
        remote_id: 'it-came-out',
      });
      expect(await desk.workWhenDue(onItsWay)).toMatchObject({ state: 'withdrawn' });
      desk.forward(60_000);
      await desk.work(lost);
      expect(await desk.workWhenDue(lost)).toMatchObject({ state: 'cancelled' });
      expect(desk.channel.done.filter((what) => what === 'post')).toHaveLength(1);
      expect(await contentState(content)).toBe('withdrawn');
    });

    it('of which nothing is out or on its way is refused, and changes nothing', async () => {
      const content = await desk.anApproved();
      const later = new Date(desk.now().getTime() + 3_600_000).toISOString();
      const { body } = await desk.plan(content, [await desk.anAccount()], { scheduledAt: later });
      expect((await withdrawAll(content)).body.code).toBe('nothing_to_withdraw');
      expect(await desk.row(body.items[0].id)).toMatchObject({ state: 'scheduled' });
    });
  });

  it('is what an item needs before it is archived', async () => {
    const { content, id } = await aPublished();
    await withdraw(id);
    desk.channel.onWithdraw = async () => ({ kind: 'by_hand', instruction: advice });
    await desk.work(id);
    const planned = await desk.anApproved();
    const later = new Date(desk.now().getTime() + 3_600_000).toISOString();
    await desk.plan(planned, [await desk.anAccount()], { scheduledAt: later });
    const archive = async (which: string) => {
      const { etag } = await desk.author.get(`/api/v1/contents/${which}`);
      return desk.author.delete(`/api/v1/contents/${which}`, etag);
    };
    expect((await archive(content)).status).toBe(409);
    expect((await archive(planned)).body).toMatchObject({ status: 409, code: 'content_has_publications' });
    await desk.author.post(`/api/v1/publications/${id}/resolve`, { outcome: 'not_published' });
    expect((await archive(content)).status).toBe(204);
    expect((await desk.plan(content, [await desk.anAccount()])).body.code).toBe('content_archived');
  });

  it('of an edited item: a post that turns out to be live late is recorded all the same', async () => {
    const content = await desk.anApproved();
    const { body } = await desk.plan(content, [await desk.anAccount()]);
    const id: string = body.items[0].id;
    desk.channel.onPublish = async () => ({
      kind: 'awaiting_platform',
      reference: 'edited-meanwhile',
      askAgainAfterMs: 1_000,
    });
    await desk.work(id);
    const { etag } = await desk.author.get(`/api/v1/contents/${content}`);
    await desk.author.patch(`/api/v1/contents/${content}`, { title: '改了标题' }, etag);
    expect(await contentState(content)).toBe('draft');
    desk.channel.onFollowUp = async () => ({
      kind: 'published',
      remote: desk.channel.remote('edited-meanwhile', desk.now()),
    });
    expect(await desk.workWhenDue(id)).toMatchObject({ state: 'published' });
    expect((await desk.author.get(`/api/v1/contents/${content}`)).body).toMatchObject({
      state: 'published',
      hasUnpublishedChanges: true,
    });
    await approve(desk.author, content, desk.reviewers);
    expect(await contentState(content)).toBe('published');
  });
});
