import { japanesePairs, simplifiedPairs } from '../tables/simplified-of';
import { digitOf } from './digits';

/** Folded to nothing: it may stand between the letters of a word without hiding it (space, `*`, `·`, emoji, zero-width). */
export const IGNORED = -1;
/** Folded to nothing, and ends a clause or quotes: letters on both sides are seldom one word. */
export const CLAUSE_MARK = -2;
/** Belongs to the character before it (combining mark, variation selector, joiner). */
export const EXTENDER = -3;
const SEVERAL = -4;
const UNKNOWN = -5;

const simplified = new Map<string, string>();
for (const pairs of [japanesePairs, simplifiedPairs]) {
  const characters = [...pairs];
  for (let index = 0; index + 1 < characters.length; index += 2) {
    simplified.set(characters[index] as string, characters[index + 1] as string);
  }
}

/** The simplified form of one character, or itself. */
export function simplifiedOf(character: string): string {
  return simplified.get(character) ?? character;
}

const clauseMark = /^[\n\r\t\u2028\u2029，。、；：？！,.;:?!…\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'|｜]$/u;
const extender = /^[\p{M}\u200d\p{Emoji_Modifier}]$/u;
const letter = /^[\p{L}\p{N}]$/u;

/** Single results of the first plane, filled as characters are met; a scan then costs one look per character. */
const known = new Int32Array(0x10000).fill(UNKNOWN);
const several = new Map<number, readonly number[]>();

/**
 * What one character is compared as: the code point of its folded letter, or one of the negative marks. Where it folds
 * to several letters (⑩ → 1 0), they are given to `each` one after the other.
 */
export function foldCodePoint(codePoint: number, each: (folded: number) => void): void {
  const folded = codePoint < 0x10000 ? (known[codePoint] as number) : UNKNOWN;
  if (folded !== UNKNOWN && folded !== SEVERAL) return each(folded);
  const letters = several.get(codePoint) ?? learn(codePoint);
  for (const one of letters) each(one);
}

function learn(codePoint: number): readonly number[] {
  const letters = foldSlowly(String.fromCodePoint(codePoint));
  if (codePoint < 0x10000) known[codePoint] = letters.length === 1 ? (letters[0] as number) : SEVERAL;
  if (codePoint >= 0x10000 || letters.length !== 1) several.set(codePoint, letters);
  return letters;
}

function foldSlowly(character: string): readonly number[] {
  if (extender.test(character)) return [EXTENDER];
  const digit = digitOf.get(character);
  if (digit !== undefined) return [digit.codePointAt(0) as number];
  const letters = [...character.normalize('NFKC').toLowerCase()].filter((one) => letter.test(one));
  if (letters.length === 0) return [clauseMark.test(character) ? CLAUSE_MARK : IGNORED];
  return letters.map((one) => {
    const simple = simplifiedOf(one);
    return (digitOf.get(simple) ?? digitOf.get(one) ?? simple).codePointAt(0) as number;
  });
}
