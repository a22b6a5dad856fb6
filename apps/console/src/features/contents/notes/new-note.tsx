import { useEditorState } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTell, useWords } from '@/ui';
import type { DraftKeeper } from '../draft/draft-keeper';
import { piecesOf } from '../markup/pieces';
import { followed, plainTextOf, rangeOf } from '../markup/plain-text';
import { textOfHtml } from '../passages/text-of-html';
import { useNoteActs } from './use-note-acts';

/** A note on what is chosen in the text; on the whole text where nothing is. */
export function NewNote({
  keeper,
  editor,
  bodyPath,
}: {
  keeper: DraftKeeper;
  editor: Editor | null;
  bodyPath: string | null;
}) {
  const say = useWords('contents');
  const tell = useTell();
  const { make } = useNoteActs(keeper.current().content.id);
  const [words, setWords] = useState('');
  const chosen = useEditorState({
    editor,
    selector: ({ editor: at }) =>
      at && !at.state.selection.empty
        ? at.state.doc.textBetween(at.state.selection.from, at.state.selection.to, ' ').trim()
        : '',
  });
  const send = async () => {
    // The place counts in what was saved.
    await keeper.flush(true);
    const { content } = keeper.current();
    const range =
      editor && bodyPath ? placeIn(editor, content.article?.html ?? content.episode?.notesHtml ?? '') : null;
    make.mutate(
      { revisionId: content.currentRevisionId, path: bodyPath ?? 'title', range, note: words.trim() },
      { onSuccess: () => setWords(''), onError: tell.problem },
    );
  };
  return (
    <div className="note-new">
      <p className="note-where">
        {chosen ? say('note.on', { words: shortened(chosen) }) : say('note.on_whole')}
      </p>
      <Input.TextArea
        aria-label={say('note.new')}
        placeholder={say('note.new')}
        value={words}
        maxLength={2000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={({ target }) => setWords(target.value)}
      />
      <Button disabled={words.trim() === ''} loading={make.isPending} onClick={() => void send()}>
        {say('note.add')}
      </Button>
    </div>
  );
}

const LONGEST = 40;
const shortened = (words: string) => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

/** The chosen passage in the words that the server has. */
function placeIn(editor: Editor, savedHtml: string): { start: number; end: number } | null {
  const { from, to, empty } = editor.state.selection;
  if (empty) return null;
  const now = plainTextOf(piecesOf(editor.state.doc));
  const range = rangeOf(now, from, to);
  return range && followed(range, now.text.slice(range.start, range.end), now.text, textOfHtml(savedHtml));
}
