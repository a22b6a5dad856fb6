/** What somebody has in the year, by its closed bulletins. Points in hundredths. */
export interface Candidate {
  name: string;
  submitted: number;
  adopted: number;
  points: number;
  /** By a penalty that takes honours away. */
  losesHonours: boolean;
}

export interface RankedCandidate<Row extends Candidate> {
  row: Row;
  /** Among all, also those that lose their honours; equals share one. */
  rank: number;
  isHonoured: boolean;
  /** Why not, where the points alone would do. */
  reason: 'honours_lost' | 'below_minimum' | null;
}

export interface RollRules {
  places: number;
  /** In hundredths. */
  minimumPoints: number;
}

/**
 * Who is honoured: the first by points who keep their honours and reach the minimum. Whoever has as many points as the
 * last of them is honoured too: a roll draws no lots. A place that somebody loses goes to the next.
 */
export function rankCandidates<Row extends Candidate>(
  rows: readonly Row[],
  { places, minimumPoints }: RollRules,
): RankedCandidate<Row>[] {
  const order = [...rows].sort(
    (one, other) => other.points - one.points || one.name.localeCompare(other.name, 'zh'),
  );
  const isWorthy = (row: Row) => !row.losesHonours && row.points >= minimumPoints && row.points > 0;
  const edge = edgeOf(order.filter(isWorthy), places);
  let rank = 0;
  return order.map((row, index) => {
    if (index === 0 || row.points < order[index - 1]!.points) rank = index + 1;
    return {
      row,
      rank,
      isHonoured: isWorthy(row) && row.points >= edge,
      reason: row.points < edge ? null : reasonOf(row, minimumPoints),
    };
  });
}

/** Points of the last place; where places stay empty, anything above nothing. */
function edgeOf(worthy: readonly Candidate[], places: number): number {
  if (places === 0) return Infinity;
  return worthy[places - 1]?.points ?? 1;
}

function reasonOf(row: Candidate, minimumPoints: number): RankedCandidate<Candidate>['reason'] {
  if (row.losesHonours) return 'honours_lost';
  return row.points < minimumPoints ? 'below_minimum' : null;
}
