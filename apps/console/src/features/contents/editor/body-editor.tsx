import { EditorContent } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '@/ui';
import { usePasting } from '../paste/use-pasting';
import { PastedPictures } from '../paste/pasted-pictures';
import { PastingUnit } from '../paste/pasting-unit';
import { PASSAGE_PRESSED } from '../passages/passage-marks';
import { InsertTools } from './insert-tools';
import { Toolbar } from './toolbar';
import { useBodyEditor } from './use-body-editor';

/** The text with its tools. What can't be written here is said before anything is changed. */
export function BodyEditor({
  html,
  arrivals,
  organizationId,
  isEditable,
  onChange,
  onReady,
  onPress,
}: {
  /** Taken at first, and whenever `arrivals` grows. */
  html: string;
  arrivals: number;
  /** Whose library pictures come from, and go to. */
  organizationId: string;
  isEditable: boolean;
  onChange: (html: string) => void;
  onReady?: (editor: Editor) => void;
  /** A marked passage was pressed. */
  onPress?: (key: string) => void;
}) {
  const say = useWords('contents');
  /** The text whose unknown markup the person has decided to let go. */
  const [taken, setTaken] = useState(-1);
  const pasting = usePasting();
  const { editor, lost } = useBodyEditor({
    html,
    arrivals,
    label: say('field.body'),
    onChange,
    props: pasting,
  });
  const isSafe = lost.length === 0 || taken === arrivals;
  useEffect(() => {
    editor.setEditable(isEditable && isSafe, false);
  }, [editor, isEditable, isSafe]);
  useEffect(() => onReady?.(editor), [editor, onReady]);
  useEffect(() => {
    const { dom } = editor.view;
    const press = (event: Event) => {
      const { detail } = event as CustomEvent<string | null>;
      if (detail !== null) onPress?.(detail);
    };
    dom.addEventListener(PASSAGE_PRESSED, press);
    return () => dom.removeEventListener(PASSAGE_PRESSED, press);
  }, [editor, onPress]);
  return (
    <div className="body-editor">
      {isEditable && isSafe && (
        <Toolbar editor={editor}>
          <InsertTools editor={editor} organizationId={organizationId} />
        </Toolbar>
      )}
      {isEditable && !isSafe && (
        <Alert
          type="warning"
          showIcon
          title={say('lost.title')}
          description={say('lost.text', { what: lost.map((name) => say(`lost.${name}`)).join('、') })}
          action={<Button onClick={() => setTaken(arrivals)}>{say('lost.go_on')}</Button>}
        />
      )}
      <PastedPictures editor={editor} />
      <PastingUnit value={organizationId}>
        <EditorContent editor={editor} />
      </PastingUnit>
    </div>
  );
}
