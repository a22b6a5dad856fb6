/** In what a limit is told: `unit` names the words, amounts are divided by `divisor`. */
export interface Scale {
  readonly unit: string;
  readonly divisor: number;
}

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** Bytes are told in the measure of their limit: an address of 2,048 is no fraction of a megabyte. */
export function scaleOf(unit: string, limit: number): Scale {
  if (unit !== 'bytes') return { unit, divisor: 1 };
  if (limit >= MEGABYTE) return { unit: 'megabytes', divisor: MEGABYTE };
  return limit >= 16 * KILOBYTE ? { unit: 'kilobytes', divisor: KILOBYTE } : { unit, divisor: 1 };
}

/** With as many places as tell two amounts apart. */
export function scaled(amount: number, { divisor }: Scale): string {
  if (divisor === 1) return String(amount);
  const value = amount / divisor;
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 1 ? 2 : 1);
}
