import { ChannelFailure } from '@haojiao/channel-kit';
import { createCipheriv, createHash } from 'node:crypto';
import { openPublishingDesk } from '@haojiao/testing';
import type { PublishingDesk } from '@haojiao/testing';

// WeChat's published sample account.
const TOKEN = 'AAAAA';
const KEY = 'A'.repeat(43);
const APP_ID = 'wxba5fad812f8e6fb9';
const genuine =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';

describe('a callback of a platform', () => {
  let desk: PublishingDesk;

  beforeAll(async () => {
    desk = await openPublishingDesk();
  });
  beforeEach(() => desk.reset());
  afterAll(() => desk.close());

  const pending = async (reference: string) => {
    const id = await desk.aPublication();
    desk.channel.onPublish = async () => ({ kind: 'awaiting_platform', reference, askAgainAfterMs: 600_000 });
    await desk.work(id);
    return id;
  };
  const tell = async (id: string, key: string, reference: string, remoteId: string) => {
    desk.channel.onCallback = () => ({
      status: 200,
      mediaType: 'text/plain',
      body: 'ok',
      events: [
        { key, reference, answer: { kind: 'published', remote: desk.channel.remote(remoteId, desk.now()) } },
      ],
    });
    const { channel_account_id: account } = await desk.row(id);
    return desk.api.anonymous.post(`/callbacks/scripted/${account}`, {});
  };

  it('is applied once, however often it is delivered', async () => {
    const id = await pending('ref-1');
    const answers = await Promise.all([1, 2, 3, 4].map(() => tell(id, 'event-1', 'ref-1', 'told')));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(4).fill([200, 'ok']));
    const settled = await desk.row(id);
    expect(settled).toMatchObject({ state: 'published', remote_id: 'told', pending_reference: null });
    await tell(id, 'event-1', 'ref-1', 'told-otherwise');
    expect(await desk.row(id)).toEqual(settled);
    const traces = await desk.sql(
      `SELECT 1 FROM audit_entries WHERE object_id = $1 AND action = 'publication.published'`,
      [id],
    );
    expect(traces).toHaveLength(1);
  });

  it('that overtakes the answer of the platform loses nothing: the question finds it', async () => {
    const id = await desk.aPublication();
    expect((await tell(id, 'early', 'ref-2', 'early-post')).status).toBe(200);
    expect(await desk.row(id)).toMatchObject({ state: 'queued' });
    desk.channel.onPublish = async () => ({
      kind: 'awaiting_platform',
      reference: 'ref-2',
      askAgainAfterMs: 15_000,
    });
    await desk.work(id);
    desk.channel.onFollowUp = async () => ({
      kind: 'published',
      remote: desk.channel.remote('early-post', desk.now()),
    });
    expect(await desk.workWhenDue(id)).toMatchObject({ state: 'published', remote_id: 'early-post' });
  });

  it('that it was refused fails it with the platform’s words, and another try begins anew', async () => {
    const id = await pending('ref-6');
    desk.channel.onCallback = () => ({
      status: 200,
      mediaType: 'text/plain',
      body: 'ok',
      events: [
        {
          key: 'event-6',
          reference: 'ref-6',
          answer: {
            kind: 'failed',
            failure: new ChannelFailure({
              failureClass: 'content_rejected',
              code: 'scripted_refused',
              advice: { zh: '涉嫌广告。', en: 'Advertising.' },
            }),
          },
        },
      ],
    });
    const { channel_account_id: account } = await desk.row(id);
    await desk.api.anonymous.post(`/callbacks/scripted/${account}`, {});
    expect(await desk.row(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'scripted_refused', class: 'content_rejected', advice: { zh: '涉嫌广告。' } },
    });
    expect((await desk.steps(id)).filter(({ state }) => state === 'done' || state === 'intent')).toEqual([]);
    desk.reset();
    await desk.author.post(`/api/v1/publications/${id}/retry`);
    await desk.work(id);
    expect((await desk.row(id)).state).toBe('published');
  });

  it('about a post that is recorded elsewhere is answered, and left to the question', async () => {
    const first = await pending('ref-3');
    await tell(first, 'event-3', 'ref-3', 'same-post');
    const { channel_account_id: account } = await desk.row(first);
    const content = await desk.anApproved();
    const { body } = await desk.plan(content, [account]);
    const third: string = body.items[0].id;
    desk.channel.onPublish = async () => ({
      kind: 'awaiting_platform',
      reference: 'ref-5',
      askAgainAfterMs: 1_000,
    });
    await desk.work(third);
    expect((await tell(third, 'event-5', 'ref-5', 'same-post')).status).toBe(200);
    expect(await desk.row(third)).toMatchObject({ state: 'awaiting_platform' });
    desk.channel.onFollowUp = async () => ({
      kind: 'published',
      remote: desk.channel.remote('same-post', desk.now()),
    });
    expect(await desk.workWhenDue(third)).toMatchObject({
      state: 'needs_attention',
      failure: { code: 'remote_post_of_other_publication' },
    });
  });

  it('that the owner took the grant back asks for a person, and not again after that person came', async () => {
    const account = await desk.anAccount();
    const state = async () =>
      (await desk.sql('SELECT state, note FROM channel_accounts WHERE id = $1', [account]))[0];
    const reason = { zh: '账号已取消授权。', en: 'The owner took the grant back.' };
    desk.channel.onCallback = () => ({
      status: 200,
      mediaType: 'text/plain',
      body: 'ok',
      events: [],
      accountChange: { key: 'gone-1', needsAuthorization: true, reason },
    });
    const tell = () => desk.api.anonymous.post(`/callbacks/scripted/${account}`, {});
    expect((await tell()).status).toBe(200);
    expect(await state()).toEqual({ state: 'needs_authorization', note: reason });
    await desk.sql(`UPDATE channel_accounts SET state = 'connected', note = NULL WHERE id = $1`, [account]);
    await tell();
    expect(await state()).toMatchObject({ state: 'connected' });
  });

  it('about another account of the app is read by that account with its own credentials', async () => {
    const [first, second, third] = [await desk.anAccount(), await desk.anAccount(), await desk.anAccount()];
    await desk.sql(`UPDATE channel_accounts SET remote_account_id = $2 WHERE id = ANY($1)`, [
      [second, third],
      'remote-2',
    ]);
    const readBy: string[] = [];
    desk.channel.onCallback = (_request: unknown, account: { id: string }) => {
      readBy.push(account.id);
      const isMeant = account.id === second;
      return {
        status: isMeant ? 200 : account.id === first ? 200 : 403,
        mediaType: 'text/plain',
        body: account.id === first ? 'ok' : 'no',
        events: [],
        ...(account.id === first ? { aboutRemoteAccount: 'remote-2' } : {}),
        ...(isMeant
          ? {
              accountChange: {
                key: 'gone',
                needsAuthorization: true as const,
                reason: { zh: '取消', en: 'gone' },
              },
            }
          : {}),
      };
    };
    const answer = await desk.api.anonymous.post(`/callbacks/scripted/${first}`, {});
    expect([answer.status, answer.text]).toEqual([200, 'ok']);
    expect(readBy.sort()).toEqual([first, second, third].sort());
    const states = await desk.sql<{ id: string; state: string }>(
      'SELECT id, state FROM channel_accounts WHERE id = ANY($1)',
      [[first, second, third]],
    );
    expect(states.filter(({ state }) => state === 'needs_authorization').map(({ id }) => id)).toEqual([
      second,
    ]);
  });

  it('to no account, or to one of another platform, is not there', async () => {
    const account = await desk.anAccount();
    expect((await desk.api.anonymous.post(`/callbacks/wechat/${account}`, {})).status).toBe(404);
    expect((await desk.api.anonymous.post(`/callbacks/scripted/${desk.unit.id}`, {})).status).toBe(404);
    expect((await desk.api.anonymous.get(`/callbacks/nowhere/${account}`)).status).toBe(404);
  });

  describe('of WeChat', () => {
    let account: string;

    beforeAll(async () => {
      const answer = await desk.author.post('/api/v1/channel-accounts', {
        organizationId: desk.unit.id,
        platform: 'wechat',
        name: '公众号',
        credentials: { appId: APP_ID, appSecret: 's'.repeat(32), callbackToken: TOKEN, encodingAesKey: KEY },
      });
      account = answer.body.id;
    });

    const signed = (encrypted: string, timestamp: string, signature?: string) => {
      const nonce = '415670741';
      const msg =
        signature ??
        createHash('sha1').update([TOKEN, timestamp, nonce, encrypted].sort().join('')).digest('hex');
      const query = `timestamp=${timestamp}&nonce=${nonce}&encrypt_type=aes&msg_signature=${msg}`;
      const xml = `<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
      return desk.api.app.inject({
        method: 'POST',
        url: `/callbacks/wechat/${account}?${query}`,
        headers: { 'content-type': 'text/xml' },
        payload: xml,
      });
    };
    const nowInSeconds = () => String(Math.floor(desk.now().getTime() / 1_000));

    it('is believed with its signature, and refused with any other or when it is old', async () => {
      expect((await signed(genuine, nowInSeconds())).payload).toBe('success');
      expect((await signed(genuine, nowInSeconds(), 'f'.repeat(40))).statusCode).toBe(403);
      const published = '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3';
      expect((await signed(genuine, '1714112445', published)).statusCode).toBe(403);
    });

    it('settles the publication that waits for it, and a forged one does not', async () => {
      const id = await desk.aPublication();
      await desk.sql(
        `UPDATE publications SET platform = 'wechat', channel_account_id = $2, state = 'awaiting_platform',
           pending_reference = '2247503051', pending_since = now() WHERE id = $1`,
        [id, account],
      );
      const event = `<xml><CreateTime>${nowInSeconds()}</CreateTime><MsgType>event</MsgType><Event>PUBLISHJOBFINISH</Event><PublishEventInfo><publish_id>2247503051</publish_id><publish_status>0</publish_status><article_id>b5zOtjzZSsy8tLBsCYmZ3k2PqXvWnR0dUeFgHiJkLmN</article_id><article_detail><count>1</count><item><idx>1</idx><article_url>http://mp.weixin.qq.com/s?__biz=a</article_url></item></article_detail></PublishEventInfo></xml>`;
      const encrypted = encrypt(event);
      await signed(encrypted, nowInSeconds(), 'e'.repeat(40));
      expect(await desk.row(id)).toMatchObject({ state: 'awaiting_platform' });
      expect((await signed(encrypted, nowInSeconds())).payload).toBe('success');
      expect(await desk.row(id)).toMatchObject({
        state: 'published',
        remote_id: 'b5zOtjzZSsy8tLBsCYmZ3k2PqXvWnR0dUeFgHiJkLmN',
      });
    });
  });
});

/** As WeChat does it: random, length, message, AppID, padded to 32. */
function encrypt(xml: string): string {
  const key = Buffer.from(`${KEY}=`, 'base64');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(Buffer.byteLength(xml));
  const plain = Buffer.concat([Buffer.alloc(16, 7), size, Buffer.from(xml), Buffer.from(APP_ID)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ]).toString('base64');
}
