import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

/** A door that a scripted call waits at until the test opens it. */
function aDoor() {
  let open!: () => void;
  let arrive!: () => void;
  const opened = new Promise<void>((done) => (open = done));
  const reached = new Promise<void>((done) => (arrive = done));
  return {
    open,
    reached,
    pass: () => {
      arrive();
      return opened;
    },
  };
}

describe('the lease on a publication', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  it('lets one of many workers take it', async () => {
    const id = await desk.aPublication();
    await Promise.all(Array.from({ length: 6 }, () => desk.work(id)));
    expect(desk.channel.done).toEqual(['upload', 'post']);
    expect(await desk.row(id)).toMatchObject({ state: 'published', fence: '1' });
  });

  it('keeps a slow worker that was thought dead from writing its step over its successor', async () => {
    const id = await desk.aPublication();
    const door = aDoor();
    desk.channel.onPost = async () => {
      await door.pass();
      return 'late-post';
    };
    const slow = desk.work(id);
    await door.reached;
    desk.forward(31_000);
    await desk.work(id);
    const successor = await desk.row(id);
    expect(successor).toMatchObject({ state: 'publishing', lost_step: 'post', fence: '2' });
    const steps = await desk.steps(id);
    door.open();
    await slow;
    expect(await desk.row(id)).toEqual(successor);
    expect(await desk.steps(id)).toEqual(steps);
    expect(steps.find(({ name }) => name === 'post')).toMatchObject({ state: 'intent' });
  });

  it('keeps a slow worker from writing its outcome over its successor', async () => {
    const id = await desk.aPublication();
    const door = aDoor();
    let turns = 0;
    desk.channel.onPublish = async () => {
      turns += 1;
      if (turns === 1) await door.pass();
      return {
        kind: 'published',
        remote: desk.channel.remote(`by-turn-${turns === 1 ? 1 : turns}`, desk.now()),
      };
    };
    const slow = desk.work(id);
    await door.reached;
    desk.forward(31_000);
    await desk.work(id);
    const written = await desk.row(id);
    expect(written).toMatchObject({ state: 'published', remote_id: 'by-turn-2' });
    door.open();
    await slow;
    expect(await desk.row(id)).toEqual(written);
    const attempts = await desk.sql(
      'SELECT * FROM publication_attempts WHERE publication_id = $1 ORDER BY fence',
      [id],
    );
    expect(attempts).toMatchObject([
      { fence: '1', ended_at: null },
      { fence: '2', outcome: 'published' },
    ]);
  });

  it('ends when a callback settles what its worker is still asking about', async () => {
    const id = await desk.aPublication();
    desk.channel.onPublish = async () => ({
      kind: 'awaiting_platform',
      reference: 'asked-slowly',
      askAgainAfterMs: 1_000,
    });
    await desk.work(id);
    const door = aDoor();
    desk.channel.onFollowUp = async () => {
      await door.pass();
      return { kind: 'cannot_tell', reason: { zh: '不知道。', en: 'No idea.' } };
    };
    desk.forward(1_000);
    const slow = desk.work(id);
    await door.reached;
    desk.forward(31_000);
    desk.channel.onCallback = () => ({
      status: 200,
      mediaType: 'text/plain',
      body: 'ok',
      events: [
        {
          key: 'told',
          reference: 'asked-slowly',
          answer: { kind: 'published', remote: desk.channel.remote('told-post', desk.now()) },
        },
      ],
    });
    const { channel_account_id: account } = await desk.row(id);
    expect((await desk.api.anonymous.post(`/callbacks/scripted/${account}`, {})).status).toBe(200);
    const settled = await desk.row(id);
    expect(settled).toMatchObject({ state: 'published', remote_id: 'told-post' });
    door.open();
    await slow;
    expect(await desk.row(id)).toEqual(settled);
  });

  it('is given for one publication of an account at a time where the platform compares neighbours', async () => {
    const account = await desk.anAccount('single');
    const ids: string[] = [];
    for (const title of ['其一', '其二', '其三']) {
      const { body } = await desk.plan(await desk.anApproved({ title }), [account]);
      ids.push(body.items[0].id);
    }
    let atOnce = 0;
    let most = 0;
    let posts = 0;
    desk.single.onPost = async () => {
      most = Math.max(most, ++atOnce);
      await new Promise((done) => setTimeout(done, 50));
      atOnce -= 1;
      return `neighbour-${++posts}`;
    };
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(ids.map((id) => desk.work(id)));
      desk.forward(1_000);
    }
    expect(most).toBe(1);
    const states = await Promise.all(ids.map(async (id) => (await desk.row(id)).state));
    expect(states).toEqual(['published', 'published', 'published']);
  });

  it('does not stay behind when the account can no longer be read: a person is told', async () => {
    const id = await desk.aPublication();
    await desk.sql(`UPDATE channel_accounts SET sealed_credentials = 'gone.AAAA.AAAA' WHERE id = $1`, [
      (await desk.row(id)).channel_account_id,
    ]);
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({
      state: 'failed',
      lease_until: null,
      failure: { code: 'credentials_unreadable' },
    });
  });
});
