import fc from 'fast-check';
import { numberWords } from './number-words';

describe('a figure in a chart', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [9_999, '9999'],
    [10_000, '1万'],
    [1_488_000, '148.8万'],
    [1_330_000, '133万'],
    [123_456_789, '1.23亿'],
    [-12_400, '-1.24万'],
    [801.29, '801.29'],
  ])('%d is %s', (value, words) => {
    expect(numberWords(value)).toBe(words);
  });

  it('is never more than half of a hundredth of its unit away from the figure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (value) => {
        const [, digits, unit] = /^([\d.]+)(万|亿)?$/.exec(numberWords(value))!;
        const size = unit === '亿' ? 1e8 : unit === '万' ? 1e4 : 1;
        expect(Math.abs(Number(digits) * size - value)).toBeLessThanOrEqual(
          size * 0.005 + value * 1e-12 + 0.01,
        );
      }),
    );
  });
});
