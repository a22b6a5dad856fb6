import fc from 'fast-check';
import { roundHalfUp } from './round-half-up';

describe('roundHalfUp', () => {
  it.each([
    [1.005, 2, 1.01],
    [2.675, 2, 2.68],
    [1.115, 2, 1.12],
    [810.558, 2, 810.56],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [-1.005, 2, -1.01],
    [936.155_000_000_000_1, 2, 936.16],
    [936.154_999, 2, 936.15],
    [1e-9, 2, 0],
    [123_456_789.125, 2, 123_456_789.13],
  ])('%d to %d decimals is %d', (value, decimals, expected) => {
    expect(roundHalfUp(value, decimals)).toBe(expected);
  });

  it('never yields a zero below zero', () => {
    expect(Object.is(roundHalfUp(-0.001, 2), 0)).toBe(true);
  });

  it('is what rounding the decimal digits on paper gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (thousandths) => {
        const onPaper = Math.floor((thousandths + 5) / 10) / 100;
        expect(roundHalfUp(thousandths / 1_000, 2)).toBe(onPaper);
      }),
    );
  });
});
