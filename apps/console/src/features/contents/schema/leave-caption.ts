import type { Editor } from '@tiptap/core';

/** The enter key within a caption goes on below it: split in two, it would be said of two files. */
export function leaveCaption(editor: Editor, name: string): boolean {
  const { $from } = editor.state.selection;
  if ($from.parent.type.name !== name) return false;
  const below = $from.after();
  return editor
    .chain()
    .insertContentAt(below, { type: 'paragraph' })
    .setTextSelection(below + 1)
    .run();
}
