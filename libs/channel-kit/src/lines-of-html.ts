import { load } from 'cheerio';

/** The words of a body for people who paste plain text: a line for every block, none of them empty. */
export function linesOfHtml(html: string): string {
  const $ = load(html, null, false);
  $('br').replaceWith('\n');
  $('p, h1, h2, h3, h4, li, blockquote, tr').append('\n');
  return $.root()
    .text()
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}
