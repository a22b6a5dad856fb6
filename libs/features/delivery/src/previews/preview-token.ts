import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: nothing that could be guessed or compared bit by bit, as only its hash is looked for. */
export function newPreviewToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Null for what can be no token. */
export function hashOfPreviewToken(token: string): string | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  return createHash('sha256').update(token).digest('hex');
}

/** Path of the document that a token opens; its files lie below. */
export function previewPath(token: string): string {
  return `/delivery/v1/previews/${token}`;
}
