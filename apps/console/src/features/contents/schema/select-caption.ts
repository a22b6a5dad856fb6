import type { Editor } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';

/** “Select all” within a caption chooses its words; pressed once more, or where there are none, the whole article. */
export function selectCaption(editor: Editor, name: string): boolean {
  const [$from, $to] = chosen(editor);
  if ($from.parent.type.name !== name || !$from.sameParent($to)) return false;
  const [from, to] = [$from.start(), $from.end()];
  if ($from.pos === from && $to.pos === to) return false;
  return editor.commands.setTextSelection({ from, to });
}

/** As the browser shows it: of a move by keys the editor hears a moment later, and the next key may come before. */
function chosen({ state, view }: Editor): [ResolvedPos, ResolvedPos] {
  const shown = document.getSelection();
  const { anchorNode, focusNode } = shown ?? {};
  if (!shown || !anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode))
    return [state.selection.$from, state.selection.$to];
  const ends = [view.posAtDOM(anchorNode, shown.anchorOffset), view.posAtDOM(focusNode, shown.focusOffset)];
  return [state.doc.resolve(Math.min(...ends)), state.doc.resolve(Math.max(...ends))];
}
