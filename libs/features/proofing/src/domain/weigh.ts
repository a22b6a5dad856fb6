import type { FieldKind, FindingSeverity, LexiconCategory } from './lexicon-term';

const weightOfSeverity: Record<FindingSeverity, number> = { forbid: 100, confirm: 10, suggest: 1 };
/** Title > cover text > caption > body: an ordinary slip in a headline is serious. */
const factorOfField: Record<FieldKind, number> = { title: 4, cover_text: 3, caption: 2, body: 1 };
/** A slip in a leader's name or title is serious wherever it stands. */
const factorOfTitles = 2;

/**
 * How heavy a hit is, from 1 (a suggestion in a body) to 800. No number of factors lifts one severity over the next: the
 * lightest `forbid` (100) is heavier than the heaviest `confirm` (80), and that one's lightest (10) than any `suggest` (8).
 */
export function weigh(severity: FindingSeverity, category: LexiconCategory, field: FieldKind): number {
  const factor = category === 'political_title' ? factorOfTitles : 1;
  return weightOfSeverity[severity] * factorOfField[field] * factor;
}

/** Heaviest first, then in the order of the text, the longer first, then by code and term: never by chance. */
export function compareHits(
  one: { weight: number; start: number; end: number; code: string; termId: string | null },
  other: { weight: number; start: number; end: number; code: string; termId: string | null },
): number {
  return (
    other.weight - one.weight ||
    one.start - other.start ||
    other.end - one.end ||
    compareText(one.code, other.code) ||
    compareText(one.termId ?? '', other.termId ?? '')
  );
}

/** By code units, the same on every machine. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
