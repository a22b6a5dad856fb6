const BANDS = 4;
const BITS = 16;

/** The value itself, and all that differ from it in one bit or two: 137 of them. */
const neighbours = (() => {
  const masks = [0];
  for (let one = 0; one < BITS; one += 1) {
    masks.push(1 << one);
    for (let other = 0; other < one; other += 1) masks.push((1 << one) | (1 << other));
  }
  return masks;
})();

/**
 * What to look for in the index over `perceptual_bands`: a hash at a distance of at most 11 has, by the pigeonhole
 * principle, one of its four quarters within two bits. 548 keys, which less than one picture in a hundred has by chance.
 */
export function probesOf(hash: bigint): number[] {
  const bits = BigInt.asUintN(64, hash);
  return Array.from({ length: BANDS }, (_, band) => {
    const quarter = Number((bits >> BigInt(BITS * band)) & 0xffffn);
    return neighbours.map((mask) => (quarter ^ mask) + band * 2 ** BITS);
  }).flat();
}
