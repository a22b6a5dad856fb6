import { placeBody } from '../text/placed-body';

export interface Replacement {
  readonly path: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** What stands there: nothing is replaced where it does not. */
  readonly quote: string;
  readonly replacement: string;
}

/** The text of a member with the passage replaced; null where the passage does not stand there. */
export function correctedText(text: string, { start, end, quote, replacement }: Replacement): string | null {
  return text.slice(start, end) === quote ? text.slice(0, start) + replacement + text.slice(end) : null;
}

/**
 * The html of a member with the passage replaced: the first of its texts takes the new words, the others lose theirs.
 * Null where the passage does not stand there, or reaches over the end of a paragraph.
 */
export function correctedHtml(html: string, change: Replacement): string | null {
  const { root, text, placesOf } = placeBody(html);
  if (change.quote.includes('\n') || text.slice(change.start, change.end) !== change.quote) return null;
  let words = change.replacement;
  for (const [node, places] of placesOf) {
    const inside = [...places.keys()].filter((at) => places[at]! >= change.start && places[at]! < change.end);
    const [first, last] = [inside[0], inside.at(-1)];
    if (first === undefined || last === undefined) continue;
    const data = (node as Text).data;
    (node as Text).data = data.slice(0, first) + words + data.slice(last + 1);
    words = '';
  }
  return root.innerHTML;
}

/** A member by its path as the body of a change: `article.html` is `{ article: { html } }`. */
export function changeOf(path: string, value: string): Record<string, unknown> {
  return path
    .split('.')
    .reverse()
    .reduce<unknown>((inner, name) => ({ [name]: inner }), value) as Record<string, unknown>;
}
