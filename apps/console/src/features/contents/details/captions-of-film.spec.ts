import { withCaptions, withDefault } from './captions-of-film';

describe('captions of a film', () => {
  const [first] = withCaptions([], 'zh-Hans', 'one');

  it('are named as their readers name the language, and the first are shown at once', () => {
    expect(first).toEqual({ language: 'zh-Hans', label: '简体中文', assetId: 'one', isDefault: true });
    expect(withCaptions([first!], 'en', 'two')[1]).toEqual({
      language: 'en',
      label: 'English',
      assetId: 'two',
    });
  });

  it('of one language are one file', () => {
    expect(withCaptions([first!], 'zh-Hans', 'newer')).toEqual([{ ...first, assetId: 'newer' }]);
  });

  it('are shown at once in one language at most', () => {
    const both = withCaptions([first!], 'en', 'two');
    expect(withDefault(both, 'en').map(({ isDefault = false }) => isDefault)).toEqual([false, true]);
    expect(withDefault(both, 'zh-Hans').map(({ isDefault = false }) => isDefault)).toEqual([false, false]);
  });
});
