import { openPublishingDesk } from '@haojiao/testing';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';

const url = '/api/v1/calendar';

interface Entry {
  kind: string;
  date: string;
  at: string | null;
  title: string;
  state: string | null;
  object: { type: string; id: string };
  link: string | null;
}

describe('the calendar', () => {
  let desk: PublishingDesk;
  let chief: ApiCaller;
  let other: ApiCaller;
  let account: string;
  let column: string;
  let beside: string;
  let ownerId: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    desk.forward(new Date('2026-09-21T10:00+08:00').getTime() - desk.now().getTime());
    chief = await desk.api.as('desk-chief');
    beside = (await desk.api.aUnit({ code: 'beside' })).id;
    await desk.api.aUser({ username: 'beside-chief', roles: ['chief_editor'], organizationId: beside });
    await desk.api.aUser({ username: 'desk-sender', roles: ['correspondent'], organizationId: desk.unit.id });
    other = await desk.api.as('beside-chief');
    account = await desk.anAccount();
    [{ id: ownerId }] = (await desk.sql<{ id: string }>(
      `SELECT id FROM users WHERE username = 'desk-author'`,
    )) as [{ id: string }];
    const made = await chief.post('/api/v1/columns', {
      organizationId: desk.unit.id,
      name: '每日一问',
      code: 'daily',
    });
    column = made.body.id;
  });
  afterAll(() => desk.close());

  const read = async (query: string, caller = chief, headers = {}) =>
    (await caller.get(`${url}?${query}`, headers)).body as {
      items: Entry[];
      conflicts: { code: string; publicationIds: string[]; because: string | null; message: string }[];
      timeZone: string;
    };
  const planned = async (scheduledAt: string, wish: object = {}, options: object = {}): Promise<string> => {
    const answer = await desk.plan(await desk.anApproved(wish), [account], { scheduledAt, ...options });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body.items[0].id;
  };
  const kindsOn = (items: Entry[], date: string) =>
    items.filter((entry) => entry.date === date).map(({ kind }) => kind);

  it('shows ideas, slots, posts, reviews, silence and days off on their days, with ways to the things', async () => {
    const post = await planned('2026-09-29T00:10:00+08:00', { title: '零点十分的推送', columnId: column });
    const idea = await chief.post('/api/v1/story-ideas', {
      organizationId: desk.unit.id,
      title: '中秋值守',
      ownerId,
      dueOn: '2026-09-28',
      columnId: column,
      channels: ['scripted'],
    });
    const slot = await chief.post('/api/v1/recurring-slots', {
      organizationId: desk.unit.id,
      name: '每日一问',
      columnId: column,
      days: ['tue'],
      time: '00:00',
      from: '2026-09-01',
    });
    const window = await chief.post('/api/v1/blackout-windows', {
      organizationId: desk.unit.id,
      startsAt: '2026-09-29T20:00:00+08:00',
      endsAt: '2026-09-30T08:00:00+08:00',
      reason: '静默',
      orderedBy: '上级',
    });
    const draft = await desk.author.post('/api/v1/contents', {
      organizationId: desk.unit.id,
      type: 'article',
      title: '待审稿件',
      article: { html: '<p>正文。</p>' },
    });
    const review = await desk.author.post(`/api/v1/contents/${draft.body.id}/submit`, {});
    await desk.sql(`UPDATE reviews SET stage_opened_at = '2026-09-28T09:00+08:00' WHERE id = $1`, [
      review.body.id,
    ]);
    const { items, timeZone } = await read('from=2026-09-25&to=2026-09-30');
    expect(timeZone).toBe('Asia/Shanghai');
    expect(kindsOn(items, '2026-09-25')).toEqual(['working_day']);
    expect(kindsOn(items, '2026-09-28')).toEqual(['story_idea']);
    expect(kindsOn(items, '2026-09-29').filter((kind) => kind !== 'review_due')).toEqual([
      'slot',
      'scheduled',
      'blackout',
    ]);
    const found = (type: string) => items.find(({ object }) => object.type === type)!;
    expect(found('publication')).toMatchObject({
      title: '零点十分的推送',
      at: '2026-09-28T16:10:00.000Z',
      object: { id: post },
      link: `/api/v1/publications/${post}`,
    });
    expect(found('slot_occurrence')).toMatchObject({ state: 'filled', title: '每日一问' });
    expect(found('blackout_window').object.id).toBe(window.body.id);
    expect(found('review').object.id).toBe(review.body.id);
    for (const { link } of items) expect([link, (await chief.get(link!)).status]).toEqual([link, 200]);

    // Filters, and kinds.
    const only = async (query: string) =>
      (await read(`from=2026-09-25&to=2026-09-30&${query}`)).items.map(({ kind }) => kind);
    expect(await only('kinds=story_idea,blackout')).toEqual(['story_idea', 'blackout']);
    expect(await only(`columnId=${column}&kinds=story_idea,slot,scheduled,review_due`)).toEqual([
      ...['story_idea', 'slot', 'scheduled'],
    ]);
    expect(await only('platform=other&kinds=story_idea,slot,scheduled')).toEqual([]);
    expect(await only(`organizationId=${desk.unit.id}&kinds=story_idea`)).toEqual(['story_idea']);

    // S15: another branch sees days off, and nothing of this one.
    const theirs = await read('from=2026-09-25&to=2026-09-30', other);
    expect(new Set(theirs.items.map(({ kind }) => kind))).toEqual(new Set(['working_day']));
    expect(JSON.stringify(theirs)).not.toContain(idea.body.id);
    expect(
      (await other.get(`${url}?from=2026-09-25&to=2026-09-30&organizationId=${desk.unit.id}`)).status,
    ).toBe(404);
    expect(
      (await (await desk.api.as('desk-sender')).get(`${url}?from=2026-09-25&to=2026-09-30`)).status,
    ).toBe(403);
    await chief.patch(`/api/v1/recurring-slots/${slot.body.id}`, { until: '2026-09-30' }, slot.etag);
  });

  it('moves a post from scheduled to published or to a hand-off', async () => {
    const [sent, byHand] = [
      await planned('2026-10-12T09:00:00+08:00'),
      await planned('2026-10-12T10:00:00+08:00'),
    ];
    const kinds = async () =>
      (await read('from=2026-10-12&to=2026-10-12')).items.map(({ kind, object }) => [kind, object.id]);
    expect(await kinds()).toEqual([
      ['scheduled', sent],
      ['scheduled', byHand],
    ]);
    await desk.workWhenDue(sent);
    await desk.sql(`UPDATE publications SET state = 'awaiting_hand_off', mode = 'hand_off' WHERE id = $1`, [
      byHand,
    ]);
    expect(await kinds()).toEqual([
      ['published', sent],
      ['hand_off', byHand],
    ]);
  });

  it('flags two leads at once, posts in a blackout, and those later than their rule', async () => {
    await chief.post('/api/v1/recurring-slots', {
      organizationId: desk.unit.id,
      name: '早间一条',
      channelAccountId: account,
      days: ['tue'],
      time: '07:30',
      from: '2026-10-20',
    });
    const [one, two] = [
      await planned('2026-10-20T07:30:00+08:00'),
      await planned('2026-10-20T07:30:00+08:00'),
    ];
    const late = await planned('2026-10-20T09:00:00+08:00', {}, { latenessRule: 'ask' });
    await chief.post('/api/v1/blackout-windows', {
      organizationId: desk.unit.id,
      startsAt: '2026-10-20T08:30:00+08:00',
      endsAt: '2026-10-20T09:30:00+08:00',
      reason: '静默',
      orderedBy: '上级',
    });
    const conflicts = async () => (await read('from=2026-10-20&to=2026-10-20')).conflicts;
    expect((await conflicts()).map(({ code, publicationIds }) => [code, publicationIds])).toEqual([
      ['two_leads', [one, two].sort()],
      ['in_blackout', [late]],
    ]);
    desk.forward(new Date('2026-10-20T09:31+08:00').getTime() - desk.now().getTime());
    expect((await conflicts()).map(({ code }) => code)).toContain('out_of_lateness_rule');
    const english = await read('from=2026-10-20&to=2026-10-20', chief, { 'accept-language': 'en' });
    expect(english.conflicts[0]!.message).toContain('lead');
    expect((await read('from=2026-10-20&to=2026-10-20&kinds=slot')).conflicts).toEqual([]);
  });

  it('S13 takes at most 62 days, in one shape', async () => {
    const status = async (query: string) => (await chief.get(`${url}?${query}`)).status;
    expect(await status('from=2026-10-01&to=2026-12-01')).toBe(200);
    expect(await status('from=2026-10-01&to=2026-12-02')).toBe(400);
    for (const query of [
      'from=2026-10-01',
      'from=2026-10-02&to=2026-10-01',
      'from=2026-02-30&to=2026-03-01',
      "from=2026-10-01&to=2026-10-02&kinds=slot' OR 1=1",
      'from=2026-10-01&to=2026-10-02&columnId=1',
      'from=2026-10-01&to=2026-10-02&sort=id',
    ])
      expect([query, await status(query)]).toEqual([query, 400]);
  });
});
