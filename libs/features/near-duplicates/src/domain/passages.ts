import { mix, SEED, settle } from './hashing';
import type { Letters } from './letters';

/** A run of words that stands in both texts; UTF-16 offsets in each text as it was written. */
export interface Passage {
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
  /** The letter of the first text with which it begins. */
  at: number;
  /** Letters that are equal, punctuation and width aside. */
  length: number;
}

const MOST_PASSAGES = 40;
/** Places that are tried for one beginning: a word that a text repeats a hundred times is not followed everywhere. */
const MOST_PLACES = 12;

/**
 * The longest common runs of at least `shortest` letters, none overlapping another in either text, in order of the first;
 * only those that `counts` lets pass.
 */
export function passagesOf(
  one: Letters,
  other: Letters,
  shortest: number,
  counts: (at: number, length: number) => boolean = () => true,
): Passage[] {
  const beginnings = new Map<number, number[]>();
  for (let at = 0; at + shortest <= other.length; at += 1) {
    const hash = hashAt(other, at, shortest);
    const places = beginnings.get(hash);
    if (!places) beginnings.set(hash, [at]);
    else if (places.length < MOST_PLACES) places.push(at);
  }
  const runs: { at: number; otherAt: number; length: number }[] = [];
  for (let at = 0; at + shortest <= one.length; at += 1) {
    for (const otherAt of beginnings.get(hashAt(one, at, shortest)) ?? []) {
      // Only where a run begins: its middle is found with it.
      if (at > 0 && otherAt > 0 && one.letters[at - 1] === other.letters[otherAt - 1]) continue;
      let length = 0;
      while (
        at + length < one.length &&
        otherAt + length < other.length &&
        one.letters[at + length] === other.letters[otherAt + length]
      )
        length += 1;
      if (length >= shortest && counts(at, length)) runs.push({ at, otherAt, length });
    }
  }
  runs.sort((first, second) => second.length - first.length || first.at - second.at);
  const taken = new Uint8Array(one.length);
  const takenInOther = new Uint8Array(other.length);
  const passages: Passage[] = [];
  for (const { at, otherAt, length } of runs) {
    if (passages.length === MOST_PASSAGES) break;
    if (taken.subarray(at, at + length).includes(1)) continue;
    if (takenInOther.subarray(otherAt, otherAt + length).includes(1)) continue;
    taken.fill(1, at, at + length);
    takenInOther.fill(1, otherAt, otherAt + length);
    passages.push({
      start: one.starts[at]!,
      end: one.ends[at + length - 1]!,
      otherStart: other.starts[otherAt]!,
      otherEnd: other.ends[otherAt + length - 1]!,
      ...{ at, length },
    });
  }
  return passages.sort((first, second) => first.start - second.start);
}

function hashAt({ letters }: Letters, start: number, size: number): number {
  let hash = SEED;
  for (let index = start; index < start + size; index += 1) hash = mix(hash, letters[index]!);
  return settle(hash);
}
