import { createHash, randomBytes } from 'node:crypto';
import { notFound } from '@haojiao/kernel';

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

/** Path of the page that shows such a document to people. */
export function previewPagePath(token: string): string {
  return `/sites/preview/items/${token}`;
}

/** The same whatever the reason is. */
export function noPreview() {
  return notFound(
    'preview',
    '没有这个预览，或链接已过期、已撤销。请向发链接的人索取新的链接。',
    'There is no such preview, or its link is over or was revoked. Ask whoever sent it for a new one.',
  );
}
