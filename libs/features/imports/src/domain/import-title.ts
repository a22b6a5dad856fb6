import { findFurniture } from './furniture';
import { editsOf } from './import-damage';
import type { DecidedDamage } from './import-damage';

const FIRST_LINES = 6;

/** The first line that stands alone like a title, not counting what belongs to the page; empty when none does. */
export function guessTitle(text: string): string {
  const furniture = findFurniture(text);
  const own = linesOf(text).filter(({ start }) => !furniture.some((piece) => piece.start === start));
  const found = own
    .slice(0, FIRST_LINES)
    .find(({ words }) => /^.{4,60}$/.test(words) && !/[。；;，,]$/.test(words));
  return found?.words ?? '';
}

/** Where the title stands as a line of its own at the beginning of the text, or null. */
export function lineOfTitle(text: string, title: string): { start: number; end: number } | null {
  const furniture = findFurniture(text);
  const own = linesOf(text).filter(({ start }) => !furniture.some((piece) => piece.start === start));
  return own.slice(0, FIRST_LINES).find(({ words }) => title !== '' && words === title) ?? null;
}

/** The title with what was decided about the characters of its line, also where the line itself was taken out. */
export function repairedTitle(text: string, title: string, damages: readonly DecidedDamage[]): string {
  const line = lineOfTitle(text, title);
  if (!line) return title;
  const inside = damages.filter(
    ({ kind, start, end }) => kind !== 'repeated_title' && start >= line.start && end <= line.end,
  );
  let [made, at] = ['', line.start];
  for (const edit of editsOf(inside)) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return (made + text.slice(at, line.end)).trim();
}

function linesOf(text: string): { start: number; end: number; words: string }[] {
  let start = 0;
  return text.split('\n').flatMap((raw) => {
    const line = { start, end: start + raw.length, words: raw.trim() };
    start = line.end + 1;
    return line.words === '' ? [] : [line];
  });
}
