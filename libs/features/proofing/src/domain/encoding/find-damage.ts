import { findBracketedPinyin, findStrayPinyin } from './bracketed-pinyin';
import type { Damage } from './damage';
import { findHalfWidthPunctuation } from './half-width-punctuation';
import { findInvisibleCharacters } from './invisible-characters';
import { findLostCharacters } from './lost-characters';
import { findMaskedWords } from './masked-words';
import { findMixedScripts } from './mixed-scripts';
import { findMojibake } from './mojibake';
import { findRareVariants } from './rare-variants';

/** In the order of their certainty: where two see the same place, the earlier one is heard. */
const finders: readonly ((text: string) => Damage[])[] = [
  findBracketedPinyin,
  findStrayPinyin,
  findLostCharacters,
  findMojibake,
  findInvisibleCharacters,
  findMaskedWords,
  findRareVariants,
  findMixedScripts,
  findHalfWidthPunctuation,
];

/** Every damaged place of a text, in its order. Pure: the same text gives the same places. */
export function findDamage(text: string): Damage[] {
  const taken: Damage[] = [];
  const occupied = new Uint8Array(text.length);
  for (const find of finders) {
    for (const damage of find(text)) {
      if (occupied.subarray(damage.start, damage.end).includes(1)) continue;
      occupied.fill(1, damage.start, damage.end);
      taken.push(damage);
    }
  }
  return taken.sort((one, other) => one.start - other.start);
}
