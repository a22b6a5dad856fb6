/** Something said about a passage: a reviewer's note, or a finding of proofing by its severity. */
export interface Mark {
  readonly id: string;
  readonly kind: 'note' | 'forbid' | 'confirm' | 'suggest';
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly label: string;
  /** The number of a note. */
  readonly number?: number;
}

export interface Segment {
  readonly text: string;
  /** Where its first character stands in the text that ranges count in; null: it does not count. */
  readonly from: number | null;
  readonly marks: readonly Mark[];
}

/** A piece of text cut wherever a mark begins or ends, and wherever characters begin or cease to count. */
export function segmentsOf(text: string, places: ArrayLike<number>, marks: readonly Mark[]): Segment[] {
  const segments: Segment[] = [];
  const edges = new Set(marks.flatMap(({ start, end }) => [start, end]));
  let begin = 0;
  for (let at = 1; at <= text.length; at += 1) {
    const isWhole = at < text.length && follows(places[at - 1]!, places[at]!) && !edges.has(places[at]!);
    if (isWhole) continue;
    const from = places[begin]! === -1 ? null : places[begin]!;
    segments.push({
      text: text.slice(begin, at),
      from,
      marks: from === null ? [] : marks.filter(({ start, end }) => start <= from && from < end),
    });
    begin = at;
  }
  return segments;
}

const follows = (one: number, next: number) => (one === -1 ? next === -1 : next === one + 1);
