import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

/** What somebody has selected in a text of the item. `end` is exclusive. */
export interface Passage {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** The passage that is selected within an element, found again by `data-path` and `data-from`. */
export function useSelectedPassage(within: RefObject<HTMLElement | null>): Passage | null {
  const [passage, setPassage] = useState<Passage | null>(null);
  useEffect(() => {
    const look = () => {
      // Who writes about a passage in a dialog has left the text, and still means it.
      if (document.activeElement?.closest('[role="dialog"]')) return;
      setPassage(within.current && passageIn(within.current, document.getSelection()));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [within]);
  return passage;
}

function passageIn(holder: HTMLElement, selection: Selection | null): Passage | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const pieces = [...holder.querySelectorAll<HTMLElement>('[data-from]')].filter((piece) =>
    range.intersectsNode(piece),
  );
  const path = fieldOf(pieces[0])?.dataset.path;
  if (path === undefined) return null;
  // What reaches into another field ends where its own field ends.
  const own = pieces.filter((piece) => fieldOf(piece)?.dataset.path === path);
  const parts = own.map((piece) => partOf(piece, range)).filter(({ start, end }) => start < end);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  return { path, start: first.start, end: last.end, quote: parts.map(({ text }) => text).join('') };
}

const fieldOf = (piece: HTMLElement | undefined) => piece?.closest<HTMLElement>('[data-path]');

function partOf(piece: HTMLElement, range: Range): { start: number; end: number; text: string } {
  const from = Number(piece.dataset.from);
  const text = piece.textContent;
  const begin = piece.contains(range.startContainer) ? offsetIn(range.startContainer, range.startOffset) : 0;
  const end = piece.contains(range.endContainer)
    ? offsetIn(range.endContainer, range.endOffset)
    : text.length;
  return { start: from + begin, end: from + end, text: text.slice(begin, end) };
}

/** A piece holds one text; an offset in the piece itself is before or behind it. */
function offsetIn(container: Node, offset: number): number {
  if (container instanceof Text) return offset;
  return offset === 0 ? 0 : (container.textContent?.length ?? 0);
}
