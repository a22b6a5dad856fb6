import type { FoldedText } from './folded-text';

/** Repeated letters as one (工工会 → 工会), with how often each stands there. Digits are never joined: 119 is not 19. */
export interface CollapsedText {
  length: number;
  letters: Uint32Array;
  /** Letter of the folded text at which each begins. */
  firsts: Uint32Array;
  runs: Uint32Array;
}

export function collapse(folded: FoldedText): CollapsedText {
  const letters = new Uint32Array(folded.length);
  const firsts = new Uint32Array(folded.length);
  const runs = new Uint32Array(folded.length);
  let length = 0;
  for (let index = 0; index < folded.length; index += 1) {
    const letter = folded.letters[index] as number;
    if (length > 0 && letters[length - 1] === letter && !isDigit(letter)) {
      runs[length - 1] = (runs[length - 1] as number) + 1;
      continue;
    }
    letters[length] = letter;
    firsts[length] = index;
    runs[length] = 1;
    length += 1;
  }
  return {
    length,
    letters: letters.subarray(0, length),
    firsts: firsts.subarray(0, length),
    runs: runs.subarray(0, length),
  };
}

export function isDigit(letter: number): boolean {
  return letter >= 0x30 && letter <= 0x39;
}
