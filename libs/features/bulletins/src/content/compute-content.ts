import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssessmentYearsService, ScoringChanges } from '@haojiao/features/scoring';
import type { FactsMoment, PersonRow, SchemeVersion, ScoredItem } from '@haojiao/features/scoring';
import { bulletinTable } from '../domain/bulletin-content';
import type { BulletinContent, BulletinTable } from '../domain/bulletin-content';
import type { BulletinQuestion } from './bulletin-question';
import { ComputeClass } from './compute-class';
import type { ClassFigures } from './compute-class';
import { rankCorrespondents } from './rank-correspondents';

/** Of one class. */
export interface KeptItems {
  unitClass: string;
  items: readonly ScoredItem[];
}

/** Points in hundredths. */
export interface KeptUnit {
  organizationId: string;
  unitClass: string;
  submitted: number;
  adopted: number;
  earnedPoints: number;
  basePoints: number;
  points: number;
  submittedBefore: number;
  adoptedBefore: number;
  pointsBefore: number;
}

/** What a bulletin says by the facts of this moment, and what is kept of it when it is closed. */
export interface ComputedBulletin {
  content: BulletinContent;
  /** Of the facts. */
  moment: FactsMoment;
  items: KeptItems[];
  units: KeptUnit[];
  schemeVersions: SchemeVersion[];
}

/** Reckons a bulletin that is not closed. */
@Injectable()
export class ComputeContent {
  constructor(
    private readonly database: Database,
    private readonly years: AssessmentYearsService,
    private readonly classes: ComputeClass,
    private readonly changes: ScoringChanges,
  ) {}

  /** By the facts as they were at one moment, whatever is written meanwhile. */
  async of(bulletin: BulletinQuestion): Promise<ComputedBulletin> {
    return this.database.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const moment = await this.changes.moment(bulletin.organizationId, manager);
      const year = await this.years.load(bulletin.assessmentYearId, manager);
      const classes: ClassFigures[] = [];
      for (const unitClass of bulletin.unitClasses) {
        classes.push(await this.classes.of(bulletin, year, unitClass, manager));
      }
      const { topCorrespondents } = bulletin;
      const persons = classes.flatMap((each) => each.score.persons);
      return {
        content: {
          tables: classes.map(tableOf),
          correspondents:
            topCorrespondents === 0
              ? null
              : rankCorrespondents(persons, await this.unitNames(persons, manager), topCorrespondents),
        },
        moment,
        items: classes.map(({ unitClass, score: { items } }) => ({ unitClass, items })),
        units: classes.flatMap(keptUnits),
        schemeVersions: versionsUpTo(
          bulletin.endsOn,
          classes.flatMap(({ versions }) => versions),
        ),
      };
    });
  }

  private async unitNames(
    persons: readonly PersonRow[],
    manager: EntityManager,
  ): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM organizations WHERE id = ANY($1::uuid[])',
      [persons.flatMap(({ organizationId }) => organizationId ?? [])],
      manager,
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function tableOf({ unitClass, className, score, names, tallies, earlier }: ClassFigures): BulletinTable {
  const units = score.units.map(({ organizationId, ...row }) => ({
    organizationId,
    name: names.get(organizationId)!,
    rank: row.rank,
    submitted: row.submitted,
    adopted: row.adopted,
    uses: tallies.get(organizationId)?.uses ?? [],
    instructions: tallies.get(organizationId)?.instructions ?? 0,
    submissionPoints: row.submissionPoints,
    adoptionPoints: row.adoptionPoints,
    basePoints: row.basePoints,
    penaltyPoints: row.penaltyPoints,
    adjustmentPoints: row.adjustmentPoints,
    points: row.points,
  }));
  return bulletinTable({ unitClass, name: className }, units, earlier);
}

function keptUnits({ unitClass, score, earlier }: ClassFigures): KeptUnit[] {
  return score.units.map((row) => {
    const before = earlier.get(row.organizationId);
    return {
      organizationId: row.organizationId,
      unitClass,
      submitted: row.submitted,
      adopted: row.adopted,
      earnedPoints: row.earnedPoints,
      basePoints: row.basePoints,
      points: row.points,
      submittedBefore: before?.submitted ?? 0,
      adoptedBefore: before?.adopted ?? 0,
      pointsBefore: before?.points ?? 0,
    };
  });
}

/** Without those that begin later: they stay free to be changed. */
function versionsUpTo(lastDay: string, versions: readonly SchemeVersion[]): SchemeVersion[] {
  const begun = versions.filter(({ validFrom }) => validFrom <= lastDay);
  return [...new Map(begun.map((version) => [version.id, version])).values()];
}
