/** More tell hardly more, and each is looked up. */
const MOST_PAIRS = 40;

/**
 * Neighbouring characters of words, each pair once: what `character_pairs` of the database finds in every text that has
 * the words. Characters are code points, as the database counts them. Empty for a single character.
 */
export function characterPairs(words: string): string[] {
  const characters = [...words];
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  return [...new Set(pairs)].slice(0, MOST_PAIRS);
}
