/** What stays together when a text is broken into columns, and whether a space stands before it. */
export interface Piece {
  text: string;
  afterSpace: boolean;
}

const upright = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const sideways = '[^\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const beginsUpright = new RegExp(`^${upright}`, 'u');
const characterOrWord = new RegExp(`${upright}|${sideways}{1,200}`, 'gu');
const run = new RegExp(`${upright}+|${sideways}+`, 'gu');
/** Punctuation that never begins a column. */
const closing = /^[、。，．：；！？」』）】〉》”’,.:;!?)\]\u1802-\u1805\u1808\u1809]/u;

/** Words, and Chinese characters one by one; a closing mark stays with what it closes. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  // The narrow space before a Mongolian suffix (U+202F) joins it to its word: only plain spaces part words.
  for (const [index, word] of text
    .trim()
    .split(/[ \t\n]+/u)
    .entries()) {
    let afterSpace = index > 0;
    for (const part of word.match(characterOrWord) ?? []) {
      const last = pieces.at(-1);
      if (!afterSpace && last && closing.test(part)) last.text += part;
      else pieces.push({ text: part, afterSpace });
      afterSpace = false;
    }
  }
  return pieces;
}

/** A stretch of a text whose characters are all laid the same way. */
export interface Run {
  text: string;
  /** Chinese characters and their marks stand upright in a column, all else lies on its side. */
  isUpright: boolean;
}

export function runsOf(text: string): Run[] {
  return (text.match(run) ?? []).map((part) => ({ text: part, isUpright: beginsUpright.test(part) }));
}

/**
 * Texts of the columns, each no longer than `length` where its pieces allow: what alone is too long is cut between
 * graphemes.
 */
export async function breakColumns(
  text: string,
  length: number,
  measure: (text: string) => Promise<number>,
): Promise<string[]> {
  const columns: string[] = [];
  const space = await spaceWidth(measure);
  let column = '';
  let filled = 0;
  const end = () => {
    if (column !== '') columns.push(column);
    column = '';
    filled = 0;
  };
  for (const piece of piecesOf(text)) {
    const width = await measure(piece.text);
    const gap = piece.afterSpace && column !== '' ? space : 0;
    if (filled + gap + width > length) end();
    if (width > length) {
      const parts = await cut(piece.text, length, measure);
      columns.push(...parts.slice(0, -1));
      column = parts.at(-1)!;
      filled = await measure(column);
      continue;
    }
    column += (column !== '' && piece.afterSpace ? ' ' : '') + piece.text;
    filled += (column === piece.text ? 0 : gap) + width;
  }
  end();
  return columns;
}

async function spaceWidth(measure: (text: string) => Promise<number>): Promise<number> {
  return (await measure('| |')) - 2 * (await measure('|'));
}

async function cut(
  text: string,
  length: number,
  measure: (text: string) => Promise<number>,
): Promise<string[]> {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter('mn', { granularity: 'grapheme' }).segment(text)) {
    if (part !== '' && (await measure(part + segment)) > length) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  parts.push(part);
  return parts;
}
