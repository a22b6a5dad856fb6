import { bodyOf } from './received-body';
import type { PlatformSimulator } from './platform-simulator';
import { startSandbox, type RunningSandbox } from './start-sandbox';

/** A platform that only counts. */
function createCounter(): PlatformSimulator & { count: number } {
  const counter = {
    platform: 'weibo' as const,
    hosts: [{ role: 'api', portSetting: 'HAOJIAO_SANDBOX_WEIBO_PORT' }],
    count: 0,
    register: (_role, app) => {
      app.post('/count', async (request) => {
        counter.count += 1;
        return { count: counter.count, part: bodyOf(request).part('pic')?.bytes.length ?? null };
      });
    },
    createAccount: () => ({ credentials: { appKey: 'k' }, settings: {} }),
    posts: () => [
      {
        id: 'a/1',
        platform: 'weibo',
        accountId: 'k',
        accountName: '工会',
        title: '<script>alert(1)</script>',
        text: '',
        html: '<p>正文</p><script>alert(2)</script>',
        images: [],
        url: 'http://example.invalid/1',
        publishedAt: '2026-11-20T00:00:00.000Z',
        state: 'visible' as const,
      },
    ],
    faultAnswer: (code) => ({ error_code: Number(code) }),
    reset: () => {
      counter.count = 0;
    },
  } satisfies PlatformSimulator & { count: number };
  return counter;
}

describe('the sandbox', () => {
  let running: RunningSandbox;
  const counter = createCounter();
  const count = (): Promise<Response> =>
    fetch(`${running.baseUrls.weibo!.api}/count?access_token=secret`, { method: 'POST' });

  beforeAll(async () => {
    running = await startSandbox({ simulators: [counter] });
  });
  beforeEach(() => fetch(`${running.controlUrl}/control/reset`, { method: 'POST' }));
  afterAll(() => running.stop());

  it('cuts the connection before the request takes effect', async () => {
    running.sandbox.faults.add({ platform: 'weibo', kind: 'drop_before' });
    await expect(count()).rejects.toThrow();
    expect(counter.count).toBe(0);
  });

  it('lets the request take effect and loses only its answer', async () => {
    running.sandbox.faults.add({ platform: 'weibo', kind: 'drop_after' });
    await expect(count()).rejects.toThrow();
    expect(counter.count).toBe(1);
    expect(running.sandbox.journal.list({ path: '/count' })[0]).toMatchObject({
      status: null,
      fault: 'drop_after',
    });
  });

  it('strikes only after the requests to be skipped, and only as often as scripted', async () => {
    running.sandbox.faults.add({ platform: 'weibo', kind: 'code', code: '10001', skip: 1, times: 2 });
    const answers: unknown[] = [];
    for (let turn = 0; turn < 4; turn += 1) answers.push(await (await count()).json());
    expect(answers.map((answer) => 'error_code' in (answer as object))).toEqual([false, true, true, false]);
    expect(counter.count).toBe(2);
  });

  it('answers half a JSON, nothing, or a gateway page when scripted so', async () => {
    running.sandbox.faults.add({ platform: 'weibo', kind: 'truncated_json' });
    running.sandbox.faults.add({ platform: 'weibo', kind: 'empty_body' });
    running.sandbox.faults.add({ platform: 'weibo', kind: 'http_502' });
    await expect((await count()).json()).rejects.toThrow();
    expect(await (await count()).text()).toBe('');
    expect((await count()).status).toBe(502);
    expect(counter.count).toBe(2);
  });

  it('keeps size and hash of files in the journal and masks tokens', async () => {
    const form = new FormData();
    form.append('pic', new Blob(['hello']), 'a.jpg');
    const answer = await fetch(`${running.baseUrls.weibo!.api}/count?access_token=very-secret`, {
      method: 'POST',
      body: form,
    });
    expect(await answer.json()).toMatchObject({ part: 5 });
    const journal = await (await fetch(`${running.controlUrl}/control/journal?platform=weibo`)).text();
    expect(journal).not.toContain('very-secret');
    expect(JSON.parse(journal).items[0].body.parts[0]).toMatchObject({ fileName: 'a.jpg', bytes: 5 });
  });

  it('shows a post with its title inert and its HTML in a frame without scripts', async () => {
    const list = await (await fetch(running.controlUrl)).text();
    expect(list).not.toContain('<script>alert');
    const page = await fetch(`${running.controlUrl}/posts/weibo/${encodeURIComponent('a/1')}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<iframe sandbox="allow-same-origin"');
  });

  it('moves its clock when told to', async () => {
    const before = running.sandbox.clock.now().getTime();
    await fetch(`${running.controlUrl}/control/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"seconds": 3600}',
    });
    expect(running.sandbox.clock.now().getTime() - before).toBeGreaterThanOrEqual(3_600_000);
  });
});

describe('scripts of controls', () => {
  let running: RunningSandbox;
  beforeAll(async () => {
    running = await startSandbox({ simulators: [createCounter()] });
  });
  afterAll(() => running.stop());

  const play = async (steps: unknown) => {
    const answer = await fetch(`${running.controlUrl}/control/script`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ steps }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };

  it('run in order, and hand answers on', async () => {
    const { status, body } = await play([
      { method: 'POST', path: '/control/accounts/weibo', keep: 'account' },
      {
        method: 'POST',
        path: '/control/faults',
        body: {
          platform: 'weibo',
          kind: 'code',
          code: '{{account.credentials.appKey}}',
          path: '/{{account.credentials.appKey}}/x',
        },
        keep: 'fault',
      },
      { method: 'DELETE', path: '/control/faults?id={{fault.id}}' },
      { method: 'GET', path: '/control/faults' },
    ]);
    expect(status).toBe(200);
    expect(body.answers).toMatchObject([
      { status: 201 },
      { status: 201, body: { code: 'k', path: '/k/x' } },
      { status: 204, body: null },
      { status: 200, body: { items: [] } },
    ]);
  });

  it('stop at the step that fails, and say which', async () => {
    const { status, body } = await play([
      { method: 'GET', path: '/control/clock' },
      { method: 'POST', path: '/control/accounts/nowhere' },
      { method: 'POST', path: '/control/reset' },
    ]);
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: 'step 1 failed (POST /control/accounts/nowhere)' });
    expect(body.answers).toHaveLength(2);
  });

  it.each([
    [[], 'steps must be a list'],
    [[{ method: 'PUT', path: '/control/clock' }], 'steps.0.method'],
    [[{ method: 'GET', path: '/media/1' }], 'steps.0.path'],
    [[{ method: 'POST', path: '/control/script' }], 'steps.0.path'],
  ])('refuse what is no script: %j', async (steps, words) => {
    const { status, body } = await play(steps);
    expect([status, body.error]).toEqual([400, expect.stringContaining(words)]);
  });
});

describe('the whole sandbox', () => {
  it('starts all four platforms and makes an account with credentials on each', async () => {
    const running = await startSandbox();
    try {
      const hosts = Object.entries(running.baseUrls).map(([platform, roles]) => [
        platform,
        Object.keys(roles),
      ]);
      expect(hosts).toEqual([
        ['wechat', ['api']],
        ['weibo', ['api']],
        ['douyin', ['api']],
        ['toutiao', ['api', 'oauth']],
      ]);
      for (const [platform] of hosts) {
        const made = await fetch(`${running.controlUrl}/control/accounts/${String(platform)}`, {
          method: 'POST',
        });
        const { credentials } = (await made.json()) as { credentials: Record<string, string> };
        expect([platform, made.status, Object.keys(credentials).length > 1]).toEqual([platform, 201, true]);
      }
    } finally {
      await running.stop();
    }
  });
});
