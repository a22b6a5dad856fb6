import { randomUUID } from 'node:crypto';
import { DAY_MS, MINUTE_MS, nextBeijingMidnight } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { ApiCaller, PublishingDesk } from '@haojiao/testing';

describe('the outlook for an hour', () => {
  let desk: PublishingDesk;
  let chief: ApiCaller;
  let theirUnit: string;
  let planned: string;
  let ours: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    chief = await desk.api.as('desk-chief');
    theirUnit = (await desk.api.aUnit({ code: 'theirs' })).id;
    await desk.api.aUser({ username: 'stranger', roles: ['author'], organizationId: theirUnit });
    await desk.api.aUser({ username: 'reader', roles: ['auditor'], organizationId: desk.unit.id });
    await desk.api.aUser({ username: 'everywhere', roles: ['chief_editor'] });
    planned = await desk.anApproved({ title: '早市菜价平稳' });
    ours = await desk.anApproved({ title: '夜校开班' });
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  /** Minutes from noon of the next day in Beijing: every hour of its day is yet to come. */
  const noon = (minutes = 0) =>
    new Date(nextBeijingMidnight(desk.now()).getTime() + DAY_MS / 2 + minutes * MINUTE_MS).toISOString();
  const look = (
    accounts: string[],
    { at = noon(), contentId = ours, caller = desk.author, language = 'zh-CN' } = {},
  ) =>
    caller.get(
      `/api/v1/contents/${contentId}/publication-outlook?at=${at}&channelAccountIds=${accounts.join(',')}`,
      { 'accept-language': language },
    );
  const planAt = async (contentId: string, accountId: string, at: string, caller = desk.author) => {
    const answer = await caller.post(`/api/v1/contents/${contentId}/publications`, {
      channelAccountIds: [accountId],
      scheduledAt: at,
    });
    expect(answer.status).toBe(201);
    return answer.body.items[0].id as string;
  };
  const onlyOne = async (...question: Parameters<typeof look>) => {
    const { status, body } = await look(...question);
    expect([status, body.accounts.length]).toEqual([200, 1]);
    return body.accounts[0];
  };

  it('is clear where nothing speaks against it, account by account in the order asked', async () => {
    const accounts = [await desk.anAccount(), await desk.anAccount('other')];
    const clear = { blackout: null, neighbours: [], postsThatDay: 1, mostPerDay: null, problem: null };
    expect((await look(accounts)).body).toEqual({
      at: noon(),
      accounts: accounts.map((channelAccountId) => ({ channelAccountId, ...clear })),
    });
    const now = await desk.author.get(`/api/v1/contents/${ours}/publication-outlook`);
    expect(now.body).toEqual({ at: desk.now().toISOString(), accounts: [] });
  });

  it('warns about a blackout window from its first moment to before its last', async () => {
    const account = await desk.anAccount();
    const window = await chief.post('/api/v1/blackout-windows', {
      organizationId: desk.unit.id,
      startsAt: noon(),
      endsAt: noon(60),
      platforms: ['scripted'],
      reason: '全国哀悼日',
      orderedBy: '市委宣传部通知',
    });
    expect(window.status).toBe(201);
    const told = { reason: '全国哀悼日', orderedBy: '市委宣传部通知', endsAt: noon(60) };
    const at = async (minutes: number, on = account) =>
      (await onlyOne([on], { at: noon(minutes) })).blackout as object | null;
    expect([await at(-1), await at(0), await at(59), await at(60)]).toEqual([null, told, told, null]);
    expect(await at(0, await desk.anAccount('other'))).toBeNull();
    await desk.sql(`UPDATE blackout_windows SET starts_at = '2000-01-01', ends_at = '2000-01-02'`);
  });

  it.each([
    [-31, false],
    [-30, true],
    [30, true],
    [31, false],
  ])('counts a post %i minutes away as a neighbour: %s', async (minutes, isNear) => {
    const account = await desk.anAccount();
    const id = await planAt(planned, account, noon(minutes));
    const neighbour = { publicationId: id, title: '早市菜价平稳', scheduledAt: noon(minutes) };
    expect((await onlyOne([account])).neighbours).toEqual(isNear ? [neighbour] : []);
  });

  it('knows no neighbours on another account, in the item itself and in what was cancelled', async () => {
    const account = await desk.anAccount();
    const id = await planAt(planned, account, noon());
    expect((await onlyOne([account], { contentId: planned })).neighbours).toEqual([]);
    expect((await onlyOne([await desk.anAccount()])).neighbours).toEqual([]);
    expect((await onlyOne([account])).neighbours).toHaveLength(1);
    expect((await desk.author.post(`/api/v1/publications/${id}/cancel`)).status).toBe(200);
    expect(await onlyOne([account])).toMatchObject({ neighbours: [], postsThatDay: 1 });
  });

  it('counts what other units post on an account without naming it', async () => {
    const [account, everywhere] = [
      await desk.anAccount('scripted', theirUnit),
      await desk.api.as('everywhere'),
    ];
    const stranger = await desk.api.as('stranger');
    await planAt(planned, account, noon(), everywhere);
    const theirs = await stranger.post('/api/v1/contents', {
      organizationId: theirUnit,
      type: 'article',
      title: '他们的稿件',
      article: { html: '<p>正文。</p>' },
    });
    const question = { contentId: theirs.body.id as string };
    const seen = await onlyOne([account], { ...question, caller: everywhere });
    expect(seen).toMatchObject({ neighbours: [{ title: '早市菜价平稳' }], postsThatDay: 2 });
    const unseen = await onlyOne([account], { ...question, caller: stranger });
    expect(unseen).toMatchObject({ neighbours: [], postsThatDay: 2 });
  });

  it("holds the day's posts against what the platform lets automatic work post", async () => {
    const { budgets } = desk.channel;
    desk.channel.budgets = [
      { operation: 'post', window: 'day', max: 9, reserve: 2, perPost: 2 },
      { operation: 'calls', window: 'day', max: 1 },
      { operation: 'burst', window: 'hour', max: 1, perPost: 1 },
    ];
    try {
      const account = await desk.anAccount();
      await planAt(planned, account, noon(-12 * 60));
      await planAt(await desk.anApproved(), account, noon(12 * 60));
      for (const at of [noon(-12 * 60), noon(), noon(12 * 60 - 1)])
        expect(await onlyOne([account], { at })).toMatchObject({ postsThatDay: 2, mostPerDay: 3 });
      await desk.sql(`UPDATE channel_accounts SET mode = 'hand_off' WHERE id = $1`, [account]);
      expect(await onlyOne([account])).toMatchObject({ postsThatDay: 2, mostPerDay: null });
    } finally {
      desk.channel.budgets = budgets;
    }
  });

  it('names an account whose grant ends by then, in the language of the caller', async () => {
    const account = await desk.anAccount();
    await desk.sql(`UPDATE channel_accounts SET grant_expires_at = $2 WHERE id = $1`, [account, noon()]);
    expect((await onlyOne([account], { at: noon(-1) })).problem).toBeNull();
    expect((await onlyOne([account])).problem).toContain('请先重新授权');
    expect((await onlyOne([account], { language: 'en' })).problem).toContain('renew it');
    await desk.sql(`UPDATE channel_accounts SET mode = 'hand_off' WHERE id = $1`, [account]);
    expect((await onlyOne([account])).problem).toBeNull();
  });

  it('keeps and sends nothing', async () => {
    const account = await desk.anAccount();
    await planAt(planned, account, noon());
    const kept = () =>
      desk.sql(
        `SELECT (SELECT jsonb_agg(p ORDER BY p.id) FROM publications p) AS publications,
                (SELECT jsonb_agg(a ORDER BY a.id) FROM channel_accounts a) AS accounts,
                (SELECT jsonb_agg(c ORDER BY c.id) FROM contents c) AS contents,
                (SELECT count(*) FROM audit_entries) AS traces, (SELECT count(*) FROM notices) AS notices`,
      );
    const before = await kept();
    expect((await look([account])).status).toBe(200);
    expect(await kept()).toEqual(before);
    expect([desk.channel.done, desk.channel.asked]).toEqual([[], []]);
  });

  it('is not found for what another unit has, and forbidden without the right', async () => {
    const [account, theirAccount] = [await desk.anAccount(), await desk.anAccount('scripted', theirUnit)];
    const stranger = await desk.api.as('stranger');
    const answered = async (...question: Parameters<typeof look>) => {
      const { status, body } = await look(...question);
      return [status, body.code];
    };
    expect(await answered([theirAccount], { caller: stranger })).toEqual([404, 'content_not_found']);
    expect(await answered([account, theirAccount])).toEqual([404, 'channel_account_not_found']);
    expect(await answered([account, randomUUID()])).toEqual([404, 'channel_account_not_found']);
    expect(await answered([account], { contentId: randomUUID() })).toEqual([404, 'content_not_found']);
    expect(await answered([account], { caller: await desk.api.as('reader') })).toEqual([403, 'not_allowed']);
  });

  it.each(['at=tomorrow', 'channelAccountIds=x', 'surprise=1'])('refuses %s', async (query) => {
    const answer = await desk.author.get(`/api/v1/contents/${ours}/publication-outlook?${query}`);
    expect([answer.status, answer.body.errors.length > 0]).toEqual([400, true]);
  });
});
