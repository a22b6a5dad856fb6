import { buildAutomaton, sizeOfAutomaton, type Automaton } from './automaton';
import type { SpelledPattern } from './find-spelled';
import { foldPattern } from './folding/folded-pattern';
import { foldText } from './folding/folded-text';
import type { LexiconTerm } from './lexicon-term';
import { mutingPhrasesOf, type MutingPhrases } from './muting';
import { spellings } from './spelled-text';
import { splitForms } from './split-parts';
import { termFaults } from './term-faults';

/** A pattern of the automaton over folded letters. */
export interface FoldedPattern {
  term: number;
  layer: 'variant' | 'split';
  length: number;
  /** How often each letter must stand there at least; null: once each. */
  runs: readonly number[] | null;
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
  /** Over letters of pinyin; null without any. */
  spelled: Automaton | null;
  spelledPatterns: readonly SpelledPattern[];
  expressions: readonly { term: number; expression: RegExp }[];
  /** Bytes of the automatons. */
  size: number;
}

/** @throws Error naming the first `regex` term with faults; the others only find nothing if they have any */
export function compileLexicon(terms: readonly LexiconTerm[]): CompiledLexicon {
  const phrases = new Map<number, MutingPhrases>();
  terms.forEach((term, index) => {
    const muting = mutingPhrasesOf(term);
    if (muting) phrases.set(index, muting);
  });
  const written = writtenPatterns(terms);
  const folded = foldedPatterns(terms);
  const spelled = spelledPatterns(terms);
  const automatons = [written, folded, spelled].map(({ sequences }) =>
    sequences.length > 0 ? buildAutomaton(sequences) : null,
  );
  return {
    terms,
    phrases,
    written: automatons[0] ?? null,
    writtenTerms: Uint32Array.from(written.patterns),
    folded: automatons[1] ?? null,
    foldedPatterns: folded.patterns,
    spelled: automatons[2] ?? null,
    spelledPatterns: spelled.patterns,
    expressions: expressionsOf(terms),
    size: automatons.reduce((sum, automaton) => sum + (automaton ? sizeOfAutomaton(automaton) : 0), 0),
  };
}

export function codeUnitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) units[index] = text.charCodeAt(index);
  return units;
}

function writtenPatterns(terms: readonly LexiconTerm[]) {
  const sequences: Uint16Array[] = [];
  const patterns: number[] = [];
  terms.forEach(({ match, pattern }, term) => {
    if (match !== 'exact' || pattern === '') return;
    sequences.push(codeUnitsOf(pattern));
    patterns.push(term);
  });
  return { sequences, patterns };
}

function foldedPatterns(terms: readonly LexiconTerm[]) {
  const sequences: number[][] = [];
  const patterns: FoldedPattern[] = [];
  const add = (form: string, term: number, layer: FoldedPattern['layer']): void => {
    const { letters, runs } = foldPattern(form);
    if (letters.length === 0) return;
    sequences.push(letters);
    patterns.push({ term, layer, length: letters.length, runs });
  };
  terms.forEach(({ match, pattern, split }, term) => {
    if (match !== 'variant') return;
    add(pattern, term, 'variant');
    if (split) for (const form of splitForms(pattern)) add(form, term, 'split');
  });
  return { sequences, patterns };
}

function spelledPatterns(terms: readonly LexiconTerm[]) {
  const sequences: Uint16Array[] = [];
  const patterns: SpelledPattern[] = [];
  terms.forEach(({ match, pattern, pinyin }, term) => {
    if (match !== 'variant' || !pinyin) return;
    const folded = foldText(pattern);
    if (folded.length < 2) return;
    const letters = folded.letters.slice(0, folded.length);
    for (const spelling of spellings(folded)) {
      sequences.push(codeUnitsOf(spelling.join('')));
      patterns.push({ term, letters, syllables: offsetsOf(spelling) });
    }
  });
  return { sequences, patterns };
}

function offsetsOf(syllables: readonly string[]): number[] {
  const offsets = [0];
  for (const syllable of syllables) offsets.push((offsets.at(-1) as number) + syllable.length);
  return offsets;
}

function expressionsOf(terms: readonly LexiconTerm[]) {
  const expressions: { term: number; expression: RegExp }[] = [];
  terms.forEach((row, term) => {
    if (row.match !== 'regex') return;
    const [first] = termFaults(row);
    // An unbounded expression would stop the whole process: the one fault that is never let through.
    if (first) throw new Error(`term ${row.id}: ${first.message.en}`);
    expressions.push({ term, expression: new RegExp(row.pattern, 'gu') });
  });
  return expressions;
}
