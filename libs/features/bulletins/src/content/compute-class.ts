import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { PeriodScores } from '@haojiao/features/scoring';
import type {
  AssessmentYearEntity,
  ClosedSeries,
  PeriodScore,
  SchemeVersion,
  ScoreLine,
} from '@haojiao/features/scoring';
import type { EarlierFigures } from '../domain/bulletin-content';
import { dayAfter, dayBefore } from '../domain/bulletin-period';
import type { BulletinQuestion } from './bulletin-question';
import { Series } from './series';
import type { HoldingIssue } from './series';
import { TallyUses } from './tally-uses';
import type { UnitTally } from './tally-uses';

export interface ClassFigures {
  unitClass: string;
  className: string;
  score: PeriodScore;
  versions: SchemeVersion[];
  /** Of its units. */
  names: Map<string, string>;
  tallies: Map<string, UnitTally>;
  /** Of the year before the period. */
  earlier: Map<string, EarlierFigures>;
}

/** Reckons the table of one class. */
@Injectable()
export class ComputeClass {
  constructor(
    private readonly database: Database,
    private readonly scores: PeriodScores,
    private readonly series: Series,
    private readonly tallies: TallyUses,
  ) {}

  async of(
    bulletin: BulletinQuestion,
    year: AssessmentYearEntity,
    unitClass: string,
    manager: EntityManager,
  ): Promise<ClassFigures> {
    const { startsOn, endsOn } = bulletin;
    const issues = await this.series.before(bulletin, unitClass, manager);
    const closed = await this.series.closedPeriods(issues, unitClass, manager);
    const period = { from: startsOn, to: endsOn };
    const { score, versions } = await this.scores.of(year, unitClass, period, closed, manager);
    const follows = closed?.through === dayBefore(startsOn);
    const keys = score.items.map(({ key }) => key);
    const before = follows
      ? await this.series.linesOf(issues, keys, manager)
      : new Map<string, ScoreLine[]>();
    const seriesStart = follows ? issues[0]!.startsOn : startsOn;
    return {
      unitClass,
      className: await this.nameOf(bulletin.organizationId, unitClass, manager),
      score,
      versions,
      names: await this.unitNames(score, manager),
      tallies: await this.tallies.of(score.items, before, { seriesStart, versions }, manager),
      earlier: await this.earlier(bulletin, year, unitClass, { issues, closed }, manager),
    };
  }

  /** By the last issue; for the days since, or for the whole year where nothing was issued, by the facts. */
  private async earlier(
    bulletin: BulletinQuestion,
    year: AssessmentYearEntity,
    unitClass: string,
    { issues, closed }: { issues: readonly HoldingIssue[]; closed: ClosedSeries | null },
    manager: EntityManager,
  ): Promise<Map<string, EarlierFigures>> {
    const last = issues.at(-1);
    const figures = last
      ? await this.series.yearUpTo(last, bulletin, unitClass, manager)
      : new Map<string, EarlierFigures>();
    const gap = { from: last ? dayAfter(last.endsOn) : year.startsOn, to: dayBefore(bulletin.startsOn) };
    if (gap.from > gap.to) return figures;
    const { score } = await this.scores.of(year, unitClass, gap, closed, manager);
    for (const { organizationId, submitted, adopted, points } of score.units) {
      const known = figures.get(organizationId) ?? { submitted: 0, adopted: 0, points: 0 };
      figures.set(organizationId, {
        submitted: known.submitted + submitted,
        adopted: known.adopted + adopted,
        points: known.points + points,
      });
    }
    return figures;
  }

  /** Of the class, as it is called now. */
  private async nameOf(organizationId: string, code: string, manager: EntityManager): Promise<string> {
    const [row] = await this.database.query<{ name: string }>(
      'SELECT name FROM unit_classes WHERE organization_id = $1 AND code = $2',
      [organizationId, code],
      manager,
    );
    return row?.name ?? code;
  }

  private async unitNames({ units }: PeriodScore, manager: EntityManager): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM organizations WHERE id = ANY($1::uuid[])',
      [units.map(({ organizationId }) => organizationId)],
      manager,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
