import { useEditor } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import type { EditorProps } from '@tiptap/pm/view';
import { useEffect, useRef, useState } from 'react';
import { lostMarkup } from '../markup/lost-markup';
import { htmlOf } from '../markup/pieces';
import { bodyExtensions } from '../schema/extensions';

interface BodyEditor {
  readonly editor: Editor;
  /** Elements of the text that can't be written here; empty: none. */
  readonly lost: readonly string[];
}

const parseOptions = { preserveWhitespace: true } as const;

/**
 * The text of an item, as it is written. `html` is taken when the page opens and whenever `arrivals` grows; otherwise what is
 * typed is the truth. Nothing is told before something was changed: opening a text never saves it.
 */
export function useBodyEditor({
  html,
  arrivals,
  label,
  onChange,
  props,
}: {
  html: string;
  arrivals: number;
  label: string;
  onChange: (html: string) => void;
  props: EditorProps;
}): BodyEditor {
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const editor = useEditor({
    extensions: bodyExtensions,
    content: html,
    editable: false,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    parseOptions,
    editorProps: {
      ...props,
      attributes: { class: 'body-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label },
    },
    onUpdate: ({ editor: at }) => tell.current(htmlOf(at.state.doc)),
  });
  const [lost, setLost] = useState<readonly string[]>(() => lostMarkup(html, htmlOf(editor.state.doc)));
  const shown = useRef(arrivals);
  useEffect(() => {
    if (shown.current === arrivals) return;
    shown.current = arrivals;
    editor.commands.setContent(html, { emitUpdate: false, parseOptions });
    setLost(lostMarkup(html, htmlOf(editor.state.doc)));
  }, [arrivals, editor, html]);
  return { editor, lost };
}
