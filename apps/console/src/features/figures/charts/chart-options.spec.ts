import { shortNumber } from './chart-options';

describe('numbers at an axis', () => {
  const chinese = new Intl.NumberFormat('zh-CN');
  it.each([
    [0, '0'],
    [9_999, '9,999'],
    [10_000, '1万'],
    [124_000, '12.4万'],
    [130_000_000, '1.3亿'],
  ])('are short in Chinese: %d is %s', (value, words) => expect(shortNumber(value, chinese)).toBe(words));

  it('are whole in English', () => {
    expect(shortNumber(124_000, new Intl.NumberFormat('en-US'))).toBe('124,000');
  });
});
