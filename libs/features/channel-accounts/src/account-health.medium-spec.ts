import { ChannelFailure } from '@haojiao/channel-kit';
import type { TokenSource } from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

describe('the health of accounts', () => {
  let desk: PublishingDesk;
  let sweep: () => Promise<void>;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const { WatchAccounts } = await import('./jobs/watch-accounts.sweep');
    sweep = () => desk.api.app.get(WatchAccounts, { strict: false }).run();
  });
  beforeEach(async () => {
    desk.reset();
    await desk.sql('TRUNCATE notices CASCADE');
    await desk.sql(`UPDATE channel_accounts SET state = 'disabled' WHERE platform <> 'site'`);
  });
  afterAll(() => desk.close());

  const urlOf = (id: string) => `/api/v1/channel-accounts/${id}`;
  const healthOf = async (id: string) => (await desk.author.get(`${urlOf(id)}/health`)).body;
  const noticesOf = async (id: string) => {
    const { body } = await desk.author.get('/api/v1/notices?unread=true&limit=100');
    return body.items
      .filter((notice: { object: { id: string } }) => notice.object.id === id)
      .map(({ kind, severity }: { kind: string; severity: string }) => `${kind} ${severity}`);
  };
  /** An account with a grant that a person gave `life` ago and that ends in `left`. */
  const withGrant = async (left: number, life = 30 * DAY_MS): Promise<string> => {
    const id = await desk.anAccount();
    const now = desk.now().getTime();
    await desk.sql(
      'UPDATE channel_accounts SET grant_expires_at = $2, authorized_at = $3, created_at = $4 WHERE id = $1',
      [id, new Date(now + left), new Date(now + left - life), new Date(now)],
    );
    return id;
  };
  const published = async (wish: object = {}) => {
    const id = await desk.aPublication('scripted', wish);
    await desk.work(id);
    const row = await desk.row(id);
    expect(row.state).toBe('published');
    return row;
  };

  it('tells what was published last, what failed since, what is left, and until when it may', async () => {
    const row = await published();
    const id = row.channel_account_id;
    await desk.sql(
      `UPDATE channel_accounts SET grant_expires_at = $2, scopes = '{user_info}', mode = 'hand_off',
         note = '{"zh":"没有权限","en":"No right"}' WHERE id = $1`,
      [id, new Date(desk.now().getTime() + 3.5 * DAY_MS)],
    );
    for (const code of ['first', 'second']) {
      const other = await desk.aPublication();
      await desk.sql(
        `UPDATE publications SET channel_account_id = $2, state = 'failed', updated_at = $3,
           failure = jsonb_build_object('code', $4::text, 'class', 'permanent', 'advice', '{"zh":"","en":""}'::jsonb)
         WHERE id = $1`,
        [other, id, new Date(desk.now().getTime() + 1_000), code],
      );
    }
    desk.forward(2 * DAY_MS);
    expect(await healthOf(id)).toMatchObject({
      healthy: true,
      problem: null,
      grant: { state: 'soon', daysLeft: 1 },
      permissions: { mode: 'hand_off', scopes: ['user_info'], reason: '没有权限' },
      budgets: [{ operation: 'post', used: 0, left: 2, max: 3, reserve: 1 }],
      publishing: {
        freshness: 'fresh',
        lastPublicationId: row.id,
        daysSince: 2,
        warnAfterDays: 10,
        staleAfterDays: 14,
        consecutiveFailures: 2,
      },
    });
  });

  it('is one list for all accounts of a branch, and of no other', async () => {
    const here = await desk.anAccount();
    const elsewhere = await desk.api.aUnit({ code: `elsewhere-${Date.now()}` });
    const there = await desk.anAccount('scripted', elsewhere.id);
    const idsOf = async (query: string) =>
      (await desk.author.get(`/api/v1/channel-accounts/health?limit=100${query}`)).body.items.map(
        (item: { account: { id: string } }) => item.account.id,
      );
    expect(await idsOf('')).toContain(here);
    expect(await idsOf('')).not.toContain(there);
    expect(await idsOf(`&organizationId=${elsewhere.id}`)).toEqual([]);
    const { body: page } = await desk.author.get('/api/v1/channel-accounts/health?limit=1');
    expect(page.items).toHaveLength(1);
    expect(page.nextCursor).not.toBeNull();
    const { items } = (await desk.author.get(`/api/v1/channel-accounts/health?platform=site`)).body;
    expect(items).toMatchObject([{ publishing: null, grant: { state: 'none' } }]);
  });

  describe('a grant that comes to its end', () => {
    it('is announced seven, three and one day before, once each', async () => {
      const id = await withGrant(8 * DAY_MS);
      await sweep();
      expect(await noticesOf(id)).toEqual([]);
      for (const [days, count] of [
        [1, 1],
        [2, 1],
        [2, 2],
        [2, 3],
      ] as const) {
        desk.forward(days * DAY_MS);
        await sweep();
        await sweep();
        expect(await noticesOf(id)).toHaveLength(count);
      }
      expect(await noticesOf(id)).toEqual([
        'channel_account.grant_ending warning',
        'channel_account.grant_ending warning',
        'channel_account.grant_ending info',
      ]);
    });

    it('of one day is announced six hours before, not all day long', async () => {
      const id = await withGrant(DAY_MS, DAY_MS);
      await sweep();
      expect(await noticesOf(id)).toEqual([]);
      desk.forward(18 * HOUR_MS);
      await sweep();
      expect(await noticesOf(id)).toEqual(['channel_account.grant_ending warning']);
    });

    it('leaves the account to a person, and says so to its owners only', async () => {
      const id = await withGrant(HOUR_MS);
      desk.forward(HOUR_MS);
      await Promise.all([sweep(), sweep()]);
      expect(await healthOf(id)).toMatchObject({
        healthy: false,
        account: { state: 'needs_authorization', note: expect.stringContaining('已到期') },
        grant: { state: 'ended', daysLeft: 0 },
      });
      expect(await noticesOf(id)).toEqual(['channel_account.needs_authorization urgent']);
      const [editor] = desk.reviewers;
      expect((await editor!.get('/api/v1/notices')).body.items).toEqual([]);
    });

    it('is not announced where the platform renews it without a person', async () => {
      const id = await withGrant(2 * DAY_MS);
      const until = new Date(desk.now().getTime() + 30 * DAY_MS);
      desk.channel.onObtain = async ({ now }) => ({
        accessToken: 'renewed',
        accessTokenExpiresAt: new Date(now.getTime() + DAY_MS),
        refreshToken: 'next',
        refreshTokenExpiresAt: until,
      });
      await sweep();
      expect(await noticesOf(id)).toEqual([]);
      expect((await healthOf(id)).grant.expiresAt).toBe(until.toISOString());
    });

    it('is not announced where it will be renewed in time', async () => {
      const id = await withGrant(6 * DAY_MS);
      const { tokens } = desk.channel as { tokens: TokenSource };
      tokens.renewsItself = () => true;
      await sweep();
      expect(await noticesOf(id)).toEqual([]);
      delete tokens.renewsItself;
      await sweep();
      expect(await noticesOf(id)).toEqual(['channel_account.grant_ending info']);
    });

    it('does not matter where a person posts by hand', async () => {
      const id = await withGrant(HOUR_MS);
      await desk.sql(`UPDATE channel_accounts SET mode = 'hand_off' WHERE id = $1`, [id]);
      desk.forward(2 * HOUR_MS);
      await sweep();
      expect((await healthOf(id)).account.state).toBe('connected');
    });

    it('says for which times nothing can be planned any more', async () => {
      const { ChannelAccountsService } = await import('./channel-accounts.service');
      const accounts = desk.api.app.get(ChannelAccountsService, { strict: false });
      const account = await accounts.load(await withGrant(DAY_MS));
      const at = (ms: number) => accounts.grantProblem(account, new Date(desk.now().getTime() + ms));
      expect([at(0), at(DAY_MS - 1), at(DAY_MS)?.code]).toEqual([null, null, 'grant_ends_before']);
    });
  });

  describe('an account without a post', () => {
    it('is announced after ten days and counts as neglected after fourteen, until something is published', async () => {
      const { channel_account_id: id } = await published();
      desk.forward(10 * DAY_MS - 1_000);
      await sweep();
      expect(await noticesOf(id)).toEqual([]);
      desk.forward(1_000);
      await sweep();
      expect(await noticesOf(id)).toEqual(['channel_account.nearly_stale warning']);
      desk.forward(4 * DAY_MS);
      await sweep();
      await sweep();
      expect(await noticesOf(id)).toEqual([
        'channel_account.stale urgent',
        'channel_account.nearly_stale warning',
      ]);
      expect((await healthOf(id)).publishing).toMatchObject({ freshness: 'stale', daysSince: 14 });
      await desk.sql('UPDATE publications SET published_at = $2 WHERE channel_account_id = $1', [
        id,
        desk.now(),
      ]);
      await sweep();
      expect(await noticesOf(id)).toEqual([]);
    });

    it('is judged by the limits of its unit', async () => {
      const url = `/api/v1/organizations/${desk.unit.id}`;
      const admin = await desk.api.as('admin');
      const wrong = await admin.patch(url, { staleAfterDays: 5 }, '*');
      expect([wrong.status, wrong.body.errors]).toMatchObject([400, [{ path: 'warnAfterDays' }]]);
      const days = { staleAfterDays: 5, warnAfterDays: 3 };
      expect((await admin.patch(url, days, '*')).body).toMatchObject(days);
      const { channel_account_id: id } = await published();
      desk.forward(3 * DAY_MS);
      expect((await healthOf(id)).publishing).toMatchObject({ freshness: 'due_soon', ...days });
      await admin.patch(url, { staleAfterDays: 14, warnAfterDays: 10 }, '*');
    });
  });

  it('changes its mode by what a platform answers, and says at once why', async () => {
    const { ChannelAccountsService } = await import('./channel-accounts.service');
    const accounts = desk.api.app.get(ChannelAccountsService, { strict: false });
    const id = await desk.anAccount();
    const lost = new ChannelFailure({
      failureClass: 'permanent',
      code: 'scripted_permission_missing',
      advice: { zh: '应用没有发布权限。', en: 'The app lacks the permission.' },
      accountChange: { mode: 'hand_off' },
    });
    await Promise.all([accounts.learn(id, lost), accounts.learn(id, lost), accounts.learn(id, lost)]);
    expect(await noticesOf(id)).toEqual(['channel_account.mode_changed warning']);
    const [editor] = desk.reviewers;
    const [notice] = (await editor!.get('/api/v1/notices')).body.items;
    expect(notice).toMatchObject({ title: expect.stringContaining('人工发布'), body: '应用没有发布权限。' });
    expect((await healthOf(id)).permissions).toMatchObject({
      mode: 'hand_off',
      reason: '应用没有发布权限。',
    });
  });

  it('is a clear problem, not a failure of ours, where the key of the credentials was lost', async () => {
    const id = await desk.anAccount();
    await desk.sql(`UPDATE channel_accounts SET sealed_credentials = 'lost.AAAA.AAAA' WHERE id = $1`, [id]);
    const verified = await desk.author.post(`${urlOf(id)}/verify`);
    expect([verified.status, verified.body]).toMatchObject([
      200,
      {
        healthy: false,
        problem: { class: 'credentials', code: 'credentials_unreadable' },
        account: { state: 'needs_authorization' },
      },
    ]);
    await sweep();
  });
});
