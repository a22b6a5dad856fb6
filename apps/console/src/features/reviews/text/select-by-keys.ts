import type { KeyboardEvent } from 'react';

const moves: Readonly<Record<string, readonly ['backward' | 'forward', string]>> = {
  ArrowLeft: ['backward', 'character'],
  ArrowRight: ['forward', 'character'],
  ArrowUp: ['backward', 'line'],
  ArrowDown: ['forward', 'line'],
};

/**
 * Chooses a passage of a text that nobody writes in, where browsers show no cursor: arrow keys go from character to
 * character, which is marked, with the shift key the passage grows.
 */
export function selectByKeys(event: KeyboardEvent<HTMLElement>): void {
  const holder = event.currentTarget;
  const move = moves[event.key];
  const selection = document.getSelection();
  if (event.target !== holder || event.altKey || event.metaKey || !move || !selection) return;
  const [direction, step] = move;
  const isBegun = holder.contains(selection.anchorNode) && holder.contains(selection.focusNode);
  // Without a passage, keys that go up and down go on scrolling.
  if (!isBegun && step === 'line') return;
  event.preventDefault();
  if (!isBegun) selection.collapse(holder.querySelector('[data-from]'), 0);
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  const wide = event.ctrlKey && step === 'character' ? 'word' : step;
  if (event.shiftKey) selection.modify('extend', direction, wide);
  else {
    if (anchorNode) selection.collapse(anchorNode, anchorOffset);
    if (isBegun) selection.modify('move', direction, wide);
    selection.modify('extend', 'forward', 'character');
  }
  const isOutside = !holder.contains(selection.anchorNode) || !holder.contains(selection.focusNode);
  if (isOutside && anchorNode && focusNode)
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
}
