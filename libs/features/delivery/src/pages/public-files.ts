import { createHash } from 'node:crypto';
import { beacon } from './beacon';
import { pageStyle } from './page-style';

export interface PublicFile {
  mediaType: string;
  bytes: Buffer;
}

function addressOf(name: string, extension: string, text: string): string {
  const mark = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return `/public/${name}-${mark}.${extension}`;
}

export const styleAddress = addressOf('page', 'css', pageStyle);
export const beaconAddress = addressOf('beacon', 'js', beacon);

/** What the pages need beside themselves; an address names these very bytes and may be kept for good. */
export const publicFilesByAddress: ReadonlyMap<string, PublicFile> = new Map([
  [styleAddress, { mediaType: 'text/css; charset=utf-8', bytes: Buffer.from(pageStyle) }],
  [beaconAddress, { mediaType: 'text/javascript; charset=utf-8', bytes: Buffer.from(beacon) }],
]);
