import { startTestApi } from '@haojiao/testing';
import type { TestApi } from '@haojiao/testing';
import { startSandbox } from '../../sandbox/src/core/start-sandbox';
import type { RunningSandbox } from '../../sandbox/src/core/start-sandbox';
import { createWechatSimulator } from '../../sandbox/src/wechat/wechat.simulator';

const path = '/api/v1/channel-accounts/sandbox';

describe('an account of the sandbox', () => {
  let running: RunningSandbox;
  let api: TestApi;

  beforeAll(async () => {
    running = await startSandbox({ simulators: [createWechatSimulator()] });
    api = await startTestApi({
      environment: {
        HAOJIAO_SANDBOX: 'on',
        HAOJIAO_SANDBOX_URL: running.controlUrl,
        HAOJIAO_WECHAT_BASE_URL: running.baseUrls.wechat!.api!,
      },
    });
  });
  afterAll(async () => {
    await api.close();
    await running.stop();
  });

  const wish = () => ({ organizationId: api.root.id, platform: 'wechat' });

  it('is offered, connected and verified in one go', async () => {
    const admin = await api.as('admin');
    expect((await admin.get('/api/v1/channels')).body.sandbox).toBe(true);
    const { status, body } = await admin.post(path, wish());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      healthy: true,
      problem: null,
      account: { name: '演练·微信公众号', platform: 'wechat', state: 'connected', mode: 'api' },
    });
  });

  it('is for who may connect accounts', async () => {
    await api.aUser({ username: 'reader', roles: ['author'] });
    expect((await (await api.as('reader')).post(path, wish())).status).toBe(403);
  });

  it('says when the sandbox does not answer', async () => {
    const admin = await api.as('admin');
    const answer = await admin.post(path, { ...wish(), platform: 'weibo' });
    expect([answer.status, answer.body.code]).toEqual([409, 'sandbox_away']);
  });
});
