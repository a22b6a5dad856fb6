import * as cheerio from 'cheerio';

export type PageVerdict = 'matches' | 'differs' | 'unreadable';

/** The title that a public page gives itself; null where it has none. */
export function titleOfPage(html: string): string | null {
  const $ = cheerio.load(html);
  const candidates = [
    $('meta[property="og:title"]').attr('content'),
    $('h1').first().text(),
    $('title').first().text(),
  ];
  return candidates.map((candidate) => candidate?.trim()).find((candidate) => candidate) ?? null;
}

/**
 * Whether a page is the approved item. Platforms add their own name and change signs and spaces, so only letters and
 * digits are compared, and the page's title may go on behind ours.
 */
export function compareTitles(approved: string, found: string | null): PageVerdict {
  const ours = essence(approved);
  const theirs = essence(found ?? '');
  if (theirs === '' || ours === '') return 'unreadable';
  return theirs === ours || (ours.length >= 4 && theirs.startsWith(ours)) ? 'matches' : 'differs';
}

function essence(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
