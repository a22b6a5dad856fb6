import { markup } from '../pages/markup';
import type { MarkupPart } from '../pages/markup';
import type { PageWords } from '../pages/words';

/** The way back to the first page of a list, and on. */
export function listPages(
  { first, next }: { first: string | null; next: string | null },
  words: PageWords,
): MarkupPart {
  if (first === null && next === null) return null;
  return markup`<nav class="pages" aria-label="${words.pages}">
${first !== null && markup`<a class="button" href="${first}">${words.firstFound}</a>`}
${next !== null && markup`<a class="button" rel="next" href="${next}">${words.moreFound}</a>`}
</nav>`;
}
