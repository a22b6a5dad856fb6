import { alignParagraphs } from './align-paragraphs';
import { editScript } from './edit-script';
import type { ChangeKind, EditStep } from './edit-script';

export interface TextSegment {
  change: ChangeKind;
  text: string;
}

/** Beyond so many differing words two paragraphs count as two paragraphs: the answer stays quick and small. */
const MAX_WORD_EDITS = 600;

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The way from one text to the other, paragraph by paragraph and then word by word, so that a character exchanged inside
 * a Chinese word shows the word: 会义 → 会议. Joined, the `same` and `removed` segments are the one text, the `same` and
 * `added` ones the other.
 */
export function diffText(before: string, after: string): TextSegment[] {
  const one = linesOf(before);
  const other = linesOf(after);
  const segments = alignParagraphs(one, other).flatMap((pair) => {
    const old = pair.before === null ? '' : one[pair.before]!;
    const now = pair.after === null ? '' : other[pair.after]!;
    return pair.isSame ? [{ change: 'same' as const, text: old }] : diffWords(old, now);
  });
  return joined(segments);
}

/** The same for one paragraph. */
export function diffWords(before: string, after: string): TextSegment[] {
  const script = before && after ? editScript(wordsOf(before), wordsOf(after), MAX_WORD_EDITS) : null;
  const steps: EditStep[] = script ?? [
    { change: 'removed', piece: before },
    { change: 'added', piece: after },
  ];
  return joined(steps.map(({ change, piece }) => ({ change, text: piece })));
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function wordsOf(text: string): string[] {
  return Array.from(words.segment(text), ({ segment }) => segment);
}

/** Neighbours of one kind become one segment, of one place what went before what came; empty ones go. */
export function joined(segments: TextSegment[]): TextSegment[] {
  const result: TextSegment[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) result.push({ change: 'removed', text: removed });
    if (added) result.push({ change: 'added', text: added });
    removed = added = '';
  };
  for (const { change, text } of segments) {
    if (text === '') continue;
    if (change === 'removed') removed += text;
    else if (change === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.change === 'same') last.text += text;
      else result.push({ change, text });
    }
  }
  flush();
  return result;
}
