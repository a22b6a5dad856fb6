import { diffText, joined } from './diff-text';
import type { TextSegment } from './diff-text';
import { editScript } from './edit-script';

/** Beyond so many differing characters an exchanged part counts as wholly exchanged. */
const MAX_CHARACTER_EDITS = 600;

/**
 * `diffText`, and within what was exchanged character by character: for whoever looks for a place of the one text in the
 * other. People read whole words.
 */
export function diffCharacters(before: string, after: string): TextSegment[] {
  const segments = diffText(before, after);
  return joined(
    segments.flatMap((segment, index) => {
      if (segment.change === 'removed' && segments[index + 1]?.change === 'added') {
        return exchanged(segment.text, segments[index + 1]!.text);
      }
      const isTold = segment.change === 'added' && segments[index - 1]?.change === 'removed';
      return isTold ? [] : [segment];
    }),
  );
}

function exchanged(removed: string, added: string): TextSegment[] {
  const script = editScript(Array.from(removed), Array.from(added), MAX_CHARACTER_EDITS);
  if (script) return script.map(({ change, piece }) => ({ change, text: piece }));
  return [
    { change: 'removed', text: removed },
    { change: 'added', text: added },
  ];
}
