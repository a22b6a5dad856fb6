import { Node, mergeAttributes } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { PictureView } from '../editor/picture-view';
import { InlinePictureView } from '../editor/inline-picture-view';
import { leaveCaption } from './leave-caption';
import { selectCaption } from './select-caption';
import { alignmentOf } from './text-align';

const assetOf = (element: Element) => element.getAttribute('data-asset-id');

/** A picture of the library with its caption, on lines of its own. */
export const Picture = Node.create({
  name: 'picture',
  group: 'block',
  content: 'inline*',
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({
    assetId: { default: null },
    alt: { default: '' },
    /** Stood in the text without a frame; stays so while it has no caption. */
    isBare: { default: false },
    textAlign: { default: null },
  }),
  parseHTML: () => [
    {
      tag: 'figure',
      getAttrs: (element) => {
        const images = element.querySelectorAll('img[data-asset-id]');
        const others = [...element.children].filter((child) => !/^(IMG|FIGCAPTION)$/.test(child.tagName));
        if (images.length !== 1 || others.length > 0) return false;
        return {
          assetId: assetOf(images[0]!),
          alt: images[0]!.getAttribute('alt') ?? '',
          textAlign: alignmentOf(element.querySelector('figcaption')),
        };
      },
      contentElement: (element) =>
        element.querySelector<HTMLElement>('figcaption') ?? document.createElement('figcaption'),
    },
    {
      tag: 'img[data-asset-id]',
      priority: 60,
      getAttrs: (element) => {
        const stands = element.parentElement;
        if (stands && !isRoot(stands)) return false;
        return { assetId: assetOf(element), alt: element.getAttribute('alt') ?? '', isBare: true };
      },
    },
  ],
  renderHTML: ({ HTMLAttributes: { assetId, alt } }) => [
    'figure',
    ['img', { 'data-asset-id': assetId, alt }],
    ['figcaption', 0],
  ],
  addKeyboardShortcuts() {
    return {
      Enter: () => leaveCaption(this.editor, this.name),
      'Mod-a': () => selectCaption(this.editor, this.name),
    };
  },
  addNodeView: () => ReactNodeViewRenderer(PictureView),
});

/** Where the parser puts the whole of what it is given. */
const isRoot = (element: Element) => /^(BODY|DIV|BLOCKQUOTE|SECTION)$/.test(element.tagName);

/** A picture in the middle of a line, as documents from elsewhere have it. */
export const InlinePicture = Node.create({
  name: 'inlinePicture',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: () => ({ assetId: { default: null }, alt: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'img[data-asset-id]',
      getAttrs: (element) => ({ assetId: assetOf(element), alt: element.getAttribute('alt') ?? '' }),
    },
  ],
  renderHTML: ({ HTMLAttributes: { assetId, alt, ...others } }) => [
    'img',
    mergeAttributes(others, { 'data-asset-id': assetId, alt }),
  ],
  addNodeView: () => ReactNodeViewRenderer(InlinePictureView),
});
