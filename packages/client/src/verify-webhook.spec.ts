import { createHmac } from 'node:crypto';
import { verifyWebhook } from './verify-webhook.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = `whsec_${Buffer.from('another secret of 24 byt').toString('base64')}`;
const now = new Date('2026-11-22T05:00:00Z');
const body = JSON.stringify({
  type: 'webhook.test',
  timestamp: now.toISOString(),
  data: { id: '1', name: '试' },
});

function signed(with_: string, wish: { at?: Date; body?: string } = {}) {
  const timestamp = String(Math.floor((wish.at ?? now).getTime() / 1_000));
  const signature = createHmac('sha256', Buffer.from(with_.slice(6), 'base64'))
    .update(`m1.${timestamp}.${wish.body ?? body}`)
    .digest('base64');
  return { 'webhook-id': 'm1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

describe('a webhook that came', () => {
  it('is the one of the published example', async () => {
    // The example of the Standard Webhooks specification's reference libraries.
    const headers = {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    };
    const message = await verifyWebhook(secret, headers, '{"test": 2432232314}', {
      now: new Date(1_614_265_330_000),
    });
    expect(message).toEqual({ test: 2432232314 });
  });

  it('is read from text or bytes, with headers as browsers or as Node have them', async () => {
    const plain = signed(secret);
    const expected = JSON.parse(body);
    expect(await verifyWebhook(secret, plain, body, { now })).toEqual(expected);
    expect(await verifyWebhook(secret, new Headers(plain), Buffer.from(body), { now })).toEqual(expected);
    const shouted = Object.fromEntries(
      Object.entries(plain).map(([key, value]) => [key.toUpperCase(), value]),
    );
    expect(await verifyWebhook(secret, shouted, body, { now })).toEqual(expected);
  });

  it('is taken with either key while one is exchanged, on either side', async () => {
    const both = signed(secret);
    both['webhook-signature'] += ` ${signed(other)['webhook-signature']} v2,x`;
    expect(await verifyWebhook(other, both, body, { now })).toMatchObject({ type: 'webhook.test' });
    expect(await verifyWebhook([other, secret], signed(secret), body, { now })).toMatchObject({
      data: { id: '1' },
    });
  });

  it.each([
    ['with another key', () => verifyWebhook(other, signed(secret), body, { now }), 'signature_wrong'],
    [
      'with a changed body',
      () => verifyWebhook(secret, signed(secret), `${body} `, { now }),
      'signature_wrong',
    ],
    [
      'with a changed id',
      () => verifyWebhook(secret, { ...signed(secret), 'webhook-id': 'm2' }, body, { now }),
      'signature_wrong',
    ],
    ['with no keys', () => verifyWebhook([], signed(secret), body, { now }), 'signature_wrong'],
    ['with an empty key', () => verifyWebhook('whsec_', signed('whsec_'), body, { now }), 'signature_wrong'],
    [
      'with nonsense for a signature',
      () => verifyWebhook(secret, { ...signed(secret), 'webhook-signature': 'v1,*** v1, v1' }, body, { now }),
      'signature_wrong',
    ],
    ['without headers', () => verifyWebhook(secret, {}, body, { now }), 'header_missing'],
    [
      'of no time',
      () => verifyWebhook(secret, { ...signed(secret), 'webhook-timestamp': 'now' }, body, { now }),
      'timestamp_wrong',
    ],
    [
      'of six minutes ago',
      () => verifyWebhook(secret, signed(secret, { at: new Date(now.getTime() - 301_000) }), body, { now }),
      'timestamp_too_far',
    ],
    [
      'of six minutes ahead',
      () => verifyWebhook(secret, signed(secret, { at: new Date(now.getTime() + 301_000) }), body, { now }),
      'timestamp_too_far',
    ],
    [
      'that holds no JSON',
      () => verifyWebhook(secret, signed(secret, { body: '<p>' }), '<p>', { now }),
      'body_wrong',
    ],
  ])('is refused %s', async (_, verify, reason) => {
    await expect(verify()).rejects.toMatchObject({ name: 'WebhookRefused', reason });
  });

  it('may be as old as the receiver says', async () => {
    const headers = signed(secret, { at: new Date(now.getTime() - 3_600_000) });
    const message = await verifyWebhook(secret, headers, body, { now, toleranceSeconds: 3_600 });
    expect(message.type).toBe('webhook.test');
  });
});
