import { byPress, countText } from './matter';

describe('what waits', () => {
  it('stands with the pressing first, else in its order', () => {
    const matters = ['a', 'B', 'c', 'D'].map((key) => ({
      ...{ key, text: key, to: '/' },
      isPressing: key === key.toUpperCase(),
    }));
    expect(byPress(matters).map(({ key }) => key)).toEqual(['B', 'D', 'a', 'c']);
  });

  it('is counted as far as it was read', () => {
    expect(countText([1, 2], null)).toBe('2');
    expect(countText([1, 2], 'more')).toBe('2+');
  });
});
