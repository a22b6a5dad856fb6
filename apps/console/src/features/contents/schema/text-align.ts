import { Extension } from '@tiptap/core';

const alignments: ReadonlySet<string> = new Set(['left', 'right', 'center', 'justify']);

/** What the server keeps of style. */
export const TextAlign = Extension.create({
  name: 'textAlign',
  addGlobalAttributes() {
    return [
      {
        types: ['paragraph', 'heading', 'tableCell', 'tableHeader'],
        attributes: {
          textAlign: {
            default: null,
            parseHTML: (element) => alignmentOf(element),
            renderHTML: ({ textAlign }) => (textAlign ? { style: `text-align: ${textAlign}` } : {}),
          },
        },
      },
    ];
  },
});

export function alignmentOf(element: Element | null): string | null {
  const said = element instanceof HTMLElement ? element.style.textAlign : '';
  return alignments.has(said) ? said : null;
}
