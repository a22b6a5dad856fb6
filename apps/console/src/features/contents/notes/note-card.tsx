import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { Note } from '@/features/remarks';
import { Moment, useTell, useWords } from '@/ui';
import { usePathName } from '../details/use-path-name';
import { useNoteActs } from './use-note-acts';

export function NoteCard({
  note,
  contentId,
  canNote,
  onShow,
}: {
  note: Note;
  contentId: string;
  canNote: boolean;
  onShow?: () => void;
}) {
  const say = useWords('contents');
  const pathName = usePathName();
  const tell = useTell();
  const { reply, settle } = useNoteActs(contentId);
  const [text, setText] = useState<string | null>(null);
  const isOpen = note.resolvedAt === null;
  const send = () =>
    reply.mutate(
      { noteId: note.id, text: (text ?? '').trim() },
      { onSuccess: () => setText(null), onError: tell.problem },
    );
  return (
    <article className={isOpen ? 'note' : 'note is-settled'}>
      <header>
        <strong>{note.authorName}</strong> <Moment at={note.createdAt} />
      </header>
      {note.quote && (
        <button type="button" className="note-quote" disabled={!onShow} onClick={onShow}>
          {note.quote}
        </button>
      )}
      {!note.quote && <p className="note-where">{pathName(note.path)}</p>}
      {note.placement.state === 'lost' && <p className="note-where">{say('note.lost')}</p>}
      <p className="note-words">{note.note}</p>
      {note.replies.map((each) => (
        <p key={each.id} className="note-reply">
          <strong>{each.authorName}</strong>：{each.text}
        </p>
      ))}
      {!isOpen && <p className="note-where">{say('note.settled_by', { name: note.resolvedByName ?? '' })}</p>}
      {canNote && (
        <Space wrap>
          {text === null && isOpen && (
            <Button size="small" onClick={() => setText('')}>
              {say('note.reply')}
            </Button>
          )}
          <Button
            size="small"
            loading={settle.isPending}
            onClick={() => settle.mutate({ noteId: note.id, isOpen }, { onError: tell.problem })}
          >
            {say(isOpen ? 'note.settle' : 'note.reopen')}
          </Button>
        </Space>
      )}
      {text !== null && (
        <Space.Compact block>
          <Input
            autoFocus
            aria-label={say('note.reply')}
            value={text}
            maxLength={2000}
            onChange={({ target }) => setText(target.value)}
            onPressEnter={send}
          />
          <Button disabled={text.trim() === ''} loading={reply.isPending} onClick={send}>
            {say('note.send')}
          </Button>
        </Space.Compact>
      )}
    </article>
  );
}
