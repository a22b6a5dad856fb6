/** Doubles hold 15 decimal digits safely; what stands behind them is noise of the calculation. */
const SAFE_DIGITS = 15;

/**
 * Rounds to decimals as people do on paper: halves go away from zero, and 1.005 is a half although its double lies a
 * little below.
 */
export function roundHalfUp(value: number, decimals: number): number {
  const scaled = Number((Math.abs(value) * 10 ** decimals).toPrecision(SAFE_DIGITS));
  const rounded = Math.floor(scaled + 0.5) / 10 ** decimals;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
