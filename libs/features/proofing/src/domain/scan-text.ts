import { findFolded, findWritten, type Candidate } from './candidates';
import type { CompiledLexicon } from './compile-lexicon';
import { edgesOf } from './edges';
import { findRegex } from './find-regex';
import { findSpelled } from './find-spelled';
import { foldText, type FoldedText } from './folding/folded-text';
import type { LexiconTerm } from './lexicon-term';
import { mutingByClause, mutingByPhrases } from './muting';
import { muteOverlaps } from './overlaps';
import type { Muting, ProofContext, TermHit } from './term-hit';
import { compareHits, weigh } from './weigh';

/**
 * All hits of a lexicon in one text, heaviest first, muted ones with their reason among them. The same lexicon, text and
 * context give the same answer. A single field of an item; 100,000 characters take tens of milliseconds.
 */
export function scanText(lexicon: CompiledLexicon, text: string, context: ProofContext): TermHit[] {
  const folded = foldText(text);
  const edges = edgesOf(text);
  const candidates = [
    ...findWritten(lexicon, text, edges),
    ...findFolded(lexicon, folded, edges),
    ...findSpelled(lexicon, folded, edges),
    ...findRegex(lexicon, text, edges),
  ];
  const hits = surest(candidates)
    .filter(({ term }) => isInForce(lexicon.terms[term] as LexiconTerm, context))
    .map((candidate) => hitOf(lexicon, folded, candidate, context));
  return muteOverlaps(hits).sort(compareHits);
}

/** Whether a term counts in this field, on this channel, on this day. */
export function isInForce(term: LexiconTerm, { field, channel, day }: ProofContext): boolean {
  return (
    (term.fields.length === 0 || term.fields.includes(field)) &&
    (term.channels.length === 0 || (channel !== undefined && term.channels.includes(channel))) &&
    (term.validFrom === null || term.validFrom <= day) &&
    (term.validTo === null || day <= term.validTo)
  );
}

/** One term may say the same place in several layers: the surest counts. */
function surest(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.term} ${candidate.start} ${candidate.end}`;
    const other = best.get(key);
    if (!other || other.confidence < candidate.confidence) best.set(key, candidate);
  }
  return [...best.values()];
}

function hitOf(
  lexicon: CompiledLexicon,
  text: FoldedText,
  { term: index, layer, start, end, confidence }: Candidate,
  { field }: ProofContext,
): TermHit {
  const term = lexicon.terms[index] as LexiconTerm;
  const found = text.original.slice(start, end);
  return {
    termId: term.id,
    code: 'lexicon_term',
    layer,
    category: term.category,
    severity: term.severity,
    start,
    end,
    found,
    replacement: term.replacement,
    message: messageOf(term, found),
    confidence,
    weight: weigh(term.severity, term.category, field),
    mutedBy: mutingOf(lexicon, index, text, { layer, start, end }),
  };
}

function mutingOf(
  lexicon: CompiledLexicon,
  index: number,
  text: FoldedText,
  { layer, start, end }: Pick<Candidate, 'layer' | 'start' | 'end'>,
): Muting | null {
  const phrases = lexicon.phrases.get(index);
  const first = firstLetterFrom(text, start);
  const last = firstLetterFrom(text, end) - 1;
  const muting = phrases ? mutingByPhrases(phrases, text, first, last) : null;
  if (muting || layer === 'exact' || layer === 'regex') return muting;
  return mutingByClause(text, first, last);
}

/** The first letter that begins at the offset or after it. */
function firstLetterFrom(text: FoldedText, offset: number): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((text.starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function messageOf(term: LexiconTerm, found: string) {
  const right = term.replacement;
  return right === null
    ? { zh: `“${found}”：${term.note || '请核对。'}`, en: `“${found}”: ${term.note || 'please check.'}` }
    : { zh: `“${found}”宜作“${right}”。`, en: `“${found}” should read “${right}”.` };
}
