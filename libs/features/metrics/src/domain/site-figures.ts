import { startOfStep } from './calendar-steps';
import type { Granularity } from './calendar-steps';
import { currentRule } from './counting-rule';

/** Views in one hour or day on one surface, by one rule. */
export interface ViewRow {
  rule: string;
  surface: string;
  at: Date;
  raw: number;
  counted: number;
}

/** By the rule, and as they came. */
export interface ViewFigures {
  views: number;
  rawViews: number;
}

export interface SiteFigures {
  definitionId: string;
  totals: ViewFigures;
  surfaces: (ViewFigures & { surface: string })[];
  series: (ViewFigures & { at: Date })[];
}

/**
 * Figures of the own site, for each rule that counted in the period by itself: two versions of a rule are two
 * different things. Where nothing was counted, the rule of today says so with zeros. Rows of hours or days go to the step in which they lie.
 */
export function siteFigures(
  rows: ViewRow[],
  steps: Date[],
  granularity: Granularity = 'hour',
): SiteFigures[] {
  const ids = [...new Set(rows.map((row) => row.rule))].sort();
  return (ids.length > 0 ? ids : [currentRule.id]).map((definitionId) => {
    const own = rows.filter((row) => row.rule === definitionId);
    const bySurface = new Map<string, ViewFigures>();
    const byStep = new Map<number, ViewFigures>(steps.map((at) => [at.getTime(), none()]));
    for (const row of own) {
      add(bySurface, row.surface, row);
      add(byStep, startOfStep(row.at, granularity).getTime(), row);
    }
    return {
      definitionId,
      totals: addUp([...bySurface.values()]),
      surfaces: [...bySurface].map(([surface, figures]) => ({ surface, ...figures })),
      series: [...byStep]
        .sort(([one], [other]) => one - other)
        .map(([at, figures]) => ({ at: new Date(at), ...figures })),
    };
  });
}

export function addUp(figures: ViewFigures[]): ViewFigures {
  return figures.reduce(
    (sum, one) => ({ views: sum.views + one.views, rawViews: sum.rawViews + one.rawViews }),
    none(),
  );
}

function none(): ViewFigures {
  return { views: 0, rawViews: 0 };
}

function add<Key>(figures: Map<Key, ViewFigures>, key: Key, row: ViewRow): void {
  const sum = figures.get(key) ?? none();
  sum.views += row.counted;
  sum.rawViews += row.raw;
  figures.set(key, sum);
}
