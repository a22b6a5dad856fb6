import type { Message } from '@haojiao/kernel';
import type { FieldKind, FindingSeverity, LexiconCategory, MatchLayer } from './domain/lexicon-term';
import type { Muting } from './domain/term-hit';

/** A version of a lexicon that was asked, by the hash of its rows. */
export interface LexiconVersionUsed {
  lexiconId: string;
  name: string;
  organizationId: string;
  number: number;
  termsHash: string;
}

/** Something that should be looked at, at one place of one revision. */
export interface ProofFinding {
  /**
   * SHA-256 over the rule, the place and the words: the same finding in the same place of an unchanged text has it in
   * every revision.
   */
  key: string;
  /** `{lexiconId}.{row id}`; null for computed checks. */
  termId: string | null;
  /** `proofing_<category>` */
  code: string;
  /** `lexicon_term`, or the name of the computed check. */
  rule: string;
  category: LexiconCategory;
  severity: FindingSeverity;
  layer: MatchLayer;
  /** `title`, `article.html`, `variants.weibo.text`, `assets.{id}.altText` … */
  path: string;
  kind: FieldKind;
  /** The platform whose words they are; null: all of them. */
  channel: string | null;
  /** UTF-16 units of the member's plain text, `end` exclusive. */
  range: { start: number; end: number };
  /** The words as written. */
  passage: string;
  message: Message;
  /** What would be right, to be put in place of the passage; null where nobody can say. */
  replacement: string | null;
  /** From 0 to 1: how certain it is that the text says this. */
  confidence: number;
  /** Heavier is worse; a slip in a title weighs more than one in the body. */
  weight: number;
  /** SHA-256 of the whole text of the member. */
  fieldHash: string;
}

/** Why a hit is not among the findings; `unit`: the unit or one above it muted the row. */
export type MutedBy = Muting | { kind: 'unit'; phrase: null };

/** A hit that does not count, kept because the precision of a lexicon is seen in what was muted. */
export type MutedFinding = ProofFinding & { mutedBy: MutedBy };

export interface ProofWeights {
  total: number;
  bySeverity: Record<FindingSeverity, number>;
}

/** What proofing says about one revision. */
export interface ProofReport {
  lexiconVersions: LexiconVersionUsed[];
  /** By path as the document has them, then by place. */
  findings: ProofFinding[];
  muted: MutedFinding[];
  weights: ProofWeights;
}

/** An acceptance as verdicts keep it: whole, with the name of the person. */
export interface KeptAcceptance {
  findingKey: string;
  path: string;
  passage: string;
  reason: string;
  acceptedBy: string;
  acceptedByName: string;
  /** RFC 3339. */
  acceptedAt: string;
  /** The revision on which it was given; may be an earlier one of the same item. */
  revisionId: string;
}

export function weightsOf(findings: readonly ProofFinding[]): ProofWeights {
  const bySeverity: Record<FindingSeverity, number> = { forbid: 0, confirm: 0, suggest: 0 };
  for (const { severity, weight } of findings) bySeverity[severity] += weight;
  return { total: bySeverity.forbid + bySeverity.confirm + bySeverity.suggest, bySeverity };
}
