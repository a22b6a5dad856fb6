import type { Damage } from './damage';

/** U+FFFD and private-use characters: what stood there is not in the text any more. */
export function findLostCharacters(text: string): Damage[] {
  return Array.from(text.matchAll(/\ufffd|\p{Co}/gu), (match): Damage => {
    const found = match[0];
    const place = { start: match.index, end: match.index + found.length, found, proposal: null };
    if (found === '\ufffd') {
      return {
        ...place,
        kind: 'replacement_character',
        candidates: [],
        confidence: 1,
        message: {
          zh: '此处的字符在转码时丢失（U+FFFD），请查原文。',
          en: 'A character was lost here in conversion (U+FFFD); look it up in the original.',
        },
      };
    }
    const point = nameOf(found);
    return {
      ...place,
      kind: 'private_use',
      candidates: [],
      confidence: 1,
      message: {
        zh: `私用区字符 ${point}，离开原字体即无法辨认，请查原文。`,
        en: `Private-use character ${point}: unreadable without its font; look it up in the original.`,
      },
    };
  });
}

/** A character as its code point, `U+E46A`. */
export function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
