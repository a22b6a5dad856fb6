import type { Damage } from './damage';
import { damageOf } from './damage-of';

const mask =
  /[*＊]{2,}|[×✕]{2,}|(?<=\p{Script=Han})[xXＸ]{2,}(?![A-Za-z])|(?<![A-Za-z])[xXＸ]{2,}(?=\p{Script=Han})/gu;

/** How far a word may be from its mask to make it more than an ornament. */
const NEAR = 60;

/**
 * Words that somebody hid: `***`, `×××`. Stars between digits mask a number on purpose, and a line of nothing but stars is
 * an ornament; both stay.
 */
export function findMaskedWords(text: string): Damage[] {
  const damages: Damage[] = [];
  for (const { 0: found, index } of text.matchAll(mask)) {
    const before = lineEnd(text.slice(Math.max(0, index - NEAR), index));
    const after = lineBeginning(text.slice(index + found.length, index + found.length + NEAR));
    if (/\d$/.test(before) && /^\d/.test(after)) continue;
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) continue;
    damages.push(
      damageOf('masked_word', index, found, {
        proposal: null,
        confidence: /[xXＸ]/.test(found) ? 0.7 : 0.9,
        message: {
          zh: `“${found}”处的词被遮去，请查原文补齐。`,
          en: `A word was masked here as “${found}”; look it up in the original.`,
        },
      }),
    );
  }
  return damages;
}

function lineEnd(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function lineBeginning(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
