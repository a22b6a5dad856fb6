import { findBracketedPinyin } from './bracketed-pinyin';
import type { Damage } from './damage';
import { findLostCharacters } from './lost-characters';

/** Finders in the order of their certainty: where two see the same place, the earlier one is heard. */
const finders: readonly ((text: string) => Damage[])[] = [findBracketedPinyin, findLostCharacters];

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
