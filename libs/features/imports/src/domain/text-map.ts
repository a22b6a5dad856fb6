import { escapeHtml } from '@haojiao/kernel';

/** The words of a cleaned body, and where in its markup each of their UTF-16 units stands. */
export interface TextMap {
  text: string;
  /** Markup from `starts[i]` to `ends[i]` is unit `i`; both equal: a boundary that can't be taken out. */
  starts: number[];
  ends: number[];
}

export interface TextEdit {
  /** UTF-16 units of the text, `end` exclusive. */
  start: number;
  end: number;
  /** Takes the place of the range; empty: the range goes. */
  text: string;
}

/** Markup between two pieces of text that parts them. */
interface Gap {
  start: number;
  end: number;
  separator: '\n' | '\t';
}

const token = /<[^>]*>|&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});|[\s\S]/gi;
const blockTag = /^<\/?(?:p|br|hr|h[2-4]|blockquote|pre|ul|ol|li|figure|figcaption|table|tr|caption)\b/;
/** Two paragraphs become one when only this stands between their words. */
const joinable = /^(?:<\/p>\s*<p(?: [^>]*)?>|<br ?\/?>)$/;
const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** A line per block, a tab between the cells of a table row; of cleaned HTML only. */
export function textMapOf(html: string): TextMap {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let gap = null as Gap | null;
  const put = (characters: string, start: number, end: number) => {
    for (let unit = 0; unit < characters.length; unit += 1) {
      units.push(characters[unit]!);
      starts.push(start);
      ends.push(end);
    }
  };
  for (const { 0: piece, index } of html.matchAll(token)) {
    const end = index + piece.length;
    if (piece.length > 1 && piece[0] === '<') {
      const separator = blockTag.test(piece) ? '\n' : /^<\/?t[dh]\b/.test(piece) ? '\t' : null;
      if (separator) {
        gap = { start: gap?.start ?? index, end, separator: gap?.separator === '\n' ? '\n' : separator };
      }
      continue;
    }
    // White space between blocks is no text.
    if (gap !== null && /^[ \t\n]$/.test(piece)) continue;
    if (gap !== null && units.length > 0) {
      const canGo = joinable.test(html.slice(gap.start, gap.end)) && gap.end === index;
      put(gap.separator, gap.start, canGo ? gap.end : gap.start);
    }
    gap = null;
    put(characterOf(piece), index, end);
  }
  return { text: units.join(''), starts, ends };
}

function characterOf(piece: string): string {
  if (piece.length < 3 || piece[0] !== '&') return piece;
  const name = piece.slice(1, -1).toLowerCase();
  if (name[0] !== '#') return named[name] ?? piece;
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : piece;
}

/** Applies edits that don't overlap; marks around the words stay, and a block that lost all its words goes. */
export function applyEdits(html: string, map: TextMap, edits: readonly TextEdit[]): string {
  let made = '';
  let at = 0;
  for (const edit of [...edits].sort((one, other) => one.start - other.start)) {
    let isPut = edit.text === '';
    for (let unit = edit.start; unit < edit.end; unit += 1) {
      const [start, end] = [map.starts[unit], map.ends[unit]];
      if (start === undefined || end === undefined || end === start || start < at) continue;
      made += html.slice(at, start);
      if (!isPut) made += escapeHtml(edit.text);
      isPut = true;
      at = end;
    }
  }
  return edits.length === 0 ? html : withoutEmptyBlocks(made + html.slice(at));
}

const emptyElement =
  /<(p|h[2-4]|li|ul|ol|blockquote|pre|figcaption|caption|strong|b|em|i|u|s|sub|sup|span|a)(?: [^>]*)?>(?:\s|\u00a0|\u3000|<br ?\/?>)*<\/\1>/g;

export function withoutEmptyBlocks(html: string): string {
  for (let before = ''; before !== html;) {
    before = html;
    html = html.replace(emptyElement, '');
  }
  return html.replace(/\n{2,}/g, '\n').trim();
}
