import { ChannelFailure } from '@haojiao/channel-kit';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

describe('an account on a platform', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const urlOf = (id: string) => `/api/v1/channel-accounts/${id}`;
  const change = async (id: string, body: object) => desk.author.patch(urlOf(id), body, '*');

  it('stays switched off until somebody switches it on, whatever else is changed or checked', async () => {
    const id = await desk.anAccount();
    expect((await change(id, { enabled: false })).body.state).toBe('disabled');
    expect((await change(id, { credentials: { secret: 'ANOTHER' } })).body.state).toBe('disabled');
    const verified = await desk.author.post(`${urlOf(id)}/verify`);
    expect(verified.body).toMatchObject({ healthy: false, account: { state: 'disabled' } });
    expect((await change(id, { enabled: true })).body.state).toBe('connected');
  });

  it('is given by no sandbox where none runs', async () => {
    expect((await desk.author.get('/api/v1/channels')).body.sandbox).toBe(false);
    const { body: account } = await desk.author.get(urlOf(await desk.anAccount()));
    const answer = await desk.author.post('/api/v1/channel-accounts/sandbox', {
      ...{ organizationId: account.organizationId, platform: 'wechat' },
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'sandbox_off']);
  });

  it('that needs a grant is not connected by being switched on again', async () => {
    const id = await desk.anAccount();
    const advice = { zh: '请重新授权。', en: 'Authorise again.' };
    desk.channel.onVerify = async () => {
      throw new ChannelFailure({
        failureClass: 'credentials',
        code: 'scripted_grant_over',
        advice,
        accountChange: { needsAuthorization: true },
      });
    };
    const verified = await desk.author.post(`${urlOf(id)}/verify`);
    expect(verified.body).toMatchObject({
      healthy: false,
      account: { state: 'needs_authorization', note: advice.zh },
      problem: { class: 'credentials', code: 'scripted_grant_over' },
    });
    expect((await change(id, { enabled: true })).body.state).toBe('needs_authorization');
    expect((await change(id, { credentials: { secret: 'NEW' } })).body).toMatchObject({
      state: 'connected',
      note: null,
    });
  });

  it.each([
    [{ name: null }, 'name'],
    [{ enabled: null }, 'enabled'],
    [{ credentials: null }, 'credentials'],
    [{ credentials: { secret: '' } }, 'credentials.secret'],
    [{ credentials: { unknown: 'x' } }, 'credentials.unknown'],
    [{ credentials: { secret: 5 } }, 'credentials.secret'],
    [{ settings: { note: 'a\u0000b' } }, 'settings.note'],
  ])('refuses %j', async (body, path) => {
    const answer = await change(await desk.anAccount(), body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it('whose credentials can not be opened any more is shown all the same, and mended with new ones', async () => {
    const id = await desk.anAccount();
    await desk.sql(`UPDATE channel_accounts SET sealed_credentials = 'lost.AAAA.AAAA' WHERE id = $1`, [id]);
    expect((await desk.author.get('/api/v1/channel-accounts?limit=100')).status).toBe(200);
    expect((await desk.author.get(`${urlOf(id)}/health`)).status).toBe(200);
    expect((await change(id, { settings: {} })).body.errors).toMatchObject([{ path: 'credentials.secret' }]);
    expect((await change(id, { credentials: { secret: 'NEW' } })).body.credentialKeys).toEqual(['secret']);
    expect((await desk.author.post(`${urlOf(id)}/verify`)).body.healthy).toBe(true);
  });

  it('is changed only by who read its version', async () => {
    const id = await desk.anAccount();
    expect((await desk.author.send('PATCH', urlOf(id), { name: '新名' })).status).toBe(428);
    const { etag } = await desk.author.get(urlOf(id));
    expect((await desk.author.patch(urlOf(id), { name: '新名' }, etag)).status).toBe(200);
    expect((await desk.author.patch(urlOf(id), { name: '旧名' }, etag)).status).toBe(412);
  });

  it('has one budget for all who post at once', async () => {
    const { ChannelAccountsService } = await import('../channel-accounts.service');
    const { ChannelContexts } = await import('../channel-contexts');
    const accounts = desk.api.app.get(ChannelAccountsService, { strict: false });
    const access = accounts.access(await accounts.load(await desk.anAccount()));
    const context = desk.api.app.get(ChannelContexts, { strict: false }).create(access);
    const spent = await Promise.allSettled(Array.from({ length: 10 }, () => context.spend('post')));
    expect(spent.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const refused = spent.find((one) => one.status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ failureClass: 'quota', code: 'budget_used_up' });
    expect(await context.remaining('post')).toBe(0);
    desk.forward((refused.reason as ChannelFailure).retryAfterMs!);
    expect(await context.remaining('post')).toBe(2);
  });
});
