import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import type { TrackedChange } from '../domain/read-result';

/** How to take the changes that a document still tracks. */
export const trackedChangeChoices = ['accept', 'reject'] as const;
export type TrackedChangeChoice = (typeof trackedChangeChoices)[number];

const parts = /^word\/(?:document|footnotes|endnotes)\.xml$/;
const kinds: [TrackedChange['kind'], string][] = [
  ['inserted', 'w\\:ins'],
  ['deleted', 'w\\:del'],
  ['moved', 'w\\:moveTo'],
  ['formatted', 'w\\:rPrChange,w\\:pPrChange'],
];

/** Changes of words that nobody settled, in the order of the document, at most 500; and what was only reformatted. */
export function trackedChangesIn(files: ReadonlyMap<string, Buffer>): TrackedChange[] {
  const found: TrackedChange[] = [];
  for (const [name, bytes] of files) {
    if (!parts.test(name)) continue;
    const xml = bytes.toString('utf8');
    if (!/<w:(?:ins|del|moveTo|moveFrom|rPrChange|pPrChange)\b/.test(xml)) continue;
    const $ = read(xml);
    for (const [kind, selector] of kinds) {
      $(selector).each((_, element) => {
        const change = $(element);
        const text = change.find('w\\:t,w\\:delText').text();
        found.push({
          kind,
          author: (change.attr('w:author') ?? '').slice(0, 100),
          at: (change.attr('w:date') ?? '').slice(0, 40),
          text: text.slice(0, 200),
        });
      });
    }
  }
  return found.slice(0, 500);
}

/** Whether somebody has to choose: reformatting alone changes no word. */
export function needsChoice(changes: readonly TrackedChange[]): boolean {
  return changes.some(({ kind }) => kind !== 'formatted');
}

/** The parts as they were before the changes; accepting needs nothing, that is how Word's own reading goes. */
export function withoutTrackedChanges(files: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const before = new Map(files);
  for (const [name, bytes] of files) {
    if (!parts.test(name)) continue;
    const $ = read(bytes.toString('utf8'));
    // A paragraph whose end was inserted was one with the next.
    $('w\\:p').each((_, element) => joinWithNext($, element));
    $('w\\:rPr > w\\:ins, w\\:rPr > w\\:del, w\\:rPr > w\\:moveTo, w\\:rPr > w\\:moveFrom').remove();
    $('w\\:trPr > w\\:ins').closest('w\\:tr').remove();
    $('w\\:trPr > w\\:del').remove();
    $('w\\:ins, w\\:moveTo').remove();
    $('w\\:del, w\\:moveFrom').each((_, element) => {
      $(element).replaceWith($(element).contents());
    });
    $('w\\:delText').each((_, element) => {
      element.tagName = 'w:t';
    });
    before.set(name, Buffer.from($.xml()));
  }
  return before;
}

function joinWithNext($: CheerioAPI, element: Parameters<CheerioAPI>[0]): void {
  const paragraph = $(element);
  if (paragraph.find('> w\\:pPr > w\\:rPr > w\\:ins').length === 0) return;
  const next = paragraph.next('w\\:p');
  if (next.length === 0) return;
  next.children('w\\:pPr').after(paragraph.children().not('w\\:pPr'));
  if (next.children('w\\:pPr').length === 0) next.prepend(paragraph.children().not('w\\:pPr'));
  paragraph.remove();
}

function read(xml: string): CheerioAPI {
  return load(xml, { xml: { decodeEntities: true } });
}
