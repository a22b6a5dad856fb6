/** A piece of a line. `button` is a word of the console, which texts set in corner brackets; `key` one of the keyboard. */
export interface Piece {
  readonly kind: 'text' | 'strong' | 'key' | 'button' | 'link';
  readonly text: string;
  /** Of a link. */
  readonly to?: string;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly pieces: readonly Piece[] }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'picture'; readonly name: string; readonly alt: string }
  | { readonly kind: 'note'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Piece[])[];
      readonly rows: readonly (readonly (readonly Piece[])[])[];
    };

const heading = /^(#{1,4}) (.+)$/;
const picture = /^!\[([^\]]*)\]\((?:[^)]*\/)?([^)/]+)\.webp\)$/;
const bullet = /^(?:-|\d+\.) +/;
const begins = [heading, picture, bullet, /^>/, /^\|/];

/** The part of Markdown that the manual is written in. What it does not know stays words: no text can become markup. */
export function parseMarkdown(text: string): Block[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    if (line === '') {
      at += 1;
      continue;
    }
    const [block, length] = blockAt(lines.slice(at));
    blocks.push(block);
    at += length;
  }
  return blocks;
}

/** The block that begins with the first of the lines, and how many of them it takes. */
function blockAt(lines: readonly string[]): [Block, number] {
  const first = lines[0]!;
  const [, marks, title] = heading.exec(first) ?? [];
  if (marks !== undefined) return [{ kind: 'heading', level: marks.length, pieces: piecesOf(title!) }, 1];
  const [, alt, name] = picture.exec(first) ?? [];
  if (name !== undefined) return [{ kind: 'picture', name, alt: alt! }, 1];
  if (first.startsWith('>')) {
    const length = whileTrue(lines, (line) => line.startsWith('>'));
    const inner = lines.slice(0, length).map((line) => line.replace(/^> ?/, ''));
    return [{ kind: 'note', blocks: parseMarkdown(inner.join('\n')) }, length];
  }
  if (first.startsWith('|')) return tableAt(lines);
  if (bullet.test(first)) return listAt(lines);
  const length =
    1 + whileTrue(lines.slice(1), (line) => line !== '' && !begins.some((each) => each.test(line)));
  return [{ kind: 'paragraph', pieces: piecesOf(lines.slice(0, length).join('')) }, length];
}

function tableAt(lines: readonly string[]): [Block, number] {
  const length = whileTrue(lines, (line) => line.startsWith('|'));
  const [head, , ...rows] = lines.slice(0, length).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => piecesOf(cell.trim())),
  );
  return [{ kind: 'table', head: head!, rows }, length];
}

/** Items go on in lines that are indented as their words are; empty lines may stand between. */
function listAt(lines: readonly string[]): [Block, number] {
  const isNumbered = !lines[0]!.startsWith('-');
  const isItem = (line: string) => bullet.test(line) && line.startsWith('-') !== isNumbered;
  const items: string[][] = [];
  let length = 0;
  for (const [at, line] of lines.entries()) {
    const isInner = /^ {2,}\S/.test(line);
    const leadsOn = line === '' && /^ {2,}\S|^(?:-|\d+\.) /.test(lines[at + 1] ?? '');
    if (isItem(line)) items.push([line.replace(bullet, '')]);
    else if (isInner || leadsOn) items.at(-1)!.push(line.replace(/^ {2,3}/, ''));
    else break;
    length = at + 1;
  }
  return [{ kind: 'list', isNumbered, items: items.map((item) => parseMarkdown(item.join('\n'))) }, length];
}

function whileTrue(lines: readonly string[], holds: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !holds(line));
  return end === -1 ? lines.length : end;
}

const marked = /\*\*(.+?)\*\*|`([^`]+)`|「([^」]+)」|\[([^\]]+)\]\(([^)]+)\)/g;

export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of line.matchAll(marked)) {
    if (match.index > from) pieces.push({ kind: 'text', text: line.slice(from, match.index) });
    pieces.push(pieceOf(match));
    from = match.index + match[0].length;
  }
  if (from < line.length) pieces.push({ kind: 'text', text: line.slice(from) });
  return pieces;
}

function pieceOf([, strong, key, button, link, to]: RegExpMatchArray): Piece {
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (key !== undefined) return { kind: 'key', text: key };
  if (button !== undefined) return { kind: 'button', text: button };
  return { kind: 'link', text: link!, to: to! };
}

/** What can be read in a block, without what only marks it. */
export function plainText(block: Block): string {
  const wordsOf = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('');
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return wordsOf(block.pieces);
    case 'picture':
      return '';
    case 'note':
      return block.blocks.map(plainText).join(' ');
    case 'list':
      return block.items.flat().map(plainText).join(' ');
    case 'table':
      return [block.head, ...block.rows].flat().map(wordsOf).join(' ');
  }
}
