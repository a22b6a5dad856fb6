import { createHash } from 'node:crypto';

/** The strong ETag of these very bytes. */
export function etagOfBytes(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
}

export interface Conditions {
  ifNoneMatch?: string;
  ifModifiedSince?: string;
}

/**
 * Whether the caller has this version already (RFC 9110, 13.2.2): `If-None-Match` decides alone where it is present;
 * a date counts by whole seconds.
 */
export function isUnchanged(conditions: Conditions, etag: string, modifiedAt: Date | null): boolean {
  if (conditions.ifNoneMatch !== undefined) {
    if (conditions.ifNoneMatch === etag) return true;
    const tags = conditions.ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.includes(etag) || tags.includes('*');
  }
  if (conditions.ifModifiedSince === undefined || !modifiedAt) return false;
  const since = Date.parse(conditions.ifModifiedSince);
  return !Number.isNaN(since) && Math.floor(modifiedAt.getTime() / 1_000) * 1_000 <= since;
}
