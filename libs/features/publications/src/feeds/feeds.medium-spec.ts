import { createPublicKey, verify } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { ChannelAdapter, ChannelFeed, FeedState, PublicationDraft } from '@haojiao/channel-kit';
import { DAY_MS, HOUR_MS, MINUTE_MS, sha256 } from '@haojiao/kernel';
import { ScriptedChannel, approve, openPublishingDesk, until } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

/** A platform that pulls JSON; a title with 坏 can't be rendered. */
class PulledChannel extends ScriptedChannel {
  readonly feed: ChannelFeed;

  constructor(platform: string, publishedWhen: ChannelFeed['publishedWhen']) {
    super(platform, { modes: { feed: ['article'] }, callbacks: false });
    (this.settingFields as unknown[]).push({
      key: 'feedAllowedAddresses',
      label: { zh: '名单', en: 'List' },
      kind: 'list',
      required: false,
    });
    this.feed = {
      publishedWhen,
      tombstoneMs: 30 * DAY_MS,
      window: { atLeast: 3, ageMs: 72 * HOUR_MS, atMost: 5 },
      names: ['.json', '/signed.json'],
      entry: (draft) => ({ document: { title: draft.title }, digest: sha256(draft.html) }),
      render: async (request, state) => this.render(request.name, state),
    };
  }

  override chooseMode() {
    return { mode: 'feed' as const } as never;
  }

  override publish(draft: PublicationDraft) {
    this.done.push(`list ${draft.title}`);
    return Promise.resolve({ kind: 'listed' as const, note: { zh: '已列入', en: 'Listed' } });
  }

  private render(name: string, state: FeedState) {
    const items = state.entries.map(({ guid, version, status, document }) => {
      if (JSON.stringify(document).includes('坏')) throw new Error('It can not be rendered');
      return { guid, version, status, title: document.title };
    });
    const body = Buffer.from(JSON.stringify(items));
    if (name === '/signed.json') {
      const signed = Buffer.from(JSON.stringify({ items, signature: state.sign(body) }));
      return { mediaType: 'application/json', body: signed, carries: [] };
    }
    return name === '.json' ? { mediaType: 'application/json; charset=utf-8', body } : null;
  }
}

type Item = { guid: string; version: number; status: string; title: string };

describe('a channel that pulls', () => {
  let desk: PublishingDesk;
  let base: string;

  beforeAll(async () => {
    desk = await openPublishingDesk();
    const registry = desk.api.app.get(ChannelRegistry, { strict: false });
    const { byPlatform } = registry as unknown as { byPlatform: Map<string, ChannelAdapter> };
    byPlatform.set('desk', new PulledChannel('desk', 'confirmed'));
    byPlatform.set('screen', new PulledChannel('screen', 'fetched'));
    await desk.api.app.listen(0, '127.0.0.1');
    const { port } = desk.api.app.getHttpServer().address() as AddressInfo;
    base = `http://127.0.0.1:${port}`;
  });
  afterAll(() => desk.close());

  const aFeed = async (platform = 'desk') => {
    const account = await desk.anAccount(platform);
    const { body } = await desk.author.post(`/api/v1/channel-accounts/${account}/feed-token`, {});
    return { account, path: new URL(body.url).pathname, ...body } as {
      account: string;
      path: string;
      urls: string[];
      publicKey: string;
    };
  };
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${base}${path}`, { headers: { 'accept-encoding': 'identity', ...headers } });
  const itemsAt = async (path: string): Promise<Item[]> => {
    const answer = await get(path);
    expect(answer.status).toBe(200);
    const items = (await answer.json()) as Item[];
    await settled(items);
    return items;
  };
  /** Receipts are written once the last byte is sent. */
  const settled = async (items: Item[]) => {
    await until(async () => {
      const [row] = await desk.sql<{ open: number }>(
        `SELECT count(*)::int AS open FROM feed_entries WHERE guid = ANY($1) AND fetched_version IS DISTINCT FROM version`,
        [items.map((item) => item.guid)],
      );
      return row!.open === 0;
    });
    await new Promise((resolve) => setTimeout(resolve, 40));
  };
  const becomes = async (id: string, state: string) => {
    await until(async () => (await desk.row(id)).state === state);
    return desk.row(id);
  };
  const isTold = (id: string, words: string) =>
    until(async () => JSON.stringify((await desk.row(id)).note).includes(words));
  const noticesOf = (id: string) =>
    desk.sql<{ kind: string; severity: string; open: boolean }>(
      `SELECT kind, severity, resolved_at IS NULL AS open FROM notices WHERE object_id = $1 ORDER BY created_at, id`,
      [id],
    );
  const listed = async (account: string, wish: object = {}) => {
    const content = await desk.anApproved(wish);
    const { body } = await desk.plan(content, [account]);
    const id: string = body.items[0].id;
    await desk.work(id);
    return { content, id };
  };
  const resolve = (id: string, body: object) => desk.author.post(`/api/v1/publications/${id}/resolve`, body);
  const entryOf = async (id: string) =>
    (await desk.author.get(`/api/v1/publications/${id}/feed-entry`)).body as Record<string, unknown>;

  it('gets nothing before the hour of an item, and everything of it from then on', async () => {
    const { account, path } = await aFeed();
    const content = await desk.anApproved({ title: '到点才列入' });
    const scheduledAt = new Date(desk.now().getTime() + HOUR_MS).toISOString();
    const { body } = await desk.plan(content, [account], { scheduledAt });
    await desk.work(body.items[0].id);
    expect(await itemsAt(path)).toEqual([]);
    desk.forward(HOUR_MS);
    await desk.work(body.items[0].id);
    expect(await desk.row(body.items[0].id)).toMatchObject({ state: 'awaiting_platform', mode: 'feed' });
    expect(await itemsAt(path)).toEqual([
      { guid: `desk-${content}`, version: 1, status: 'publish', title: '到点才列入' },
    ]);
  });

  it('leaves proof of the first whole fetch of each version; 304 and HEAD prove nothing', async () => {
    const { account, path } = await aFeed();
    const { id } = await listed(account);
    await fetch(`${base}${path}`, { method: 'HEAD' });
    const etag = (await get(path, { 'if-none-match': '*' })).headers.get('etag')!;
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    await new Promise((done) => setTimeout(done, 50));
    expect(await entryOf(id)).toMatchObject({ fetchedAt: null });
    await settled((await (await get(path, { 'user-agent': 'Puller/1.0' })).json()) as Item[]);
    expect(await entryOf(id)).toMatchObject({
      version: 1,
      fetchedVersion: 1,
      fetchedAt: desk.now().toISOString(),
      fetchedBy: '127.0.0.1',
      fetchedClient: 'Puller/1.0',
    });
    await isTold(id, '已抓取');
    expect(await desk.row(id)).toMatchObject({ state: 'awaiting_platform' });
    expect(await desk.sql('SELECT version FROM feed_receipts WHERE publication_id = $1', [id])).toEqual([
      { version: 1 },
    ]);
    await expect(desk.sql('DELETE FROM feed_receipts')).rejects.toThrow();
  });

  it('answers with validators, packed where it is wanted, and to a date', async () => {
    const { account, path } = await aFeed();
    await listed(account, { title: '压缩' });
    const plain = await get(path);
    const packed = await get(path, { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(await packed.json()).toEqual(await plain.json());
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    const modified = plain.headers.get('last-modified')!;
    expect((await get(path, { 'if-modified-since': modified })).status).toBe(304);
    expect(plain.headers.get('cache-control')).toContain('private');
  });

  it('finds nothing with a wrong, a revoked or an earlier secret, from a foreign address or at another platform', async () => {
    const { account, path } = await aFeed();
    expect((await get(path)).status).toBe(200);
    expect((await get(path.replace(/.{4}\.json$/, 'AAAA.json'))).status).toBe(404);
    expect((await get(path.replace('/desk/', '/screen/'))).status).toBe(404);
    expect((await get(path.replace('.json', '.csv'))).status).toBe(404);
    const again = await desk.author.post(`/api/v1/channel-accounts/${account}/feed-token`, {});
    expect((await get(path)).status).toBe(404);
    const newPath = new URL(again.body.url).pathname;
    expect((await get(newPath)).status).toBe(200);
    const current = await desk.author.get(`/api/v1/channel-accounts/${account}`);
    const allow = await desk.author.patch(
      `/api/v1/channel-accounts/${account}`,
      { settings: { feedAllowedAddresses: ['203.0.113.0/24'] } },
      current.etag,
    );
    expect(allow.status).toBe(200);
    expect((await get(newPath)).status).toBe(404);
    await desk.sql(`UPDATE channel_accounts SET settings = '{}' WHERE id = $1`, [account]);
    expect((await get(newPath)).status).toBe(200);
    await desk.author.send('DELETE', `/api/v1/channel-accounts/${account}/feed-token`);
    expect((await get(newPath)).status).toBe(404);
  });

  it('keeps the secret nowhere: not in the row, not with an Idempotency-Key', async () => {
    const account = await desk.anAccount('desk');
    const headers = { 'idempotency-key': `feed-${account}` };
    const first = await desk.author.send(
      'POST',
      `/api/v1/channel-accounts/${account}/feed-token`,
      {},
      headers,
    );
    const secret = /feeds\/desk\/([\w-]+)/.exec(first.body.url)![1]!;
    expect(Buffer.from(secret, 'base64url').length).toBeGreaterThanOrEqual(16);
    const kept = await desk.sql('SELECT * FROM feed_secrets WHERE channel_account_id = $1', [account]);
    const answers = await desk.sql('SELECT * FROM idempotency_keys');
    expect(JSON.stringify([kept, answers])).not.toContain(secret);
    expect(JSON.stringify(kept)).not.toContain('PRIVATE');
  });

  it('is signed by a key that outlives the address', async () => {
    const { account, publicKey } = await aFeed();
    await listed(account);
    const again = await desk.author.post(`/api/v1/channel-accounts/${account}/feed-token`, {});
    expect(again.body.publicKey).toBe(publicKey);
    const answer = (await (await get(new URL(again.body.urls[1]).pathname)).json()) as {
      items: Item[];
      signature: string;
    };
    const signed = Buffer.from(JSON.stringify(answer.items));
    const signature = Buffer.from(answer.signature, 'base64');
    expect(verify(null, signed, createPublicKey(publicKey), signature)).toBe(true);
  });

  it('leaves out the one item that can not be rendered and tells the others', async () => {
    const { account, path } = await aFeed();
    await listed(account, { title: '好的一条' });
    await listed(account, { title: '坏的一条' });
    await listed(account, { title: '又一条好的' });
    const items = (await (await get(path)).json()) as Item[];
    expect(items.map((item) => item.title).sort()).toEqual(['又一条好的', '好的一条']);
  });

  it('tells the newest three or three days, at most five, and more by page and time', async () => {
    const { account, path } = await aFeed();
    const ids: string[] = [];
    for (let number = 1; number <= 4; number += 1) {
      ids.push((await listed(account, { title: `第${number}条` })).id);
      desk.forward(MINUTE_MS);
    }
    expect(await itemsAt(path)).toHaveLength(4);
    desk.forward(72 * HOUR_MS);
    expect((await itemsAt(path)).map((item) => item.title)).toEqual(['第4条', '第3条', '第2条']);
    const since = new Date(desk.now().getTime() - 80 * HOUR_MS).toISOString();
    expect(await itemsAt(`${path}?since=${since}`)).toHaveLength(4);
    expect(await itemsAt(`${path}?page=2`)).toEqual([]);
    expect(ids).toHaveLength(4);
  });

  it('is published by the word of a person, with the link, and only then', async () => {
    const { account, path } = await aFeed();
    const { id, content } = await listed(account);
    await itemsAt(path);
    expect((await resolve(id, { outcome: 'published' })).status).toBe(400);
    const answer = await resolve(id, {
      outcome: 'published',
      remoteUrl: 'https://scripted.example/posts/77',
    });
    expect(answer.body).toMatchObject({ state: 'published', remote: { id: '77' } });
    expect((await desk.author.get(`/api/v1/contents/${content}`)).body.state).toBe('published');
  });

  it('lets people know when nobody fetched for two hours, and asks them a day after the fetch', async () => {
    const { account, path } = await aFeed();
    const { id } = await listed(account);
    expect(await desk.workWhenDue(id)).toMatchObject({
      state: 'awaiting_platform',
      note: { zh: expect.stringContaining('2 小时') },
    });
    expect(await noticesOf(id)).toMatchObject([{ kind: 'publication.feed_not_fetched', open: true }]);
    await itemsAt(path);
    await isTold(id, '已抓取');
    expect(await desk.workWhenDue(id)).toMatchObject({
      state: 'needs_attention',
      failure: { code: 'feed_unconfirmed', class: 'unknown' },
    });
    expect(await noticesOf(id)).toMatchObject([
      { open: false },
      { kind: 'publication.feed_unconfirmed', open: true },
    ]);
    const answer = await resolve(id, { outcome: 'not_published' });
    expect(answer.body.state).toBe('failed');
    expect(await itemsAt(path)).toMatchObject([{ status: 'withdraw', version: 2 }]);
  });

  it('is corrected under the same id with the next version, once however often it is asked for', async () => {
    const { account, path } = await aFeed();
    const { id, content } = await listed(account, { title: '有错字' });
    await itemsAt(path);
    await resolve(id, { outcome: 'published', remoteUrl: 'https://scripted.example/posts/78' });
    const correct = () => desk.author.post(`/api/v1/publications/${id}/correct`, {});
    const live = await desk.author.get(`/api/v1/contents/${content}`);
    await desk.author.patch(`/api/v1/contents/${content}`, { title: '改好了' }, live.etag);
    expect((await correct()).body.code).toBe('content_not_approved');
    await approve(desk.author, content, desk.reviewers);
    desk.forward(MINUTE_MS);
    expect((await correct()).body).toMatchObject({ version: 2, status: 'update', fetchedVersion: 1 });
    expect((await correct()).body).toMatchObject({ version: 2 });
    expect(await desk.row(id)).toMatchObject({ state: 'published' });
    expect(await itemsAt(path)).toMatchObject([
      { guid: `desk-${content}`, version: 2, status: 'update', title: '改好了' },
    ]);
    expect(await entryOf(id)).toMatchObject({ fetchedVersion: 2 });
  });

  it('is told of a withdrawal by a tombstone, and the withdrawal ends with a person’s word', async () => {
    const { account, path } = await aFeed();
    const { id, content } = await listed(account);
    await itemsAt(path);
    await resolve(id, { outcome: 'published', remoteUrl: 'https://scripted.example/posts/79' });
    await desk.author.post(`/api/v1/publications/${id}/withdraw`, { reason: '内容有误' });
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({
      state: 'withdrawing',
      note: { zh: expect.stringContaining('立即到平台删除') },
    });
    expect(await noticesOf(id)).toMatchObject([
      { kind: 'publication.feed_withdrawal', severity: 'urgent', open: true },
    ]);
    expect(await itemsAt(path)).toMatchObject([{ version: 2, status: 'withdraw' }]);
    expect(await desk.row(id)).toMatchObject({ state: 'withdrawing' });
    expect((await resolve(id, { outcome: 'not_published' })).body.state).toBe('withdrawn');
    expect(await noticesOf(id)).toMatchObject([{ open: false }]);
    expect((await desk.author.get(`/api/v1/contents/${content}`)).body.state).toBe('withdrawn');
    desk.forward(30 * DAY_MS);
    expect(await itemsAt(path)).toEqual([]);
  });

  it('asks a person about a withdrawal that nobody confirmed within two hours', async () => {
    const { account } = await aFeed();
    const { id } = await listed(account);
    await resolve(id, { outcome: 'published', remoteUrl: 'https://scripted.example/posts/80' });
    await desk.author.post(`/api/v1/publications/${id}/withdraw`, { reason: '内容有误' });
    await desk.work(id);
    expect(await desk.workWhenDue(id)).toMatchObject({
      state: 'needs_attention',
      failure: { code: 'feed_withdrawal_unconfirmed' },
    });
  });

  it('never hears of an item that was withdrawn while it stood unfetched', async () => {
    const { account, path } = await aFeed();
    const { id, content } = await listed(account);
    await desk.author.post(`/api/v1/contents/${content}/withdraw`, { reason: '不发了' });
    expect(await itemsAt(path)).toMatchObject([{ status: 'withdraw' }]);
    const after = await desk.workWhenDue(id);
    expect(['failed', 'needs_attention']).toContain(after.state);
    expect((await itemsAt(path))[0]).toMatchObject({ status: 'withdraw' });
  });

  it('that shows what it fetched publishes by the fetch, and withdraws by the next one', async () => {
    const { account, path } = await aFeed('screen');
    const { id, content } = await listed(account);
    await itemsAt(path);
    expect(await becomes(id, 'published')).toMatchObject({
      state: 'published',
      remote_id: `screen-${content}`,
    });
    await desk.author.post(`/api/v1/publications/${id}/withdraw`, { reason: '过期' });
    await desk.work(id);
    expect(await desk.row(id)).toMatchObject({ state: 'withdrawing' });
    await itemsAt(path);
    expect(await becomes(id, 'withdrawn')).toMatchObject({ state: 'withdrawn' });
  });

  it('brings an item again under the same id after it was withdrawn', async () => {
    const { account, path } = await aFeed('screen');
    const { id, content } = await listed(account);
    await itemsAt(path);
    await becomes(id, 'published');
    await desk.author.post(`/api/v1/publications/${id}/withdraw`, { reason: '过期' });
    await desk.work(id);
    await itemsAt(path);
    await becomes(id, 'withdrawn');
    const now = await desk.author.get(`/api/v1/contents/${content}`);
    await desk.author.patch(`/api/v1/contents/${content}`, { summary: '重新发布。' }, now.etag);
    await approve(desk.author, content, desk.reviewers);
    const { body } = await desk.plan(content, [account]);
    await desk.work(body.items[0].id);
    expect(await itemsAt(path)).toMatchObject([{ guid: `screen-${content}`, version: 3, status: 'update' }]);
    expect(await becomes(body.items[0].id, 'published')).toMatchObject({ state: 'published' });
  });
});
