/** Points in whole hundredths: 12.5 points are 1250. Whole numbers are added exactly, fractions never are. */
export type Hundredths = number;

/** Decimal places that a scheme rounds to. */
export type Digits = 0 | 1 | 2;

/** Of a number with at most two decimals, as schemes and people write it. */
export function toHundredths(points: number): Hundredths {
  return Math.round(points * 100);
}

/** The number nearest to it: what JSON and people read. */
export function fromHundredths(points: Hundredths): number {
  return points / 100;
}

/** `80`, `12.5`, `-0.25`: no zeros behind. */
export function formatPoints(points: Hundredths): string {
  return String(fromHundredths(points));
}

/** Half goes away from zero, as a person rounds. */
export function roundPoints(points: Hundredths, digits: Digits): Hundredths {
  const step = stepOf(digits);
  return divideHalfUp(points, step) * step;
}

/** `dividend ÷ divisor` to a whole number, half away from zero. Both are whole, the divisor is positive. */
export function divideHalfUp(dividend: number, divisor: number): number {
  const quotient = Math.floor((2 * Math.abs(dividend) + divisor) / (2 * divisor));
  return dividend < 0 && quotient !== 0 ? -quotient : quotient;
}

/**
 * Shares by weight that add up to the whole: each gets what is sure, the steps that are left go to the largest
 * remainders, of equal ones to the earlier. What is finer than a step stays with the first.
 * Weights are not negative; where all are zero, everybody's is the same.
 */
export function sharePoints(whole: Hundredths, weights: readonly number[], digits: Digits): Hundredths[] {
  if (weights.length === 0) return [];
  const given = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
  const step = stepOf(digits);
  const sign = whole < 0 ? -1 : 1;
  const steps = Math.floor(Math.abs(whole) / step);
  const sum = given.reduce((total, weight) => total + weight, 0);
  const parts = given.map((weight, index) => {
    const sure = Math.floor((steps * weight) / sum);
    return { index, sure, remainder: (steps * weight) % sum };
  });
  const left = steps - parts.reduce((total, part) => total + part.sure, 0);
  const lucky = new Set(
    [...parts]
      .sort((one, other) => other.remainder - one.remainder || one.index - other.index)
      .slice(0, left)
      .map((part) => part.index),
  );
  const shares = parts.map(({ index, sure }) => sign * (sure + (lucky.has(index) ? 1 : 0)) * step);
  shares[0]! += whole - shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share + 0);
}

export function sumOf(points: Iterable<Hundredths>): Hundredths {
  let sum = 0;
  for (const each of points) sum += each;
  return sum;
}

function stepOf(digits: Digits): number {
  return 10 ** (2 - digits);
}
