import { canonicalJson } from '@haojiao/kernel';
import type { RecountDifference, RecountFigures } from './recount-result';

/** Items and surfaces of a day whose figures differ. Visitors of a day that still runs are not held against each other. */
export function compareDay(
  day: string,
  live: ReadonlyMap<string, RecountFigures>,
  recounted: ReadonlyMap<string, RecountFigures>,
  isSettled: boolean,
): RecountDifference[] {
  const differences: RecountDifference[] = [];
  for (const key of new Set([...live.keys(), ...recounted.keys()])) {
    const [one, other] = [live.get(key) ?? null, recounted.get(key) ?? null];
    if (one && other && sameFigures(one, other, isSettled)) continue;
    const [contentId = '', surface = ''] = key.split('|');
    differences.push({ contentId, surface, day, live: one, recounted: other });
  }
  return differences;
}

function sameFigures(one: RecountFigures, other: RecountFigures, isSettled: boolean): boolean {
  const comparable = ({ raw, counted, visitors, excluded }: RecountFigures) =>
    canonicalJson({ raw, counted, visitors: isSettled ? visitors : null, excluded });
  return comparable(one) === comparable(other);
}
