import type { Mark, Node } from '@tiptap/pm/model';
import { escaped, escapedValue } from './tokens';

/** A tag, or words with the place in the document where their first character stands. */
export type Piece = { readonly tag: string } | { readonly text: string; readonly at: number };

/** The document in the spelling that the server keeps. */
export const htmlOf = (doc: Node): string => htmlOfPieces(piecesOf(doc));

export function htmlOfPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('tag' in piece ? piece.tag : escaped(piece.text))).join('');
}

export function piecesOf(doc: Node): Piece[] {
  const pieces: Piece[] = [];
  writeChildren(doc, 0, pieces);
  return pieces;
}

function writeChildren(parent: Node, start: number, pieces: Piece[]): void {
  parent.forEach((node, offset, index) => {
    if (!isOnlyForTheCursor(node, parent, index)) writeBlock(node, parent, index, start + offset, pieces);
  });
}

/** The empty line that the editor puts behind a table, a picture or a sound, so that one can write on. */
function isOnlyForTheCursor(node: Node, parent: Node, index: number): boolean {
  const isLast = parent.type.name === 'doc' && index > 0 && index === parent.childCount - 1;
  const isEmpty = node.type.name === 'paragraph' && node.content.size === 0;
  return isLast && isEmpty && parent.child(index - 1).type.name !== 'paragraph';
}

/** `at`: where the node begins; its content begins one further. */
function writeBlock(node: Node, parent: Node, index: number, at: number, pieces: Piece[]): void {
  const { name } = node.type;
  const around = (tag: string, attributes = '') => {
    pieces.push({ tag: `<${tag}${attributes}>` });
    if (node.inlineContent) writeInline(node, at + 1, pieces);
    else writeChildren(node, at + 1, pieces);
    pieces.push({ tag: `</${tag}>` });
  };
  if (name === 'paragraph') {
    if (isBare(node, parent, index)) writeInline(node, at + 1, pieces);
    else around('p', styleOf(node));
  } else if (name === 'heading') around(`h${node.attrs.level}`, styleOf(node));
  else if (name === 'bulletList') around('ul');
  else if (name === 'orderedList') around('ol', node.attrs.start > 1 ? ` start="${node.attrs.start}"` : '');
  else if (name === 'listItem') around('li');
  else if (name === 'blockquote') around('blockquote');
  else if (name === 'codeBlock') writePre(node, at, pieces);
  else if (name === 'horizontalRule') pieces.push({ tag: '<hr />' });
  else if (name === 'picture') writePicture(node, at, pieces);
  else if (name === 'media') writeMedia(node, at, pieces);
  else if (name === 'table') writeTable(node, at, pieces);
  else if (name === 'tableHeader') around('th', cellAttributes(node));
  else if (name === 'tableCell') around('td', cellAttributes(node));
  // It is not in the library: the text can't name it yet.
  else if (name !== 'pendingPicture') throw new Error(`No spelling for ${name}.`);
}

/** The first paragraph of an item or a cell needs no tag of its own. */
function isBare(node: Node, parent: Node, index: number): boolean {
  const holds = ['listItem', 'tableCell', 'tableHeader'].includes(parent.type.name);
  return holds && index === 0 && !node.attrs.isWrapped && !node.attrs.textAlign;
}

function styleOf({ attrs }: Node): string {
  return attrs.textAlign ? ` style="text-align:${attrs.textAlign}"` : '';
}

function cellAttributes(node: Node): string {
  const { colspan, rowspan, scope } = node.attrs;
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
  return `${spans}${scope ? ` scope="${escapedValue(String(scope))}"` : ''}${styleOf(node)}`;
}

function writePre(node: Node, at: number, pieces: Piece[]): void {
  const [before, after] = node.attrs.isCode ? ['<pre><code>', '</code></pre>'] : ['<pre>', '</pre>'];
  pieces.push({ tag: before }, { text: node.textContent, at: at + 1 }, { tag: after });
}

function writePicture(node: Node, at: number, pieces: Piece[]): void {
  const image = imageTag(node);
  const hasCaption = node.content.size > 0;
  if (node.attrs.isBare && !hasCaption) {
    pieces.push({ tag: image });
    return;
  }
  pieces.push({ tag: '<figure>' }, { tag: image });
  writeCaption(node, at, pieces);
  pieces.push({ tag: '</figure>' });
}

function writeMedia(node: Node, at: number, pieces: Piece[]): void {
  const { assetId, kind } = node.attrs;
  pieces.push({
    tag: `<figure data-asset-id="${escapedValue(String(assetId))}" data-kind="${escapedValue(String(kind))}">`,
  });
  writeCaption(node, at, pieces);
  pieces.push({ tag: '</figure>' });
}

function writeCaption(node: Node, at: number, pieces: Piece[]): void {
  if (node.content.size === 0) return;
  pieces.push({ tag: `<figcaption${styleOf(node)}>` });
  writeInline(node, at + 1, pieces);
  pieces.push({ tag: '</figcaption>' });
}

export function imageTag({ attrs }: Node): string {
  return `<img data-asset-id="${escapedValue(String(attrs.assetId))}" alt="${escapedValue(String(attrs.alt ?? ''))}" />`;
}

const sectionTags: Readonly<Record<string, string>> = { head: 'thead', body: 'tbody', foot: 'tfoot' };

function writeTable(node: Node, at: number, pieces: Piece[]): void {
  pieces.push({ tag: '<table>' });
  if (node.attrs.caption) {
    pieces.push({ tag: '<caption>' }, { text: String(node.attrs.caption), at }, { tag: '</caption>' });
  }
  let section = '';
  node.forEach((row, offset) => {
    const wanted = sectionTags[row.attrs.section] ?? 'tbody';
    if (wanted !== section) {
      if (section) pieces.push({ tag: `</${section}>` });
      pieces.push({ tag: `<${wanted}>` });
      section = wanted;
    }
    pieces.push({ tag: '<tr>' });
    writeChildren(row, at + 1 + offset + 1, pieces);
    pieces.push({ tag: '</tr>' });
  });
  if (section) pieces.push({ tag: `</${section}>` });
  pieces.push({ tag: '</table>' });
}

function writeInline(parent: Node, start: number, pieces: Piece[]): void {
  let open: readonly Mark[] = [];
  parent.forEach((node, offset) => {
    const shared = sharedMarks(open, node.marks);
    for (const mark of open.slice(shared).toReversed()) pieces.push({ tag: `</${markTag(mark)}>` });
    for (const mark of node.marks.slice(shared))
      pieces.push({ tag: `<${markTag(mark)}${markAttributes(mark)}>` });
    open = node.marks;
    if (node.isText) pieces.push({ text: node.text!, at: start + offset });
    else if (node.type.name === 'hardBreak') pieces.push({ tag: '<br />' });
    else if (node.type.name === 'inlinePicture') pieces.push({ tag: imageTag(node) });
    else throw new Error(`No spelling for ${node.type.name}.`);
  });
  for (const mark of open.toReversed()) pieces.push({ tag: `</${markTag(mark)}>` });
}

function sharedMarks(one: readonly Mark[], other: readonly Mark[]): number {
  const differ = one.findIndex((mark, index) => !other[index]?.eq(mark));
  return differ < 0 ? one.length : differ;
}

const markTags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  link: 'a',
  subscript: 'sub',
  superscript: 'sup',
};

function markTag({ type }: Mark): string {
  const tag = markTags[type.name];
  if (!tag) throw new Error(`No spelling for ${type.name}.`);
  return tag;
}

function markAttributes({ type, attrs }: Mark): string {
  if (type.name !== 'link') return '';
  const title = attrs.title ? ` title="${escapedValue(String(attrs.title))}"` : '';
  return ` href="${escapedValue(String(attrs.href))}"${title}`;
}
