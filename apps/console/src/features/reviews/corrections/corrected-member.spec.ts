import { changeOf, correctedText } from './corrected-member';

const change = (quote: string, replacement: string) => ({
  path: 'title',
  start: 2,
  end: 2 + quote.length,
  quote,
  replacement,
});

describe('a corrected text', () => {
  it('has other words in one place', () => {
    expect(correctedText('全总工回开会', change('工回', '工会'))).toBe('全总工会开会');
  });

  it('stays as it is where the words have gone meanwhile', () => {
    expect(correctedText('全总开会', change('工回', '工会'))).toBeNull();
  });
});

it('a change names its member, and nothing beside it', () => {
  expect(changeOf('title', '新')).toEqual({ title: '新' });
  expect(changeOf('variants.weibo.text', '新')).toEqual({ variants: { weibo: { text: '新' } } });
});
