import { createHmac, timingSafeEqual } from 'node:crypto';

/** Bytes of the signature that stand in the address: beyond guessing, and short enough for a QR code that scans well. */
const MAC_BYTES = 16;

export interface HandOffLinkFacts {
  id: string;
  publicationId: string;
  expiresAt: Date;
}

/** The link's id with a signature over everything that it stands for: a row that was altered opens nothing. */
export function signHandOffToken(link: HandOffLinkFacts, key: Uint8Array): string {
  const id = Buffer.from(link.id.replaceAll('-', ''), 'hex');
  return `${id.toString('base64url')}${macOf(link, key).toString('base64url')}`;
}

/** Id of the link that a token speaks of, before anything is believed; null when it has not even the form. */
export function idInHandOffToken(token: string): string | null {
  if (!/^[\w-]{44}$/.test(token)) return null;
  const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export function isHandOffTokenOf(token: string, link: HandOffLinkFacts, key: Uint8Array): boolean {
  const expected = Buffer.from(signHandOffToken(link, key));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function macOf({ id, publicationId, expiresAt }: HandOffLinkFacts, key: Uint8Array): Buffer {
  return createHmac('sha256', key)
    .update(`${id}|${publicationId}|${expiresAt.getTime()}`)
    .digest()
    .subarray(0, MAC_BYTES);
}
