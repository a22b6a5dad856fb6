import { createHash } from 'node:crypto';

/** Strong, of these very bytes; the packed form of the same bytes has another. */
export function feedEtag(bytes: Buffer, isPacked: boolean): string {
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return isPacked ? `"${digest}-gz"` : `"${digest}"`;
}

/**
 * Whether the caller has this already (RFC 9110, 13.2.2): `If-None-Match` decides alone where it is present, a date
 * counts by whole seconds.
 */
export function hasAlready(
  conditions: { ifNoneMatch?: string; ifModifiedSince?: string },
  etag: string,
  modifiedAt: Date | null,
): boolean {
  const { ifNoneMatch, ifModifiedSince } = conditions;
  if (ifNoneMatch !== undefined) {
    const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.includes(etag) || tags.includes('*');
  }
  if (ifModifiedSince === undefined || !modifiedAt) return false;
  const since = Date.parse(ifModifiedSince);
  return !Number.isNaN(since) && Math.floor(modifiedAt.getTime() / 1_000) * 1_000 <= since;
}
