import type { Note } from '@/features/remarks';
import { useWords } from '@/ui';
import { NoteItem } from './note-item';

/** What was said about the text, and what became of it. */
export function NoteList({
  contentId,
  numbered,
  maySettle,
}: {
  contentId: string;
  numbered: readonly { note: Note; number: number }[];
  maySettle: boolean;
}) {
  const say = useWords('reviews');
  const open = numbered.filter(({ note }) => note.resolvedAt === null);
  const settled = numbered.filter(({ note }) => note.resolvedAt !== null);
  const list = (notes: typeof numbered) => (
    <ol className="review-notes">
      {notes.map(({ note, number }) => (
        <NoteItem key={note.id} contentId={contentId} note={note} number={number} maySettle={maySettle} />
      ))}
    </ol>
  );
  return (
    <section aria-labelledby="notes-title">
      <h2 id="notes-title">{say('notes.title', { count: open.length })}</h2>
      {numbered.length === 0 && <p className="review-quiet">{say('notes.none')}</p>}
      {open.length > 0 && list(open)}
      {settled.length > 0 && (
        <details>
          <summary>{say('notes.settled', { count: settled.length })}</summary>
          {list(settled)}
        </details>
      )}
    </section>
  );
}
