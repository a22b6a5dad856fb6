import { SEED, mix, settle } from './hashing';
import type { Letters } from './letters';

/** The hash of every run of `size` letters, in order; as many as there are places to begin. */
export function shinglesOf({ letters, length }: Letters, size: number): Int32Array {
  const count = Math.max(0, length - size + 1);
  const hashes = new Int32Array(count);
  for (let start = 0; start < count; start += 1) {
    let hash = SEED ^ size;
    for (let index = start; index < start + size; index += 1) hash = mix(hash, letters[index]!);
    hashes[start] = settle(hash);
  }
  return hashes;
}
