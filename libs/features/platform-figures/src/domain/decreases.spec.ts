import { flagDecreases } from './decreases';
import type { Precision } from './parse-figure';

const fallsOf = (...figures: [value: number, precision: Precision][]) =>
  flagDecreases(
    figures.map(([value, precision], day) => ({
      takenAt: new Date(Date.UTC(2026, 8, day + 1)),
      value,
      precision,
    })),
  ).map(({ decrease }) => decrease);

describe('decreases of a figure', () => {
  it('are flagged against the figure before, with how much', () => {
    expect(fallsOf([1_000, 'exact'], [900, 'exact'], [900, 'exact'], [1_100, 'exact'])).toEqual([
      undefined,
      100,
      undefined,
      undefined,
    ]);
    expect(fallsOf([124_310, 'exact'], [124_000, 'rounded'])).toEqual([undefined, 310]);
    expect(fallsOf([100_000, 'capped'], [99_000, 'exact'])).toEqual([undefined, 1_000]);
  });

  it('are never seen in a figure that says no more than "at least"', () => {
    expect(fallsOf([124_310, 'exact'], [100_000, 'capped'])).toEqual([undefined, undefined]);
  });
});
