/** Listens or plays in one hour or day on one surface. */
export interface MediaRow {
  surface: string;
  at: Date;
  raw: number;
  counted: number;
}

export interface TallyRow {
  kind: 'excluded' | 'app';
  name: string;
  amount: number;
}

/** By the rule, and as they came. */
export interface MediaFigures {
  counted: number;
  raw: number;
}

/** Adds rows up in every direction; steps without any are zeros. */
export function mediaFigures(
  rows: MediaRow[],
  steps: Date[],
): {
  totals: MediaFigures;
  surfaces: (MediaFigures & { surface: string })[];
  series: (MediaFigures & { at: Date })[];
} {
  const totals = none();
  const bySurface = new Map<string, MediaFigures>();
  const byStep = new Map(steps.map((at) => [at.getTime(), none()]));
  for (const row of rows) {
    add(totals, row);
    for (const [figures, key] of [
      [bySurface, row.surface],
      [byStep, row.at.getTime()],
    ] as [Map<unknown, MediaFigures>, unknown][]) {
      const sum = figures.get(key) ?? none();
      add(sum, row);
      figures.set(key, sum);
    }
  }
  return {
    totals,
    surfaces: [...bySurface]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([surface, figures]) => ({ surface, ...figures })),
    series: [...byStep]
      .sort(([one], [other]) => one - other)
      .map(([at, figures]) => ({ at: new Date(at), ...figures })),
  };
}

function none(): MediaFigures {
  return { counted: 0, raw: 0 };
}

function add(sum: MediaFigures, row: MediaFigures): void {
  sum.counted += row.counted;
  sum.raw += row.raw;
}
