export interface TextSegment {
  change: 'same' | 'removed' | 'added';
  text: string;
}

/** Beyond so many differing pieces two texts count as two texts: the answer stays quick and small. */
const MAX_EDITS = 600;

/**
 * The shortest way from one text to the other (Myers 1986) over Latin words, numbers and single other characters,
 * so that one exchanged Chinese character is one small segment.
 */
export function diffText(before: string, after: string): TextSegment[] {
  const one = piecesOf(before);
  const other = piecesOf(after);
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (
    end < one.length - start &&
    end < other.length - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  ) {
    end += 1;
  }
  const middle = diffPieces(one.slice(start, one.length - end), other.slice(start, other.length - end));
  return joined([
    { change: 'same', text: one.slice(0, start).join('') },
    ...middle,
    { change: 'same', text: one.slice(one.length - end).join('') },
  ]);
}

function piecesOf(text: string): string[] {
  return text.match(/[A-Za-z0-9]+|[^A-Za-z0-9]/gu) ?? [];
}

function diffPieces(one: string[], other: string[]): TextSegment[] {
  const whole: TextSegment[] = [
    { change: 'removed', text: one.join('') },
    { change: 'added', text: other.join('') },
  ];
  if (one.length === 0 || other.length === 0) return whole;
  const rounds: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(one.length + other.length, MAX_EDITS); edits += 1) {
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = comesFromAbove(furthest, diagonal, edits)
        ? furthest.get(diagonal + 1)!
        : furthest.get(diagonal - 1)! + 1;
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= one.length && x - diagonal >= other.length)
        return walkBack(one, other, rounds.concat(furthest), edits);
    }
    rounds.push(furthest);
    furthest = next;
  }
  return whole;
}

function comesFromAbove(furthest: Map<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1);
}

function walkBack(
  one: string[],
  other: string[],
  rounds: Map<number, number>[],
  edits: number,
): TextSegment[] {
  const segments: TextSegment[] = [];
  let x = one.length;
  let y = other.length;
  for (let round = edits; round > 0; round -= 1) {
    const furthest = rounds[round]!;
    const diagonal = x - y;
    const fromAbove = comesFromAbove(furthest, diagonal, round);
    const previousDiagonal = fromAbove ? diagonal + 1 : diagonal - 1;
    const previousX = furthest.get(previousDiagonal)!;
    const previousY = previousX - previousDiagonal;
    while (x > previousX && y > previousY && (fromAbove ? y > previousY + 1 : x > previousX + 1)) {
      x -= 1;
      y -= 1;
      segments.push({ change: 'same', text: one[x]! });
    }
    if (fromAbove) segments.push({ change: 'added', text: other[previousY]! });
    else segments.push({ change: 'removed', text: one[previousX]! });
    x = previousX;
    y = previousY;
  }
  while (x > 0 && y > 0) {
    x -= 1;
    y -= 1;
    segments.push({ change: 'same', text: one[x]! });
  }
  return segments.reverse();
}

/** Neighbours of one kind become one segment; empty ones go. */
function joined(segments: TextSegment[]): TextSegment[] {
  const result: TextSegment[] = [];
  for (const { change, text } of segments) {
    if (text === '') continue;
    const last = result.at(-1);
    if (last?.change === change) last.text += text;
    else result.push({ change, text });
  }
  return result;
}
