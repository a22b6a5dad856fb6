export interface ChartPoint {
  readonly label: string;
  /** Null: not known, which is not zero. */
  readonly value: number | null;
  /** As it stood, where that says more than the number: `10万+`. */
  readonly words?: string;
}

export interface ChartLine {
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

/** Labels of all lines in their order, each once. */
export function labelsOf(lines: readonly ChartLine[]): string[] {
  return [...new Set(lines.flatMap(({ points }) => points.map(({ label }) => label)))];
}

/** Of each label the point of every line, null where a line has none. */
export function rowsOf(lines: readonly ChartLine[]): { label: string; points: (ChartPoint | null)[] }[] {
  const byLabel = lines.map(({ points }) => new Map(points.map((point) => [point.label, point])));
  return labelsOf(lines).map((label) => ({
    label,
    points: byLabel.map((points) => points.get(label) ?? null),
  }));
}

export const hasValues = (lines: readonly ChartLine[]) =>
  lines.some(({ points }) => points.some(({ value }) => value !== null));
