import { hardeningHeaders } from '@haojiao/infrastructure/http';
import type { PublicFile } from '../public-files';

/** What every answer about a file says; `etag` with its quotes. */
export function publicFileHeaders(file: PublicFile, etag: string): Record<string, string> {
  return {
    ...hardeningHeaders,
    ...(!file.isOwnPageOnly && { 'access-control-allow-origin': '*' }),
    etag,
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': dispositionOf(file),
    'cross-origin-resource-policy': file.isOwnPageOnly ? 'same-origin' : 'cross-origin',
  };
}

/** Whether `If-None-Match` names these bytes. */
export function knowsFile(ifNoneMatch: string | undefined, etag: string): boolean {
  return ifNoneMatch !== undefined && ifNoneMatch.split(/\s*,\s*/).includes(etag);
}

/** A document is downloaded, never shown: what a viewer would run in it does not run under our name. */
function dispositionOf(file: PublicFile): string {
  if (file.kind !== 'document') return 'inline';
  const encoded = encodeURIComponent(file.fileName).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${file.fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encoded}`;
}
