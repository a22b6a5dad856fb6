export interface Figured {
  id: string | null;
  value: number;
}

/**
 * The rows from the largest figure down, with ranks as in a league table: equal figures share one, and the next is left
 * out (1, 2, 2, 4). Equals stand in the order of their ids, so a list looks the same at every look.
 */
export function competitionRanks<Row extends Figured>(rows: readonly Row[]): (Row & { rank: number })[] {
  const sorted = [...rows].sort(
    (one, other) => other.value - one.value || compareIds(one.id ?? '', other.id ?? ''),
  );
  let rank = 0;
  return sorted.map((row, index) => {
    if (index === 0 || sorted[index - 1]!.value !== row.value) rank = index + 1;
    return { ...row, rank };
  });
}

function compareIds(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
