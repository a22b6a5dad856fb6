import type { Editor } from '@tiptap/react';
import { Checkbox, Skeleton } from 'antd';
import { useState } from 'react';
import type { useNotes } from '@/features/remarks';
import { EmptyState, ProblemNotice, useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';
import { goToMark } from '../passages/passage-marks';
import { NewNote } from './new-note';
import { NoteCard } from './note-card';

/** Notes on passages: what was said, what was answered, what is settled. */
export function NotesPanel({
  keeper,
  editor,
  bodyPath,
  notes,
  canNote,
}: {
  keeper: DraftKeeper;
  editor: Editor | null;
  bodyPath: string | null;
  notes: ReturnType<typeof useNotes>;
  canNote: boolean;
}) {
  const say = useWords('contents');
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? notes.items : notes.open;
  const settled = notes.items.length - notes.open.length;
  const contentId = keeper.current().content.id;
  return (
    <div className="notes">
      {canNote && <NewNote keeper={keeper} editor={editor} bodyPath={bodyPath} />}
      {notes.isPending && <Skeleton active />}
      {notes.isError && <ProblemNotice error={notes.error} onRetry={() => void notes.refetch()} />}
      {notes.isSuccess && shown.length === 0 && <EmptyState text={say('note.none')} />}
      {shown.map((note) => (
        <NoteCard
          key={note.id}
          note={note}
          contentId={contentId}
          canNote={canNote}
          onShow={editor && note.path === bodyPath ? () => goToMark(editor, note.id) : undefined}
        />
      ))}
      {settled > 0 && (
        <Checkbox checked={isWhole} onChange={({ target }) => setWhole(target.checked)}>
          {say('note.with_settled', { count: settled })}
        </Checkbox>
      )}
    </div>
  );
}
