import type { Message } from '@haojiao/kernel';
import type { FieldKind, FindingSeverity, LexiconCategory, MatchLayer } from './lexicon-term';

/** Where a text stands and when it is read. */
export interface ProofContext {
  field: FieldKind;
  /** Platform; terms that count on some channels only are left out of a text that has none. */
  channel?: string;
  /** Day in the time zone of the unit, `YYYY-MM-DD`. */
  day: string;
}

/**
 * - `whitelist`: stands inside of a phrase that is right
 * - `only_near`: none of the phrases of which one must be near is
 * - `not_near`: a phrase is near that makes it right
 * - `clause`: its letters belong to two clauses, the phrase being the mark between them
 * - `overlap`: gives way to the hit that the phrase names
 */
export const mutingKinds = ['whitelist', 'only_near', 'not_near', 'clause', 'overlap'] as const;
export type MutingKind = (typeof mutingKinds)[number];

/** Why a hit is not shown. It is kept, for the precision of a lexicon is seen in what was muted. */
export interface Muting {
  kind: MutingKind;
  /** Null where no single phrase is the reason. */
  phrase: string | null;
}

/** One place of a text that a term of a lexicon or a computed check points at. */
export interface TermHit {
  /** Null for a computed check. */
  termId: string | null;
  /** `lexicon_term`, or the name of the computed check. */
  code: string;
  layer: MatchLayer;
  category: LexiconCategory;
  severity: FindingSeverity;
  /** UTF-16 offsets into the text as it was given; `end` is exclusive. No place splits a grapheme. */
  start: number;
  end: number;
  /** The text between the offsets. */
  found: string;
  /** What would be right, or masked; null where nobody can say. */
  replacement: string | null;
  message: Message;
  /** From 0 to 1: how certain it is that the text says this. */
  confidence: number;
  /** Heavier is worse, see `weigh`. */
  weight: number;
  /** Null: it counts. */
  mutedBy: Muting | null;
}
