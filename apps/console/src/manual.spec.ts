import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chapterNames } from './features/manual/chapter-names';
import { parseMarkdown, plainText } from './features/manual/markdown';
import type { Block, Piece } from './features/manual/markdown';
import zhCN from './features/manual/sentences/zh-CN.json';

type Words = { [name: string]: string | Words };

const root = join(__dirname, '../../..');
const manual = join(root, 'docs/manual');
const chapters = chapterNames.map((name): [string, string] => [
  name,
  readFileSync(join(manual, 'zh-CN', `${name}.md`), 'utf8'),
]);
const pictures = readdirSync(join(manual, 'pictures')).map((name) => name.replace(/\.webp$/, ''));

const sentencesOf = (words: Words): string[] =>
  Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : sentencesOf(value)));

const sentences = ['app', 'ui', ...readdirSync(join(__dirname, 'features')).map((name) => `features/${name}`)]
  .map((folder) => join(__dirname, folder, 'sentences/zh-CN.json'))
  .filter((path) => existsSync(path))
  .flatMap((path) => sentencesOf(JSON.parse(readFileSync(path, 'utf8')) as Words));
const plain = new Set(sentences.filter((each) => !each.includes('{{')));
const withValues = sentences
  .filter((each) => /\p{Script=Han}/u.test(each.replace(/\{\{.*?\}\}/g, '')))
  .filter((each) => each.includes('{{'))
  .map(
    (each) =>
      new RegExp(
        `^${each
          .split(/\{\{.*?\}\}/)
          .map(quoted)
          .join('.+')}$`,
        'u',
      ),
  );

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Correspondents have pages of their own, whose words stand in their sources. */
const deskPages = ['src/page', 'browser']
  .map((name) => join(root, 'libs/features/correspondent-pages', name))
  .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')))
  .join('\n');

const isSaid = (words: string): boolean => plain.has(words) || withValues.some((each) => each.test(words));
const isSaidAtDesk = (words: string): boolean =>
  new RegExp(`[>'"\`] ?${quoted(words)} ?[<'"\`$]`, 'u').test(deskPages);

function everyBlock(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => [
    block,
    ...(block.kind === 'note' ? everyBlock(block.blocks) : []),
    ...(block.kind === 'list' ? everyBlock(block.items.flat()) : []),
  ]);
}

function piecesIn(block: Block): readonly Piece[] {
  if (block.kind === 'heading' || block.kind === 'paragraph') return block.pieces;
  return block.kind === 'table' ? [block.head, ...block.rows].flat(2) : [];
}

describe.each(chapters)('the chapter %s of the manual', (name, text) => {
  const blocks = everyBlock(parseMarkdown(text));
  const pieces = blocks.flatMap(piecesIn);
  const quotedWords = pieces.filter(({ kind }) => kind === 'button').map((piece) => piece.text);

  it('calls buttons and parts as the pages do', () => {
    expect(quotedWords.length).toBeGreaterThan(10);
    const isThere = name === 'correspondent' ? isSaidAtDesk : isSaid;
    expect([...new Set(quotedWords.filter((words) => !isThere(words)))]).toEqual([]);
  });

  it('has its name, and every other mark is understood', () => {
    expect(plainText(blocks[0]!)).toBe(zhCN.chapter[name as 'author'].title);
    expect(blocks.filter((block) => block.kind === 'heading' && block.level === 1)).toHaveLength(1);
    expect(blocks.map(plainText).filter((words) => /\*\*|[「」]|\]\(|^#|!\[/.test(words))).toEqual([]);
  });

  it('leads to other chapters, and shows pictures with words for who cannot see them', () => {
    const others = pieces.filter(({ kind }) => kind === 'link').map(({ to }) => to!.replace(/\.md$/, ''));
    expect(others.filter((other) => !(chapterNames as readonly string[]).includes(other))).toEqual([]);
    const shown = blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []));
    expect(shown.map((picture) => picture.name).filter((picture) => !pictures.includes(picture))).toEqual([]);
    expect(shown.filter(({ alt }) => alt.length < 5)).toEqual([]);
  });
});

it('shows every picture that is kept', () => {
  const all = chapters.map(([, text]) => text).join('');
  expect(pictures.filter((name) => !all.includes(`/${name}.webp)`))).toEqual([]);
});
