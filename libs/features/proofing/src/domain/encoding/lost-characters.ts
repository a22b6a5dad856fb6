import type { Damage } from './damage';
import { damageOf, nameOf } from './damage-of';

/** U+FFFD and private-use characters: what stood there is not in the text any more. */
export function findLostCharacters(text: string): Damage[] {
  return Array.from(text.matchAll(/\ufffd|\p{Co}/gu), ({ 0: found, index }) => {
    if (found === '\ufffd') {
      return damageOf('replacement_character', index, found, {
        proposal: null,
        confidence: 1,
        message: {
          zh: '此处的字符在转码时丢失（U+FFFD），请查原文。',
          en: 'A character was lost here in conversion (U+FFFD); look it up in the original.',
        },
      });
    }
    return damageOf('private_use', index, found, {
      proposal: null,
      confidence: 1,
      message: {
        zh: `私用区字符 ${nameOf(found)}，离开原字体即无法辨认，请查原文。`,
        en: `Private-use character ${nameOf(found)}: unreadable without its font; look it up in the original.`,
      },
    });
  });
}
