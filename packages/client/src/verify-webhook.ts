import type { WebhookMessage } from './webhook-messages.ts';

/** As `Headers` has them, or as Node does. */
export type WebhookHeaders =
  { get(name: string): string | null } | Record<string, string | string[] | undefined>;

export type WebhookRefusal =
  'header_missing' | 'timestamp_wrong' | 'timestamp_too_far' | 'signature_wrong' | 'body_wrong';

/** The message is not the product's, not new, or not whole: answer 400 and do nothing. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
  readonly reason: WebhookRefusal;

  constructor(reason: WebhookRefusal) {
    super(`The webhook is refused: ${reason}`);
    this.reason = reason;
  }
}

export interface WebhookWish {
  /** How far clocks may be apart, and how old a message may be. Default 300. */
  toleranceSeconds?: number;
  /** Default: now. */
  now?: Date;
}

const PREFIX = 'whsec_';

/**
 * The message, when it was signed with one of the secrets (`whsec_…`) a moment ago: Standard Webhooks, HMAC-SHA-256 over
 * id, second and body. Take the bytes as they came: JSON that was parsed and written again has other ones. That a message
 * comes once is the receiver's to see to, by its `webhook-id`.
 * @throws WebhookRefused
 */
export async function verifyWebhook(
  secrets: string | readonly string[],
  headers: WebhookHeaders,
  body: string | Uint8Array,
  wish: WebhookWish = {},
): Promise<WebhookMessage> {
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  const signatures = headerOf(headers, 'webhook-signature').split(' ');
  requireNow(timestamp, wish);
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const signed = join(new TextEncoder().encode(`${id}.${timestamp}.`), bytes);
  for (const secret of typeof secrets === 'string' ? [secrets] : secrets) {
    if (await isSigned(secret, signatures, signed)) return messageOf(bytes);
  }
  throw new WebhookRefused('signature_wrong');
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value = isHeaders(headers)
    ? headers.get(name)
    : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  if (typeof value === 'string' && value !== '') return value;
  throw new WebhookRefused('header_missing');
}

function isHeaders(headers: WebhookHeaders): headers is { get(name: string): string | null } {
  return typeof headers.get === 'function';
}

function requireNow(timestamp: string, { toleranceSeconds = 300, now = new Date() }: WebhookWish): void {
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookRefused('timestamp_wrong');
  const apart = Math.abs(now.getTime() / 1_000 - Number(timestamp));
  if (apart > toleranceSeconds) throw new WebhookRefused('timestamp_too_far');
}

async function isSigned(
  secret: string,
  signatures: string[],
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const raw = bytesOf(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret);
  if (raw === null || raw.length === 0) return false;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', raw, hmac, false, ['verify']);
  // Several stand in the header while a key is being exchanged.
  for (const signature of signatures.slice(0, 10)) {
    const given = signature.startsWith('v1,') ? bytesOf(signature.slice(3)) : null;
    if (given && (await crypto.subtle.verify('HMAC', key, given, signed))) return true;
  }
  return false;
}

function messageOf(bytes: Uint8Array): WebhookMessage {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as WebhookMessage;
  } catch {
    throw new WebhookRefused('body_wrong');
  }
}

/** Null for what is no base64. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
