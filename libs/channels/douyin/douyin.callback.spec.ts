import { createHash } from 'node:crypto';
import type { CallbackRequest, CallbackResult, ChannelAccess } from '@haojiao/channel-kit';
import { createDouyinChannel } from './douyin.channel';

const SECRET = 'test_secret_0001';
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'douyin',
  name: '市总工会',
  mode: 'share',
  credentials: { clientKey: 'awtestkey0001', clientSecret: SECRET, openId: '_000TestOpenIdA' },
  settings: {},
};
const now = new Date('2026-11-21T00:00:00Z');
const sign = (body: string): string => createHash('sha1').update(SECRET).update(body).digest('hex');

function receive(body: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'POST') {
  const request: CallbackRequest = { method, query: {}, headers, rawBody: Buffer.from(body) };
  return createDouyinChannel().receiveCallback!(request, account, now);
}
const tell = (event: object, id = 'msg-1'): CallbackResult => {
  const body = JSON.stringify({ client_key: 'awtestkey0001', from_user_id: '_000TestOpenIdA', ...event });
  return receive(body, { 'x-douyin-signature': sign(body), 'msg-id': id });
};
const nothing = { status: 200, events: [] };

describe('the check of the address', () => {
  const body = '{"event":"verify_webhook","client_key":"awtestkey0001","content":{"challenge":12345}}';

  it('is answered with the same number, signed or not', () => {
    const echoed = { status: 200, mediaType: 'application/json', body: '{"challenge":12345}', events: [] };
    expect(receive(body, { 'x-douyin-signature': '19123214408e8097f456803737fefabc73e54929' })).toEqual(
      echoed,
    );
    expect(receive(body)).toEqual(echoed);
  });

  it('is refused to another app, to a wrong signature and without a number', () => {
    expect(receive(body.replace('awtestkey0001', 'awother')).status).toBe(403);
    expect(receive(body, { 'x-douyin-signature': '0'.repeat(40) }).status).toBe(403);
    expect(receive(body.replace('12345', '"12345"')).status).toBe(403);
    expect(receive(body, {}, 'GET').status).toBe(403);
  });
});

describe('an event', () => {
  it('is believed with the signature that the platform documents', () => {
    const body =
      '{"event":"contract_unauthorize","from_user_id":"_000TestOpenIdA","client_key":"awtestkey0001","content":{"scopes":["video.create.bind","video.data.bind"]},"log_id":"20260101120000000000000000000001"}';
    const signature = '49c98b4bb27fa7874c4e92d1a6b57ba91d8d4197';
    expect(receive(body, { 'x-douyin-signature': signature })).toMatchObject({
      status: 200,
      accountChange: { key: expect.stringMatching(/^douyin:sha256:/), needsAuthorization: true },
    });
    for (const wrong of ['', signature.toUpperCase(), signature.replace('4', '5'), 'x']) {
      const refused = receive(body, { 'x-douyin-signature': wrong });
      expect(refused).toMatchObject({ status: 403, events: [] });
      expect(refused.accountChange).toBeUndefined();
    }
    expect(receive(`${body} `, { 'x-douyin-signature': signature }).status).toBe(403);
  });

  it('about a post from our link settles it, whether its content is an object or text', () => {
    const content = { item_id: '@9Vx+a/b==', share_id: '1700' };
    const events = [
      {
        key: 'douyin:msg-1',
        reference: '1700',
        answer: { kind: 'published', remote: { id: '@9Vx+a/b==', url: null, publishedAt: now } },
      },
    ];
    expect(tell({ event: 'create_video', content }).events).toEqual(events);
    expect(tell({ event: 'create_video', content: JSON.stringify(content) }).events).toEqual(events);
  });

  it('about a post from our link on another account is a matter for a person', () => {
    const content = { item_id: '@a', share_id: '1700' };
    expect(tell({ event: 'create_video', content, from_user_id: '_000Other' }).events).toMatchObject([
      {
        reference: '1700',
        answer: { kind: 'cannot_tell', reason: { zh: expect.stringContaining('另一个') } },
      },
    ]);
  });

  it.each(['unauthorize', 'contract_unauthorize'])('%s of a scope that we need ends the grant', (event) => {
    for (const scopes of [['user_info'], ['video.create.bind'], ['fans.data', 'video.list'], []])
      expect(tell({ event, content: { scopes } }).accountChange).toMatchObject({
        key: 'douyin:msg-1',
        needsAuthorization: true,
        reason: { zh: expect.stringContaining('取消') },
      });
    expect(tell({ event, content: { scopes: ['fans.data.bind'] } }).accountChange).toBeUndefined();
    const ofAnother = tell({ event, content: { scopes: ['user_info'] }, from_user_id: '_000Other' });
    expect(ofAnother).toMatchObject({ ...nothing, aboutRemoteAccount: '_000Other' });
    expect(ofAnother.accountChange).toBeUndefined();
  });

  it.each([
    { event: 'new_video_digg', content: '{"action_type":1}' },
    { event: 'im_receive_msg', content: { discription: 'x' } },
    { event: 'authorize', content: { scopes: ['user_info'] } },
    { event: 'create_video', content: {} },
    { event: 'create_video', content: 'half a {' },
    { event: 'something_new' },
  ])('that is no news for us is answered and left: %j', (event) => {
    const answered = tell(event);
    expect(answered).toMatchObject(nothing);
    expect(answered.accountChange).toBeUndefined();
  });

  it.each(['', 'null', '[]', '{', '{"event":"create_video"}'])('that is none is refused: %j', (body) => {
    expect(receive(body, { 'x-douyin-signature': sign(body) }).status).toBe(403);
  });
});
