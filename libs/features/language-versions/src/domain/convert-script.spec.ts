import { canConvert, chineseScriptOf, convertScript } from './convert-script';

describe('simplified and traditional Chinese', () => {
  it('are told apart by language tags, also by those of regions', () => {
    expect(['zh-CN', 'zh-Hans', 'zh-TW', 'zh-Hant-HK', 'mn-Mong', 'en'].map(chineseScriptOf)).toEqual([
      'Hans',
      'Hans',
      'Hant',
      'Hant',
      null,
      null,
    ]);
  });

  it('are turned into one another, and nothing else is', () => {
    expect(canConvert('zh-CN', 'zh-Hant')).toBe(true);
    expect(canConvert('zh-Hant', 'zh-CN')).toBe(true);
    expect(canConvert('zh-CN', 'zh-Hans')).toBe(false);
    expect(canConvert('zh-CN', 'mn-Mong')).toBe(false);
  });

  it('turns words, and leaves names and addresses', () => {
    const body = {
      title: '工会干部发放头发护理软件',
      slug: 'gonghui',
      tags: ['职工'],
      source: { name: '总工会', url: 'https://例子.example/工会' },
      article: { html: '<p>台风 <a href="https://example.org">联系</a></p>' },
    };
    expect(convertScript(body, 'zh-CN', 'zh-Hant')).toEqual({
      title: '工會幹部發放頭髮護理軟件',
      slug: 'gonghui',
      tags: ['職工'],
      source: { name: '總工會', url: 'https://例子.example/工会' },
      article: { html: '<p>颱風 <a href="https://example.org">聯繫</a></p>' },
    });
  });
});
