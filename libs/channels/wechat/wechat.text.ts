import { load } from 'cheerio';

/** Code points: the platform does not say how it counts, and these are never fewer than what people see. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The words alone, paragraphs as lines. */
export function toPlainText(html: string): string {
  const $ = load(html, null, false);
  $('br').replaceWith('\n');
  $('p,h1,h2,h3,h4,h5,h6,li,blockquote,tr,section,div').append('\n');
  return $.root()
    .text()
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Lone surrogates would be escaped by JSON and control characters refused (47001). */
export function wellFormed(text: string): string {
  return (
    text
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
  );
}
