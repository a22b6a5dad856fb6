import type { AddressInfo } from 'node:net';
import { HOUR_MS, sha256 } from '@haojiao/kernel';
import { anMp4, openPublishingDesk, uploadAsset } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';
import { startSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import type { RunningSandbox } from '../../../apps/sandbox/src/core/start-sandbox';
import { createDouyinSimulator } from '../../../apps/sandbox/src/douyin/douyin.simulator';

/**
 * The whole way of a video that a colleague posts by phone: planned and linked by the product, its file fetched by the
 * platform under our address, told by a signed webhook, all over sockets.
 */
describe('a video that is posted by phone', () => {
  let desk: PublishingDesk;
  let running: RunningSandbox;
  let ourUrl: string;
  let film: Buffer;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    running = await startSandbox({ simulators: [createDouyinSimulator()] });
    const { app } = desk.api;
    await app.listen(0, '127.0.0.1');
    ourUrl = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    const { CHANNEL_BASE_URLS } = await import('@haojiao/channel-kit');
    const { ExpiringMedia } = await import('@haojiao/features/assets');
    const { CLOCK } = await import('@haojiao/infrastructure/clock');
    Object.assign(app.get<object>(CHANNEL_BASE_URLS, { strict: false }), running.baseUrls);
    // Our public address is only known now that we listen.
    Object.assign(app.get(ExpiringMedia, { strict: false }), { settings: { publicUrl: ourUrl } });
    app.get<{ now(): Date }>(CLOCK, { strict: false }).now = () => running.sandbox.clock.now();
    film = anMp4({ seconds: 8 });
  });
  afterAll(async () => {
    await running.stop();
    await desk.close();
  });

  const control = async (path: string, body: unknown) => {
    const answer = await fetch(`${running.controlUrl}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
  };
  const stateOf = async (account: string): Promise<string> =>
    (await desk.sql<{ state: string }>('SELECT state FROM channel_accounts WHERE id = $1', [account]))[0]!
      .state;

  it('is found out, linked, confirmed and told; the owner who takes the grant back is heard', async () => {
    const { credentials } = running.simulators[0]!.createAccount(
      { capabilities: ['user_info', 'h5.share', 'open.get.ticket'] },
      running.sandbox,
    );
    const admin = await desk.api.as('admin');
    const { body: account } = await admin.post('/api/v1/channel-accounts', {
      organizationId: desk.unit.id,
      platform: 'douyin',
      name: '市总工会抖音号',
      credentials,
      settings: { shareEnabled: true, requireConfirmation: true },
    });
    const hook = { clientKey: credentials.clientKey, url: `${ourUrl}/callbacks/douyin/${account.id}` };
    expect(account).toMatchObject({ platform: 'douyin' });
    expect(await control('douyin/webhooks', { ...hook, duplicate: true })).toEqual({ status: 204, body: {} });

    const asset = await uploadAsset(desk.author, { organizationId: desk.unit.id, bytes: film });
    const content = await desk.anApproved({
      type: 'video',
      article: undefined,
      title: '一分钟看技能竞赛',
      tags: ['技能竞赛'],
      video: { videoAssetId: asset.body.id, descriptionText: '比赛现场。' },
    });
    const unconfirmed = await desk.plan(content, [account.id]);
    expect([unconfirmed.status, unconfirmed.text]).toEqual([400, expect.stringContaining('confirmation')]);
    const planned = await desk.plan(content, [account.id], { options: { confirmed: true } });
    expect([planned.status, planned.text]).toEqual([201, expect.any(String)]);
    const id: string = planned.body.items[0].id;

    // The first attempt learns that the app may not post; the next one, seconds later, has the link.
    await desk.work(id);
    await running.sandbox.clock.advance(10_000);
    await desk.work(id);
    const waiting = await desk.row(id);
    expect(waiting).toMatchObject({ state: 'awaiting_hand_off', mode: 'share' });
    expect(waiting.share_url).toMatch(/^snssdk1128:/);
    const steps = JSON.stringify(
      await desk.sql('SELECT * FROM publication_steps WHERE publication_id = $1', [id]),
    );
    expect(steps).toContain(waiting.pending_reference);
    expect(steps).not.toMatch(/clt\.|act\.|rft\./);

    const posted = await control('douyin/phone', { link: waiting.share_url, openId: credentials.openId });
    expect(posted).toMatchObject({ status: 200, body: { title: '一分钟看技能竞赛', topics: ['技能竞赛'] } });
    const fetched = await fetch(String(posted.body.videoUrl));
    expect(sha256(Buffer.from(await fetched.arrayBuffer()))).toBe(sha256(film));
    await running.sandbox.clock.advance(0);
    expect(await desk.row(id)).toMatchObject({ state: 'published', remote_id: posted.body.itemId });

    expect(await stateOf(account.id)).toBe('connected');
    await control('douyin/revoke', { openId: credentials.openId });
    expect(await stateOf(account.id)).toBe('needs_authorization');

    // The file is no longer to be had when the address has run out.
    const address = new URL(new URLSearchParams(waiting.share_url.split('?')[1]).get('video_path')!);
    expect((await fetch(address)).status).toBe(200);
    await running.sandbox.clock.advance(2 * HOUR_MS);
    expect((await fetch(address)).status).toBe(403);
  });
});
