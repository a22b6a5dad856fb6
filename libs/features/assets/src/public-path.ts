import { extensionOf } from '@haojiao/infrastructure/media';

/** Hex digits of the hash that stand in a public address. */
export const HASH_PREFIX_LENGTH = 32;

/** Path of one file as readers see it. A changed file has another hash, so an address never changes its meaning. */
export function publicPath(file: {
  assetId: string;
  sha256: string;
  name: string;
  mediaType: string;
}): string {
  const prefix = file.sha256.slice(0, HASH_PREFIX_LENGTH);
  return `/assets/${file.assetId}/${prefix}/${file.name}.${extensionOf(file.mediaType)}`;
}

export const ORIGINAL = 'original';

/** Splits `medium.webp`; null for a name that we never gave out. */
export function parsePublicName(name: string): { name: string; extension: string } | null {
  const match = /^([a-z0-9_]{1,40})\.([a-z0-9]{2,5})$/.exec(name);
  return match ? { name: match[1]!, extension: match[2]! } : null;
}
