import { readFrontQuestion } from './front-question';

describe('what a front is asked for', () => {
  it('takes its own words and lets an app’s pass by', () => {
    expect(readFrontQuestion({ column: 'news', from: 'timeline', isappinstalled: '0' })).toEqual({
      column: 'news',
    });
  });

  it.each([
    ['two of one', { tag: ['a', 'b'] }],
    ['an unprintable one', { tag: 'a\u0000b' }],
    ['an endless one', { tag: 'a'.repeat(41) }],
    ['an empty one', { tag: '' }],
  ])('does not hear %s', (_, query) => {
    expect(readFrontQuestion(query).tag).toBeUndefined();
  });
});
