import { runAutomaton } from './automaton';
import type { Candidate } from './candidates';
import type { CompiledLexicon } from './compile-lexicon';
import type { Edges } from './edges';
import type { FoldedText } from './folding/folded-text';
import { isLatin, spellText, type SpelledText } from './spelled-text';

/** A term by the letters of its pinyin. */
export interface SpelledPattern {
  term: number;
  /** Its folded letters, to tell a homophone from the term itself. */
  letters: Uint32Array;
  /** Offset of every syllable, and the whole length at the end. */
  syllables: readonly number[];
}

/** Terms written in pinyin (gonghui) or in other characters that are read the same. */
export function findSpelled(lexicon: CompiledLexicon, text: FoldedText, edges: Edges): Candidate[] {
  const candidates: Candidate[] = [];
  if (!lexicon.spelled) return candidates;
  const spelled = spellText(text);
  runAutomaton(lexicon.spelled, spelled.letters, spelled.length, (index, last) => {
    const pattern = lexicon.spelledPatterns[index] as SpelledPattern;
    const begin = last + 1 - (pattern.syllables.at(-1) as number);
    const from = spelled.sources[begin] as number;
    const to = spelled.sources[last] as number;
    if (!readsInSyllables(pattern, text, spelled, begin, last) || isTermItself(pattern, text, from, to))
      return;
    const start = text.starts[from] as number;
    const end = text.ends[to] as number;
    if (!edges.fit(start, end)) return;
    const isWrittenOut = text.letters.subarray(from, to + 1).some(isLatin);
    candidates.push({
      term: pattern.term,
      layer: 'pinyin',
      start,
      end,
      confidence: isWrittenOut ? 0.6 : 0.4,
    });
  });
  return candidates;
}

/** A character is one syllable of the term, never a part of one or more than one (先 is not 西安). */
function readsInSyllables(
  { syllables }: SpelledPattern,
  text: FoldedText,
  { sources, letters, length }: SpelledText,
  begin: number,
  last: number,
): boolean {
  if (begin > 0 && sources[begin - 1] === sources[begin]) return false;
  if (last + 1 < length && sources[last + 1] === sources[last]) return false;
  let at = begin;
  while (at <= last) {
    let next = at + 1;
    while (next <= last && sources[next] === sources[at]) next += 1;
    if (!isLatin(text.letters[sources[at] as number] as number)) {
      const syllable = syllables.indexOf(at - begin);
      if (syllable < 0 || syllables[syllable + 1] !== next - begin) return false;
    }
    at = next;
  }
  return letters[begin] !== 0;
}

function isTermItself({ letters }: SpelledPattern, text: FoldedText, from: number, to: number): boolean {
  return (
    to - from + 1 === letters.length &&
    letters.every((letter, index) => letter === text.letters[from + index])
  );
}
