import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

const BLOCK = 32;

/** SHA-1 over the parts, sorted and joined, in lower-case hex: WeChat's one kind of signature. */
export function signatureOf(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** Compares in constant time; anything absent is no match. */
export function matchesSignature(given: string | undefined, expected: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Opens an `Encrypt` text: AES-256-CBC, 16 random bytes, 4 bytes of length, the message, the AppID. The padding counts
 * to 32, which Node's own unpadding refuses. Returns null when the key or the AppID is not ours.
 */
export function decryptMessage(encrypted: string, encodingAesKey: string, appId: string): string | null {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const bytes = Buffer.from(encrypted, 'base64');
  if (key.length !== 32 || bytes.length < BLOCK || bytes.length % 16 !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  if (padding < 1 || padding > BLOCK || padding > padded.length) return null;
  const plain = padded.subarray(0, padded.length - padding);
  if (plain.length < 20) return null;
  const length = plain.readUInt32BE(16);
  if (20 + length > plain.length) return null;
  if (plain.toString('utf8', 20 + length) !== appId) return null;
  return plain.toString('utf8', 20, 20 + length);
}
