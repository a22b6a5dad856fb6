import * as tables from '../tables/scripts-of';

const onlyTraditional = new Set(tables.onlyTraditional);
const onlySimplified = new Set(tables.onlySimplified);
const common = new Set(tables.commonSimplified);

export type Script = 'traditional' | 'simplified';

/** The script in which alone a character stands; null: both, or none of them. */
export function scriptOf(character: string): Script | null {
  if (onlyTraditional.has(character)) return 'traditional';
  return onlySimplified.has(character) ? 'simplified' : null;
}

/** Whether GB 2312 has it: what simplified text is made of, but for rare names. */
export function isCommonSimplified(character: string): boolean {
  return common.has(character);
}

export interface ScriptCounts {
  traditional: number;
  simplified: number;
  /** The script of most of the characters that tell; simplified where they tell nothing. */
  majority: Script;
}

export function countScripts(text: string): ScriptCounts {
  const counts = { traditional: 0, simplified: 0 };
  for (const character of text) {
    const script = scriptOf(character);
    if (script) counts[script] += 1;
  }
  return { ...counts, majority: counts.traditional > counts.simplified ? 'traditional' : 'simplified' };
}
