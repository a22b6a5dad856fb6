import { buildAutomaton, sizeOfAutomaton, type Automaton } from './automaton';
import { collapse } from './folding/collapsed-text';
import { foldText } from './folding/folded-text';
import type { LexiconTerm } from './lexicon-term';
import { mutingPhrasesOf, type MutingPhrases } from './muting';

/** A pattern of the automaton over folded letters. */
export interface FoldedPattern {
  term: number;
  layer: 'variant' | 'split';
  /** How often each letter must stand there at least; null: once each. */
  runs: Uint32Array | null;
}

/** Terms made ready for scanning. Read only; one serves any number of scans. */
export interface CompiledLexicon {
  terms: readonly LexiconTerm[];
  /** By index of the term; most have none. */
  phrases: ReadonlyMap<number, MutingPhrases>;
  /** Over UTF-16 code units, for `exact` terms; null without any. */
  written: Automaton | null;
  writtenTerms: Uint32Array;
  /** Over folded and collapsed letters, for `variant` terms; null without any. */
  folded: Automaton | null;
  foldedPatterns: readonly FoldedPattern[];
  /** Collapsed letters of each of them. */
  foldedLengths: Uint32Array;
  /** Bytes of the automatons. */
  size: number;
}

/** Takes terms without faults (`termFaults`); the order of terms plays no part in what is found. */
export function compileLexicon(terms: readonly LexiconTerm[]): CompiledLexicon {
  const phrases = new Map<number, MutingPhrases>();
  const written: Uint16Array[] = [];
  const writtenTerms: number[] = [];
  const folded: Uint32Array[] = [];
  const foldedPatterns: FoldedPattern[] = [];
  terms.forEach((term, index) => {
    const muting = mutingPhrasesOf(term);
    if (muting) phrases.set(index, muting);
    if (term.match === 'exact' && term.pattern !== '') {
      written.push(codeUnitsOf(term.pattern));
      writtenTerms.push(index);
    }
    if (term.match === 'variant') {
      const pattern = collapse(foldText(term.pattern));
      if (pattern.length === 0) return;
      const runs = pattern.runs.some((run) => run > 1) ? pattern.runs : null;
      folded.push(pattern.letters);
      foldedPatterns.push({ term: index, layer: 'variant', runs });
    }
  });
  const writtenAutomaton = written.length > 0 ? buildAutomaton(written) : null;
  const foldedAutomaton = folded.length > 0 ? buildAutomaton(folded) : null;
  return {
    terms,
    phrases,
    written: writtenAutomaton,
    writtenTerms: Uint32Array.from(writtenTerms),
    folded: foldedAutomaton,
    foldedPatterns,
    foldedLengths: Uint32Array.from(folded, ({ length }) => length),
    size:
      (writtenAutomaton ? sizeOfAutomaton(writtenAutomaton) : 0) +
      (foldedAutomaton ? sizeOfAutomaton(foldedAutomaton) : 0),
  };
}

export function codeUnitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index);
  return units;
}
