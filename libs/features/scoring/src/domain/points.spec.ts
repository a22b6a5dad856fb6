import { divideHalfUp, formatPoints, roundPoints, sharePoints } from './points';

describe('shares', () => {
  it('give what is left to the largest remainder, of equal ones to the earlier', () => {
    expect(sharePoints(10, [74, 26], 2)).toEqual([7, 3]);
    expect(sharePoints(1_000, [1, 1, 1], 2)).toEqual([334, 333, 333]);
    expect(sharePoints(-1_000, [1, 1, 1], 0)).toEqual([-400, -300, -300]);
  });

  it('are equal where nobody has a weight, and none where there is nobody', () => {
    expect(sharePoints(100, [0, 0], 2)).toEqual([50, 50]);
    expect(sharePoints(100, [], 2)).toEqual([]);
  });
});

it('rounds halves away from zero', () => {
  expect([divideHalfUp(5, 2), divideHalfUp(-5, 2), divideHalfUp(4, 3)]).toEqual([3, -3, 1]);
  expect([roundPoints(1_250, 0), roundPoints(-1_250, 0), roundPoints(1_249, 0)]).toEqual([
    1_300, -1_300, 1_200,
  ]);
});

it('writes points without needless zeros', () => {
  expect([8_000, 1_250, -25].map(formatPoints)).toEqual(['80', '12.5', '-0.25']);
});
