import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '../core/start-sandbox';
import type { RunningSandbox } from '../core/start-sandbox';
import { createDouyinSimulator } from './douyin.simulator';

const DAY = 86_400_000;
const HOUR = 3_600_000;

type Answer = { data: Record<string, unknown>; err_no?: number };
type Told = { headers: IncomingMessage['headers']; body: string };

let running: RunningSandbox;
let api: string;
let account: Record<string, string>;
let receiver: Server;
let receiverUrl: string;
let told: Told[];
let answerWith: (body: string, response: ServerResponse) => void;
/** What the public address of a file answers. */
let media: { status: number; type: string; bytes: Buffer };

beforeAll(async () => {
  running = await startSandbox({ simulators: [createDouyinSimulator()] });
  api = running.baseUrls.douyin!.api!;
  receiver = createServer((request, response) => {
    if (request.url?.startsWith('/media')) {
      response.writeHead(media.status, { 'content-type': media.type }).end(media.bytes);
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      told.push({ headers: request.headers, body });
      answerWith(body, response);
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((done) => receiver.close(done));
  await running.stop();
});
beforeEach(async () => {
  await control('reset', {});
  told = [];
  media = { status: 200, type: 'video/mp4', bytes: Buffer.alloc(100) };
  answerWith = echo;
  account = anAccount();
});

const anAccount = (options: Record<string, unknown> = {}): Record<string, string> =>
  running.simulators[0]!.createAccount(options, running.sandbox).credentials;

const echo = (body: string, response: ServerResponse): void => {
  const { content } = JSON.parse(body) as { content: { challenge?: number } };
  response.writeHead(200).end(JSON.stringify({ challenge: content.challenge }));
};

function control(path: string, body: unknown): Promise<Response> {
  return fetch(`${running.controlUrl}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function clientToken(): Promise<string> {
  const answer = await fetch(`${api}/oauth/client_token/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_key: account.clientKey,
      client_secret: account.clientSecret,
      grant_type: 'client_credential',
    }),
  });
  return String(((await answer.json()) as Answer).data.access_token);
}

async function asApp(path: string, json?: object, token?: string): Promise<Answer> {
  const answer = await fetch(`${api}${path}`, {
    method: json ? 'POST' : 'GET',
    headers: { 'access-token': token ?? (await clientToken()), 'content-type': 'application/json' },
    body: json && JSON.stringify(json),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

describe('sharing into the app', () => {
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

  async function link(changes: Record<string, string> = {}): Promise<string> {
    const token = await clientToken();
    const ticket = String((await asApp('/open/getticket/', undefined, token)).data.ticket);
    const shareId = (await asApp('/share-id/?need_callback=true', undefined, token)).data.share_id;
    const timestamp = String(Math.floor(running.sandbox.clock.now().getTime() / 1_000));
    const fields: Record<string, string> = {
      share_type: 'h5',
      client_key: account.clientKey!,
      nonce_str: 'n1',
      timestamp,
      signature: md5(`nonce_str=n1&ticket=${ticket}&timestamp=${timestamp}`),
      state: String(shareId),
      video_path: `${receiverUrl}/media/a.mp4`,
      share_to_publish: '1',
      title: '开赛',
      hashtag_list: '["工会"]',
      ...changes,
    };
    const query = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    return `snssdk1128://openplatform/share?${query.join('&')}`;
  }
  const scan = async (address: string, openId?: string): Promise<{ status: number; body: never }> => {
    const answer = await control('douyin/phone', { link: address, openId });
    return { status: answer.status, body: (await answer.json()) as never };
  };

  it('fetches the file itself, and posts with title and topics when the person agrees', async () => {
    const page = await (await fetch(`${api}/phone/?link=${encodeURIComponent(await link())}`)).text();
    expect(page).toContain('<h1>发布</h1>');
    expect(page).toContain('<button>发布</button>');
    const posted = await scan(await link(), account.openId);
    expect(posted.body).toMatchObject({ itemId: expect.stringContaining('@'), toPublishPage: true });
    expect(running.simulators[0]!.posts(running.sandbox)).toMatchObject([
      { text: '开赛 #工会', accountId: account.openId, mediaUrl: expect.any(String) },
    ]);
  });

  it.each([
    ['a signature that is not the MD5 of nonce, ticket and time', { signature: 'f'.repeat(32) }],
    ['a time that was not signed', { timestamp: '1700000000' }],
    ['a share id that nobody was given', { state: '12345' }],
    ['an app that does not exist', { client_key: 'awnobody' }],
    ['a title of 61 characters', { title: '好'.repeat(61) }],
    ['a file that is not there', { video_path: 'http://127.0.0.1:9/media.mp4' }],
  ])('refuses %s', async (_, changes) => {
    expect((await scan(await link(changes), account.openId)).status).toBe(422);
    expect(running.simulators[0]!.posts(running.sandbox)).toEqual([]);
  });

  it('judges the file by its content type and size', async () => {
    media.type = 'text/html';
    expect((await scan(await link())).status).toBe(422);
    media = { status: 403, type: 'video/mp4', bytes: Buffer.alloc(1) };
    expect((await scan(await link())).status).toBe(422);
    media = { status: 200, type: 'video/webm', bytes: Buffer.alloc(1) };
    expect((await scan(await link())).status).toBe(422);
  });

  it('forgets a ticket after two hours', async () => {
    const signed = await link();
    await running.sandbox.clock.advance(2 * HOUR);
    expect((await scan(signed)).status).toBe(422);
  });

  it('builds a link itself, which dies when it was told to', async () => {
    const { ticket } = (await asApp('/open/getticket/')).data;
    const expireAt = Math.floor(running.sandbox.clock.now().getTime() / 1_000) + 600;
    const body = { client_ticket: ticket, expire_at: expireAt, video_path: `${receiverUrl}/media/a.mp4` };
    const { schema } = (await asApp('/api/douyin/v1/schema/get_share/', body)).data;
    expect((await scan(String(schema))).status).toBe(200);
    await running.sandbox.clock.advance(601_000);
    expect((await scan(String(schema))).status).toBe(422);
    const refused = await asApp('/api/douyin/v1/schema/get_share/', { ...body, client_ticket: 'x' });
    expect(refused.data.error_code).toBe(28001007);
  });

  it("takes the app's token only, and only of an app with the capability", async () => {
    expect((await asApp('/open/getticket/', undefined, account.accessToken)).data.error_code).toBe(28001003);
    account = anAccount({ capabilities: ['user_info'] });
    expect((await asApp('/open/getticket/')).data.error_code).toBe(28001018);
    expect((await asApp('/share-id/')).data.error_code).toBe(28001018);
  });
});

describe('webhooks', () => {
  const register = (wish: object = {}): Promise<Response> =>
    control('douyin/webhooks', { clientKey: account.clientKey, url: `${receiverUrl}/hook`, ...wish });
  const mock = (content: object = { a: 1 }, event = 'new_video_digg'): Promise<Response> =>
    control('douyin/webhooks/send', { clientKey: account.clientKey, openId: account.openId, event, content });
  const events = (): string[] => told.map(({ body }) => (JSON.parse(body) as { event: string }).event);

  it('are taken only for an address that echoes the number of its challenge', async () => {
    answerWith = (body, response) => response.end(JSON.stringify({ data: JSON.parse(body) as object }));
    expect((await register()).status).toBe(422);
    answerWith = (body, response) => {
      const { content } = JSON.parse(body) as { content: { challenge: number } };
      response.end(JSON.stringify({ challenge: String(content.challenge) }));
    };
    expect((await register()).status).toBe(422);
    answerWith = echo;
    expect((await register({ url: 'http://union.example/hook' })).status).toBe(422);
    expect((await register()).status).toBe(204);
  });

  it('are signed with the SHA-1 of secret and body, and carry content as object or text', async () => {
    await register();
    await mock();
    await mock({ scopes: [] }, 'authorize');
    const [, digg, authorize] = told;
    const expected = createHash('sha1').update(account.clientSecret!).update(digg!.body).digest('hex');
    expect(digg!.headers['x-douyin-signature']).toBe(expected);
    expect(JSON.parse(digg!.body)).toMatchObject({ content: '{"a":1}', from_user_id: account.openId });
    expect(JSON.parse(authorize!.body)).toMatchObject({ content: { scopes: [] } });
  });

  it('are repeated three times under one id while nobody answers, and end after five lost events', async () => {
    await register();
    answerWith = (_body, response) => response.writeHead(500).end();
    await mock();
    for (let turn = 0; turn < 5; turn += 1) await running.sandbox.clock.advance(10_000);
    expect(told).toHaveLength(1 + 4);
    expect(new Set(told.slice(1).map(({ headers }) => headers['msg-id'])).size).toBe(1);
    for (let event = 0; event < 4; event += 1) await mock();
    for (let turn = 0; turn < 5; turn += 1) await running.sandbox.clock.advance(10_000);
    const before = told.length;
    await mock();
    expect(told).toHaveLength(before);
  });

  it('are doubled, lost and reordered when told to', async () => {
    await register({ duplicate: true });
    await mock();
    expect(told.slice(1).map(({ headers }) => headers['msg-id'])).toEqual(
      Array(2).fill(told[1]!.headers['msg-id']),
    );
    await register({ lose: 1 });
    told = [];
    await mock();
    expect(told).toEqual([]);
    await register({ reorder: true });
    told = [];
    await control('douyin/revoke', { openId: account.openId });
    expect(events()).toEqual(['contract_unauthorize', 'unauthorize']);
  });

  it('tell of a revoked grant with the scopes of each family, and of a shared post by its share id', async () => {
    await register();
    await control('douyin/revoke', { openId: account.openId });
    expect(told.slice(1).map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { event: 'unauthorize', content: { scopes: ['user_info'] } },
      { event: 'contract_unauthorize', content: { scopes: expect.arrayContaining(['video.create.bind']) } },
    ]);
  });
});

describe('figures by day', () => {
  const figures = async (path: string, query: Record<string, string> = {}): Promise<Answer> => {
    const url = new URL(`${api}/data/external/${path}/`);
    url.search = new URLSearchParams({ open_id: account.openId!, date_type: '7', ...query }).toString();
    return (await (await fetch(url, { headers: { 'access-token': account.accessToken! } })).json()) as Answer;
  };

  it('come from the day after the grant, at ten in the morning, for works of thirty days', async () => {
    account = anAccount({
      scopes: ['user_info', 'video.create.bind', 'data.external.item', 'data.external.user'],
    });
    const ask = async (path: string, body: BodyInit, headers = {}): Promise<Answer> =>
      (await (
        await fetch(`${api}/api/douyin/v1/video/${path}/?open_id=${account.openId}`, {
          method: 'POST',
          body,
          headers: { 'access-token': account.accessToken!, ...headers },
        })
      ).json()) as Answer;
    const file = new FormData();
    file.append('video', new Blob([new Uint8Array(50)]), 'v.mp4');
    const { video } = (await ask('upload_video', file)).data as { video: { video_id: string } };
    const created = await ask('create_video', JSON.stringify({ video_id: video.video_id, text: 'a' }));
    const item_id = String(created.data.item_id);
    expect((await figures('item/play', { item_id })).data.result_list).toEqual([]);
    expect((await figures('item/play', { item_id, date_type: '8' })).data.error_code).toBe(2100005);
    // Eleven in the morning of the second day after, in Beijing.
    const now = running.sandbox.clock.now().getTime();
    const midnight = Math.floor((now + 8 * HOUR) / DAY) * DAY - 8 * HOUR;
    await running.sandbox.clock.advance(midnight + 2 * DAY + 9 * HOUR + 59 * 60_000 - now);
    const early = (await figures('item/play', { item_id })).data.result_list as object[];
    await running.sandbox.clock.advance(2 * 60_000);
    const later = (await figures('item/play', { item_id })).data.result_list as object[];
    expect(later).toHaveLength(7);
    expect(early.at(-1)).toEqual(later.at(-2));
    expect(later.at(-1)).toMatchObject({ play: expect.any(Number) });
    expect((await figures('item/base', { item_id })).data.result).toMatchObject({
      total_play: expect.any(Number),
    });
    expect((await figures('user/item')).data.result_list).toHaveLength(7);
  });
});

describe('image-text', () => {
  const post = async (path: string, body: BodyInit): Promise<Answer> =>
    (await (
      await fetch(`${api}/api/douyin/v1/video/${path}/?open_id=${account.openId}`, {
        method: 'POST',
        body,
        headers: { 'access-token': account.accessToken! },
      })
    ).json()) as Answer;
  const image = async (type = 'image/jpeg'): Promise<Answer> => {
    const file = new FormData();
    file.append('image', new Blob([new Uint8Array(9)], { type }), 'a.jpg');
    return post('upload_image', file);
  };

  it('takes one to thirty uploaded pictures and keeps their order', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 2; count += 1)
      ids.push((((await image()).data.image ?? {}) as { image_id: string }).image_id);
    const create = (image_list: string[]) =>
      post('create_image_text', JSON.stringify({ image_list, text: '开赛' }));
    expect((await create([])).data.error_code).toBe(2100005);
    expect((await create(Array(31).fill(ids[0]))).data.error_code).toBe(2100005);
    expect((await create(['@nobody'])).data.error_code).toBe(2190007);
    expect((await create([ids[1]!, ids[0]!])).data.item_id).toEqual(expect.stringContaining('@'));
    const [work] = running.simulators[0]!.posts(running.sandbox);
    expect(work?.images).toHaveLength(2);
    expect(work?.url).toContain('/note/');
    expect((await image('image/webp')).data.error_code).toBe(2100005);
  });
});
