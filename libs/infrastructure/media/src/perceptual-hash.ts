import sharp from 'sharp';
import type { Raster } from './decode-image';

const EDGE = 32;
const KEPT = 8;
/** Below this spread of brightness (0–255) a picture is one plain area: all of those look alike, and mean nothing. */
const LEAST_SPREAD = 2;

/** `cos((2x + 1) u π / 2n)` for the frequencies 0…7 that are kept. */
const cosines = Array.from({ length: KEPT }, (_, frequency) =>
  Array.from({ length: EDGE }, (__, place) => Math.cos(((2 * place + 1) * frequency * Math.PI) / (2 * EDGE))),
);

/**
 * 64 bits of what a picture looks like (pHash): the picture as 32 × 32 grey points, its 8 × 8 lowest frequencies by a
 * discrete cosine transform, one bit each for above their median. Copies that were resized, compressed anew or cut a
 * little differ in a few bits. Signed, as PostgreSQL's `bigint` has it; null for a picture that is one plain area.
 * Source: Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions, 2010, section 3.2.
 */
export async function perceptualHash(raster: Raster): Promise<bigint | null> {
  const { pixels, width, height, channels } = raster;
  const grey = await sharp(pixels, { raw: { width, height, channels } })
    .flatten({ background: '#ffffff' })
    .resize(EDGE, EDGE, { fit: 'fill', kernel: 'lanczos3' })
    .greyscale()
    .raw()
    .toBuffer();
  if (spreadOf(grey) < LEAST_SPREAD) return null;
  const frequencies = lowFrequencies(grey);
  const median = frequencies.slice(1).toSorted((one, other) => one - other)[31]!;
  const bits = frequencies.reduce((hash, value) => (hash << 1n) | (value > median ? 1n : 0n), 0n);
  return BigInt.asIntN(64, bits);
}

/** In how many bits two hashes differ, 0–64. */
export function hammingDistance(one: bigint, other: bigint): number {
  let rest = BigInt.asUintN(64, one ^ other);
  let distance = 0;
  for (; rest > 0n; rest &= rest - 1n) distance += 1;
  return distance;
}

function spreadOf(grey: Buffer): number {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  return Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length);
}

/** Rows first, then columns: only what is kept is computed. */
function lowFrequencies(grey: Buffer): number[] {
  const rows = Array.from({ length: EDGE }, (_, y) =>
    cosines.map((cosine) => cosine.reduce((sum, factor, x) => sum + factor * grey[y * EDGE + x]!, 0)),
  );
  return cosines.flatMap((cosine) =>
    cosines.map((_, column) => cosine.reduce((sum, factor, y) => sum + factor * rows[y]![column]!, 0)),
  );
}
