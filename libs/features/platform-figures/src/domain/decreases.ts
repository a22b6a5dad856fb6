import type { Precision } from './parse-figure';

/** One figure of a series, in order of time. */
export interface DatedFigure {
  takenAt: Date;
  value: number;
  precision: Precision;
}

/**
 * Flags where a figure is below the one before it, and by how much: platforms remove what was not real, and a person
 * may have read wrongly. Nothing is corrected. A rounded figure after an exact one (12.4万 after 124,310) is below it,
 * too; `precision` beside it tells why. A capped one (10万+ after 124,310) only says “at least”, and is below nothing.
 */
export function flagDecreases<Figure extends DatedFigure>(
  figures: readonly Figure[],
): (Figure & { decrease?: number })[] {
  return figures.map((figure, index) => {
    if (index === 0 || figure.precision === 'capped') return figure;
    const fall = figures[index - 1]!.value - figure.value;
    return fall > 0 ? { ...figure, decrease: fall } : figure;
  });
}
