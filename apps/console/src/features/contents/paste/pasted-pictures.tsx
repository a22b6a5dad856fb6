import { useEditorState } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import { Alert } from 'antd';
import { useWords } from '@/ui';

/** Pictures that stand in the text and are not kept with it are said, so that none is missed later. */
export function PastedPictures({ editor }: { editor: Editor }) {
  const say = useWords('contents');
  const count = useEditorState({ editor, selector: ({ editor: at }) => countPending(at) });
  if (count === 0) return null;
  return <Alert type="warning" showIcon role="status" title={say('paste.count', { count })} />;
}

function countPending({ state }: Editor): number {
  let count = 0;
  state.doc.descendants((node) => {
    if (node.type.name === 'pendingPicture') count += 1;
    return node.type.name !== 'paragraph';
  });
  return count;
}
