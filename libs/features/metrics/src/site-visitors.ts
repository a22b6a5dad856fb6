import { Injectable } from '@nestjs/common';
import { startOfStep } from './domain/calendar-steps';
import { viewRules } from './domain/counting-rule';
import type { Period } from './domain/period';
import type { SiteFigures, ViewFigures } from './domain/site-figures';
import type { DaySketch, LeftOutRow } from './persistence/figures.repository';
import { VisitorUnions } from './visitor-unions';

/** Each member is absent where nobody can tell: the period cuts a day, Redis is away, the rule did not tell them apart. */
export interface Visitors {
  visitors?: number;
  /** By their first-party identifier, so the same person on another day too. */
  visitorsIdentified?: number;
  /** By address and `User-Agent`: the same person on two days is two, and people behind one address may be one. */
  visitorsWithoutId?: number;
}

export interface LeftOut {
  reason: string;
  reports: number;
}

export interface SiteChannel {
  definitionId: string;
  totals: ViewFigures & Visitors & { excluded?: LeftOut[] };
  surfaces: (ViewFigures & Visitors & { surface: string })[];
  series: (ViewFigures & Visitors & { at: Date })[];
}

/** Of days that the period covers wholly; null where it cuts one, or where there are too many. */
export interface DayFacts {
  sketches: DaySketch[] | null;
  leftOut: LeftOutRow[] | null;
}

/** Reports that were left out before reasons were kept. */
const UNRECORDED = 'unrecorded';

const rulesWithoutIds = new Set(viewRules.slice(0, 1).map(({ id }) => id));

/**
 * Adds to views who came and what was left out: visitors of a step, a surface and the whole period are each a union of
 * their days' sketches, never a sum.
 */
@Injectable()
export class SiteVisitors {
  constructor(private readonly unions: VisitorUnions) {}

  async complete(figures: SiteFigures, { granularity }: Period, facts: DayFacts): Promise<SiteChannel> {
    const { definitionId, totals, surfaces, series } = figures;
    const sketches = facts.sketches?.filter(({ rule }) => rule === definitionId) ?? null;
    const leftOut = facts.leftOut?.filter(({ rule }) => rule === definitionId) ?? null;
    const stepOf = (day: string) => startOfStep(new Date(`${day}T00:00:00+08:00`), granularity).getTime();
    return {
      definitionId,
      totals: {
        ...totals,
        ...(await this.visitorsOf(totals, sketches)),
        ...(leftOut && { excluded: excludedOf(totals, leftOut) }),
      },
      surfaces: await inTurn(surfaces, async (row) => ({
        ...row,
        ...(await this.visitorsOf(row, sketches?.filter(({ surface }) => surface === row.surface) ?? null)),
      })),
      series: await inTurn(series, async (row) => ({
        ...row,
        ...(granularity !== 'hour' &&
          (await this.visitorsOf(
            row,
            sketches?.filter(({ day }) => stepOf(day) === row.at.getTime()) ?? null,
          ))),
      })),
    };
  }

  /** Visitors travel apart from views, and may be ahead of them: who is told here has a view that is told here. */
  private async visitorsOf({ views }: ViewFigures, sketches: DaySketch[] | null): Promise<Visitors> {
    const counted = sketches && (await this.unions.count(sketches));
    if (counted === null) return {};
    const visitors = Math.min(counted, views);
    if (sketches!.some(({ rule }) => rulesWithoutIds.has(rule))) return { visitors };
    const nameless = await this.unions.count(withoutIds(sketches!));
    if (nameless === null) return { visitors };
    // Both are estimates: they may differ by what either errs.
    const visitorsWithoutId = Math.min(nameless, visitors);
    return { visitors, visitorsIdentified: visitors - visitorsWithoutId, visitorsWithoutId };
  }
}

function withoutIds(sketches: DaySketch[]): { visitors: number; sketch: Buffer }[] {
  return sketches.flatMap(({ visitorsWithoutId, withoutId }) =>
    withoutId === null ? [] : [{ visitors: visitorsWithoutId ?? 0, sketch: withoutId }],
  );
}

/** `rawViews = views + excluded`, whatever was kept when. */
function excludedOf({ views, rawViews }: ViewFigures, leftOut: LeftOutRow[]): LeftOut[] {
  const excluded = leftOut.map(({ reason, reports }) => ({ reason, reports }));
  const unrecorded = rawViews - views - excluded.reduce((sum, { reports }) => sum + reports, 0);
  return unrecorded > 0 ? [...excluded, { reason: UNRECORDED, reports: unrecorded }] : excluded;
}

/** One after another: each is many commands to Redis. */
async function inTurn<From, To>(rows: From[], make: (row: From) => Promise<To>): Promise<To[]> {
  const made: To[] = [];
  for (const row of rows) made.push(await make(row));
  return made;
}
