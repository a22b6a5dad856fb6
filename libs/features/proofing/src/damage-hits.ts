import type { Damage, DamageKind } from './domain/encoding/damage';
import { findDamage } from './domain/encoding/find-damage';
import type { FindingSeverity } from './domain/lexicon-term';
import type { ProofContext, TermHit } from './domain/term-hit';
import { weigh } from './domain/weigh';

/** What was lost a person has to look at; what is only unusual is told. */
const severities: Record<DamageKind, FindingSeverity> = {
  bracketed_pinyin: 'confirm',
  stray_pinyin: 'confirm',
  replacement_character: 'confirm',
  private_use: 'confirm',
  mojibake: 'confirm',
  control_character: 'confirm',
  // Lists of people are masked as they should be.
  masked_word: 'suggest',
  mixed_script: 'suggest',
  rare_variant: 'suggest',
  zero_width: 'suggest',
  half_width_punctuation: 'suggest',
};

/** Damaged characters of a text as findings of the category `encoding`. */
export function damageHits(text: string, { field }: ProofContext): TermHit[] {
  return findDamage(text).map((damage) => hitOf(damage, field));
}

function hitOf(
  { kind, start, end, found, proposal, message, confidence }: Damage,
  field: ProofContext['field'],
): TermHit {
  const severity = severities[kind];
  return {
    termId: null,
    code: `damage_${kind}`,
    layer: 'computed',
    category: 'encoding',
    severity,
    ...{ start, end, found, message, confidence },
    replacement: proposal,
    weight: weigh(severity, 'encoding', field),
    mutedBy: null,
  };
}
