import type { Shape } from '@/api-client';

type Precision = NonNullable<Shape<'GivenInputRequest'>['precision']>;

export interface ReadFigure {
  readonly value: number;
  readonly precision: Precision;
}

const units: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, w: 1e4, 亿: 1e8 };
const pattern = /^(约|近)?(-?\d+)(?:\.(\d+))?(千|万|w|亿)?(\+)?$/;

/**
 * A figure as a platform shows it: `3456`, `3,456`, `12.4万`, `10万+`, `约300`. Of what is shown as `10万+` publishers of
 * indices count 100,001. Null: it can't be read.
 */
export function readWords(words: string): ReadFigure | null {
  const text = words
    .normalize('NFKC')
    .replace(/[\s,]|次|人/g, '')
    .toLowerCase();
  const [, about, whole, decimals = '', unit, plus] = pattern.exec(text) ?? [];
  if (whole === undefined || (about && plus)) return null;
  const value = Math.round(Number(`${whole}.${decimals || '0'}`) * (unit ? units[unit]! : 1) * 1e6) / 1e6;
  if (!Number.isSafeInteger(value)) return null;
  if (plus) return { value: value + 1, precision: 'capped' };
  if (about) return { value, precision: 'approximate' };
  return { value, precision: unit ? 'rounded' : 'exact' };
}
