import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { MINUTE_MS } from '@haojiao/kernel';

const PREFIX = 'whsec_';

/** A fresh secret: 32 random bytes, base64 behind its prefix. */
export function newHookSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

/**
 * Headers by which a receiver knows that the message is ours, new and whole: the scheme of Standard Webhooks
 * (standardwebhooks.com), for which there are ready libraries. The signature is an HMAC-SHA-256 over id, second and body.
 */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = signatureOf(secret, id, timestamp, Buffer.from(body)).toString('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** How far the sender's clock may be off, and how long a signature can be used at all. */
const TOLERANCE_MS = 5 * MINUTE_MS;

/**
 * Whether a message that came to us was signed with this secret a moment ago. That it comes once is the receiver's to
 * see to, by its id.
 */
export function hookSignatureHolds(
  secret: string,
  headers: { id: string; timestamp: string; signature: string },
  body: Buffer,
  now: Date,
): boolean {
  const { id, timestamp, signature } = headers;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(Number(timestamp) * 1_000 - now.getTime()) > TOLERANCE_MS) return false;
  const expected = signatureOf(secret, id, timestamp, body);
  // Several stand in the header while a key is being exchanged.
  return signature
    .split(' ')
    .slice(0, 10)
    .some((one) => {
      const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
      return one.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected);
    });
}

function signatureOf(secret: string, id: string, timestamp: string, body: Buffer): Buffer {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}
