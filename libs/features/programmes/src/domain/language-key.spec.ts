import { languageAmong, languageKeyOf } from './language-key';

describe('languages of a programme', () => {
  it.each([
    ['zh-CN', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['mn-Mong', 'mn-Mong'],
    ['mn', 'mn-Cyrl'],
    ['en-US', 'en-Latn'],
  ])('%s is %s', (tag, key) => expect(languageKeyOf(tag)).toBe(key));

  it('finds the one that a text is in', () => {
    expect(languageAmong(['zh-Hans', 'mn-Mong'], 'zh-CN')).toBe('zh-Hans');
    expect(languageAmong(['zh-Hans', 'mn-Mong'], 'zh-HK')).toBeNull();
    expect(languageAmong(['zh-Hans'], 'no tag')).toBeNull();
  });
});
