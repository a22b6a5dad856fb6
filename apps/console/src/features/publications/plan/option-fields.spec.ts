import { optionsFor } from './option-fields';

const names = (...asked: Parameters<typeof optionsFor>) => optionsFor(...asked).map(({ name }) => name);

describe('the options of a platform', () => {
  it('are those that mean something for the item', () => {
    expect(names('wechat', 'article', {})).toEqual(['delivery', 'form', 'openComment']);
    expect(names('wechat', 'video', {})).toEqual(['delivery', 'openComment']);
    expect(names('douyin', 'video', {})).toEqual(['coverSeconds']);
    expect(names('site', 'article', {})).toEqual([]);
  });

  it('follow what was chosen', () => {
    expect(names('wechat', 'video', { delivery: 'mass_send', openComment: true })).toEqual([
      'delivery',
      'tagId',
      'openComment',
      'onlyFansCanComment',
    ]);
  });
});
