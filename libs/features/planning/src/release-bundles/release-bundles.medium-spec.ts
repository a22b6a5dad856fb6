import { ChannelFailure } from '@haojiao/channel-kit';
import { HOUR_MS } from '@haojiao/kernel';
import { aDraft, openPublishingDesk } from '@haojiao/testing';
import type { ApiAnswer, ApiCaller, PublishingDesk } from '@haojiao/testing';

const url = '/api/v1/release-bundles';

describe('release bundles', () => {
  let desk: PublishingDesk;
  let chief: ApiCaller;
  let other: ApiCaller;
  let beside: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    chief = await desk.api.as('desk-chief');
    beside = (await desk.api.aUnit({ code: 'beside' })).id;
    await desk.api.aUser({ username: 'beside-chief', roles: ['chief_editor'], organizationId: beside });
    other = await desk.api.as('beside-chief');
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const later = (hours = 1) => new Date(desk.now().getTime() + hours * HOUR_MS).toISOString();
  const items = async (count = 2) => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await desk.anApproved());
    return ids;
  };
  const make = (contentIds: string[], wish: object = {}, caller = chief): Promise<ApiAnswer> =>
    caller.post(url, { organizationId: desk.unit.id, name: '五一专题', contentIds, ...wish });
  const aBundle = async (contentIds: string[], wish: object = {}): Promise<string> => {
    const answer = await make(contentIds, wish);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.id;
  };
  const schedule = (id: string, accounts: string[], wish: object = {}, caller = chief) =>
    caller.post(`${url}/${id}/schedule`, {
      channelAccountIds: accounts,
      scheduledAt: later(),
      ...wish,
    });
  const publicationsOf = (contentIds: string[]) =>
    desk.sql<{ id: string; state: string; on_hold: boolean; scheduled_at: Date; content_id: string }>(
      'SELECT id, state, on_hold, scheduled_at, content_id FROM publications WHERE content_id = ANY($1) ORDER BY id',
      [contentIds],
    );
  const stateOf = async (id: string) => (await chief.get(`${url}/${id}`)).body.state as string;
  const fails = () => {
    desk.channel.onPublish = async () => {
      throw new ChannelFailure({
        failureClass: 'content_rejected',
        code: 'scripted_refused',
        advice: { zh: '请修改。', en: 'Change it.' },
      });
    };
  };

  it('plan every item on every account at one hour, and are published when all of them are', async () => {
    const contentIds = await items();
    const id = await aBundle(contentIds);
    expect(await stateOf(id)).toBe('draft');
    const accounts = [await desk.anAccount(), await desk.anAccount('other')];
    const at = later();
    const { status, body } = await schedule(id, accounts, { scheduledAt: at });
    expect([status, body.state, body.publications.length, body.scheduledAt]).toEqual([
      200,
      'scheduled',
      4,
      at,
    ]);
    const rows = await publicationsOf(contentIds);
    expect(new Set(rows.map(({ scheduled_at }) => scheduled_at.toISOString()))).toEqual(new Set([at]));
    await desk.workWhenDue(rows[0]!.id);
    expect(await stateOf(id)).toBe('going_out');
    for (const row of rows.slice(1)) await desk.workWhenDue(row.id);
    expect(await stateOf(id)).toBe('published');
    expect((await chief.get(`${url}/${id}`)).body.items).toMatchObject([
      { state: 'published' },
      { state: 'published' },
    ]);
  });

  it('plan nothing while anything stands in the way, and tell every fault of every item', async () => {
    const [ready, planned] = await items();
    const { body: draft } = await aDraft(desk.author, desk.unit.id);
    const account = await desk.anAccount();
    const off = await desk.anAccount();
    await desk.sql(`UPDATE channel_accounts SET state = 'disabled' WHERE id = $1`, [off]);
    await desk.plan(planned!, [account], { scheduledAt: later(5) });
    const id = await aBundle([draft.id, planned!, ready!]);
    const { status, body } = await schedule(id, [account]);
    expect([status, body.code]).toEqual([409, 'release_bundle_not_ready']);
    const told = (answer: ApiAnswer['body']) =>
      answer.errors.map(({ path, code }: { path: string; code: string }) => [path, code]);
    expect(told(body)).toEqual([
      ['contentIds.0', 'content_not_approved'],
      ['contentIds.1', 'publication_exists'],
    ]);
    expect(told((await schedule(id, [off, account])).body)).toEqual([
      ['contentIds.0', 'content_not_approved'],
      ['contentIds.1.channelAccountIds.0', 'channel_account_disabled'],
      ['contentIds.2.channelAccountIds.0', 'channel_account_disabled'],
    ]);
    expect(await publicationsOf([ready!, draft.id])).toEqual([]);
    expect(await stateOf(id)).toBe('draft');
    const trail = await desk.sql(
      `SELECT 1 FROM audit_entries WHERE object_id = ANY($1) AND action = 'publication.planned'`,
      [[ready, draft.id]],
    );
    expect(trail).toEqual([]);
  });

  it('are scheduled once when two people do it at the same moment', async () => {
    const contentIds = await items();
    const id = await aBundle(contentIds);
    const account = await desk.anAccount();
    const answers = await Promise.all([
      schedule(id, [account]),
      schedule(id, [account], {}, desk.reviewers[0]),
      schedule(id, [account], {}, desk.reviewers[1]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
      'release_bundle_state_forbids',
      'release_bundle_state_forbids',
    ]);
    expect(await publicationsOf(contentIds)).toHaveLength(2);
  });

  it('move and are cancelled with everything that has not gone', async () => {
    const contentIds = await items(3);
    const id = await aBundle(contentIds);
    await schedule(id, [await desk.anAccount()]);
    const rows = await publicationsOf(contentIds);
    await desk.workWhenDue(rows[0]!.id);
    const at = later(3);
    const moved = await chief.post(`${url}/${id}/move`, { scheduledAt: at });
    expect([moved.status, moved.body.scheduledAt]).toEqual([200, at]);
    const hours = (await publicationsOf(contentIds)).map(
      ({ scheduled_at }) => scheduled_at.toISOString() === at,
    );
    expect(hours).toEqual([false, true, true]);
    // A worker has the second in hand: it is left to it.
    await desk.sql(
      `UPDATE publications SET lease_owner = 'w:1', lease_until = $2, state = 'publishing' WHERE id = $1`,
      [rows[1]!.id, new Date(desk.now().getTime() + 30_000)],
    );
    expect((await chief.post(`${url}/${id}/cancel`)).status).toBe(200);
    expect((await publicationsOf(contentIds)).map(({ state }) => state)).toEqual([
      'published',
      'publishing',
      'cancelled',
    ]);
    const none = await chief.post(`${url}/${id}/cancel`);
    expect([none.status, none.body.code]).toEqual([409, 'release_bundle_gone']);
  });

  it('may be scheduled anew once they are cancelled', async () => {
    const contentIds = await items();
    const id = await aBundle(contentIds);
    const account = await desk.anAccount();
    await schedule(id, [account]);
    expect((await chief.patch(`${url}/${id}`, { name: '改名' }, '*')).body.code).toBe(
      'release_bundle_state_forbids',
    );
    await chief.post(`${url}/${id}/cancel`);
    expect(await stateOf(id)).toBe('cancelled');
    const { etag } = await chief.get(`${url}/${id}`);
    expect((await chief.patch(`${url}/${id}`, { name: '改名' }, '"99"')).status).toBe(412);
    expect((await chief.patch(`${url}/${id}`, { name: '改名' }, etag)).body.name).toBe('改名');
    expect((await schedule(id, [account])).body).toMatchObject({ state: 'scheduled' });
    expect((await publicationsOf(contentIds)).map(({ state }) => state).sort()).toEqual([
      ...['cancelled', 'cancelled', 'scheduled', 'scheduled'],
    ]);
  });

  it('hold those that nobody took when one fails, until a person lets them go on', async () => {
    const contentIds = await items(3);
    const id = await aBundle(contentIds);
    await schedule(id, [await desk.anAccount()]);
    const [first, second, third] = (await publicationsOf(contentIds)).map((row) => row.id);
    fails();
    await desk.workWhenDue(first!);
    expect(await publicationsOf(contentIds)).toMatchObject([
      { state: 'failed', on_hold: false },
      { state: 'scheduled', on_hold: true },
      { state: 'scheduled', on_hold: true },
    ]);
    expect(await stateOf(id)).toBe('held');
    const held = await desk.author.get(`/api/v1/publications/${second}`);
    expect([held.body.onHold, held.body.note]).toEqual([true, expect.stringContaining('五一专题')]);
    desk.reset();
    // No worker takes it, however often it looks.
    await desk.workWhenDue(second!);
    expect(await desk.row(second!)).toMatchObject({ state: 'scheduled', on_hold: true });
    const notices = await chief.get('/api/v1/notices?unread=true');
    expect(notices.body.items[0]).toMatchObject({ kind: 'release_bundle.failed', severity: 'urgent' });
    expect((await chief.post(`${url}/${id}/release`)).status).toBe(200);
    expect((await chief.get('/api/v1/notices?unread=true')).body.items).toEqual([]);
    for (const one of [second!, third!]) await desk.workWhenDue(one);
    expect(await stateOf(id)).toBe('attention');
    await desk.author.post(`/api/v1/publications/${first}/retry`);
    await desk.work(first!);
    expect(await stateOf(id)).toBe('published');
    const trail = await desk.sql<{ action: string }>(
      'SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY sequence',
      [id],
    );
    expect(trail.map(({ action }) => action.replace('release_bundle.', ''))).toEqual([
      ...['created', 'scheduled', 'held', 'released'],
    ]);
  });

  it('go on where that is wanted, and say all the same that one failed', async () => {
    const contentIds = await items();
    const id = await aBundle(contentIds, { onFailure: 'go_on' });
    await schedule(id, [await desk.anAccount()]);
    const [first, second] = (await publicationsOf(contentIds)).map((row) => row.id);
    fails();
    await desk.workWhenDue(first!);
    desk.reset();
    expect(await stateOf(id)).toBe('attention');
    expect(await desk.workWhenDue(second!)).toMatchObject({ state: 'published', on_hold: false });
  });

  it('hold moves free, and a single one that is moved or cancelled is its own again', async () => {
    const contentIds = await items(3);
    const id = await aBundle(contentIds);
    await schedule(id, [await desk.anAccount()]);
    const [first, second, third] = (await publicationsOf(contentIds)).map((row) => row.id);
    fails();
    await desk.workWhenDue(first!);
    desk.reset();
    const { etag } = await desk.author.get(`/api/v1/publications/${second}`);
    await desk.author.patch(`/api/v1/publications/${second}`, { scheduledAt: later(2) }, etag);
    expect((await desk.row(second!)).on_hold).toBe(false);
    expect((await chief.post(`${url}/${id}/move`, { scheduledAt: later(4) })).status).toBe(200);
    expect((await desk.row(third!)).on_hold).toBe(false);
    expect(await desk.workWhenDue(third!)).toMatchObject({ state: 'published' });
  });

  it('send what was approved and nothing else', async () => {
    const contentIds = await items();
    const id = await aBundle(contentIds);
    await schedule(id, [await desk.anAccount()]);
    const current = await desk.author.get(`/api/v1/contents/${contentIds[0]}`);
    await desk.author.patch(`/api/v1/contents/${contentIds[0]}`, { title: '改了' }, current.etag);
    const [first] = await publicationsOf(contentIds);
    expect(await desk.workWhenDue(first!.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'content_not_approved' },
    });
    expect(await stateOf(id)).toBe('held');
  });

  it('S17 take items and accounts only where the caller may publish', async () => {
    const { body: theirs } = await aDraft(other, beside);
    const made = await make([theirs.id, ...(await items(1))]);
    expect(made.body.errors).toMatchObject([{ path: 'contentIds.0', code: 'content_not_found' }]);
    const id = await aBundle(await items(1));
    const refused = await schedule(id, [await desk.anAccount('scripted', beside)]);
    expect(refused.body.errors[0].code).toBe('channel_account_not_found');
    const lead = await schedule(id, [await desk.anAccount()], {
      options: { companionContentIds: [theirs.id] },
    });
    expect(lead.body.errors[0].code).toBe('companions_in_bundle');
    expect((await make(await items(1), {}, desk.author)).status).toBe(403);
  });

  it('S15 are out of sight for another branch, S20 take no state, S13 in one shape', async () => {
    const contentIds = await items(1);
    const id = await aBundle(contentIds);
    for (const answer of [
      await other.get(`${url}/${id}`),
      await other.patch(`${url}/${id}`, { name: '改名' }, '*'),
      await schedule(id, [await desk.anAccount()], {}, other),
      await other.post(`${url}/${id}/move`, { scheduledAt: later() }),
      await other.post(`${url}/${id}/cancel`),
      await other.post(`${url}/${id}/release`),
    ])
      expect([answer.status, answer.body.code]).toEqual([404, 'release_bundle_not_found']);
    expect((await other.get(url)).body.items).toEqual([]);
    for (const wish of [{ state: 'published' }, { round: 3 }, { onFailure: 'ignore' }, { contentIds: [] }])
      expect((await make(contentIds, wish)).status).toBe(400);
    expect((await chief.get(`${url}?organizationId=1' OR 1=1`)).status).toBe(400);
    const page = (await chief.get(`${url}?limit=1`)).body;
    expect(page.items).toMatchObject([{ id, items: [{ contentId: contentIds[0] }] }]);
    expect((await chief.get(`${url}?limit=1&cursor=${page.nextCursor}`)).body.items[0].id < id).toBe(true);
  });
});
