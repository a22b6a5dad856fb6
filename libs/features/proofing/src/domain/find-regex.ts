import type { Candidate } from './candidates';
import type { CompiledLexicon } from './compile-lexicon';
import type { Edges } from './edges';

/** `regex` terms over the text as written. Their cost was bounded when they were accepted, see `termFaults`. */
export function findRegex(lexicon: CompiledLexicon, text: string, edges: Edges): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { term, expression } of lexicon.expressions) {
    for (const match of text.matchAll(expression)) {
      const start = match.index;
      const end = start + match[0].length;
      if (edges.whole(start, end)) candidates.push({ term, layer: 'regex', start, end, confidence: 0.9 });
    }
  }
  return candidates;
}
