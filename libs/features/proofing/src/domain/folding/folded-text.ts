import { CLAUSE_MARK, EXTENDER, foldCodePoint, IGNORED } from './fold-character';

/** What stands between a letter and the letter before it. */
export const Gap = { none: 0, ignored: 1, clause: 2 } as const;

/** More ignorable characters in a row than anyone puts inside of a word: two cells of a layout. */
const LONGEST_GAP = 8;

/**
 * A text as letters to compare, each with its place in the original. Places are UTF-16 offsets, `ends` exclusive; a
 * letter's place includes the marks that belong to it, so no place splits a surrogate pair or a grapheme.
 */
export interface FoldedText {
  original: string;
  /** Number of letters. */
  length: number;
  letters: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  gaps: Uint8Array;
}

/** Folds width, case, traditional characters and forms of digits, and leaves out what may be ignored. */
export function foldText(original: string): FoldedText {
  // One character folds to 18 letters at most (U+FDFA); room is made as it is needed.
  let room = original.length + 32;
  let letters = new Uint32Array(room);
  let starts = new Uint32Array(room);
  let ends = new Uint32Array(room);
  let gaps = new Uint8Array(room);
  let length = 0;
  let gap: number = Gap.none;
  let ignored = 0;
  let offset = 0;
  let width = 1;
  let previousIsLetter = false;
  const take = (folded: number): void => {
    if (folded === EXTENDER) {
      // Marks on an ignored character are ignored with it.
      if (previousIsLetter) extend(ends, length, offset, offset + width);
      return;
    }
    previousIsLetter = folded >= 0;
    if (folded === CLAUSE_MARK) gap = Gap.clause;
    else if (folded === IGNORED) {
      ignored += 1;
      gap = Math.max(gap, ignored > LONGEST_GAP ? Gap.clause : Gap.ignored);
    } else {
      letters[length] = folded;
      starts[length] = offset;
      ends[length] = offset + width;
      gaps[length] = gap;
      length += 1;
      gap = Gap.none;
      ignored = 0;
    }
  };
  while (offset < original.length) {
    const codePoint = original.codePointAt(offset) as number;
    width = codePoint > 0xffff ? 2 : 1;
    foldCodePoint(codePoint, take);
    offset += width;
    if (length + 32 > room) {
      room *= 2;
      letters = grown(letters, room);
      starts = grown(starts, room);
      ends = grown(ends, room);
      gaps = grown(gaps, room);
    }
  }
  return { original, length, letters, starts, ends, gaps };
}

/** Letters made of one character share its place, so all of them grow with its marks. */
function extend(ends: Uint32Array, length: number, from: number, to: number): void {
  for (let index = length - 1; index >= 0 && ends[index] === from; index -= 1) ends[index] = to;
}

function grown<T extends Uint32Array | Uint8Array>(array: T, room: number): T {
  const larger = new (array.constructor as new (length: number) => T)(room);
  larger.set(array);
  return larger;
}
