import { simplifiedOf } from '../folding/fold-character';
import { traditionalPairs } from '../tables/scripts-of';
import type { Damage } from './damage';
import { damageOf } from './damage-of';
import { countScripts, isCommonSimplified, scriptOf, type Script } from './scripts';

const pairs = [...traditionalPairs];
const traditionalOf = new Map(
  pairs.flatMap((character, index) =>
    index % 2 === 0 ? [[character, pairs[index + 1] as string] as const] : [],
  ),
);
const names: Record<Script, readonly [zh: string, en: string]> = {
  traditional: ['繁体', 'traditional'],
  simplified: ['简体', 'simplified'],
};

/**
 * Characters of the script in which the smaller part of the text is written, neighbours as one place. The proposal puts
 * them into the other script; null where a character has more than one form there (发: 發 or 髮).
 */
export function findMixedScripts(text: string): Damage[] {
  const { traditional, simplified, majority } = countScripts(text);
  if (traditional === 0 || simplified === 0) return [];
  const minority = majority === 'simplified' ? 'traditional' : 'simplified';
  const message = {
    zh: `全文以${names[majority][0]}为主（${names[majority][0]} ${Math.max(traditional, simplified)} 字，${names[minority][0]} ${Math.min(traditional, simplified)} 字），此处为${names[minority][0]}。`,
    en: `The text is mostly ${names[majority][1]} (${Math.max(traditional, simplified)} characters against ${Math.min(traditional, simplified)}); this is ${names[minority][1]}.`,
  };
  return runsOf(text, minority).map(({ start, found }) => {
    const converted = [...found].map((character) => inScript(character, majority));
    const isCertain = converted.every((character) => character !== null);
    return damageOf('mixed_script', start, found, {
      proposal: isCertain ? converted.join('') : null,
      confidence: 0.9,
      message,
    });
  });
}

function runsOf(text: string, script: Script): { start: number; found: string }[] {
  const runs: { start: number; found: string }[] = [];
  let offset = 0;
  for (const character of text) {
    const last = runs.at(-1);
    if (scriptOf(character) === script) {
      if (last && last.start + last.found.length === offset) last.found += character;
      else runs.push({ start: offset, found: character });
    }
    offset += character.length;
  }
  return runs;
}

function inScript(character: string, script: Script): string | null {
  if (script === 'traditional') return traditionalOf.get(character) ?? null;
  const simplified = simplifiedOf(character);
  return isCommonSimplified(simplified) ? simplified : null;
}
