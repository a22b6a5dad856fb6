import type { FoldedText } from './folding/folded-text';
import { readingsOf } from './readings';

/** Stands for what has no reading, and is in no pattern: nothing is found across it. */
const SILENT = 0;
/** Readings of a character are combined up to this number of spellings of one term. */
const MOST_SPELLINGS = 16;

const readingsOfDigits = ['ling', 'yi', 'er', 'san', 'si', 'wu', 'liu', 'qi', 'ba', 'jiu'];

/** A folded text as the letters of its pinyin; Latin letters stand for themselves. */
export interface SpelledText {
  length: number;
  letters: Uint16Array;
  /** Letter of the folded text that each belongs to. */
  sources: Uint32Array;
}

export function spellText(folded: FoldedText): SpelledText {
  // No syllable has more than six letters (zhuang).
  const letters = new Uint16Array(folded.length * 6);
  const sources = new Uint32Array(folded.length * 6);
  let length = 0;
  for (let index = 0; index < folded.length; index += 1) {
    const syllable = syllablesOf(folded.letters[index] as number)[0] ?? '';
    for (let at = 0; at < Math.max(syllable.length, 1); at += 1) {
      letters[length] = syllable === '' ? SILENT : syllable.charCodeAt(at);
      sources[length] = index;
      length += 1;
    }
  }
  return { length, letters, sources };
}

/** A term as its syllables, in every combination of its characters' readings; empty where a character has none. */
export function spellings(folded: FoldedText): string[][] {
  let all: string[][] = [[]];
  for (const letter of folded.letters.subarray(0, folded.length)) {
    const syllables = syllablesOf(letter);
    all = all
      .flatMap((spelling) => syllables.map((syllable) => [...spelling, syllable]))
      .slice(0, MOST_SPELLINGS);
  }
  return all;
}

/** Whether a folded letter is a Latin one, written out rather than read. */
export function isLatin(letter: number): boolean {
  return letter >= 0x61 && letter <= 0x7a;
}

function syllablesOf(letter: number): readonly string[] {
  if (isLatin(letter)) return [String.fromCodePoint(letter)];
  if (letter >= 0x30 && letter <= 0x39) return [readingsOfDigits[letter - 0x30] as string];
  return readingsOf(String.fromCodePoint(letter));
}
