import { createHmac, randomBytes } from 'node:crypto';

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
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
