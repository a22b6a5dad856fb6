import { ChannelFailure } from '@haojiao/channel-kit';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

const advice = { zh: '稍后再试。', en: 'Try later.' };
const transient = () => new ChannelFailure({ failureClass: 'transient', code: 'scripted_down', advice });
const unknown = () => new ChannelFailure({ failureClass: 'unknown', code: 'scripted_lost', advice });

describe('the steps of a publication', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const postsMade = () => desk.channel.done.filter((what) => what === 'post').length;

  it('are not repeated when they have their result', async () => {
    const id = await desk.aPublication();
    let failures = 1;
    desk.channel.onPost = async () => {
      if (failures-- > 0) throw transient();
      return 'once-only';
    };
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'queued', attempts: 1 });
    expect(await desk.workWhenDue(id)).toMatchObject({
      state: 'published',
      remote_id: 'once-only',
      note: null,
    });
    expect(desk.channel.done).toEqual(['upload', 'post']);
  });

  it('that changed what followers see are asked about after a crash, and never sent again when the post is there', async () => {
    const id = await desk.aPublication();
    await desk.workerDiesAt(id, 'post');
    desk.channel.onFollowUp = async () => ({
      kind: 'published',
      remote: desk.channel.remote('found-there', desk.now()),
    });
    await desk.work(id);
    expect(desk.channel.asked).toEqual([]);
    desk.forward(31_000);
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({
      state: 'publishing',
      lost_step: 'post',
      had_lost_answer: true,
    });
    expect(await desk.workWhenDue(id)).toMatchObject({ state: 'published', remote_id: 'found-there' });
    expect(desk.channel.asked).toMatchObject([{ kind: 'lost_answer', step: 'post', timesAsked: 0 }]);
    expect(desk.channel.done).toEqual([]);
    expect(await desk.steps(id)).toMatchObject([{ name: 'post', state: 'superseded' }]);
  });

  it('are run again exactly once when they are certainly not there, and only after everything cut off has settled', async () => {
    const id = await desk.aPublication();
    const begunAt = desk.now().getTime();
    await desk.workerDiesAt(id, 'post');
    desk.forward(31_000);
    await desk.work(id);
    const tooEarly = await desk.workWhenDue(id);
    expect(tooEarly).toMatchObject({ state: 'publishing', lost_step: 'post', times_asked: 1 });
    expect(tooEarly.next_run_at.getTime()).toBe(begunAt + 50_000);
    expect(postsMade()).toBe(0);
    expect(await desk.workWhenDue(id)).toMatchObject({ state: 'queued', lost_step: null, attempts: 1 });
    expect(await desk.workWhenDue(id)).toMatchObject({ state: 'published' });
    await desk.work(id);
    expect(postsMade()).toBe(1);
    expect((await desk.steps(id)).filter(({ name }) => name === 'post')).toMatchObject([
      { state: 'voided' },
      { state: 'done' },
    ]);
  });

  it('without harm are simply run again after a crash', async () => {
    const id = await desk.aPublication();
    await desk.workerDiesAt(id, 'upload', 'repeatable');
    desk.forward(31_000);
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'published' });
    expect(desk.channel.asked).toEqual([]);
    expect(desk.channel.done).toEqual(['upload', 'post']);
  });

  it('whose result lives for a while are run again after that', async () => {
    const id = await desk.aPublication();
    let uploads = 0;
    desk.channel.onPublish = async (_draft, context) => {
      await context.step('upload', { effect: 'repeatable', validForMs: 60_000 }, async () => ++uploads);
      if (uploads < 2) throw transient();
      return { kind: 'published', remote: desk.channel.remote(`valid-${uploads}`, desk.now()) };
    };
    await desk.work(id);
    await desk.workWhenDue(id);
    expect(uploads).toBe(1);
    expect(await desk.workWhenDue(id)).toMatchObject({ state: 'published', remote_id: 'valid-2' });
  });

  it('are forgotten when the adapter says so', async () => {
    const id = await desk.aPublication();
    let uploads = 0;
    desk.channel.onPublish = async (_draft, context) => {
      await context.step('upload', { effect: 'repeatable' }, async () => ++uploads);
      if (uploads < 2) {
        await context.forgetSteps(['upload']);
        throw transient();
      }
      return { kind: 'published', remote: desk.channel.remote('after-forgetting', desk.now()) };
    };
    await desk.work(id);
    expect(await desk.workWhenDue(id)).toMatchObject({ state: 'published' });
    expect(uploads).toBe(2);
  });

  it('with a lost answer never make a second post, however often it is lost', async () => {
    const id = await desk.aPublication();
    desk.channel.onPost = async () => {
      throw unknown();
    };
    for (let turn = 0; turn < 40 && (await desk.row(id)).state !== 'failed'; turn += 1)
      await desk.workWhenDue(id);
    expect(await desk.row(id)).toMatchObject({ state: 'failed', failure: { code: 'answers_lost' } });
  });

  describe('of which one may be out', () => {
    const diesAtHisHour = async (wish: object, state = 'intent') => {
      const id = await desk.aPublication('scripted', wish);
      await desk.workerDiesAt(id, 'post', 'once', state);
      return id;
    };

    it.each(['intent', 'done'])('are not dropped for being late (%s)', async (state) => {
      const id = await diesAtHisHour({ latenessRule: 'drop' }, state);
      desk.forward(3_600_000);
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject(
        state === 'intent'
          ? { state: 'publishing', lost_step: 'post' }
          : { state: 'published', remote_id: 'dead-post' },
      );
    });

    it.each(['intent', 'done'])('are not handed to a person who would post again (%s)', async (state) => {
      const id = await diesAtHisHour({}, state);
      await desk.sql(`UPDATE channel_accounts SET mode = 'hand_off' WHERE id = $1`, [
        (await desk.row(id)).channel_account_id,
      ]);
      desk.forward(31_000);
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'publishing', lost_step: 'post' });
    });

    it('are asked about when the account was disabled meanwhile', async () => {
      const id = await diesAtHisHour({}, 'done');
      await desk.sql(`UPDATE channel_accounts SET state = 'disabled' WHERE id = $1`, [
        (await desk.row(id)).channel_account_id,
      ]);
      desk.forward(31_000);
      await desk.work(id);
      expect(await desk.row(id)).toMatchObject({ state: 'publishing', lost_step: 'post' });
      desk.channel.onFollowUp = async () => ({
        kind: 'published',
        remote: desk.channel.remote('dead-post', desk.now()),
      });
      expect(await desk.workWhenDue(id)).toMatchObject({ state: 'published', remote_id: 'dead-post' });
    });
  });

  it('that were prepared from an earlier revision are not sent as the new one', async () => {
    const content = await desk.anApproved({ title: '初稿' });
    const { body } = await desk.plan(content, [await desk.anAccount()]);
    const id: string = body.items[0].id;
    const drafted: string[] = [];
    desk.channel.onPublish = async (draft, context) => {
      const kept = await context.step('draft', { effect: 'repeatable' }, async () => draft.title);
      drafted.push(kept);
      if (drafted.length === 1) {
        throw new ChannelFailure({ failureClass: 'content_rejected', code: 'scripted_refused', advice });
      }
      return { kind: 'published', remote: desk.channel.remote(`sent-${drafted.length}`, desk.now()) };
    };
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'failed', failure: { code: 'scripted_refused' } });
    const { approve } = await import('@haojiao/testing');
    const current = await desk.author.get(`/api/v1/contents/${content}`);
    await desk.author.patch(`/api/v1/contents/${content}`, { title: '改定稿' }, current.etag);
    await approve(desk.author, content, desk.reviewers);
    const retried = await desk.author.post(`/api/v1/publications/${id}/retry`);
    expect(retried.body).toMatchObject({ state: 'queued', revisionId: null });
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'published' });
    expect(drafted).toEqual(['初稿', '改定稿']);
  });
});
