import type { EditorProps, EditorView } from '@tiptap/pm/view';
import { useMemo } from 'react';
import { cleanPasted } from './clean-pasted';
import { holdFile } from './pending-files';

/** How what is pasted or dropped comes into the text. */
export function usePasting(): EditorProps {
  return useMemo(
    () => ({
      // What was copied out of a text of ours is clean already, and knows its nodes.
      transformPastedHTML: (html: string) => (html.includes('data-pm-slice') ? html : cleanPasted(html)),
      handlePaste: (view: EditorView, event: ClipboardEvent) => {
        const { clipboardData } = event;
        // Word gives a picture of the text beside the text.
        if (!clipboardData || clipboardData.types.includes('text/html')) return false;
        return putPictures(view, clipboardData.files);
      },
      handleDrop: (view: EditorView, event: DragEvent) => {
        if (!event.dataTransfer || event.dataTransfer.files.length === 0) return false;
        event.preventDefault();
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
        return putPictures(view, event.dataTransfer.files, at);
      },
    }),
    [],
  );
}

function putPictures(view: EditorView, files: FileList, at = view.state.selection.to): boolean {
  const pictures = [...files].filter(({ type }) => type.startsWith('image/'));
  if (pictures.length === 0 || !view.editable) return false;
  const nodes = pictures.map((file) => view.state.schema.node('pendingPicture', { source: holdFile(file) }));
  view.dispatch(view.state.tr.insert(at, nodes));
  return true;
}
