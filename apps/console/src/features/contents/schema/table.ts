import * as kit from '@tiptap/extension-table';

export { TableCell } from '@tiptap/extension-table';

/** With its heading line, which is shown and kept. */
export const Table = kit.Table.extend({
  addAttributes: () => ({
    caption: {
      default: null,
      parseHTML: (element: HTMLElement) => element.querySelector(':scope > caption')?.textContent ?? null,
      renderHTML: ({ caption }) => (caption ? { 'aria-label': caption } : {}),
    },
  }),
  // The words of the heading line are kept above; they are no row.
  parseHTML: () => [{ tag: 'table' }, { tag: 'caption', ignore: true }],
}).configure({ resizable: false });

const sections: Readonly<Record<string, string>> = { THEAD: 'head', TFOOT: 'foot' };

/** Knows whether it stands in the head or the foot. */
export const TableRow = kit.TableRow.extend({
  addAttributes: () => ({
    section: {
      default: 'body',
      parseHTML: (element: HTMLElement) => sections[element.parentElement?.tagName ?? ''] ?? 'body',
      rendered: false,
    },
  }),
});

export const TableHeader = kit.TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), scope: { default: null } };
  },
});
