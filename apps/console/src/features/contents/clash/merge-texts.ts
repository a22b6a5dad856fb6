/** A stretch of a text as three people have it; `same` where nobody touched it. */
export interface Stretch {
  readonly kind: 'same' | 'mine' | 'theirs' | 'clash';
  readonly base: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * What two people made of the same blocks: what only one of them changed is theirs, and where both changed the same place
 * it is a clash. Nothing is left out.
 */
export function mergeTexts(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): Stretch[] {
  const inMine = matches(base, mine);
  const inTheirs = matches(base, theirs);
  const stretches: Stretch[] = [];
  let [b, m, t] = [0, 0, 0];
  const upTo = (nextB: number, nextM: number, nextT: number) => {
    const parts = { base: base.slice(b, nextB), mine: mine.slice(m, nextM), theirs: theirs.slice(t, nextT) };
    if (parts.base.length + parts.mine.length + parts.theirs.length > 0)
      add(stretches, { ...parts, kind: kindOf(parts) });
    [b, m, t] = [nextB, nextM, nextT];
  };
  for (let at = 0; at < base.length; at += 1) {
    const inOurs = inMine[at]!;
    const inOthers = inTheirs[at]!;
    if (inOurs < 0 || inOthers < 0) continue;
    upTo(at, inOurs, inOthers);
    upTo(at + 1, inOurs + 1, inOthers + 1);
  }
  upTo(base.length, mine.length, theirs.length);
  return stretches;
}

function kindOf({ base, mine, theirs }: Omit<Stretch, 'kind'>): Stretch['kind'] {
  if (isEqual(base, mine) && isEqual(base, theirs)) return 'same';
  if (isEqual(base, mine)) return 'theirs';
  if (isEqual(base, theirs) || isEqual(mine, theirs)) return 'mine';
  return 'clash';
}

/** Neighbours of one kind that nobody has to decide are one. */
function add(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  if (last?.kind !== 'same' || next.kind !== 'same') {
    stretches.push(next);
    return;
  }
  stretches.splice(-1, 1, {
    kind: 'same',
    base: [...last.base, ...next.base],
    mine: [...last.mine, ...next.mine],
    theirs: [...last.theirs, ...next.theirs],
  });
}

const isEqual = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((block, index) => block === other[index]);

/** For each block of `from` its place in `to`, in order; -1 where it is not there: the longest common sequence. */
function matches(from: readonly string[], to: readonly string[]): number[] {
  const lengths = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1));
  for (let a = from.length - 1; a >= 0; a -= 1) {
    for (let b = to.length - 1; b >= 0; b -= 1) {
      lengths[a]![b] =
        from[a] === to[b] ? lengths[a + 1]![b + 1]! + 1 : Math.max(lengths[a + 1]![b]!, lengths[a]![b + 1]!);
    }
  }
  const found = from.map(() => -1);
  for (let a = 0, b = 0; a < from.length && b < to.length;) {
    if (from[a] === to[b]) {
      found[a] = b;
      a += 1;
      b += 1;
    } else if (lengths[a + 1]![b]! >= lengths[a]![b + 1]!) a += 1;
    else b += 1;
  }
  return found;
}
