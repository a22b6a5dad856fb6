import { computeIndex } from './compute-index';
import { findBuiltIn } from './formulas/built-in-formulas';

const compute = (id: string, inputs: Record<string, number>) =>
  computeIndex(findBuiltIn(id)!.document!, new Map(Object.entries(inputs)));

/** A month of one account: 78 articles, 450,000 reads. */
const month = {
  ...{ d: 30, n: 78, nt: 26 },
  ...{ R: 450_000, Z: 1_800, L: 3_600, E: 9_000 },
  ...{ Rt: 300_000, Zt: 1_100, Lt: 2_200, Et: 6_500 },
  ...{ Rmax: 52_000, Zmax: 210, Lmax: 480, Emax: 1_500 },
};
const likesForWows = { ...month, Z: month.L, Zt: month.Lt, Zmax: month.Lmax };
const weibo = { X1: 120, X2: 90, X3: 850, X4: 430, X5: 700, X6: 380, X7: 2_600 };
const douyin = { X1: 12, X2: 9_800, X3: 620, X4: 1_450, X5: 310, X6: 2_400 };
const noChannel = { wci: 0, bci: 0, dci: 0, wvci: 0 };

describe('published numbers', () => {
  it.each([
    ['wci/13', likesForWows, 801.29],
    ['wci/13-per-lead', likesForWows, 808.99],
    ['wci/14.2', month, 936.16],
    ['wci/14.2-without-forwards', month, 986.57],
    [
      'wci/13',
      {
        ...{ d: 30, n: 32, R: 124_000, Z: 640, Rt: 93_000, Zt: 480 },
        ...{ Rmax: 15_000, Zmax: 90 },
      },
      625.47,
    ],
    ['bci/9', weibo, 975.59],
    ['bci/9-simple', weibo, 1_010.78],
    ['dci/1', douyin, 663.25],
    ['dci/1-swapped', douyin, 685.57],
    ['mcci/union-2024', { wci: 936.16, bci: 975.59, dci: 663.25, wvci: 600 }, 810.56],
    ['mcci/union-2024', { ...noChannel, wci: 936.16, bci: 975.59, dci: 663.25 }, 690.56],
    ['mcci/enterprise-2024', { wci: 936.16, wvci: 600 }, 801.7],
  ])('%s of %j is %d', (id, inputs, expected) => {
    expect(compute(id, inputs).value).toBe(expected);
  });

  it.each([
    ['wci/14.2', month, { O: 8.9334, A: 7.9784, H: 8.5271, P: 10.2408, inner: 8.8325 }],
    ['wci/14.2-without-forwards', month, { inner: 9.0672 }],
    ['wci/13', likesForWows, { O: 9.2371, A: 8.2819, H: 8.8187, P: 10.5017 }],
    ['bci/9', weibo, { W1: 4.5963, W2: 6.4727 }],
  ])('%s goes through the printed steps', (id, inputs, expected) => {
    const steps = compute(id, inputs).steps.map(({ name, value }) => [name, Number(value.toFixed(4))]);
    expect(Object.fromEntries(steps)).toMatchObject(expected);
  });

  it('new followers below none count as none', () => {
    const lost = compute('dci/1', { ...douyin, X5: -40 });
    expect(lost).toEqual(compute('dci/1', { ...douyin, X5: 0 }));
    expect(lost.value).toBeLessThan(663.25);
  });
});
