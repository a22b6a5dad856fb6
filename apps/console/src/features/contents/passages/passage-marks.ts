import { Extension } from '@tiptap/core';
import type { Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A passage of the text that somebody or something has to say about. */
export interface PassageMark {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** Its looks: `forbid`, `confirm`, `suggest`, `accepted`, `note`. */
  readonly look: string;
}

const marksKey = new PluginKey<DecorationSet>('passageMarks');

/** Told on the editor's element when a marked passage is pressed. */
export const PASSAGE_PRESSED = 'passage-pressed';

/** Passages are shown in the text and move with it; they are no part of it. */
export const PassageMarks = Extension.create({
  name: 'passageMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: marksKey,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, shown) => {
          const marks = transaction.getMeta(marksKey) as readonly PassageMark[] | undefined;
          if (!marks) return shown.map(transaction.mapping, transaction.doc);
          return DecorationSet.create(transaction.doc, marks.map(decorationOf));
        },
      },
      props: {
        decorations: (state) => marksKey.getState(state),
        handleClick: (view, at) => {
          const [pressed] = marksKey.getState(view.state)?.find(at, at) ?? [];
          const detail = pressed ? String(pressed.spec.key) : null;
          view.dom.dispatchEvent(new CustomEvent(PASSAGE_PRESSED, { detail }));
          return false;
        },
      },
    }),
  ],
});

function decorationOf({ key, from, to, look }: PassageMark): Decoration {
  return Decoration.inline(from, to, { class: `passage is-${look}`, 'data-passage': key }, { key });
}

export function showMarks(editor: Editor, marks: readonly PassageMark[]): void {
  editor.view.dispatch(editor.state.tr.setMeta(marksKey, marks).setMeta('addToHistory', false));
}

/** Where a marked passage stands now; null where it is gone. */
export function markAt(editor: Editor, key: string): { from: number; to: number } | null {
  const found = marksKey.getState(editor.state)?.find(undefined, undefined, (spec) => spec.key === key)[0];
  return found ? { from: found.from, to: found.to } : null;
}

/** Brings the passage into sight and marks it as chosen. */
export function goToMark(editor: Editor, key: string): boolean {
  const place = markAt(editor, key);
  if (!place) return false;
  editor.chain().setTextSelection(place).focus().scrollIntoView().run();
  return true;
}
