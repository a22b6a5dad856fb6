import { parseMarkdown } from './markdown';
import { findPassages, headingsOf, passagesOf } from './passages';

const text =
  '# 作者手册\n\n写稿和送审。\n\n## 写一篇稿件\n\n1. 点「新建稿件」。\n\n## 送审\n\n点「送审」。稿件就不能改了。';
const passages = passagesOf('author', text);

it('cuts a chapter at its headings, which have a place in the page', () => {
  expect(passages.map(({ heading }) => heading)).toEqual(['作者手册', '写一篇稿件', '送审']);
  expect(passages.map(({ anchor }) => anchor).slice(1)).toEqual(
    headingsOf(parseMarkdown(text)).map(({ anchor }) => anchor),
  );
});

it('finds what holds every word, headings first, with some words around', () => {
  expect(findPassages(passages, '送审').map(({ heading }) => heading)).toEqual(['送审', '作者手册']);
  expect(findPassages(passages, '送审  不能').map(({ excerpt }) => excerpt)).toEqual([
    '点送审。稿件就不能改了。',
  ]);
  expect(findPassages(passages, '撤稿')).toEqual([]);
  expect(findPassages(passages, '  ')).toEqual([]);
});

it('shows the place of the word in a long passage', () => {
  const long = passagesOf('author', `## 长\n\n${'前'.repeat(100)}撤回${'后'.repeat(100)}`);
  const { excerpt } = findPassages(long, '撤回')[0]!;
  expect(excerpt).toMatch(/^…前+撤回后+…$/);
  expect(excerpt.length).toBeLessThan(80);
});
