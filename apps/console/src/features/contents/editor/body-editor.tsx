import { EditorContent } from '@tiptap/react';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import { Toolbar } from './toolbar';
import { useBodyEditor } from './use-body-editor';

/** The text with its tools. What can't be written here is said before anything is changed. */
export function BodyEditor({
  keeper,
  view,
  path,
  isEditable,
}: {
  keeper: DraftKeeper;
  view: DraftView;
  path: string;
  isEditable: boolean;
}) {
  const say = useWords('contents');
  const [isTaken, setTaken] = useState(false);
  const html = String(view.fields[path] ?? '');
  const [isOpen, setOpen] = useState(false);
  const { editor, lost } = useBodyEditor(html, view.arrivals, isEditable && isOpen, say('field.body'), (text) =>
    keeper.change(path, text),
  );
  const isSafe = lost.length === 0 || isTaken;
  if (isOpen !== isSafe) setOpen(isSafe);
  return (
    <div className="body-editor">
      {isEditable && isSafe && <Toolbar editor={editor} />}
      {!isSafe && (
        <Alert
          type="warning"
          showIcon
          title={say('lost.title')}
          description={say('lost.text', { what: lost.map((name) => say(`lost.${name}`)).join('、') })}
          action={<Button onClick={() => setTaken(true)}>{say('lost.go_on')}</Button>}
        />
      )}
      <EditorContent editor={editor} />
    </div>
  );
}
