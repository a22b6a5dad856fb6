/** One letter further into a hash of letters (FNV-1a over whole code points). */
export function mix(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193) ^ (hash >>> 15);
}

export const SEED = 0x811c9dc5 | 0;

/** Spreads the bits (finalizer of MurmurHash3): a signed 32-bit number, as PostgreSQL's `integer`. */
export function settle(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}

export function hashOfText(text: string): number {
  let hash = SEED;
  for (let index = 0; index < text.length; index += 1) hash = mix(hash, text.charCodeAt(index));
  return settle(hash);
}

/** A hash as a number between 0 and 1, both excluded. */
export function fractionOf(hash: number): number {
  return ((hash >>> 0) + 0.5) / 0x1_0000_0000;
}
