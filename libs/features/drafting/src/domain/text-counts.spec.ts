import { countText, readingSeconds } from './text-counts';

describe('the length of a text', () => {
  it.each([
    ['工会', { characters: 2, charactersWithSpaces: 2, weiboCharacters: 2, words: 2 }],
    ['工会 abc 2026', { characters: 9, charactersWithSpaces: 11, weiboCharacters: 7, words: 4 }],
    ['👨‍👩‍👧 一家', { characters: 3, charactersWithSpaces: 4, weiboCharacters: 11, words: 2 }],
    ['ᠮᠣᠩᠭᠣᠯ', { characters: 6, charactersWithSpaces: 6, weiboCharacters: 6, words: 1 }],
    ['well-known，3.5 亿。', { characters: 16, charactersWithSpaces: 17, weiboCharacters: 10, words: 3 }],
    ['', { characters: 0, charactersWithSpaces: 0, weiboCharacters: 0, words: 0 }],
  ])('of “%s” is what people, Weibo and word processors count', (text, counts) => {
    expect(countText(text)).toEqual(counts);
  });

  it('takes a minute to read for 400 Chinese characters or 200 other words, and pictures take their time', () => {
    expect(readingSeconds('工'.repeat(400), 0)).toBe(60);
    expect(readingSeconds('word '.repeat(200), 2)).toBe(70);
    expect(readingSeconds('', 0)).toBe(0);
  });
});
