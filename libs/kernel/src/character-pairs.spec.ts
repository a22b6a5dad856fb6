import { characterPairs } from './character-pairs';

describe('characterPairs', () => {
  it('gives neighbours, each pair once', () => {
    expect(characterPairs('连日连日来')).toEqual(['连日', '日连', '日来']);
  });

  it('gives none for fewer than two characters', () => {
    expect(characterPairs('')).toEqual([]);
    expect(characterPairs('连')).toEqual([]);
    expect(characterPairs('𠮷')).toEqual([]);
  });

  it('counts a rare character as one, as the database does', () => {
    expect(characterPairs('𠮷日')).toEqual(['𠮷日']);
  });

  it('asks for no more than forty pairs of a long text', () => {
    const words = Array.from({ length: 100 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(characterPairs(words)).toHaveLength(40);
  });
});
