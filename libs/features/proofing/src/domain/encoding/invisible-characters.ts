import type { Damage } from './damage';
import { damageOf, nameOf } from './damage-of';

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;
const zeroWidth = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** Beside these letters a joiner has nothing to join; in emoji and in Mongolian, Tibetan or Arabic it belongs. */
const needsNoJoiner = /^(?:[\p{Script=Han}\p{Script=Latin}\p{Nd}\p{P}\p{Z}\s]|)$/u;

/** Control characters, and characters without width that are none of a script's own. */
export function findInvisibleCharacters(text: string): Damage[] {
  const damages = Array.from(text.matchAll(control), ({ 0: found, index }) =>
    damageOf('control_character', index, found, {
      proposal: '',
      confidence: 1,
      message: {
        zh: `控制字符 ${nameOf(found)}，宜删去。`,
        en: `Control character ${nameOf(found)}; drop it.`,
      },
    }),
  );
  for (const { 0: found, index } of text.matchAll(zeroWidth)) {
    if (/[\u200c\u200d]/.test(found) && !standsIdle(text, index)) continue;
    damages.push(
      damageOf('zero_width', index, found, {
        proposal: '',
        confidence: 0.9,
        message: {
          zh: `看不见的零宽字符 ${nameOf(found)}，宜删去。`,
          en: `Invisible character ${nameOf(found)} without width; drop it.`,
        },
      }),
    );
  }
  return damages;
}

function standsIdle(text: string, offset: number): boolean {
  const before = Array.from(text.slice(Math.max(0, offset - 2), offset)).at(-1) ?? '';
  const after = Array.from(text.slice(offset + 1, offset + 3))[0] ?? '';
  return needsNoJoiner.test(before) && needsNoJoiner.test(after);
}
