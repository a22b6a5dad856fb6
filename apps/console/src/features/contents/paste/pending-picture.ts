import { Node } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { PendingPictureView } from './pending-picture-view';

/** A picture that was pasted and is not in the library yet. It is shown, and never kept. */
export const PendingPicture = Node.create({
  name: 'pendingPicture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    source: {
      default: '',
      parseHTML: (element: HTMLElement) => element.dataset.pendingPicture ?? '',
      renderHTML: ({ source }) => ({ 'data-pending-picture': source }),
    },
    alt: {
      default: '',
      parseHTML: (element: HTMLElement) => element.dataset.alt ?? '',
      renderHTML: ({ alt }) => ({ 'data-alt': alt }),
    },
  }),
  parseHTML: () => [{ tag: 'div[data-pending-picture]', priority: 70 }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes],
  addNodeView: () => ReactNodeViewRenderer(PendingPictureView),
});
