import { Node } from '@tiptap/core';

/** Words whose lines stay as they are. */
export const CodeBlock = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({
    isCode: {
      default: false,
      parseHTML: (element: HTMLElement) => element.firstElementChild?.tagName === 'CODE',
      rendered: false,
    },
  }),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: () => ['pre', 0],
});
