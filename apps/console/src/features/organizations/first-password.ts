// Without what is easily taken for another: I, l, 1, O, o, 0.
const groups = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const;
const LENGTH = 12;

/** A password to be told to somebody and changed by them at once: 12 characters, of each kind at least one. */
export function firstPassword(randomBelow: (limit: number) => number = randomNumberBelow): string {
  const pick = (from: string) => from[randomBelow(from.length)]!;
  const all = groups.join('');
  const characters = [
    ...groups.map(pick),
    ...Array.from({ length: LENGTH - groups.length }, () => pick(all)),
  ];
  for (let at = characters.length - 1; at > 0; at -= 1) {
    const other = randomBelow(at + 1);
    [characters[at], characters[other]] = [characters[other]!, characters[at]!];
  }
  return characters.join('');
}

function randomNumberBelow(limit: number): number {
  const most = 0x1_0000_0000 - (0x1_0000_0000 % limit);
  let [number] = crypto.getRandomValues(new Uint32Array(1));
  while (number! >= most) [number] = crypto.getRandomValues(new Uint32Array(1));
  return number! % limit;
}
