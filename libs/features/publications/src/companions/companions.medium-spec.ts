import { ChannelFailure } from '@haojiao/channel-kit';
import { HOUR_MS } from '@haojiao/kernel';
import { approve, openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

const advice = { zh: '请修改。', en: 'Change it.' };

describe('items that go out in one post', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const aPost = async (wish: object = {}) => {
    const contents = [
      await desk.anApproved({ title: '头条' }),
      await desk.anApproved({ title: '次条' }),
      await desk.anApproved({ title: '三条' }),
    ];
    const account = await desk.anAccount('several');
    const [lead, ...companions] = contents;
    const answer = await desk.plan(lead!, [account], {
      options: { companionContentIds: companions },
      ...wish,
    });
    expect(answer.status).toBe(201);
    const ids: string[] = answer.body.items.map((item: { id: string }) => item.id);
    return { contents, ids, account };
  };
  const states = async (ids: string[]) =>
    Promise.all(ids.map(async (id) => (await desk.row(id)).state as string));

  it('are sent by the lead alone, in order, and each is live with an address of its own', async () => {
    const { ids, contents } = await aPost();
    const sent: string[][] = [];
    desk.several.onPublish = async (draft, context) => {
      await context.step('post', { effect: 'once' }, async () => 'sent');
      sent.push([draft, ...(draft.companions ?? [])].map(({ title }) => title));
      const remote = desk.several.remote('p1', desk.now());
      const own = [desk.several.remote('p1/2', desk.now()), desk.several.remote('p1/3', desk.now())];
      return { kind: 'published', remote: { ...remote, companions: own } };
    };
    for (const id of [...ids].reverse()) await desk.work(id);
    expect(sent).toEqual([['头条', '次条', '三条']]);
    const rows = await Promise.all(ids.map((id) => desk.row(id)));
    expect(rows.map(({ state, slot, remote_id }) => [state, slot, remote_id])).toEqual([
      ['published', 1, 'p1'],
      ['published', 2, 'p1/2'],
      ['published', 3, 'p1/3'],
    ]);
    expect(rows.every(({ revision_id }) => revision_id !== null)).toBe(true);
    for (const id of contents) {
      expect((await desk.author.get(`/api/v1/contents/${id}`)).body.state).toBe('published');
    }
  });

  it('wait, fail and are cancelled together', async () => {
    const { ids } = await aPost({ scheduledAt: new Date(desk.now().getTime() + HOUR_MS).toISOString() });
    expect(await states(ids)).toEqual(['scheduled', 'scheduled', 'scheduled']);
    desk.several.onPublish = async () => {
      throw new ChannelFailure({ failureClass: 'content_rejected', code: 'several_refused', advice });
    };
    await desk.workWhenDue(ids[0]!);
    expect(await states(ids)).toEqual(['failed', 'failed', 'failed']);
    await desk.author.post(`/api/v1/publications/${ids[0]}/retry`);
    expect(await states(ids)).toEqual(['queued', 'queued', 'queued']);
    await desk.author.post(`/api/v1/publications/${ids[0]}/cancel`);
    expect(await states(ids)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('are steered by their lead until they are out', async () => {
    const { ids } = await aPost();
    const refused = await desk.author.patch(
      `/api/v1/publications/${ids[1]}`,
      { scheduledAt: new Date(desk.now().getTime() + HOUR_MS).toISOString() },
      (await desk.author.get(`/api/v1/publications/${ids[1]}`)).etag,
    );
    expect([refused.status, refused.body.code, refused.body.leadId]).toEqual([
      409,
      'publication_goes_with_lead',
      ids[0],
    ]);
  });

  it('are withdrawn one by one once they are out', async () => {
    const { ids } = await aPost();
    await desk.work(ids[0]!);
    await desk.author.post(`/api/v1/publications/${ids[1]}/withdraw`, { reason: '次条有误' });
    await desk.work(ids[1]!);
    expect(await states(ids)).toEqual(['published', 'withdrawn', 'published']);
  });

  it('go out without one that was cancelled while they waited', async () => {
    const { ids } = await aPost();
    expect((await desk.author.post(`/api/v1/publications/${ids[1]}/cancel`)).status).toBe(200);
    let sent: string[] = [];
    desk.several.onPublish = async (draft) => {
      sent = [draft, ...(draft.companions ?? [])].map(({ title }) => title);
      return { kind: 'published', remote: desk.several.remote('p-without', desk.now()) };
    };
    await desk.work(ids[0]!);
    expect(sent).toEqual(['头条', '三条']);
    expect(await states(ids)).toEqual(['published', 'cancelled', 'published']);
  });

  it('of which one is withdrawn while they are sent is taken down as soon as it is out', async () => {
    const { ids, contents } = await aPost();
    desk.several.onPublish = async () => {
      const answer = await desk.author.post(`/api/v1/contents/${contents[2]}/withdraw`, {
        reason: '撤下三条',
      });
      expect(answer.status).toBe(200);
      return { kind: 'published', remote: desk.several.remote('p-then-down', desk.now()) };
    };
    await desk.work(ids[0]!);
    expect(await states(ids)).toEqual(['published', 'published', 'withdrawing']);
    await desk.work(ids[2]!);
    expect((await states(ids))[2]).toBe('withdrawn');
  });

  it('are refused whole when one was changed after its approval', async () => {
    const { ids, contents } = await aPost();
    const current = await desk.author.get(`/api/v1/contents/${contents[1]}`);
    await desk.author.patch(`/api/v1/contents/${contents[1]}`, { title: '改了次条' }, current.etag);
    await desk.work(ids[0]!);
    expect(await desk.row(ids[0]!)).toMatchObject({
      state: 'failed',
      failure: { code: 'content_not_approved' },
    });
    expect(desk.several.done).toEqual([]);
    await approve(desk.author, contents[1]!, desk.reviewers);
    await desk.author.post(`/api/v1/publications/${ids[0]}/retry`);
    await desk.work(ids[0]!);
    expect(await states(ids)).toEqual(['published', 'published', 'published']);
  });

  describe('of which a draft was prepared before', () => {
    /** Prepares a draft and fails to send it once; what is sent at last is what the draft step kept. */
    const prepares = () => {
      let sent: string[] = [];
      let failures = 1;
      desk.several.onPublish = async (draft, context) => {
        const titles = [draft, ...(draft.companions ?? [])].map(({ title }) => title);
        const kept = await context.step('draft', { effect: 'repeatable' }, async () => titles);
        if (failures-- > 0)
          throw new ChannelFailure({ failureClass: 'transient', code: 'several_down', advice });
        sent = kept;
        return {
          kind: 'published',
          remote: desk.several.remote(`prepared-${kept.length}-${kept[1]}`, desk.now()),
        };
      };
      return () => sent;
    };

    it('never go out as it was when one has another approved text', async () => {
      const { ids, contents } = await aPost();
      const sent = prepares();
      await desk.work(ids[0]!);
      expect(await states(ids)).toEqual(['queued', 'queued', 'queued']);
      const current = await desk.author.get(`/api/v1/contents/${contents[1]}`);
      await desk.author.patch(`/api/v1/contents/${contents[1]}`, { title: '次条新稿' }, current.etag);
      await approve(desk.author, contents[1]!, desk.reviewers);
      await desk.workWhenDue(ids[0]!);
      expect(sent()).toEqual(['头条', '次条新稿', '三条']);
    });

    it('never go out with one that was cancelled since', async () => {
      const { ids } = await aPost();
      const sent = prepares();
      await desk.work(ids[0]!);
      expect((await desk.author.post(`/api/v1/publications/${ids[1]}/cancel`)).status).toBe(200);
      await desk.workWhenDue(ids[0]!);
      expect(sent()).toEqual(['头条', '三条']);
      expect(await states(ids)).toEqual(['published', 'cancelled', 'published']);
    });

    it('are not prepared again when nothing changed', async () => {
      const { ids } = await aPost();
      prepares();
      await desk.work(ids[0]!);
      await desk.workWhenDue(ids[0]!);
      const drafts = (await desk.steps(ids[0]!)).filter(({ name }) => name === 'draft');
      expect(drafts.map(({ state }) => state)).toEqual(['done']);
    });
  });

  it('are not tried again while one of them is planned elsewhere on the account', async () => {
    const { ids, contents, account } = await aPost();
    desk.several.onPublish = async () => {
      throw new ChannelFailure({ failureClass: 'content_rejected', code: 'several_refused', advice });
    };
    await desk.work(ids[0]!);
    expect((await desk.plan(contents[2]!, [account])).status).toBe(201);
    const retried = await desk.author.post(`/api/v1/publications/${ids[0]}/retry`);
    expect([retried.status, retried.body.code]).toEqual([409, 'publication_exists']);
  });

  it('name every item that can not go with them', async () => {
    const lead = await desk.anApproved();
    const { aDraft } = await import('@haojiao/testing');
    const { body: draft } = await aDraft(desk.author, desk.unit.id, {});
    const ids = [draft.id, '01900000-0000-7000-8000-000000000000', await desk.anApproved()];
    const refused = await desk.plan(lead, [await desk.anAccount('several'), await desk.anAccount()], {
      options: { companionContentIds: ids },
    });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual(
      [
        ['channelAccountIds.0', 'companions_too_many'],
        ['channelAccountIds.1', 'companions_too_many'],
        ['options.companionContentIds.0', 'content_not_approved'],
        ['options.companionContentIds.1', 'content_not_found'],
      ],
    );
    for (const wrong of ['x', ['x'], [lead], [ids[2], ids[2]]]) {
      const answer = await desk.plan(lead, [await desk.anAccount('several')], {
        options: { companionContentIds: wrong },
      });
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, 'options.companionContentIds']);
    }
  });
});
