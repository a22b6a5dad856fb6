import type { Piece } from './pieces';

/** The words of a body as the server counts them, each with its place in the document. */
export interface PlainText {
  readonly text: string;
  /** By UTF-16 unit of `text`: where it stands in the document. */
  readonly places: readonly number[];
}

const lineBreaking = /^<\/?(?:p|br|hr|h[2-4]|blockquote|pre|ul|ol|li|figure|figcaption|table|tr|caption)\b/;

/** A line per block, white space around line ends left out: ranges of findings and notes count in it. */
export function plainTextOf(pieces: readonly Piece[]): PlainText {
  let whole = '';
  const at: number[] = [];
  for (const piece of pieces) {
    if ('tag' in piece) {
      if (!lineBreaking.test(piece.tag)) continue;
      whole += '\n';
      at.push((at.at(-1) ?? 0) + 1);
    } else {
      for (let index = 0; index < piece.text.length; index += 1) at.push(piece.at + index);
      whole += piece.text;
    }
  }
  let text = '';
  const places: number[] = [];
  let from = 0;
  const keep = (to: number) => {
    text += whole.slice(from, to);
    places.push(...at.slice(from, to));
  };
  for (const { 0: gap, index } of whole.matchAll(/[ \t]*\n\s*/g)) {
    keep(index);
    text += '\n';
    places.push(at[index]!);
    from = index + gap.length;
  }
  keep(whole.length);
  const begin = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return { text: text.slice(begin, end), places: places.slice(begin, Math.max(begin, end)) };
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a range of the text stands in the document. */
export function placeOf({ places }: PlainText, { start, end }: Span): { from: number; to: number } | null {
  const first = places[start];
  const last = places[end - 1];
  return first === undefined || last === undefined || last < first ? null : { from: first, to: last + 1 };
}

/** Which part of the text stands between two places of the document; null where no words do. */
export function rangeOf({ text, places }: PlainText, from: number, to: number): Span | null {
  const start = places.findIndex((place) => place >= from);
  const end = places.findLastIndex((place) => place < to) + 1;
  if (start < 0 || end <= start) return null;
  const words = text.slice(start, end);
  const begin = start + words.length - words.trimStart().length;
  return words.trim() === '' ? null : { start: begin, end: begin + words.trim().length };
}

/**
 * Where the words that stood at `range` of one text stand in another that was written on since; null where they are gone. Of
 * several places the one nearest to where they would be.
 */
export function followed(range: Span, passage: string, before: string, now: string): Span | null {
  if (passage === '') return null;
  const shift = range.start > sharedStart(before, now) ? now.length - before.length : 0;
  const wanted = range.start + shift;
  let best = -1;
  for (let at = now.indexOf(passage); at >= 0; at = now.indexOf(passage, at + 1)) {
    if (best < 0 || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at;
  }
  return best < 0 ? null : { start: best, end: best + passage.length };
}

function sharedStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one[at] === other[at]) at += 1;
  return at;
}
