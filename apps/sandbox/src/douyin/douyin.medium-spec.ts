import { startSandbox } from '../core/start-sandbox';
import type { RunningSandbox } from '../core/start-sandbox';
import { createDouyinSimulator } from './douyin.simulator';

const DAY = 86_400_000;
const MIB = 1024 * 1024;
const V1 = '/api/douyin/v1/video';

type Answer = { data: Record<string, unknown>; extra?: Record<string, unknown>; message?: string };

let running: RunningSandbox;
let api: string;
let account: Record<string, string>;

beforeAll(async () => {
  running = await startSandbox({ simulators: [createDouyinSimulator()] });
  api = running.baseUrls.douyin!.api!;
});
afterAll(() => running.stop());
beforeEach(async () => {
  await control('reset', {});
  account = running.simulators[0]!.createAccount(
    { redirectUri: 'https://union.example/back' },
    running.sandbox,
  ).credentials;
});

async function control(path: string, body: unknown): Promise<Response> {
  return fetch(`${running.controlUrl}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function oauth(call: string, fields: Record<string, string>): Promise<Answer> {
  const answer = await fetch(`${api}/oauth/${call}/`, { method: 'POST', body: new URLSearchParams(fields) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

async function ask(
  path: string,
  options: {
    query?: Record<string, string>;
    json?: unknown;
    file?: Buffer;
    field?: string;
    headers?: object;
    method?: string;
  } = {},
): Promise<Answer> {
  const url = new URL(api + path);
  url.search = new URLSearchParams({ open_id: account.openId!, ...options.query }).toString();
  const headers: Record<string, string> = { 'access-token': account.accessToken!, ...options.headers };
  let body: FormData | string | undefined;
  if (options.file) {
    body = new FormData();
    body.append(options.field ?? 'video', new Blob([new Uint8Array(options.file)]), 'v.mp4');
  } else if (options.json !== undefined) {
    body = JSON.stringify(options.json);
    headers['content-type'] = 'application/json';
  }
  const answer = await fetch(url, { method: options.method ?? 'POST', headers, body });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

const codeOf = (answer: Answer): unknown => answer.data.error_code ?? 0;
const upload = async (headers: object = {}): Promise<string> => {
  const answer = await ask(`${V1}/upload_video/`, { file: Buffer.alloc(100), headers });
  return (answer.data.video as { video_id: string }).video_id;
};
const create = (json: object) => ask(`${V1}/create_video/`, { json });

describe('the page where an owner authorises', () => {
  const page = (changes: Record<string, string> = {}): Promise<Response> => {
    const query = {
      client_key: account.clientKey!,
      response_type: 'code',
      scope: 'user_info,video.create.bind',
      redirect_uri: 'https://union.example/back',
      state: 'a b&c',
      ...changes,
    };
    return fetch(
      `${api}/platform/oauth/connect/${changes.decision ? 'decide/' : ''}?${new URLSearchParams(query).toString()}`,
      {
        redirect: 'manual',
      },
    );
  };

  it('leads back with a code, the state untouched and the scopes that were ticked', async () => {
    expect(await (await page()).text()).toContain('同意授权');
    const back = new URL(
      (await page({ decision: 'approve', granted: 'video.create.bind' })).headers.get('location')!,
    );
    expect(back.searchParams.get('state')).toBe('a b&c');
    const granted = await oauth('access_token', {
      client_key: account.clientKey!,
      client_secret: account.clientSecret!,
      code: back.searchParams.get('code')!,
      grant_type: 'authorization_code',
    });
    expect(granted).toMatchObject({
      data: { scope: 'video.create.bind', error_code: 0 },
      message: 'success',
    });
  });

  it.each([
    ['an unknown key', { client_key: 'awnobody' }],
    ['another address', { redirect_uri: 'https://union.example/other' }],
    ['an address with a query of its own', { redirect_uri: 'https://union.example/back?a=1' }],
    ['a scope that the app lacks', { scope: 'user_info,item.comment' }],
  ])('refuses %s', async (_, changes) => {
    expect(await (await page(changes)).text()).toContain('授权失败');
  });

  it('takes each code once, for ten minutes, from its own app', async () => {
    const codeFor = async (): Promise<string> =>
      new URL(
        (await page({ decision: 'approve', granted: 'user_info' })).headers.get('location')!,
      ).searchParams.get('code')!;
    const exchange = async (changes: Record<string, string>): Promise<unknown> =>
      codeOf(
        await oauth('access_token', {
          client_key: account.clientKey!,
          client_secret: account.clientSecret!,
          grant_type: 'authorization_code',
          ...changes,
        }),
      );
    const code = await codeFor();
    expect(await exchange({ code, client_secret: 'wrong' })).toBe(10013);
    const other = running.simulators[0]!.createAccount({}, running.sandbox).credentials;
    expect(await exchange({ code, client_key: other.clientKey!, client_secret: other.clientSecret! })).toBe(
      10014,
    );
    expect(await exchange({ code })).toBe(0);
    expect(await exchange({ code })).toBe(10007);
    const late = await codeFor();
    await running.sandbox.clock.advance(10 * 60_000);
    expect(await exchange({ code: late })).toBe(10007);
  });
});

describe('tokens', () => {
  const refresh = (refreshToken = account.refreshToken!) =>
    oauth('refresh_token', {
      client_key: account.clientKey!,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
  const renew = (refreshToken = account.refreshToken!) =>
    oauth('renew_refresh_token', { client_key: account.clientKey!, refresh_token: refreshToken });

  it('live longer when refreshed in time, change when refreshed late, and never move the end of the grant', async () => {
    await running.sandbox.clock.advance(10 * DAY);
    const early = await refresh();
    expect(early.data).toMatchObject({ access_token: account.accessToken, expires_in: 15 * 86_400 });
    expect(Math.round(Number(early.data.refresh_expires_in) / 86_400)).toBe(20);
    await running.sandbox.clock.advance(16 * DAY);
    expect((await refresh()).data.access_token).not.toBe(account.accessToken);
    await running.sandbox.clock.advance(4 * DAY);
    expect(codeOf(await refresh())).toBe(10010);
  });

  it('let one of two renewals at the same time win, and the loser has a dead token', async () => {
    const codes = (await Promise.all([renew(), renew()])).map(codeOf);
    expect(codes.sort()).toEqual([0, 10010]);
  });

  it('can be renewed five times', async () => {
    let token = account.refreshToken!;
    for (let turn = 0; turn < 5; turn += 1) token = String((await renew(token)).data.refresh_token);
    expect(codeOf(await renew(token))).toBe(10020);
  });

  it('of an app are none for the calls of a user', async () => {
    const clientToken = async (): Promise<string> =>
      String(
        (
          await oauth('client_token', {
            client_key: account.clientKey!,
            client_secret: account.clientSecret!,
            grant_type: 'client_credential',
          })
        ).data.access_token,
      );
    expect(await clientToken()).toMatch(/^clt\./);
    account.accessToken = await clientToken();
    expect(codeOf(await ask(`${V1}/video_list/`, { method: 'GET' }))).toBe(28001003);
  });
});

describe('uploads', () => {
  it('need the field named video', async () => {
    expect(codeOf(await ask(`${V1}/upload_video/`, { file: Buffer.alloc(9), field: 'file' }))).toBe(2100005);
  });

  it('are refused above the ceiling', async () => {
    const headers = { 'x-sandbox-bytes': String(128 * MIB + 1) };
    expect(codeOf(await ask(`${V1}/upload_video/`, { file: Buffer.alloc(9), headers }))).toBe(2190005);
  });

  it('in parts refuse small parts, gaps, and an id that was encoded twice or died', async () => {
    const init = async (): Promise<string> =>
      String((await ask(`${V1}/init_video_part_upload/`)).data.upload_id);
    const part = async (uploadId: string, number: number, bytes = 5 * MIB): Promise<unknown> =>
      codeOf(
        await ask(`${V1}/upload_video_part/`, {
          query: { upload_id: uploadId, part_number: String(number) },
          file: Buffer.alloc(16),
          headers: { 'x-sandbox-bytes': String(bytes) },
        }),
      );
    const complete = (uploadId: string) =>
      ask(`${V1}/complete_video_part_upload/`, { query: { upload_id: uploadId } });
    const uploadId = await init();
    expect(uploadId).toMatch(/^@.*\+.*\/.*==$/);
    expect(await part(uploadId, 1, 5 * MIB - 1)).toBe(2100005);
    expect(await part(uploadId, 1, 100 * MIB + 1)).toBe(2100005);
    expect(await part(encodeURIComponent(uploadId), 1)).toBe(2100005);
    expect(await part(uploadId, 1)).toBe(0);
    expect(await part(uploadId, 3)).toBe(0);
    expect(codeOf(await complete(uploadId))).toBe(2100005);
    expect(await part(uploadId, 2)).toBe(0);
    const first = await complete(uploadId);
    expect((await complete(uploadId)).data.video).toEqual(first.data.video);
    const late = await init();
    await running.sandbox.clock.advance(2 * 3_600_000);
    expect(await part(late, 1)).toBe(2100005);
  });
});

describe('works', () => {
  it('use up their upload and have ids that no double holds', async () => {
    const videoId = await upload();
    const created = await create({ video_id: videoId, text: '开赛' });
    expect(String(created.data.item_id)).toMatch(/[+/=]/);
    expect(BigInt(String(created.data.video_id))).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    expect(created.data).not.toHaveProperty('error_code');
    expect(codeOf(await create({ video_id: videoId, text: '开赛' }))).toBe(2190007);
  });

  it('are refused for a long text, a long video, both anchors and the 76th of the day', async () => {
    expect(codeOf(await create({ video_id: await upload(), text: '好'.repeat(1_001) }))).toBe(2100005);
    expect(codeOf(await create({ video_id: await upload(), poi_id: '1', micro_app_id: '2' }))).toBe(2100005);
    const long = await upload({ 'x-sandbox-duration-seconds': '901' });
    expect(codeOf(await create({ video_id: long }))).toBe(2114006);
    for (let number = 0; number < 75; number += 1)
      expect(codeOf(await create({ video_id: await upload(), text: `${number}` }))).toBe(0);
    expect(codeOf(await create({ video_id: await upload() }))).toBe(2114007);
    await running.sandbox.clock.advance(DAY);
    await control('douyin/users', { openId: account.openId, isBarredFromPosting: true });
    expect(codeOf(await create({ video_id: await upload() }))).toBe(2114005);
  });

  it('show in the list after a while, pinned first, and only by cursors that were given', async () => {
    const items: string[] = [];
    for (let number = 0; number < 3; number += 1) {
      items.push(String((await create({ video_id: await upload(), text: `${number}` })).data.item_id));
      await running.sandbox.clock.advance(1_000);
    }
    const list = (query: Record<string, string>) => ask(`${V1}/video_list/`, { method: 'GET', query });
    const idsOf = (answer: Answer): unknown[] =>
      (answer.data.list as { item_id: string }[]).map((work) => work.item_id);
    expect(idsOf(await list({}))).toEqual([]);
    await running.sandbox.clock.advance(5_000);
    await control('douyin/works', { itemId: items[0], isPinned: true });
    const first = await list({ count: '2' });
    expect(idsOf(first)).toEqual([items[0], items[2]]);
    expect(first.data.has_more).toBe(true);
    expect(idsOf(await list({ count: '2', cursor: String(first.data.cursor) }))).toEqual([items[1]]);
    expect(codeOf(await list({ cursor: '2' }))).toBe(2100005);
    expect(codeOf(await list({ count: '21' }))).toBe(2100005);
  });

  it('are reviewed on the clock: 4, then 5, or 2 with is_reviewed all the same', async () => {
    const good = String((await create({ video_id: await upload(), text: '好' })).data.item_id);
    const bad = String((await create({ video_id: await upload(), text: '违禁词' })).data.item_id);
    const statuses = async (): Promise<object> => {
      const answer = await ask(`${V1}/video_data/`, { json: { item_ids: [good, bad, '@foreign'] } });
      const works = answer.data.list as { item_id: string; video_status: number; is_reviewed: boolean }[];
      return Object.fromEntries(works.map((work) => [work.item_id, [work.video_status, work.is_reviewed]]));
    };
    expect(await statuses()).toEqual({ [good]: [4, false], [bad]: [4, false] });
    await running.sandbox.clock.advance(3_000);
    expect(await statuses()).toEqual({ [good]: [5, true], [bad]: [2, true] });
    expect(running.simulators[0]!.posts(running.sandbox).map((post) => post.state)).toEqual([
      'rejected',
      'visible',
    ]);
  });

  it('have share addresses that die after an hour', async () => {
    const itemId = (await create({ video_id: await upload(), text: '好' })).data.item_id;
    const data = await ask(`${V1}/video_data/`, { json: { item_ids: [itemId] } });
    const [work] = data.data.list as { share_url: string }[];
    expect((await fetch(work!.share_url, { redirect: 'manual' })).status).toBe(302);
    await running.sandbox.clock.advance(3_600_000);
    expect((await fetch(work!.share_url, { redirect: 'manual' })).status).toBe(403);
  });
});

describe('who may call', () => {
  it('is refused in the words of the path family', async () => {
    const legacyList = { method: 'GET' };
    account.accessToken = 'act.nobody';
    expect(codeOf(await ask(`${V1}/video_list/`, legacyList))).toBe(28001003);
    expect(codeOf(await ask('/video/list/', legacyList))).toBe(2190002);
  });

  it.each([
    ['the app', { capabilities: ['user_info'] }, 28001018, 2190004],
    ['the owner', { scopes: ['user_info'] }, 28001012, 2190003],
  ])('needs the scope from %s', async (_, options, newer, classic) => {
    account = running.simulators[0]!.createAccount(options, running.sandbox).credentials;
    expect(codeOf(await ask(`${V1}/video_list/`, { method: 'GET' }))).toBe(newer);
    expect(codeOf(await ask('/video/list/', { method: 'GET' }))).toBe(classic);
  });

  it("may not use another account's token", async () => {
    const other = running.simulators[0]!.createAccount({}, running.sandbox).credentials;
    account.openId = other.openId!;
    expect(codeOf(await ask(`${V1}/video_list/`, { method: 'GET' }))).toBe(28001015);
  });

  it('gets 404 from a path that does not exist or is switched off', async () => {
    expect((await fetch(`${api}/video/nowhere/`)).status).toBe(404);
    await control('douyin/switches', { families: 'v1' });
    expect((await fetch(`${api}/video/list/?open_id=x`)).status).toBe(404);
  });
});
