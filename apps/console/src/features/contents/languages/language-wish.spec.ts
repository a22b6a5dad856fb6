import { isConvertible, languagesBeside } from './language-wish';

describe('another language', () => {
  it('is one that there is not yet, however it is written', () => {
    const offered = languagesBeside(['zh-CN', 'mn-Mong']);
    expect(offered).not.toContain('zh-Hans');
    expect(offered).not.toContain('mn-Mong');
    expect(offered).toEqual(expect.arrayContaining(['zh-Hant', 'mn-Cyrl', 'bo']));
  });

  it('can be had by itself between the two ways of writing Chinese alone', () => {
    expect(isConvertible('zh-Hans', 'zh-Hant')).toBe(true);
    expect(isConvertible('zh-TW', 'zh-CN')).toBe(true);
    expect(isConvertible('zh-Hans', 'bo')).toBe(false);
    expect(isConvertible('zh-Hans', 'zh-Hans')).toBe(false);
  });
});
