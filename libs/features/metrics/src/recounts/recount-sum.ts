import type { RecountDifference, RecountFigures, RecountOfRule } from './recount-result';

const MOST_SHOWN = 50;

/** Gathers the days of one rule. */
export class RecountSum {
  private readonly result: RecountOfRule;

  constructor(definitionId: string, isAsCounted: boolean) {
    this.result = {
      ...{ definitionId, isAsCounted },
      isEqual: isAsCounted ? true : null,
      live: isAsCounted ? { raw: 0, counted: 0, excluded: {} } : null,
      recounted: { raw: 0, counted: 0, visitors: 0, excluded: {} },
      days: [],
      differences: 0,
      firstDifferences: [],
    };
  }

  addDay(
    day: string,
    live: ReadonlyMap<string, RecountFigures> | null,
    recounted: ReadonlyMap<string, RecountFigures>,
    visitors: number,
    differences: RecountDifference[],
  ): void {
    const { result } = this;
    const ours = addInto(result.recounted, recounted);
    const theirs = live && result.live ? addInto(result.live, live) : null;
    result.days.push({ day, live: theirs, recounted: { ...ours, visitors } });
    result.differences += differences.length;
    result.firstDifferences.push(...differences.slice(0, MOST_SHOWN - result.firstDifferences.length));
    if (result.isAsCounted && result.differences > 0) result.isEqual = false;
  }

  close(visitors: number): RecountOfRule {
    this.result.recounted.visitors = visitors;
    return this.result;
  }
}

/** Adds up views, which may be added; visitors are not. Answers what was added. */
function addInto(
  sum: Pick<RecountFigures, 'raw' | 'counted' | 'excluded'>,
  figures: ReadonlyMap<string, RecountFigures>,
): { raw: number; counted: number } {
  const added = { raw: 0, counted: 0 };
  for (const { raw, counted, excluded } of figures.values()) {
    added.raw += raw;
    added.counted += counted;
    for (const [reason, reports] of Object.entries(excluded)) {
      sum.excluded[reason] = (sum.excluded[reason] ?? 0) + reports;
    }
  }
  sum.raw += added.raw;
  sum.counted += added.counted;
  return added;
}
