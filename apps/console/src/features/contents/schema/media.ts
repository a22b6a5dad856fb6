import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { MediaView } from '../editor/media-view';
import { leaveCaption } from './leave-caption';
import { selectCaption } from './select-caption';
import { alignmentOf } from './text-align';

/** A sound or a film of the library with its caption, on lines of its own. */
export const Media = Node.create({
  name: 'media',
  group: 'block',
  content: 'inline*',
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({
    assetId: { default: null },
    kind: { default: 'audio' },
    textAlign: { default: null },
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-asset-id][data-kind]',
      // Before that of pictures, which stand in figures too.
      priority: 60,
      getAttrs: (element) => {
        const kind = element.getAttribute('data-kind');
        const hasOthers = [...element.children].some(({ tagName }) => tagName !== 'FIGCAPTION');
        if ((kind !== 'audio' && kind !== 'video') || hasOthers) return false;
        return {
          assetId: element.getAttribute('data-asset-id'),
          kind,
          textAlign: alignmentOf(element.querySelector('figcaption')),
        };
      },
      contentElement: (element) =>
        element.querySelector<HTMLElement>('figcaption') ?? document.createElement('figcaption'),
    },
  ],
  renderHTML: ({ HTMLAttributes: { assetId, kind } }) => [
    'figure',
    { 'data-asset-id': assetId, 'data-kind': kind },
    ['figcaption', 0],
  ],
  addKeyboardShortcuts() {
    return {
      Enter: () => leaveCaption(this.editor, this.name),
      'Mod-a': () => selectCaption(this.editor, this.name),
    };
  },
  addNodeView: () =>
    ReactNodeViewRenderer(MediaView, {
      // Keys and presses on the player are the player's, not the text's.
      stopEvent: ({ event }) =>
        event.target instanceof Element && event.target.closest('.sound, video, button') !== null,
    }),
});
