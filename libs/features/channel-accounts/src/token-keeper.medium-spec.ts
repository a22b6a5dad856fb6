import { ChannelFailure } from '@haojiao/channel-kit';
import type { ChannelAccess } from '@haojiao/channel-kit';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';
import { ChannelAccountsService } from './channel-accounts.service';
import { TokenKeeper } from './token-keeper';

const HOUR_MS = 3_600_000;
const advice = { zh: '令牌被拒。', en: 'The token was refused.' };

describe('the keeper of tokens', () => {
  let desk: PublishingDesk;
  let keeper: TokenKeeper;
  let accounts: ChannelAccountsService;
  let obtained: string[];

  beforeAll(async () => {
    desk = await openPublishingDesk();
    keeper = desk.api.app.get(TokenKeeper, { strict: false });
    accounts = desk.api.app.get(ChannelAccountsService, { strict: false });
  });
  beforeEach(() => {
    desk.reset();
    obtained = [];
    desk.channel.onObtain = async ({ account, now }) => {
      await new Promise((done) => setTimeout(done, 30));
      const accessToken = `access-${account.credentials.secret}-${obtained.length + 1}`;
      obtained.push(accessToken);
      return {
        accessToken,
        accessTokenExpiresAt: new Date(now.getTime() + 2 * HOUR_MS),
        refreshToken: 'refresh-1',
      };
    };
  });
  afterAll(() => desk.close());

  const accessTo = async (id: string): Promise<ChannelAccess> => accounts.access(await accounts.load(id));
  const anAccess = async () => accessTo(await desk.anAccount());
  const twenty = Array.from({ length: 20 });
  const echo = async (token: string) => token;

  it('gets one token for twenty who ask at once, and another one when it has run out', async () => {
    const access = await anAccess();
    const first = await Promise.all(twenty.map(() => keeper.withToken(access, echo)));
    expect(new Set(first)).toEqual(new Set(obtained));
    expect(obtained).toHaveLength(1);
    desk.forward(2 * HOUR_MS);
    await Promise.all(twenty.map(() => keeper.withToken(access, echo)));
    expect(obtained).toHaveLength(2);
  });

  it('gets one token for as many processes as there are connections', async () => {
    const access = await anAccess();
    const keepers = twenty.map(
      () =>
        Object.assign(Object.create(TokenKeeper.prototype), keeper, { underWay: new Map() }) as TokenKeeper,
    );
    const tokens = await Promise.all(keepers.map((each) => each.withToken(access, echo)));
    expect(new Set(tokens).size).toBe(1);
    expect(obtained).toHaveLength(1);
  });

  it('renews a refused token once for all, and repeats each call once', async () => {
    const access = await anAccess();
    const refused = await keeper.current(access);
    let calls = 0;
    const call = async (token: string) => {
      calls += 1;
      if (token !== refused) return token;
      throw new ChannelFailure({ failureClass: 'credentials', code: 'refused', advice, tokenRejected: true });
    };
    const tokens = await Promise.all(twenty.map(() => keeper.withToken(access, call)));
    expect(obtained).toHaveLength(2);
    expect(new Set(tokens)).toEqual(new Set([obtained[1]]));
    expect(calls).toBe(40);
  });

  it('asks the platform once when it refuses, not once for each who waits', async () => {
    const access = await anAccess();
    let asked = 0;
    desk.channel.onObtain = async () => {
      asked += 1;
      throw new ChannelFailure({ failureClass: 'credentials', code: 'refused', advice });
    };
    const outcomes = await Promise.allSettled(twenty.map(() => keeper.withToken(access, echo)));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(asked).toBe(1);
  });

  it('does not go on with the grant of credentials that were replaced, also by a process that knows only the old', async () => {
    const id = await desk.anAccount();
    const before = await accessTo(id);
    await keeper.current(before);
    const url = `/api/v1/channel-accounts/${id}`;
    const { etag } = await desk.author.get(url);
    expect((await desk.author.patch(url, { credentials: { secret: 'NEW-SECRET' } }, etag)).status).toBe(200);
    await keeper.current(before);
    expect(await keeper.current(await accessTo(id))).toContain('NEW-SECRET');
  });

  it('keeps nothing in clear, neither the token nor the credentials', async () => {
    const access = await anAccess();
    await keeper.current(access);
    const [row] = await desk.sql(
      `SELECT to_jsonb(t)::text AS token, to_jsonb(a)::text AS account FROM channel_tokens t
       JOIN channel_accounts a ON a.id = t.channel_account_id WHERE a.id = $1`,
      [access.id],
    );
    expect(JSON.stringify(row)).not.toMatch(/access-|refresh-|TOP-SECRET/);
  });

  it('does not read what was moved from the row of another account, nor what was altered', async () => {
    const [one, two] = [await anAccess(), await anAccess()];
    await keeper.current(one);
    await keeper.current(two);
    await desk.sql(
      `UPDATE channel_tokens SET sealed_grant = (SELECT sealed_grant FROM channel_tokens WHERE channel_account_id = $2)
       WHERE channel_account_id = $1`,
      [one.id, two.id],
    );
    await expect(keeper.current(one)).rejects.toThrow();
    await desk.sql(
      `UPDATE channel_accounts SET sealed_credentials = (SELECT sealed_credentials FROM channel_accounts WHERE id = $2)
       WHERE id = $1`,
      [one.id, two.id],
    );
    await expect(accessTo(one.id)).rejects.toThrow();
  });
});
