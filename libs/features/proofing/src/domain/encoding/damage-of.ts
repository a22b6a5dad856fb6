import type { Message } from '@haojiao/kernel';
import type { Damage, DamageKind } from './damage';

/** What a finder has to say beyond kind and place. */
export interface Verdict {
  /** Null where nobody can know. */
  proposal: string | null;
  candidates?: readonly string[];
  confidence: number;
  message: Message;
}

export function damageOf(kind: DamageKind, start: number, found: string, verdict: Verdict): Damage {
  return { candidates: [], ...verdict, kind, start, end: start + found.length, found };
}

/** A character as its code point, `U+E46A`. */
export function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}
