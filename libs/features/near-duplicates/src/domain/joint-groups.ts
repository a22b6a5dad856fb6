/** Two reports that an editor joined. */
export interface JointPair {
  firstId: string;
  secondId: string;
}

/** By report, the smallest id of those it is joined with, directly or through others; reports that stand alone are left out. */
export function groupsOf(ids: readonly string[], pairs: readonly JointPair[]): Map<string, string> {
  const leaders = new Map(ids.map((id) => [id, id]));
  const leaderOf = (id: string): string => {
    const leader = leaders.get(id)!;
    return leader === id ? id : leaderOf(leader);
  };
  for (const { firstId, secondId } of pairs) {
    const [smaller, larger] = [leaderOf(firstId), leaderOf(secondId)].sort() as [string, string];
    leaders.set(larger, smaller);
  }
  const joined = new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]));
  return new Map(ids.filter((id) => joined.has(id)).map((id) => [id, leaderOf(id)]));
}
