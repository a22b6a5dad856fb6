import type { Editor } from '@tiptap/react';
import { useEffect, useMemo } from 'react';
import type { Shape } from '@/api-client';
import type { Finding } from '@/features/remarks';
import { piecesOf } from '../markup/pieces';
import { followed, placeOf, plainTextOf } from '../markup/plain-text';
import { showMarks } from './passage-marks';
import type { PassageMark } from './passage-marks';
import { textOfHtml } from './text-of-html';

type Note = Shape<'NoteResponse'>;

/** Shows what proofing found and what reviewers noted, where it stands in the text as it is now. */
export function usePassageMarks(
  editor: Editor | null,
  path: string | null,
  savedHtml: string,
  findings: readonly Finding[],
  notes: readonly Note[],
  arrivals: number,
): void {
  const savedText = useMemo(() => textOfHtml(savedHtml), [savedHtml]);
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const now = plainTextOf(piecesOf(editor.state.doc));
    const marks: PassageMark[] = [];
    const add = (key: string, look: string, range: { start: number; end: number }) => {
      const passage = savedText.slice(range.start, range.end);
      const there = followed(range, passage, savedText, now.text);
      const place = there && placeOf(now, there);
      if (place) marks.push({ key, look, ...place });
    };
    for (const { key, path: at, range, severity, state } of findings) {
      if (at === path) add(key, state === 'accepted' ? 'accepted' : severity, range);
    }
    for (const { id, path: at, placement } of notes) {
      if (at === path && placement.range) add(id, 'note', placement.range);
    }
    showMarks(editor, marks);
  }, [editor, path, savedText, findings, notes, arrivals]);
}
