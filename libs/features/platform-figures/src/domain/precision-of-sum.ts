import type { Precision } from './parse-figure';

const fromExactOn: Precision[] = ['exact', 'rounded', 'approximate', 'capped'];

/** A sum is known as exactly as the least exact figure in it; null: there is none. */
export function precisionOfSum(parts: readonly { precision: Precision }[]): Precision | null {
  if (parts.length === 0) return null;
  return fromExactOn[Math.max(...parts.map(({ precision }) => fromExactOn.indexOf(precision)))]!;
}
