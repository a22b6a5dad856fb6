import { startSandbox } from '../core/start-sandbox';
import type { RunningSandbox } from '../core/start-sandbox';
import { createDouyinSimulator } from '../douyin/douyin.simulator';
import { createToutiaoSimulator } from './toutiao.simulator';

type Answer = { data: Record<string, unknown>; message?: string };

let running: RunningSandbox;
let hosts: Record<string, string>;
let account: Record<string, string>;

beforeAll(async () => {
  running = await startSandbox({ simulators: [createToutiaoSimulator(), createDouyinSimulator()] });
  hosts = running.baseUrls.toutiao!;
});
afterAll(() => running.stop());
beforeEach(async () => {
  await control('reset', {});
  account = running.simulators[0]!.createAccount({}, running.sandbox).credentials;
});

async function control(path: string, body: unknown): Promise<void> {
  await fetch(`${running.controlUrl}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function send(path: string, json?: unknown, host = hosts.api): Promise<Response> {
  const headers: Record<string, string> = { 'access-token': account.accessToken! };
  const url = `${host}${path}?${new URLSearchParams({ open_id: account.openId! }).toString()}`;
  if (json === undefined) return fetch(url, { headers });
  return fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  });
}

const ask = async (path: string, json?: unknown): Promise<Answer> =>
  (await (await send(path, json)).json()) as Answer;
const create = (json: object): Promise<Answer> => ask('/toutiao/video/create/', json);

async function upload(durationSeconds = 20): Promise<string> {
  const body = new FormData();
  body.append('video', new Blob(['bytes']), 'v.mp4');
  const answer = await fetch(
    `${hosts.api}/toutiao/video/upload/?${new URLSearchParams({ open_id: account.openId! }).toString()}`,
    {
      method: 'POST',
      headers: {
        'access-token': account.accessToken!,
        'x-sandbox-duration-seconds': String(durationSeconds),
      },
      body,
    },
  );
  return (((await answer.json()) as Answer).data.video as { video_id: string }).video_id;
}

describe('the Toutiao of the sandbox', () => {
  it('takes titles of 1 to 30 characters and videos of 60 seconds', async () => {
    const codes = [];
    for (const text of ['', '好'.repeat(31), '好'.repeat(30)])
      codes.push((await create({ video_id: await upload(), text })).data.error_code);
    expect(codes).toEqual([2100005, 2100005, 0]);
    expect((await create({ video_id: await upload(61), text: '标题' })).data.error_code).toBe(2190006);
  });

  it('answers a repeated create with the first work and makes no second one', async () => {
    const videoId = await upload();
    const first = await create({ video_id: videoId, text: '标题' });
    expect((await create({ video_id: videoId, text: '标题' })).data.item_id).toBe(first.data.item_id);
    expect(running.simulators[0]!.posts(running.sandbox)).toHaveLength(1);
  });

  it('tells neither status nor review; plays begin with the end of the review', async () => {
    const { item_id: itemId } = (await create({ video_id: await upload(), text: '标题' })).data;
    const entry = async (): Promise<Record<string, unknown>> =>
      (
        (await ask('/toutiao/video/data/', { item_ids: [itemId] })).data.list as Record<string, unknown>[]
      )[0]!;
    expect(Object.keys(await entry())).not.toEqual(expect.arrayContaining(['video_status', 'is_reviewed']));
    expect(await entry()).toMatchObject({ statistics: { play_count: 0 } });
    await running.sandbox.clock.advance(3_000);
    expect(await entry()).toMatchObject({ statistics: { play_count: 1 } });
  });

  it('lets a refused work stay at nought or vanish, as set', async () => {
    await create({ video_id: await upload(), text: '违禁词' });
    await running.sandbox.clock.advance(60_000);
    const titles = async (): Promise<unknown[]> =>
      ((await ask('/toutiao/video/list/')).data.list as { title: string }[]).map((work) => work.title);
    expect(await titles()).toEqual(['违禁词']);
    await control('toutiao/switches', { refusedWorksVanish: true });
    expect(await titles()).toEqual([]);
  });

  it('does not take grants of Douyin', async () => {
    account = running.simulators[1]!.createAccount({}, running.sandbox).credentials;
    expect((await ask('/toutiao/video/list/')).data.error_code).toBe(2190002);
  });

  it('answers unknown grant paths with code 16 and other unknown paths with 404', async () => {
    const grant = await fetch(`${hosts.oauth}/oauth/nowhere/`, { method: 'POST' });
    expect([grant.status, ((await grant.json()) as Answer).data.error_code]).toEqual([200, 16]);
    expect((await fetch(`${hosts.oauth}/nowhere/`)).status).toBe(404);
    expect((await fetch(`${hosts.api}/oauth/userinfo/`, { method: 'POST' })).status).toBe(404);
  });

  it('serves the content on the host of the grants only when set so', async () => {
    expect((await send('/toutiao/video/list/', undefined, hosts.oauth)).status).toBe(404);
    await control('toutiao/switches', { contentOnOauthHost: true });
    expect((await send('/toutiao/video/list/', undefined, hosts.oauth)).status).toBe(200);
  });

  it('is gone with 404 or with a code when it is taken off', async () => {
    await control('toutiao/switches', { delisted: 'http_404' });
    expect((await send('/toutiao/video/list/')).status).toBe(404);
    await control('toutiao/switches', { delisted: 'code' });
    expect((await ask('/toutiao/video/list/')).data.error_code).toBe(28001056);
  });
});
