const GAP = 12;
/** Of a row, and the table's own edges. */
const EDGES = 34;
/** Less than seven characters side by side is no column. */
const LEAST = 96;

/** CSS pixels that columns need at the least to stand beside one another, each a track of a grid as `Column` has them. */
export function roomForTracks(tracks: readonly string[]): number {
  const columns = tracks.map((track) => Number(/^(?:minmax\()?([1-9]\d*)px/.exec(track)?.[1] ?? LEAST));
  return columns.reduce((sum, width) => sum + width, 0) + GAP * (tracks.length - 1) + EDGES;
}
