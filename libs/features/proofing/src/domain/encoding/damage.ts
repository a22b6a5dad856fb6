import type { Message } from '@haojiao/kernel';

/**
 * Kinds of damage that a text suffers on its way through scrapers, wrong code pages and masks.
 *
 * - `bracketed_pinyin`: 頁(yè), a reading in brackets behind its character
 * - `stray_pinyin`: a reading whose character, or whose opening bracket, was lost
 * - `replacement_character`: U+FFFD, something was lost here
 * - `private_use`: a character that only one font knew
 * - `mojibake`: bytes read in the wrong code page
 * - `mixed_script`: traditional in simplified text, or the other way
 * - `rare_variant`: a look-alike or rare form instead of the common character (夶 for 大)
 * - `masked_word`: `***`, `×××`, where a word was hidden
 * - `control_character`, `zero_width`: invisible characters
 * - `half_width_punctuation`: `,` where Chinese text has `，`
 */
export const damageKinds = [
  'bracketed_pinyin',
  'stray_pinyin',
  'replacement_character',
  'private_use',
  'mojibake',
  'mixed_script',
  'rare_variant',
  'masked_word',
  'control_character',
  'zero_width',
  'half_width_punctuation',
] as const;
export type DamageKind = (typeof damageKinds)[number];

/** One damaged place. Places never overlap and are given in the order of the text. */
export interface Damage {
  kind: DamageKind;
  /** UTF-16 offsets into the text as it was given; `end` is exclusive. */
  start: number;
  end: number;
  /** The text between the offsets. */
  found: string;
  /**
   * What to put between the offsets instead; an empty text deletes. Null where nobody can know: nothing is filled in by
   * guess.
   */
  proposal: string | null;
  /** What it might have been, for the eyes of a person; never applied by itself. */
  candidates: readonly string[];
  /** From 0 to 1: how certain it is that this is damage at all. */
  confidence: number;
  message: Message;
}

/** How many places of each kind there are; kinds without any are left out. */
export function countDamage(damages: readonly Damage[]): Partial<Record<DamageKind, number>> {
  const counts: Partial<Record<DamageKind, number>> = {};
  for (const { kind } of damages) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** The text with the given proposals put in; damages without one leave their place as it is. */
export function repairText(text: string, accepted: readonly Damage[]): string {
  let repaired = '';
  let from = 0;
  for (const damage of accepted.toSorted((one, other) => one.start - other.start)) {
    if (damage.proposal === null || damage.start < from) continue;
    repaired += text.slice(from, damage.start) + damage.proposal;
    from = damage.end;
  }
  return repaired + text.slice(from);
}
