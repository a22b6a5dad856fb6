import { lazily } from '@haojiao/kernel';

/**
 * Signs that say how a letter is drawn or joined and make no other word of it: Mongolian variation selectors and vowel
 * separator (Unicode 16, 13.5), joiners, soft hyphen, byte order mark.
 */
const unseen = /\u00AD|[\u180B-\u180F]|[\u200B-\u200D]|\u2060|\uFEFF/gu;
const openCC = lazily<typeof import('opencc-js')>('opencc-js');
let converter: ((text: string) => string) | undefined;

/**
 * Characters that texts use for one another and the table of OpenCC leaves alone, because by themselves they are right:
 * 看著 and 看着, 明瞭 and 明了, 藉助 and 借助; Mongolian o and u, ö and ü, which are drawn alike and typed for one another;
 * ё, which is mostly printed without its dots.
 */
const alike: Record<string, string> = {
  著: '着',
  瞭: '了',
  藉: '借',
  '\u1824': '\u1823',
  '\u1826': '\u1825',
  ё: 'е',
};
const foldedByCharacter = new Map<string, string>();

/**
 * Text in the one form in which it is indexed and asked for: simplified characters one by one (never by phrase, which
 * would depend on what stands beside them), half width, lower case, without signs that nobody sees.
 */
export function foldText(text: string): string {
  let folded = '';
  for (const character of text.replace(unseen, '').normalize('NFKC').toLowerCase()) {
    folded += foldCharacter(character);
  }
  return folded;
}

/** Folded text, and for each of its code units where the character stands in the text that it was made of. */
export function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const made = foldText(character);
    for (let unit = 0; unit < made.length; unit += 1) places.push(at);
    folded += made;
    at += character.length;
  }
  places.push(at);
  return { folded, places };
}

function foldCharacter(character: string): string {
  if (character < '\u0400') return character;
  let folded = foldedByCharacter.get(character);
  if (folded === undefined) {
    folded = alike[character] ?? simplify(character);
    foldedByCharacter.set(character, folded);
  }
  return folded;
}

/** The library's tables take memory and time: made when they are first asked. */
function simplify(text: string): string {
  converter ??= openCC().Converter({ from: 't', to: 'cn' });
  return converter(text);
}
