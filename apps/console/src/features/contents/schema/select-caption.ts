import type { Editor } from '@tiptap/core';

/** “Select all” within a caption chooses its words; pressed once more, or where there are none, the whole article. */
export function selectCaption(editor: Editor, name: string): boolean {
  const { $from, $to } = editor.state.selection;
  if ($from.parent.type.name !== name || !$from.sameParent($to)) return false;
  const [from, to] = [$from.start(), $from.end()];
  if ($from.pos === from && $to.pos === to) return false;
  return editor.commands.setTextSelection({ from, to });
}
