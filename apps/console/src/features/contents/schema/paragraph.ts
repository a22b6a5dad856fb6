import { Node } from '@tiptap/core';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    plainParagraph: { setParagraph: () => ReturnType };
  }
}

/** Knows whether it was written out within an item or a cell, where it could as well not be. */
export const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({
    isWrapped: {
      default: false,
      parseHTML: (element: HTMLElement) => /^(LI|TD|TH)$/.test(element.parentElement?.tagName ?? ''),
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
  addCommands() {
    return {
      setParagraph:
        () =>
        ({ commands }) =>
          commands.setNode(this.name),
    };
  },
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setParagraph() };
  },
});
