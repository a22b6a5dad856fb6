import { languageName, localeOf, titleOf } from './programme-titles';

describe('the title of a programme', () => {
  const programme = {
    languages: ['mn-Mong', 'zh-Hans', 'en'],
    titles: { 'mn-Mong': 'ᠮᠣᠩᠭᠣᠯ', 'zh-Hans': '有声工会', en: 'Union Radio' },
  };

  it('is the one in the reader’s language and script', () => {
    expect(titleOf(programme, 'zh-CN')).toBe('有声工会');
    expect(titleOf(programme, 'en-US')).toBe('Union Radio');
  });

  it('is the main one where the reader’s language has none', () => {
    expect(titleOf({ ...programme, languages: ['mn-Mong', 'zh-Hant'] }, 'zh-CN')).toBe('ᠮᠣᠩᠭᠣᠯ');
    expect(titleOf({ languages: [], titles: {} }, 'zh-CN')).toBe('');
  });
});

describe('languages of programmes', () => {
  it('are told in words', () => {
    expect(languageName('zh-Hans', 'zh-CN')).toBe('简体中文');
    expect(languageName('en', 'en-US')).toBe('English');
  });

  it('become the locale of an item', () => {
    expect(localeOf('zh-Hans')).toBe('zh-CN');
    expect(localeOf('mn-Mong')).toBe('mn-Mong');
  });
});
