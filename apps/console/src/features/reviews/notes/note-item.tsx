import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Note } from '@/features/remarks';
import { Moment, useWords } from '@/ui';
import { useFieldName } from '@/features/differences';
import { useReviewChange } from '../use-review-change';

/** One note with its answers; answered, settled and opened again in place. */
export function NoteItem({
  contentId,
  note,
  number,
  maySettle,
}: {
  contentId: string;
  note: Note;
  number: number;
  maySettle: boolean;
}) {
  const say = useWords('reviews');
  const fieldName = useFieldName();
  const [answer, setAnswer] = useState<string | null>(null);
  const path = { params: { path: { id: contentId, noteId: note.id } } };
  const answering = useReviewChange(
    (text: string) =>
      bodyOf(api.POST('/api/v1/contents/{id}/notes/{noteId}/replies', { ...path, body: { text } })),
    { onDone: () => setAnswer(null) },
  );
  const settling = useReviewChange((isSettled: boolean) =>
    isSettled
      ? bodyOf(api.POST('/api/v1/contents/{id}/notes/{noteId}/resolve', path))
      : bodyOf(api.POST('/api/v1/contents/{id}/notes/{noteId}/reopen', path)),
  );
  const isSettled = note.resolvedAt !== null;
  return (
    <li id={`note-${note.id}`} tabIndex={-1} className="review-note">
      <div className="review-quiet">
        <strong>{number}</strong> {note.authorName} · {fieldName(note.path)} · <Moment at={note.createdAt} />
      </div>
      {note.quote && <blockquote className="review-word">{note.quote}</blockquote>}
      {note.placement.state === 'lost' && <p className="review-quiet">{say('notes.lost')}</p>}
      {note.placement.state === 'changed' && <p className="review-quiet">{say('notes.changed')}</p>}
      <p className="review-note-text">{note.note}</p>
      {note.replies.map((reply) => (
        <p key={reply.id} className="review-reply">
          <span className="review-quiet">
            {reply.authorName} · <Moment at={reply.createdAt} />
          </span>
          <br />
          {reply.text}
        </p>
      ))}
      {isSettled && note.resolvedByName && (
        <p className="review-quiet">{say('notes.settled_by', { name: note.resolvedByName })}</p>
      )}
      {maySettle && answer === null && (
        <div className="review-note-actions">
          <Button size="small" onClick={() => setAnswer('')}>
            {say('notes.answer')}
          </Button>
          <Button size="small" loading={settling.isPending} onClick={() => settling.mutate(!isSettled)}>
            {say(isSettled ? 'notes.reopen' : 'notes.settle')}
          </Button>
        </div>
      )}
      {answer !== null && (
        <div className="review-note-actions">
          <Input.TextArea
            autoFocus
            aria-label={say('notes.answer')}
            value={answer}
            maxLength={2000}
            autoSize={{ minRows: 2 }}
            onChange={({ target }) => setAnswer(target.value)}
          />
          <Button
            size="small"
            type="primary"
            disabled={answer.trim() === ''}
            loading={answering.isPending}
            onClick={() => answering.mutate(answer)}
          >
            {say('notes.send')}
          </Button>
          <Button size="small" onClick={() => setAnswer(null)}>
            {say('cancel')}
          </Button>
        </div>
      )}
    </li>
  );
}
