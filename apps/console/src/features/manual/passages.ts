import { parseMarkdown, plainText } from './markdown';
import type { Block } from './markdown';
import type { ChapterName } from './chapter-names';

/** A part of a chapter below one heading. */
export interface Passage {
  readonly chapter: ChapterName;
  /** Of its place in the page; `null` for what stands before the first heading. */
  readonly anchor: string | null;
  readonly heading: string;
  readonly text: string;
}

export interface Found extends Passage {
  /** Some words around the first that was looked for. */
  readonly excerpt: string;
}

const AROUND = 30;

/** Where headings of the second order stand, by their number among the blocks. */
export const anchorOf = (index: number): string => `part-${index}`;

export function headingsOf(blocks: readonly Block[]): { anchor: string; text: string }[] {
  return blocks.flatMap((block, index) =>
    block.kind === 'heading' && block.level === 2
      ? [{ anchor: anchorOf(index), text: plainText(block) }]
      : [],
  );
}

export function passagesOf(chapter: ChapterName, text: string): Passage[] {
  const passages: { anchor: string | null; heading: string; parts: string[] }[] = [
    { anchor: null, heading: '', parts: [] },
  ];
  for (const [index, block] of parseMarkdown(text).entries()) {
    const said = plainText(block);
    if (block.kind === 'heading' && block.level === 1) passages[0]!.heading = said;
    else if (block.kind === 'heading' && block.level === 2)
      passages.push({ anchor: anchorOf(index), heading: said, parts: [] });
    else passages.at(-1)!.parts.push(said);
  }
  return passages.map(({ anchor, heading, parts }) => ({ chapter, anchor, heading, text: parts.join(' ') }));
}

/** Passages that hold every word that was typed, those first whose heading does. */
export function findPassages(passages: readonly Passage[], wish: string): Found[] {
  const words = wish.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const found = passages
    .filter(({ heading, text }) => holds(`${heading} ${text}`))
    .map((passage) => ({ ...passage, excerpt: excerptOf(passage.text, words) }));
  return [
    ...found.filter(({ heading }) => holds(heading)),
    ...found.filter(({ heading }) => !holds(heading)),
  ];
}

function excerptOf(text: string, words: readonly string[]): string {
  const places = words.map((word) => text.toLowerCase().indexOf(word)).filter((place) => place !== -1);
  const from = Math.max(0, Math.min(...places, text.length) - AROUND);
  const until = from + 2 * AROUND + words[0]!.length;
  if (places.length === 0) return text.slice(0, 2 * AROUND);
  return `${from > 0 ? '…' : ''}${text.slice(from, until)}${until < text.length ? '…' : ''}`;
}
