export type ChangeKind = 'same' | 'removed' | 'added';

export interface EditStep {
  change: ChangeKind;
  piece: string;
}

/**
 * The shortest way from one list of pieces to the other (Myers 1986), or null when it takes more than `maxEdits` single
 * changes: time and memory grow with their square, so the bound keeps both small whatever the lists are.
 */
export function editScript(one: string[], other: string[], maxEdits: number): EditStep[] | null {
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  const room = Math.min(one.length, other.length) - start;
  while (end < room && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const middle = middleScript(
    one.slice(start, one.length - end),
    other.slice(start, other.length - end),
    maxEdits,
  );
  if (!middle) return null;
  const same = (piece: string): EditStep => ({ change: 'same', piece });
  return [...one.slice(0, start).map(same), ...middle, ...one.slice(one.length - end).map(same)];
}

function middleScript(one: string[], other: string[], maxEdits: number): EditStep[] | null {
  if (Math.abs(one.length - other.length) > maxEdits) return null;
  const most = Math.min(one.length + other.length, maxEdits);
  const rounds: Int32Array[] = [];
  // `furthest[edits + 1 + diagonal]`: how far into `one` that diagonal was followed in the round before.
  let furthest = new Int32Array(3);
  for (let edits = 0; edits <= most; edits += 1) {
    const next = new Int32Array(2 * edits + 5);
    rounds.push(furthest);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = isInsertion(furthest, diagonal, edits)
        ? furthest[edits + 2 + diagonal]!
        : furthest[edits + diagonal]! + 1;
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x += 1;
      next[edits + 2 + diagonal] = x;
      if (x >= one.length && x - diagonal >= other.length) return walkBack(one, other, rounds, edits);
    }
    furthest = next;
  }
  return null;
}

/** Whether the best way to a diagonal of this round comes by taking a piece of the other list. */
function isInsertion(furthest: Int32Array, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return furthest[edits + diagonal]! < furthest[edits + 2 + diagonal]!;
}

function walkBack(one: string[], other: string[], rounds: Int32Array[], edits: number): EditStep[] {
  const steps: EditStep[] = [];
  let x = one.length;
  let y = other.length;
  for (let round = edits; round > 0; round -= 1) {
    const furthest = rounds[round]!;
    const diagonal = x - y;
    const inserted = isInsertion(furthest, diagonal, round);
    const fromX = furthest[inserted ? round + 2 + diagonal : round + diagonal]!;
    const fromY = fromX - (inserted ? diagonal + 1 : diagonal - 1);
    for (; x > fromX + (inserted ? 0 : 1); x -= 1, y -= 1) steps.push({ change: 'same', piece: one[x - 1]! });
    if (inserted) steps.push({ change: 'added', piece: other[fromY]! });
    else steps.push({ change: 'removed', piece: one[fromX]! });
    x = fromX;
    y = fromY;
  }
  for (; x > 0; x -= 1) steps.push({ change: 'same', piece: one[x - 1]! });
  return steps.reverse();
}
