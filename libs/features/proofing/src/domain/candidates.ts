import { runAutomaton } from './automaton';
import { codeUnitsOf, type CompiledLexicon } from './compile-lexicon';
import type { Edges } from './edges';
import { collapse } from './folding/collapsed-text';
import { Gap, type FoldedText } from './folding/folded-text';
import type { MatchLayer } from './lexicon-term';

/** A place that says a term, before anything speaks for or against it. */
export interface Candidate {
  term: number;
  layer: MatchLayer;
  start: number;
  end: number;
  confidence: number;
}

/** `exact` terms, as written. */
export function findWritten(lexicon: CompiledLexicon, text: string, edges: Edges): Candidate[] {
  const candidates: Candidate[] = [];
  if (!lexicon.written) return candidates;
  runAutomaton(lexicon.written, codeUnitsOf(text), text.length, (pattern, last) => {
    const term = lexicon.writtenTerms[pattern] as number;
    const end = last + 1;
    const start = end - (lexicon.terms[term] as { pattern: string }).pattern.length;
    if (edges.fit(start, end)) candidates.push({ term, layer: 'exact', start, end, confidence: 1 });
  });
  return candidates;
}

/** `variant` terms in all their forms. */
export function findFolded(lexicon: CompiledLexicon, text: FoldedText, edges: Edges): Candidate[] {
  const candidates: Candidate[] = [];
  if (!lexicon.folded) return candidates;
  const collapsed = collapse(text);
  runAutomaton(lexicon.folded, collapsed.letters, collapsed.length, (index, last) => {
    const pattern = lexicon.foldedPatterns[index] as (typeof lexicon.foldedPatterns)[number];
    const { length, runs } = pattern;
    const first = last - length + 1;
    if (runs) {
      for (let at = 0; at < length; at += 1) {
        if ((collapsed.runs[first + at] as number) < (runs[at] as number)) return;
      }
    }
    // Of a repeated letter at an edge, only as many as the term has belong to the hit, those next to its inside.
    const firstRun = collapsed.runs[first] as number;
    const from = (collapsed.firsts[first] as number) + (length > 1 ? firstRun - (runs?.[0] ?? 1) : 0);
    const to = (collapsed.firsts[last] as number) + (runs?.[length - 1] ?? 1) - 1;
    const start = text.starts[from] as number;
    const end = text.ends[to] as number;
    if (splitsCharacter(text, from, to) || !edges.fit(start, end)) return;
    const term = lexicon.terms[pattern.term] as (typeof lexicon.terms)[number];
    if (pattern.layer === 'split') {
      candidates.push({ term: pattern.term, layer: 'split', start, end, confidence: 0.5 });
    } else if (text.original.slice(start, end) === term.pattern) {
      candidates.push({ term: pattern.term, layer: 'exact', start, end, confidence: 1 });
    } else {
      candidates.push({
        term: pattern.term,
        layer: 'variant',
        start,
        end,
        confidence: sureness(text, from, to),
      });
    }
  });
  return candidates;
}

/** Letters without a gap are another form of the word; with gaps, it is likely that the word was meant. */
function sureness(text: FoldedText, from: number, to: number): number {
  for (let letter = from + 1; letter <= to; letter += 1) {
    if (text.gaps[letter] !== Gap.none) return 0.8;
  }
  return 0.95;
}

/** One character may fold to several letters (⑩ → 1 0): a hit has all of them or none. */
function splitsCharacter(text: FoldedText, from: number, to: number): boolean {
  return (
    (from > 0 && text.starts[from - 1] === text.starts[from]) ||
    (to + 1 < text.length && text.ends[to + 1] === text.ends[to])
  );
}
