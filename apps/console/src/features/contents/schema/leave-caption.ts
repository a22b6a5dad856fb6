import type { Editor } from '@tiptap/core';

/** The enter key within a caption goes on below it: split in two, it would be said of two files. */
export function leaveCaption(editor: Editor, name: string): boolean {
  const { doc, selection } = editor.state;
  const { $from } = selection;
  if ($from.parent.type.name !== name) return false;
  const below = $from.after();
  const next = doc.resolve(below).nodeAfter;
  const isFree = next?.type.name === 'paragraph' && next.content.size === 0;
  const chain = editor.chain();
  if (!isFree) chain.insertContentAt(below, { type: 'paragraph' });
  return chain.setTextSelection(below + 1).run();
}
